/**
 * Lines that follow each other carry one more than the highest that their author had seen: phones' clocks differ, what came
 * after what does not.
 */
export interface Counted {
  readonly n: number
  readonly at: number
  readonly id: string
}

/** Higher ones do not count: a stranger's last number would leave no room for a next one. */
export const MAX_N = 1_000_000_000

/** The number of the next line. At the highest, time decides. */
export const nextNumber = (numbers: readonly number[]): number => Math.min(MAX_N, 1 + numbers.reduce((most, n) => Math.max(most, n), 0))

export const byNumber = (a: Counted, b: Counted): number => a.n - b.n || a.at - b.at || (a.id < b.id ? -1 : 1)
