import type { Clock } from '@porchlight/shared/base/ports'

const QUIET_MS = 1_000
const MOST_MS = 20_000

export interface Quiet {
  /** Acts when nothing has been put off under this key for a second; somebody who types on and on waits 20 at most. */
  putOff(key: string, act: () => void): void
  forget(key: string): void
}

/** What takes long and is not needed at once waits until nobody types. */
export function createQuiet(clock: Clock): Quiet {
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
      const cancel = clock.after(Math.max(0, Math.min(QUIET_MS, since + MOST_MS - now)), () => {
        waiting.delete(key)
        act()
      })
      waiting.set(key, { since, cancel })
    },
    forget,
  }
}
