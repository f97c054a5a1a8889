import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  readonly passed: number
  readonly failed: number
}

export const one = (well: boolean): Tally => (well ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

const read = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/** A run that ended badly without a failing test (a file that does not load, an unhandled error) counts as one failure. */
function settle(passed: number, failed: number, endedWell: boolean): Tally {
  return { passed, failed: failed === 0 && (!endedWell || passed === 0) ? 1 : failed }
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

/** Skipped tests count as failed: nothing is skipped here, so one that is has been forgotten. */
export function ofVitest(path: string, endedWell: boolean): Tally {
  const report = read(path) as VitestReport | undefined
  if (!report) return one(false)
  const left = report.numPendingTests + report.numTodoTests
  if (left > 0) console.error(`${left} tests were skipped`)
  return settle(report.numPassedTests, report.numFailedTests + left, endedWell)
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
}

export function ofPlaywright(path: string, endedWell: boolean): Tally {
  const report = read(path) as PlaywrightReport | undefined
  if (!report) return one(false)
  const { expected, unexpected, flaky, skipped } = report.stats
  if (skipped > 0) console.error(`${skipped} journeys were skipped`)
  return settle(expected, unexpected + flaky + skipped, endedWell)
}
