import type { Clock } from '@porchlight/shared/base/ports'

/** A clock for many phones: it moves only when the world says so, and each phone may be hours off. */
export interface WorldClock {
  now(): number
  /** Moves on by `ms`, running what is due in order. */
  advance(ms: number): void
  /** The same time as a phone sees it. */
  skewed(by: number): Clock
}

export function createWorldClock(start: number): WorldClock {
  let now = start
  let number = 0
  const timers = new Map<number, { at: number; run: () => void }>()

  const after = (ms: number, run: () => void) => {
    const id = ++number
    timers.set(id, { at: now + Math.max(0, ms), run })
    return () => void timers.delete(id)
  }

  return {
    now: () => now,
    advance(ms) {
      const until = now + ms
      for (;;) {
        let due: [number, { at: number; run: () => void }] | undefined
        for (const entry of timers) if (entry[1].at <= until && (!due || entry[1].at < due[1].at)) due = entry
        if (!due) break
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].run()
      }
      now = until
    },
    skewed: by => ({ now: () => now + by, after }),
  }
}
