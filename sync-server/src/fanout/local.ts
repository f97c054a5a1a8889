import type { Fanout } from '../ports.ts'

/** One relay process: announcements go straight to whoever listens in it. */
export function createLocalFanout(): Fanout {
  const listeners = new Set<Parameters<Fanout['subscribe']>[0]>()
  return {
    publish(channel, n) {
      for (const listener of listeners) listener(channel, n)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
