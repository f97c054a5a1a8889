import type { Clock } from '@porchlight/shared/base/ports'

/** Somebody who types on and on waits 20 seconds at most. */
const TYPING = { quietMs: 1_000, mostMs: 20_000 }

export interface Quiet {
  /** Acts when nothing has been put off under this key for a while. */
  putOff(key: string, act: () => void): void
  forget(key: string): void
  /** Nothing of what was put off is done any more. */
  end(): void
}

/** What takes long and is not needed at once waits until nobody types. */
export function createQuiet(clock: Clock, { quietMs, mostMs } = TYPING): Quiet {
  const waiting = new Map<string, { readonly since: number; readonly cancel: () => void }>()
  const forget = (key: string) => {
    waiting.get(key)?.cancel()
    waiting.delete(key)
  }
  return {
    putOff(key, act) {
      const now = clock.now()
      const since = waiting.get(key)?.since ?? now
      forget(key)
      const cancel = clock.after(Math.max(0, Math.min(quietMs, since + mostMs - now)), () => {
        waiting.delete(key)
        act()
      })
      waiting.set(key, { since, cancel })
    },
    forget,
    end() {
      for (const key of waiting.keys()) forget(key)
    },
  }
}
