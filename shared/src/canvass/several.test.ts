import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { recordVisits, undoVisits } from './several.actions.ts'
import { chainsOf } from './standing.ts'
import { withStretch } from './stretch.ts'
import { visitsKind } from './visits.ts'

const ORDER = ['a', 'b', 'c', 'd', 'e', 'f']
const touch = (chosen: string, touched: string, left = '') => withStretch(ORDER, [...chosen], touched, door => left.includes(door)).join('')

test('[D13] the first door and the last: all between are chosen, whichever way round; one more touch takes one out', () => {
  expect(touch('', 'c')).toBe('c')
  expect(touch('b', 'e')).toBe('bcde')
  expect(touch('e', 'b')).toBe('bcde')
  expect(touch('bcde', 'c')).toBe('bde')
  expect(touch('bde', 'c')).toBe('bcde')
  expect(touch('ab', 'f')).toBe('abcdef')
  // From the nearest, not from the first that was touched; doors that are left out stay out unless they are meant.
  expect(touch('af', 'd')).toBe('adef')
  expect(touch('a', 'e', 'bc')).toBe('ade')
  expect(touch('a', 'c', 'bc')).toBe('ac')
  // What is no longer in the list is not there to count from.
  expect(touch('z', 'c')).toBe('c')
})

test('[D13] visits to several doors are in one change: each stands and is taken back by itself, a faulty one keeps all of them out', () => {
  const sam = phone(visitsKind, 'sam')
  const visit = (name: string) => ({ id: testId(name), target: { level: 'door', id: testId(`door ${name}`) }, door: testId(`door ${name}`), result: 'not-home' }) as const // prettier-ignore
  const [one, two, three] = ['1', '2', '3'].map(visit)
  expect(sam.act(recordVisits, { visits: [one!, { ...two!, result: 'refused' }] })).toMatchObject({ code: 'result-level' })
  expect(sam.view().visits).toEqual([])
  expect(sam.act(recordVisits, { visits: [one!, two!, three!] })).toBeUndefined()
  expect(sam.act(recordVisits, { visits: [one!, two!, three!] })).toBeUndefined()
  expect(sam.view().visits).toHaveLength(3)
  const undos = [one!, three!].map(({ id }) => ({ id: testId(`undo ${id}`), visit: id }))
  expect(sam.act(undoVisits, { undos })).toBeUndefined()
  expect(chainsOf(sam.view().visits).flatMap(({ current }) => current?.id ?? [])).toEqual([two!.id])
  expect(sam.act(undoVisits, { undos: [{ id: testId('u'), visit: testId('nobody’s') }] })).toMatchObject({ code: 'visit-unknown' })
})
