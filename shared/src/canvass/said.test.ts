import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { standingSayings } from './said.ts'
import type { Sayings } from './sayings.ts'
import { chainsOf } from './standing.ts'
import type { Visit } from './types.ts'

const DOOR = testId('118')
const MARIA = testId('maria')

/** A visit to Maria, or to the door; `at` counts minutes. */
function visit(name: string, at: number, said: Sayings, more: Partial<Visit> = {}): Visit {
  const base = { literature: false, note: '', answers: {}, by: '5a', device: 'd1', door: DOOR }
  return { id: testId(name), target: { level: 'person', id: MARIA }, at: at * 60_000, ...base, ...said, ...more }
}
const standing = (...visits: Visit[]) => standingSayings(chainsOf(visits))
const ofMaria = (...visits: Visit[]) => standing(...visits).standing.get(MARIA)
const promisesOf = (...visits: Visit[]) => (standing(...visits).promises.get(DOOR) ?? []).map(one => one.what)

test('[D1] support: of each canvasser the latest; two who heard different things both stand, newest first', () => {
  const first = visit('1', 1, { support: 4 })
  const later = visit('2', 2, { support: 2 })
  expect(ofMaria(first, later)?.support).toMatchObject({ latest: { support: 2, by: '5a' }, disagree: false })
  const another = visit('3', 3, { support: 5 }, { by: '0a' })
  expect(ofMaria(first, later, another)?.support).toMatchObject({ disagree: true, told: [{ support: 5 }, { support: 2 }] })
})

test('[D1] a correction says it anew, an undo takes it away', () => {
  const first = visit('1', 1, { support: 4, issue: 'rent', tags: { sign: true } })
  const corrected = visit('2', 2, { support: 3 }, { replaces: first.id })
  expect(ofMaria(first, corrected)).toMatchObject({ support: { latest: { support: 3 } }, issues: [], tags: [] })
  expect(ofMaria(first, visit('3', 2, {}, { replaces: first.id, undone: true }))).toBeUndefined()
})

test('a tag is on until somebody takes it off; of voting each part is as last said', () => {
  const asked = visit('1', 1, { tags: { sign: true, ride: true }, voting: { registered: 'yes', way: 'day', when: 'noon', how: '' } })
  const later = visit('2', 2, { tags: { sign: false, 'poll watcher': true }, voting: { way: 'mail', when: '', how: 'son' } }, { by: '0a' })
  expect(ofMaria(asked, later)?.tags).toEqual(['poll watcher', 'ride'])
  expect(ofMaria(asked, later)?.voting).toEqual({ registered: 'yes', way: 'mail', when: 'noon', how: 'son' })
})

test('[D1] promises stand with their door, soonest first, until a visit says that one was kept', () => {
  const sign = visit('1', 1, { followUp: { on: '2026-12-01', what: 'bring a sign' } })
  const call = visit('2', 2, { followUp: { on: '', what: 'call' } })
  const back = visit('3', 3, { followUp: { on: '2026-11-28', what: 'come back' } }, { target: { level: 'door', id: DOOR } })
  expect(promisesOf(sign, call, back)).toEqual(['come back', 'bring a sign', 'call'])
  const kept = visit('4', 4, { fulfils: sign.id }, { by: '0a' })
  expect(promisesOf(sign, call, back, kept)).toEqual(['come back', 'call'])
  expect(promisesOf(sign, kept, visit('5', 5, {}, { by: '0a', replaces: kept.id, undone: true }))).toEqual(['bring a sign'])
})

test('a promise that was corrected is kept, whichever of its words was named', () => {
  const first = visit('1', 1, { followUp: { on: '', what: 'call' } })
  const corrected = visit('2', 2, { followUp: { on: '', what: 'call at noon' } }, { replaces: first.id })
  expect(promisesOf(first, corrected)).toEqual(['call at noon'])
  for (const named of [first, corrected]) expect(promisesOf(first, corrected, visit('3', 3, { fulfils: named.id }))).toEqual([])
})

test('warnings stand with the door whoever was visited there: of each canvasser the latest', () => {
  const dog = visit('1', 1, { safety: 'Dog' })
  const gone = visit('2', 2, { safety: 'Dog is on a chain' }, { target: { level: 'door', id: DOOR } })
  const step = visit('3', 3, { safety: 'Loose step' }, { by: '0a' })
  expect((standing(dog, gone, step).warnings.get(DOOR) ?? []).map(one => one.words)).toEqual(['Loose step', 'Dog is on a chain'])
})

test('[P3.3] what stands depends on the set of visits alone', () => {
  const said: fc.Arbitrary<Sayings> = fc.record(
    {
      support: fc.constantFrom(1, 3, 5),
      issue: fc.constantFrom('rent', 'roads'),
      tags: fc.dictionary(fc.constantFrom('sign', 'ride'), fc.boolean(), { minKeys: 1 }),
      safety: fc.constantFrom('Dog', 'Step'),
      followUp: fc.record({ on: fc.constantFrom('', '2026-11-28'), what: fc.constantFrom('call', 'sign') }),
      fulfils: fc.integer({ min: 0, max: 9 }).map(n => testId(`v${n}`)),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Sayings>
  const one = fc.tuple(
    said,
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('5a', '0a'),
    fc.option(fc.integer({ min: 0, max: 9 })),
    fc.boolean(),
  )
  fc.assert(
    fc.property(fc.array(one, { maxLength: 10 }), fc.integer(), (drawn, seed) => {
      const visits = drawn.map(([words, at, by, replaces, undone], n) =>
        visit(`v${n}`, at, words, {
          by,
          ...(replaces === null || replaces >= n ? {} : { replaces: testId(`v${replaces}`), ...(undone ? { undone } : {}) }),
        }),
      )
      const shuffled = visits.toSorted((a, b) => ((parseInt(a.id, 16) ^ seed) % 97) - ((parseInt(b.id, 16) ^ seed) % 97))
      expect(standing(...shuffled)).toEqual(standing(...visits))
    }),
  )
})
