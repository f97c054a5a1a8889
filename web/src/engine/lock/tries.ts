/** After so many wrong tries in a row, so long; wrong tries never erase anything. */
const FREE = 4
const WAITS_MS = [30_000, 60_000, 300_000] as const
const LONGEST_MS = 900_000

export const waitAfter = (failed: number): number => (failed <= FREE ? 0 : (WAITS_MS[failed - FREE - 1] ?? LONGEST_MS))
