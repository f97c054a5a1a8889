import type { Tabs, World } from './ports.ts'

/**
 * The tabs of this phone. One of them leads: it alone sends and receives. The browser gives the lock to the next tab
 * the moment the leader is closed or killed; nothing has to be noticed or agreed on.
 */
export interface TabCount {
  count(): Promise<number>
  /** A tab of a later version is there: its messages are not understood, and this one leads no more. */
  onNewer(listener: () => void): void
}

/** What the tabs tell each other, as a whole: another number with any change that a tab of before would take wrongly. */
export const TABS_VERSION = 1

interface Envelope {
  readonly v: number
  /** Undefined: only to be noticed. */
  readonly message?: unknown
}

export function createTabs(world: World, version = TABS_VERSION): Tabs & TabCount {
  const name = `${world.name}/leader`
  const channel = world.broadcast(`${world.name}/tabs`)
  const listeners = new Set<(message: unknown) => void>()
  const closing = new AbortController()
  const retired = new AbortController()
  const over = AbortSignal.any([closing.signal, retired.signal])
  const newer = new Set<() => void>()
  let end: (() => void) | undefined
  const post = (envelope: Omit<Envelope, 'v'>) => channel.postMessage({ v: version, ...envelope } satisfies Envelope)
  const retire = () => {
    retired.abort()
    end?.()
  }
  // Safari takes the lock from such a page, or gives it to one that cannot use it. Shown again it is loaded anew (app/updates.ts).
  world.onLeft?.(retire)
  channel.onmessage = event => {
    const { v, message } = event.data as Envelope
    // One of before does not know that we are here, unless we say so.
    if (v < version) post({})
    if (v > version) {
      retire()
      for (const listener of newer) listener()
    }
    if (v === version && message !== undefined) for (const listener of listeners) listener(message)
  }
  post({})

  return {
    lead(start) {
      const led = world.locks.request(name, { mode: 'exclusive', signal: over }, () => {
        if (over.aborted) return
        const stop = start()
        return new Promise<void>(release => {
          end = () => {
            end = undefined
            stop()
            release()
          }
        })
      })
      led.catch((error: unknown) => {
        if (!over.aborted) throw error
      })
    },
    get leading() {
      return end !== undefined
    },
    tell(message) {
      if (!closing.signal.aborted) post({ message })
    },
    hear(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async count() {
      const { held = [], pending = [] } = await world.locks.query()
      return [...held, ...pending].filter(lock => lock.name === name).length
    },
    onNewer(listener) {
      newer.add(listener)
    },
    close() {
      closing.abort()
      end?.()
      listeners.clear()
      channel.close()
    },
  }
}
