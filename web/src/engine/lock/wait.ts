import type { Database } from '../db.ts'
import type { World } from '../ports.ts'
import { rowOf } from './key-rows.ts'
import { writeWait } from './opening-by.ts'

const TICK_MS = 1_000
/** So much of the waiting may be lost when the app is closed: it is written down so often. */
const KEPT_EVERY = 5

/**
 * What is left to be waited after wrong tries. It runs only while the lock's screen is open, second by second: whatever
 * somebody does to the phone's clock, and however often they open the app anew, is of no use to them. One tab counts for all.
 */
export function watchWait(database: Database, world: World) {
  const listeners = new Set<(waitMs: number) => void>()
  const stopping = new AbortController()
  let left = 0
  let counting = false

  function tell(waitMs: number): void {
    left = waitMs
    for (const listener of listeners) listener(waitMs)
  }

  const read = async () => rowOf(await database.alive(() => database.keys.toArray()), 'tries')
  const second = () =>
    new Promise<void>(passed => {
      const cancel = world.clock.after(TICK_MS, passed)
      stopping.signal.addEventListener('abort', () => {
        cancel()
        passed()
      })
    })

  async function count(): Promise<void> {
    for (let tick = 1; !stopping.signal.aborted; tick++) {
      const tries = await read()
      if (!tries || tries.waitMs <= 0) return tell(0)
      if (tick === 1) tell(tries.waitMs)
      if (stopping.signal.aborted) return
      await second()
      if (stopping.signal.aborted) return
      tell(Math.max(0, left - TICK_MS))
      if (tick % KEPT_EVERY === 0 || left === 0) await writeWait(database, left)
    }
  }

  return {
    /** Looks whether there is something to wait for, and counts it down. */
    async look(): Promise<void> {
      const waitMs = await read().then(
        tries => tries?.waitMs ?? 0,
        () => 0,
      )
      if (!counting) tell(waitMs)
      if (counting || waitMs === 0 || stopping.signal.aborted) return
      counting = true
      void world.locks
        .request(`${world.name}/lock-wait`, { signal: stopping.signal }, count)
        .catch(() => undefined)
        .finally(() => {
          counting = false
        })
    },
    left: () => left,
    listen(listener: (waitMs: number) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: () => stopping.abort(),
  }
}
