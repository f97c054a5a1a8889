import { expect, test } from 'vitest'
import type { DocId } from '@porchlight/shared/base/ids'
import type { VisitsView } from '@porchlight/shared/canvass/types'
import { NO_VISITS, VISITS_A_DOC, visitsDocAt } from '@porchlight/shared/canvass/visits-docs'
import type { Group } from '../../engine/api.ts'
import { currentVisits, visitsNow, visitsWith } from './turf-docs.ts'

const TURF = 'turf/0123456789abcdef'
const [FIRST, SECOND] = [visitsDocAt(TURF, 1), visitsDocAt(TURF, 2)]
const visits = (from: number, count: number): VisitsView => ({
  ...NO_VISITS,
  visits: Array.from({ length: count }, (_, i) => ({ id: `v${from + i}`, at: from + i }) as never),
})

/** What is known of this turf; a document of another turf is there as well. */
function group(...known: readonly (readonly [DocId, VisitsView | undefined])[]): Group {
  const views = new Map(known)
  return {
    docs: () => [...views.keys(), visitsDocAt('turf/fedcba9876543210', 2)],
    view: (_: unknown, doc: DocId) => views.get(doc),
  } as never
}

test('the visit that fills a document can be touched twice: the second touch finds it', () => {
  const full = group([FIRST, visits(0, VISITS_A_DOC)])
  expect(visitsWith(full, TURF, `v${VISITS_A_DOC - 1}`)).toBe(FIRST)
  expect(visitsWith(full, TURF, 'another')).toBe(SECOND)
  expect(currentVisits(full, TURF)).toBe(SECOND)
})

test('a correction goes where the visit is, also when that is full and a next one is begun', () => {
  const two = group([FIRST, visits(0, VISITS_A_DOC)], [SECOND, visits(VISITS_A_DOC, 3)])
  expect(visitsWith(two, TURF, 'v7')).toBe(FIRST)
  expect(visitsWith(two, TURF, `v${VISITS_A_DOC + 1}`)).toBe(SECOND)
  expect(visitsNow(two, TURF).visits).toHaveLength(VISITS_A_DOC + 3)
})

test('a next document that is listed and has not come yet is the one to write into', () => {
  const listed = group([FIRST, visits(0, VISITS_A_DOC)], [SECOND, undefined])
  expect(currentVisits(listed, TURF)).toBe(SECOND)
  expect(visitsNow(listed, TURF).visits).toHaveLength(VISITS_A_DOC)
})
