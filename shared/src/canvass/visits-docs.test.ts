import { expect, test } from 'vitest'
import { docId } from '../base/ids.ts'
import type { DocId } from '../base/ids.ts'
import { phone, testId } from '../doc/testing.ts'
import type { VisitsView } from './types.ts'
import { NO_VISITS, VISITS_A_DOC, currentVisitsDoc, joinVisits, visitsDocAt } from './visits-docs.ts'
import { visitsKind } from './visits.ts'
import { addDoor, addResident, askNotToContact, correctVisit, recordVisit, setCanvasserName } from './visits.actions.ts'
import type { Address } from './types.ts'

const TURF = 'turf/0123456789abcdef'
const door = (n: number) => testId(`door ${n}`)
const target = (n: number) => ({ level: 'door' as const, id: door(n) })
const visit = (id: string, n: number) => ({ id: testId(id), target: target(n), door: door(n), result: 'not-home' as const })
const address: Address = { number: '9', street: 'Elm St', unit: '', city: 'Linden', state: 'OH', zip: '43000' }

/** As many visits as `count`, without the cost of making them. */
const full = (count: number): VisitsView => ({ ...NO_VISITS, visits: Array.from({ length: count }, () => ({}) as never) })

test('a turf’s documents have names that every phone knows', () => {
  expect(visitsDocAt(TURF, 1)).toBe(docId('visits', TURF))
  expect(visitsDocAt(TURF, 2)).toBe(`visits/0000000000000002@${TURF}`)
  expect(visitsDocAt(TURF, 17)).toBe(`visits/0000000000000011@${TURF}`)
})

test('what is new goes into the last document that was begun, and into a next one when that is full', () => {
  const current = (counts: readonly (number | undefined)[], listed = counts.length) => {
    const begun = Array.from({ length: listed }, (_, i) => visitsDocAt(TURF, i + 1))
    const views = new Map(counts.map((count, i) => [visitsDocAt(TURF, i + 1), count === undefined ? undefined : full(count)] as const))
    return currentVisitsDoc(TURF, begun, (doc: DocId) => views.get(doc))
  }
  expect(current([])).toBe(visitsDocAt(TURF, 1))
  expect(current([VISITS_A_DOC - 1])).toBe(visitsDocAt(TURF, 1))
  expect(current([VISITS_A_DOC])).toBe(visitsDocAt(TURF, 2))
  expect(current([VISITS_A_DOC, 3])).toBe(visitsDocAt(TURF, 2))
  expect(current([VISITS_A_DOC, VISITS_A_DOC + 40])).toBe(visitsDocAt(TURF, 3))
  // Begun by somebody else, and not here yet: it is the one all the same.
  expect(current([VISITS_A_DOC], 2)).toBe(visitsDocAt(TURF, 2))
  // What is not known to be full is not left.
  expect(current([undefined])).toBe(visitsDocAt(TURF, 1))
})

test('two documents are read as one would be', () => {
  const one = phone(visitsKind, 'sam')
  const [early, late] = [phone(visitsKind, 'sam'), phone(visitsKind, 'sam')]
  const both = (at: typeof early, act: (on: typeof early) => unknown) => {
    act(at)
    act(one)
  }
  both(late, on => on.act(recordVisit, visit('second', 2), 2000))
  both(early, on => on.act(recordVisit, visit('first', 1), 1000))
  both(early, on => on.act(correctVisit, { id: testId('fix'), replaces: testId('first'), result: 'address-not-found' }, 3000))
  both(late, on => on.act(addResident, { id: testId('new'), door: door(2), name: 'Ana' }, 2500))
  both(early, on => on.act(addResident, { id: testId('old'), door: door(1), name: 'Luz' }, 1500))
  both(late, on => on.act(addDoor, { id: testId('d9'), address, precinct: '' }))
  both(early, on => on.act(askNotToContact, { id: testId('r1'), target: target(1) }, 1600))
  both(late, on => on.act(askNotToContact, { id: testId('r2'), target: target(2) }, 2600))
  both(early, on => on.act(setCanvasserName, { name: 'Sam' }))
  both(late, on => on.act(setCanvasserName, { name: 'Samuel' }))
  expect(joinVisits([early.view(), late.view()])).toEqual(one.view())
})

test('a visit that a double touch has put into both is one', () => {
  const [early, late] = [phone(visitsKind, 'sam'), phone(visitsKind, 'sam')]
  for (const doc of [early, late]) doc.act(recordVisit, visit('same', 1))
  expect(joinVisits([early.view(), late.view()]).visits).toHaveLength(1)
})

test('what has not changed keeps its identity', () => {
  const [early, late] = [full(2), NO_VISITS].map(view => ({ ...view, visits: view.visits.map((_, i) => ({ id: `${i}`, at: i }) as never) }))
  expect(joinVisits([])).toBe(NO_VISITS)
  expect(joinVisits([early!])).toBe(early)
  const all = joinVisits([early!, late!])
  expect(joinVisits([early!, late!])).toBe(all)
  expect(joinVisits([early!, { ...late! }])).not.toBe(all)
})
