import type { TurfVisits } from './export.ts'
import { localDay } from './results-knocks.ts'
import { chainsOf } from './standing.ts'

/** First and last day, both included; `2026-11-22`. What is not said is not asked for. */
export interface Days {
  readonly from?: string
  readonly to?: string
}

/**
 * The visits of these days alone, so that what went out last week does not go out again. A visit is of the day on which the door was
 * knocked, whenever it was corrected. Requests to be left alone stand, of whatever day.
 */
export function visitsOfDays(turfs: readonly TurfVisits[], { from = '', to = '' }: Days): readonly TurfVisits[] {
  if (from === '' && to === '') return turfs
  const isAsked = (at: number) => {
    const day = localDay(at)
    return day >= from && (to === '' || day <= to)
  }
  return turfs.map(one => {
    const wanted = new Set(chainsOf(one.visits.visits).flatMap(({ first, all }) => (isAsked(first.at) ? all : [])))
    return { ...one, visits: { ...one.visits, visits: one.visits.visits.filter(visit => wanted.has(visit)) } }
  })
}

/** How many lines the table of visits has. */
export const countVisits = (turfs: readonly TurfVisits[]): number =>
  turfs.reduce((sum, { visits }) => sum + chainsOf(visits.visits).filter(({ current }) => current).length, 0)
