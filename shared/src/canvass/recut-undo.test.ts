import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { doorId } from './address.ts'
import { canvassKind } from './canvass.ts'
import { recordHandout, recordTurfs, retireTurf, takeBack } from './canvass.actions.ts'
import { carryOver, nameNext } from './recut.actions.ts'
import { countedOnce, joinedBase, toCarry } from './recut.ts'
import { forgetNext, standAgain } from './recut-undo.actions.ts'
import { carryAll, scopeOf, turf } from './recut-testing.ts'
import type { TurfAtWork } from './recut-testing.ts'
import { sampleTown } from './town.ts'
import { addDoor, recordVisit } from './visits.actions.ts'

const TOWN = sampleTown({ voters: 160 })

const cut = (olds: readonly TurfAtWork[], news: readonly TurfAtWork[]) => {
  for (const old of olds) expect(old.board.act(nameNext, { next: news.map(one => one.scope) })).toBeUndefined()
}

function undo(olds: readonly TurfAtWork[], news: readonly TurfAtWork[]) {
  for (const one of news) expect(one.board.act(nameNext, { next: olds.map(old => old.scope) })).toBeUndefined()
  for (const old of olds) expect(old.board.act(forgetNext, { next: news.map(one => one.scope) })).toBeUndefined()
}

/** As an organizer's phone does it, again and again: from each turf to those it names. */
function carryEverywhere(turfs: readonly TurfAtWork[]): void {
  for (const from of turfs) {
    const next = from.board.view().next ?? []
    carryAll(
      from,
      turfs.filter(one => next.includes(one.scope)),
    )
  }
}

const idsIn = (one: TurfAtWork) =>
  one
    .is()
    .visits.visits.map(visit => visit.id)
    .toSorted()

