/** How far apart clock and timer may be before somebody has set the clock. */
const TURNED_MS = 60_000

/** `clock`: the time of day; `timer`: since the page began, which stands still while some phones sleep. */
export interface Moment {
  readonly clock: number
  readonly timer: number
}

/**
 * Whether a phone that nobody has touched since `last` is to be locked now. By the clock, since timers stand still in a
 * phone that sleeps; by the timer as well, since a clock can be set back; and a clock that was set back locks.
 */
export function isIdle(last: Moment, now: Moment, afterMs: number): boolean {
  const byClock = now.clock - last.clock
  return byClock < -TURNED_MS || Math.max(byClock, now.timer - last.timer) >= afterMs
}
