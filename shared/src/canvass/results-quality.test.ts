import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { canvassKind } from './canvass.ts'
import { countAgain, leaveOut, withoutLeftOut } from './left-out.actions.ts'
import { disagreements, openPromises } from './results-doors.ts'
import { paceOf } from './results-pace.ts'
import { HOUSES, resultsOf, turfsOf, viewsOf, visitAt } from './results-testing.ts'
import type { Door } from './types.ts'
import { NO_VISITS } from './visits-docs.ts'

test('[C3] what an organizer sets aside is counted nowhere, a late visit and a correction included, and counts again when it is taken back', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  const first = visitAt(0, HOUSES[0]!, 'a', 100, { result: 'canvassed', by: 'bo', followUp: { on: '', what: 'call' } })
  const made = [
    first,
    visitAt(0, HOUSES[0]!, 'b', 900, { result: 'refused', by: 'bo', replaces: first.visit.id }),
    visitAt(0, HOUSES[1]!, 'c', 150, { result: 'not-home', by: 'ana', paper: { knocker: 'Bo', sheet: '' } }),
    visitAt(0, HOUSES[2]!, 'd', 150, { result: 'not-home', by: 'ana' }),
    visitAt(0, HOUSES[3]!, 'e', 201, { result: 'not-home', by: 'bo' }),
  ]
  const counted = () => {
    const views = viewsOf(made).map(view => withoutLeftOut(view, olga.view().leftOut))
    return resultsOf(views)
      .knocks.get('turf/1')!
      .map(one => one.at)
  }
  const batch = { id: testId('batch'), walkers: ['bo', 'paper/bo'], from: 100, to: 200, reason: ' Made up ' }
  expect(counted()).toEqual([100, 150, 150, 201])
  expect(olga.act(leaveOut, batch, 7)).toBeUndefined()
  expect(olga.view().leftOut).toEqual([{ ...batch, reason: 'Made up', at: 7, by: olga.member }])
  expect(counted()).toEqual([150, 201])
  expect(openPromises(turfsOf(viewsOf(made).map(view => withoutLeftOut(view, olga.view().leftOut))))).toEqual([])
  expect(olga.act(countAgain, { id: batch.id })).toBeUndefined()
  expect(counted()).toEqual([100, 150, 150, 201])
  expect(olga.act(leaveOut, batch, 8)).toBeUndefined()
  expect(counted()).toEqual([150, 201])
})

test('[C3] only organizers set aside, with a reason, for somebody and a span of time; of strange words nothing is left out', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  const batch = { id: testId('batch'), walkers: ['bo'], from: 1, to: 2, reason: 'x' }
  expect(phone(canvassKind, 'sam').act(leaveOut, batch)).toMatchObject({ code: 'not-organizer' })
  expect(phone(canvassKind, 'sam').act(countAgain, batch)).toMatchObject({ code: 'not-organizer' })
  expect(olga.act(leaveOut, { ...batch, reason: ' ' })).toMatchObject({ code: 'reason-needed' })
  for (const odd of [{ walkers: [] }, { walkers: [''] }, { from: 3 }, { from: -1 }, { to: Number.NaN }])
    expect(olga.act(leaveOut, { ...batch, ...odd })).toMatchObject({ code: 'visits-unnamed' })
  expect(olga.view().leftOut).toEqual([])
  expect(withoutLeftOut(NO_VISITS, [])).toBe(NO_VISITS)
})

test('[C4] pace: doors an hour without rests; many doors within seconds are pointed at, paper never', () => {
  const minute = 60_000
  const slow = Array.from({ length: 7 }, (_, i) =>
    visitAt(0, HOUSES[i]!, `s${i}`, i * 5 * minute + (i > 3 ? 60 * minute : 0), { result: 'not-home' }),
  )
  const fast = Array.from({ length: 12 }, (_, i) => visitAt(i < 7 ? 0 : 1, HOUSES[i]!, `f${i}`, i * 2000, { result: 'not-home', by: 'bo' }))
  const typed = fast.map(one => ({
    ...one,
    visit: { ...one.visit, id: `${one.visit.id}`.replace(/^./, '0'), by: 'cy', paper: { knocker: 'Dee', sheet: '' } },
  }))
  const { knocks } = resultsOf(viewsOf([...slow, ...fast, ...typed]))
  const paces = paceOf([...knocks.values()].flat())
  expect(paces.map(one => one.who)).toEqual(['ana', 'bo'])
  expect(paces[0]).toMatchObject({ doors: 7, bursts: [] })
  expect(paces[0]!.anHour).toBeCloseTo((6 / 25) * 60)
  expect(paces[1]).toMatchObject({ doors: 12, anHour: undefined, bursts: [{ from: 0, to: 22_000, doors: 12 }] })
})

test('[C5] promises are listed soonest first with their door, also when the keeping was written in another turf; disagreements name both', () => {
  const promise = (turf: number, door: Door, name: string, on: string) =>
    visitAt(turf, door, name, 5, { result: 'canvassed', followUp: { on, what: name } })
  const kept = promise(1, HOUSES[6]!, 'sign', '2026-11-25')
  const made = [
    promise(0, HOUSES[0]!, 'no day', ''),
    promise(0, HOUSES[1]!, 'late', '2026-12-01'),
    promise(1, HOUSES[8]!, 'soon', '2026-11-24'),
    kept,
    visitAt(0, HOUSES[6]!, 'kept', 9, { fulfils: kept.visit.id, by: 'bo' }),
    visitAt(0, HOUSES[1]!, 'other', 9, { result: 'moved', by: 'bo' }),
  ]
  const turfs = turfsOf(viewsOf(made))
  expect(openPromises(turfs).map(one => [one.promise.what, one.scope, one.name])).toEqual([
    ['soon', 'turf/2', 'Ana Lee'],
    ['late', 'turf/1', 'Ana Lee'],
    ['no day', 'turf/1', 'Ana Lee'],
  ])
  expect(disagreements(turfs).map(one => [one.view.door.id, one.results.map(result => [result.by, result.result])])).toEqual([
    [
      HOUSES[1]!.id,
      [
        ['bo', 'moved'],
        ['ana', 'canvassed'],
      ],
    ],
  ])
})
