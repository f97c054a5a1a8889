import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { doorsOf } from './progress.ts'
import { DOORS, EMPTY, HOUSES, SCOPES, TURFS, UNITS, resultsOf, turfsOf, viewsOf, visitAt } from './results-testing.ts'
import { contactRate, lineOf, makeResults } from './results.ts'
import type { Results, ResultsFilter } from './results.ts'
import type { Line } from './results-tally.ts'
import type { ResultCode } from './types.ts'
import { LEVEL, RESULTS } from './types.ts'

const anyVisits = fc
  .array(
    fc.record({
      turf: fc.nat(2),
      door: fc.nat(6),
      by: fc.constantFrom('ana', 'bo', 'cy'),
      knocker: fc.constantFrom('', '', 'Bo', 'Dee'),
      at: fc.integer({ min: 0, max: 6 }),
      result: fc.constantFrom<ResultCode | undefined>(...RESULTS, 'canvassed', undefined),
      support: fc.constantFrom(undefined, 1 as const, 4 as const),
    }),
    { maxLength: 40 },
  )
  .map(all =>
    all.map(({ turf, door, by, knocker, at, result, support }, i) => {
      const here = TURFS[turf]!.base!.doors
      const where = here[door % here.length]!
      // Nobody lives there of whom anything could be said.
      const fitting = where === EMPTY && result && LEVEL[result] === 'person' ? 'not-home' : result
      const paper = knocker ? { paper: { knocker, sheet: '' } } : {}
      const said = { ...(fitting ? { result: fitting } : {}), ...(support ? { support } : {}), ...paper }
      return visitAt(turf, where, String(i), Date.UTC(2026, 10, 20, 12) + at * 20 * 3_600_000, { by, ...said })
    }),
  )

/** Maps as entries in an order of their own, to compare by what they say. */
const plain = (results: Results): unknown =>
  JSON.parse(
    JSON.stringify({ ...results, knocks: 'those of the turfs' }, (_key, value: unknown) =>
      value instanceof Map ? [...value].toSorted() : value,
    ),
  )
const sum = (lines: ReadonlyMap<string, Line>, of: (line: Line) => number) => [...lines.values()].reduce((all, one) => all + of(one), 0)

test('[C1] by turf, by canvasser and by day visits, talks and results add up to the whole; doors count once, however many turfs have them', () => {
  fc.assert(
    fc.property(anyVisits, made => {
      const views = viewsOf(made)
      const { total, byTurf, byWalker, byDay, whole } = resultsOf(views)
      for (const lines of [byTurf, byWalker, byDay]) {
        expect(sum(lines, one => one.visits)).toBe(total.visits)
        expect(sum(lines, one => one.talks)).toBe(total.talks)
        for (const code of RESULTS) expect(sum(lines, one => one.results[code])).toBe(total.results[code])
      }
      expect(total.visits).toBe(made.length)
      const { attempted } = doorsOf(turfsOf(views).map(one => ({ ...one, onlyKnocked: false })))
      expect(total.doors).toBe(attempted)
      expect(total.reached).toBeLessThanOrEqual(total.doors)
      expect(whole).toEqual({ doors: DOORS.length + 1, inNoTurf: 1, withNobody: 2 })
    }),
  )
})

test('[C1] the order in which visits came, and what was counted before, change nothing; neither does a visit more cost another turf', () => {
  fc.assert(
    fc.property(
      anyVisits,
      fc.nat(),
      fc.constantFrom<ResultsFilter>({}, { walker: 'bo' }, { from: '2026-11-21', to: '2026-11-22' }),
      (made, cut, filter) => {
        const memory = makeResults()
        const before = viewsOf(made.slice(0, cut % (made.length + 1)))
        const early = resultsOf(before, filter, memory)
        const fresh = viewsOf(made)
        // A turf to which nothing was added keeps its view.
        const views = fresh.map((view, i) => (view.visits.length === before[i]!.visits.length ? before[i]! : view))
        const after = resultsOf(views, filter, memory)
        expect(plain(after)).toEqual(plain(resultsOf(viewsOf(made.toReversed()), filter)))
        // Without paper nobody's name changes who is who: a turf to which nothing came is not counted anew.
        if (made.every(one => !one.visit.paper))
          for (const [i, view] of views.entries())
            if (view === before[i]) expect(after.knocks.get(SCOPES[i]!)).toBe(early.knocks.get(SCOPES[i]!))
      },
    ),
  )
})