test('[T3] a split or a merge that is undone at any moment: whatever was recorded in old and new turfs, before and after, also late, stands in the old ones once', () => {
  const step = fc.record({ where: fc.nat(2), door: fc.nat(11), does: fc.constantFrom('nothing', 'carry', 'undo') })
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 14 }), (isMerge, steps) => {
      const doors = TOWN.doors.slice(0, 24)
      const whole = [turf(TOWN, 'whole', doors)]
      const halves = [turf(TOWN, 'left', doors.slice(0, 12)), turf(TOWN, 'right', doors.slice(12))]
      const [olds, news] = isMerge ? [halves, whole] : [whole, halves]
      const all = [...olds, ...news]
      cut(olds, news)
      let isUndone = false
      for (const [i, { where, door, does }] of steps.entries()) {
        const at = all[where]!
        at.knock(at.is().turf.base!.doors[door]!, `v${i}`)
        if (does === 'carry') carryEverywhere(all)
        if (does === 'undo' && !isUndone) undo(olds, news)
        isUndone ||= does === 'undo'
      }
      carryEverywhere(all)
      // What was to be carried is: nothing is left.
      carryEverywhere(all)
      const inUse = isUndone ? olds : news
      const wanted = steps.map((_, i) => testId(`v${i}`)).toSorted()
      expect(inUse.flatMap(idsIn).toSorted()).toEqual(wanted)
      for (const one of inUse) {
        const here = new Set(one.is().turf.base!.doors.map(each => each.id))
        expect(one.is().visits.visits.every(visit => here.has(visit.door))).toBe(true)
        expect(one.board.view().next).toEqual([])
      }
      const counted = countedOnce(all.map(one => ({ ...one.is(), isRetired: !inUse.includes(one) })))
      expect(counted.flatMap(one => one.visits.visits.map(visit => visit.id)).toSorted()).toEqual(wanted)
      expect(counted.filter((_, i) => !inUse.includes(all[i]!)).every(one => one.visits.visits.length === 0)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('[T3] a door that a canvasser had added is a door of the joined turf; undone, what was recorded there goes back to whom it was of', () => {
  const doors = [...Map.groupBy(TOWN.doors, door => door.address.street).values()][0]!
  const olds = [turf(TOWN, 'a', doors.slice(0, 2)), turf(TOWN, 'b', doors.slice(2))]
  const address = { ...doors[0]!.address, number: '9999', unit: '' }
  const id = doorId(address)
  expect(olds[1]!.visits.act(addDoor, { id, address, precinct: '' })).toBeUndefined()
  olds[1]!.organizers.hear(olds[1]!.visits)
  const both = joinedBase(olds.map(one => one.is()))!
  const joined = turf(both, 'both', both.doors)
  cut(olds, [joined])
  const visit = { id: testId('v'), target: { level: 'door' as const, id }, door: id, result: 'not-home' as const }
  expect(joined.visits.act(recordVisit, visit)).toBeUndefined()
  undo(olds, [joined])
  carryEverywhere([...olds, joined])
  expect(olds.map(one => one.is().visits.visits.length)).toEqual([0, 1])
})

test('[T3] two organizers, one of whom undoes a cut while the other cuts the same turf otherwise: the other cut stands', () => {
  const [old, mine, other] = ['old', 'mine', 'other'].map(name => turf(TOWN, name, TOWN.doors.slice(0, 10))) as [
    TurfAtWork,
    TurfAtWork,
    TurfAtWork,
  ]
  const oda = turf(TOWN, 'old', TOWN.doors.slice(0, 10), 'oda')
  cut([old], [mine])
  cut([oda], [other])
  undo([old], [mine])
  old.board.hear(oda.board)
  oda.board.hear(old.board)
  expect(old.board.view().next).toEqual([other.scope])
  expect(oda.board.view().next).toEqual([other.scope])
})

test('[T3] the board after an undone cut: the old turf and its hand-out hold again, the new turf and its hand-outs do not; undone twice it is the same', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  const record = (name: string) => ({ scope: scopeOf(name), name, doorCount: 1, voterCount: 1, streets: [] })
  const handout = (name: string) => ({ id: testId(`to ${name}`), turf: scopeOf(name), invitation: '', to: 'Sam' })
  olga.act(recordTurfs, { turfs: ['old', 'new'].map(record) })
  olga.act(recordHandout, handout('old'), 20)
  olga.act(takeBack, { id: handout('old').id })
  olga.act(retireTurf, { scope: scopeOf('old') })
  olga.act(recordHandout, handout('new'), 30)
  const back = { again: [scopeOf('old')], retire: [scopeOf('new')], holds: [handout('old').id], ends: [handout('new').id] }
  for (let i = 0; i < 2; i++) {
    expect(olga.act(standAgain, back)).toBeUndefined()
    expect(olga.view().turfs.flatMap(one => (one.retired ? [] : one.name))).toEqual(['old'])
    expect(olga.view().handouts.map(one => [one.turf, one.at, one.takenBack])).toEqual([
      [scopeOf('old'), 20, false],
      [scopeOf('new'), 30, true],
    ])
  }
  expect(olga.act(standAgain, { ...back, again: [scopeOf('none')] })?.code).toBe('turf-unknown')
  expect(olga.act(standAgain, { ...back, holds: [testId('none')] })?.code).toBe('handout-unknown')
  const sam = phone(canvassKind, 'sam')
  expect(sam.act(standAgain, back)?.code).toBe('not-organizer')
  expect(turf(TOWN, 'x', TOWN.doors.slice(0, 2)).visits.act(carryOver, { visits: [], residents: [], doors: [], names: {} })?.code).toBe(
    'not-organizer',
  )
})

test('[T3] nothing of a cut that was undone is carried on to what it was cut into', () => {
  const doors = TOWN.doors.slice(0, 12)
  const [old, next] = [turf(TOWN, 'old', doors), turf(TOWN, 'next', doors)]
  cut([old], [next])
  undo([old], [next])
  old.knock(doors[3]!, 'after')
  old.organizers.hear(old.visits)
  expect(old.board.view().next).toEqual([])
  expect(toCarry(next.is(), [old.is()]).size).toBe(0)
  expect(idsIn(next)).toEqual([])
})
