import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberId, phone, testId } from '../doc/testing.ts'
import { doorId } from './address.ts'
import { carryOver, nameCaptain, nameNext } from './recut.actions.ts'
import { countedOnce, joinedBase, toCarry } from './recut.ts'
import { carryAll, scopeOf, turf } from './recut-testing.ts'
import { sampleTown } from './town.ts'
import { turfKind } from './turf.ts'
import { visitsKind } from './visits.ts'
import { addDoor, addResident, recordVisit, setCanvasserName, undoVisit } from './visits.actions.ts'

const TOWN = sampleTown({ voters: 160 })
test('[T3] a turf cut in two: what a phone that was away records in the old one is shown in the right new one, once', () => {
  const doors = TOWN.doors.slice(0, 40)
  const old = turf(TOWN, 'old', doors)
  old.knock(doors[0]!, 'early')
  const next = [turf(TOWN, 'one', doors.slice(0, 20)), turf(TOWN, 'two', doors.slice(20))]
  expect(old.board.act(nameNext, { next: next.map(one => one.scope) })).toBeUndefined()
  expect(old.board.view().next!.toSorted()).toEqual(next.map(one => one.scope).toSorted())
  carryAll(old, next)
  // Sam, without a signal, goes on in the old turf.
  old.visits.act(setCanvasserName, { name: 'Sam' })
  old.knock(doors[25]!, 'late')
  old.visits.act(undoVisit, { id: testId('undo'), visit: testId('early') })
  expect(old.visits.act(addResident, { id: testId('ana'), door: doors[30]!.id, name: 'Ana' })).toBeUndefined()
  expect(carryAll(old, next)).toBe(2)
  const [one, two] = next.map(each => each.is().visits)
  expect(one!.visits.map(visit => visit.id).toSorted()).toEqual([testId('early'), testId('undo')].toSorted())
  expect(two!.visits.map(visit => [visit.id, visit.by])).toEqual([[testId('late'), memberId('sam')]])
  expect(two!.residents.map(resident => resident.name)).toEqual(['Ana'])
  expect(two!.names[memberId('sam')]).toBe('Sam')
  // Nothing is left to be carried, and carrying makes no change.
  expect(carryAll(old, next)).toBe(0)
})

test('[T3] turfs cut anew again and again: work finds its way from the first to the last', () => {
  const doors = TOWN.doors.slice(0, 30)
  const [first, second, third] = [turf(TOWN, 'a', doors), turf(TOWN, 'b', doors), turf(TOWN, 'c', doors)]
  first.board.act(nameNext, { next: [second.scope] })
  second.board.act(nameNext, { next: [third.scope] })
  first.knock(doors[4]!, 'late')
  carryAll(first, [second])
  carryAll(second, [third])
  expect(third.is().visits.visits.map(visit => visit.id)).toEqual([testId('late')])
  const worked = [first, second, third].map((one, i) => ({ ...one.is(), isRetired: i < 2 }))
  const counted = countedOnce(worked)
  expect(counted.map(one => one.visits.visits.length)).toEqual([0, 0, 1])
})

test('[T3] a door that a canvasser adds late goes to the turf of its street; its visits go with it', () => {
  const streets = [...Map.groupBy(TOWN.doors, door => door.address.street).values()].slice(0, 2)
  const old = turf(TOWN, 'both', streets.flat())
  const next = streets.map((doors, i) => turf(TOWN, `half ${i}`, doors))
  const address = { ...streets[1]![0]!.address, number: '9999', unit: '' }
  const id = doorId(address)
  expect(old.visits.act(addDoor, { id, address, precinct: '' })).toBeUndefined()
  old.visits.act(recordVisit, { id: testId('v'), target: { level: 'door', id }, door: id, result: 'not-home' })
  carryAll(old, next)
  expect(next.map(one => one.is().visits.doors.length)).toEqual([0, 1])
  expect(next[1]!.is().visits.visits.map(visit => visit.door)).toEqual([id])
  // Cut together again, it is a door like any other.
  expect(joinedBase([old.is()])!.doors.some(door => door.id === id)).toBe(true)
})

test('two turfs made one: every door and person once', () => {
  const [left, right] = [turf(TOWN, 'left', TOWN.doors.slice(0, 30)), turf(TOWN, 'right', TOWN.doors.slice(20, 60))]
  const both = joinedBase([left.is(), right.is()])!
  expect(both.doors.map(door => door.id).toSorted()).toEqual(
    TOWN.doors
      .slice(0, 60)
      .map(door => door.id)
      .toSorted(),
  )
  const wanted = new Set(both.doors.map(door => door.id))
  expect(both.voters.map(voter => voter.id).toSorted()).toEqual(
    TOWN.voters
      .filter(voter => wanted.has(voter.door))
      .map(voter => voter.id)
      .toSorted(),
  )
  expect(joinedBase([])).toBeUndefined()
})

test('[T3] in any order of carrying and by two organizers, the new turfs hold each record once, and counting counts it once', () => {
  const doors = TOWN.doors.slice(0, 24)
  fc.assert(
    fc.property(fc.array(fc.record({ door: fc.nat(23), carry: fc.boolean() }), { maxLength: 20 }), steps => {
      const old = turf(TOWN, 'old', doors)
      const next = [turf(TOWN, 'n1', doors.slice(0, 9)), turf(TOWN, 'n2', doors.slice(9))]
      const other = next.map((one, i) => phone(visitsKind, 'oda', 'organizer', `oda ${i} ${one.scope}`))
      old.board.act(nameNext, { next: next.map(one => one.scope) })
      for (const [i, { door, carry }] of steps.entries()) {
        old.knock(doors[door]!, `v${i}`)
        if (carry) carryAll(old, next)
      }
      old.organizers.hear(old.visits)
      for (const [i, one] of next.entries()) {
        const lacks = toCarry(
          old.is(),
          next.map(each => ({ ...each.is(), visits: each === one ? other[i]!.view() : each.is().visits })),
        ).get(one.scope)
        if (lacks) other[i]!.act(carryOver, lacks)
      }
      carryAll(old, next)
      for (const [i, one] of next.entries()) one.organizers.hear(other[i]!)
      const found = next.flatMap(one => one.is().visits.visits.map(visit => visit.id))
      expect(found.toSorted()).toEqual(steps.map((_, i) => testId(`v${i}`)).toSorted())
      const counted = countedOnce([{ ...old.is(), isRetired: true }, ...next.map(one => ({ ...one.is(), isRetired: false }))])
      expect(counted.reduce((all, one) => all + one.visits.visits.length, 0)).toBe(steps.length)
      expect(counted[0]!.visits.visits).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('a canvasser carries nothing and names nobody; a captain is named, and un-named', () => {
  const one = turf(TOWN, 'one', TOWN.doors.slice(0, 5))
  expect(one.visits.act(carryOver, { visits: [], residents: [], doors: [], names: {} })?.code).toBe('not-organizer')
  expect(phone(turfKind, 'sam').act(nameNext, { next: [scopeOf('x')] })?.code).toBe('not-organizer')
  expect(phone(turfKind, 'sam').act(nameCaptain, { captain: 'Sam' })?.code).toBe('not-organizer')
  expect(one.board.act(nameNext, { next: ['group'] })?.code).toBe('not-a-turf')
  expect(one.board.act(nameCaptain, { captain: ' Kim ' })).toBeUndefined()
  expect(one.board.view().captain).toBe('Kim')
  expect(one.board.act(nameCaptain, { captain: '' })).toBeUndefined()
  expect(one.board.view().captain).toBe('')
})