test('[C1] filters: by turf, canvasser and day every visit is in exactly one part; a turf alone has its own doors', () => {
  fc.assert(
    fc.property(anyVisits, made => {
      const views = viewsOf(made)
      const { total, walkers, byDay } = resultsOf(views)
      const visits = (filters: readonly ResultsFilter[]) => filters.reduce((all, filter) => all + resultsOf(views, filter).total.visits, 0)
      expect(visits(SCOPES.map(scope => ({ scope })))).toBe(total.visits)
      expect(visits([...walkers.keys()].map(walker => ({ walker })))).toBe(total.visits)
      expect(visits([...byDay.keys()].map(day => ({ from: day, to: day })))).toBe(total.visits)
      expect(resultsOf(views, { scope: 'turf/3' }).whole).toEqual({ doors: 5, inNoTurf: 0, withNobody: 1 })
    }),
  )
})

test('[C1] whoever walked with paper is credited, and is the member of that name; the contact rate is of the doors knocked', () => {
  const paper = { paper: { knocker: ' bo ', sheet: '' }, by: 'ana' }
  const made = [
    visitAt(0, HOUSES[0]!, 'a', 1, { result: 'canvassed', by: 'bo' }),
    visitAt(0, HOUSES[0]!, 'b', 2, { result: 'not-home', ...paper }),
    visitAt(1, HOUSES[6]!, 'c', 3, { result: 'not-home', by: 'bo' }),
    visitAt(0, HOUSES[6]!, 'd', 4, { result: 'not-home', by: 'ana' }),
    visitAt(1, UNITS[0]!, 'e', 5, { result: 'inaccessible', by: 'cy', paper: { knocker: 'Dee', sheet: '' } }),
  ]
  const { total, byWalker, walkers, byTurf } = resultsOf(viewsOf(made))
  expect([...byWalker.keys()].toSorted()).toEqual(['ana', 'bo', 'paper/dee'])
  expect(byWalker.get('bo')).toMatchObject({ visits: 3, talks: 1, doors: 2, reached: 1 })
  // A building that cannot be entered is a try at each of its doors.
  expect(lineOf(byWalker, 'paper/dee').doors).toBe(4)
  expect(walkers.get('paper/dee')).toBe('Dee')
  expect(total).toMatchObject({ doors: 6, reached: 1 })
  expect(sum(byTurf, one => one.doors)).toBe(7)
  expect(contactRate(total)).toBeCloseTo(1 / 6)
  expect(contactRate(lineOf(byTurf, 'turf/9'))).toBe(0)
})

test('[C2] support, voting and survey: of each person the last word, of two canvassers who heard different things it is said', () => {
  const question = testId('q')
  const made = [
    visitAt(0, HOUSES[0]!, 'a', 1, {
      result: 'canvassed',
      support: 2,
      answers: { [question]: ' Yes ' },
      voting: { registered: 'no', when: '', how: '' },
    }),
    visitAt(0, HOUSES[0]!, 'b', 2, { support: 5, by: 'bo' }),
    visitAt(0, HOUSES[1]!, 'c', 3, { support: 5, voting: { registered: 'yes', way: 'mail', when: '', how: '' } }),
    visitAt(0, HOUSES[1]!, 'd', 4, { support: 1, answers: { [question]: 'Yes' } }),
    visitAt(1, HOUSES[6]!, 'e', 5, { support: 1 }),
    visitAt(0, HOUSES[6]!, 'f', 6, { support: 3, by: 'bo' }),
  ]
  const { heard } = resultsOf(viewsOf(made))
  const said = (what: string) => Object.fromEntries(heard.get(what)!.values)
  expect(said('support')).toEqual({ 1: 1, 3: 1, 5: 1 })
  expect(heard.get('support')).toMatchObject({ said: 3, split: 2 })
  expect(said('registered')).toEqual({ no: 1, yes: 1 })
  expect(said('way')).toEqual({ mail: 1 })
  expect(said(`answer/${question}`)).toEqual({ Yes: 2 })
})
