import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { updateOf } from './base-changes.ts'
import { canvassKind } from './canvass.ts'
import { turfBase } from './cut.ts'
import { packBase } from './pack-base.ts'
import { behindPins, pinnedTurfs, recordCopies, withCopies } from './pin-turfs.ts'
import { setPins } from './pins.ts'
import { joinedBase } from './recut.ts'
import { sampleTown } from './town.ts'
import { behind, turfUpdates } from './turf-update.ts'
import { addBasePart, fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Door, VoterBase } from './types.ts'
import { NO_VISITS } from './visits-docs.ts'

const TOWN: VoterBase = { ...sampleTown({ voters: 60 }), source: 'oh-swvf', importedAt: 1000 }
const [FIRST, SECOND] = TOWN.doors as readonly [Door, Door]
const LIST: VoterBase = { ...TOWN, doors: TOWN.doors.map(({ at, ...door }) => (door.id === FIRST.id ? door : { ...door, at: at! })) }
const HERE = { lat: 40.25, lon: -83.37 }
const half = LIST.doors.length / 2
const SIDES = [LIST.doors.slice(0, half), LIST.doors.slice(half)] as const

function start() {
  const olga = phone(canvassKind, 'olga', 'organizer')
  for (const part of packBase(LIST)) olga.act(addBasePart, part)
  const docs = SIDES.map(doors => {
    const turf = phone(turfKind, 'olga', 'organizer')
    turf.act(fillTurf, { name: 'A', groupName: 'B', part: packBase(turfBase(LIST, doors))[0]!, questions: [] })
    return turf
  })
  const turfs = () => docs.map((turf, i) => ({ scope: `turf/${i}`, turf: turf.view() }))
  let pins = 0
  return {
    olga,
    turfs,
    table: () => olga.view(),
    pin: (door: Door, at?: Door['at']) => olga.act(setPins, { pins: [{ door: door.id, id: testId(`pin ${pins++}`), at }] }),
    late: () => behindPins(turfs(), olga.view()).map(one => one.scope),
    placeOf: (door: Door) => turfs().flatMap(one => one.turf.base!.doors.filter(other => other.id === door.id).map(other => other.at)),
    update: (now: number) => {
      const all = [...pinnedTurfs(turfs(), olga.view(), now)]
      expect(olga.act(recordCopies, { copies: all.map(({ base, of }) => ({ id: base.importId, of })) })).toBeUndefined()
      for (const { scope, base } of all) for (const part of packBase(base)) docs[Number(scope.slice(5))]!.act(addBasePart, part)
      return all.length
    },
  }
}

test('[I9] a turf that was cut before gets the place of a pin, only that turf, and has its people as before; taken away, the file’s', () => {
  const { pin, late, placeOf, update, turfs } = start()
  expect(late()).toEqual([])
  const people = () => turfs().map(one => one.turf.base!.voters.map(voter => voter.id).toSorted())
  const before = people()
  pin(FIRST, HERE)
  pin(SECOND, HERE)
  expect([late(), placeOf(FIRST)]).toEqual([['turf/0'], [undefined]])
  expect(update(5000)).toBe(1)
  expect([late(), placeOf(FIRST), placeOf(SECOND)]).toEqual([[], [HERE], [HERE]])
  expect(people()).toEqual(before)
  expect(turfs()[0]!.turf.base!.routed).toBe(true)
  pin(FIRST)
  pin(SECOND)
  expect(late()).toEqual(['turf/0'])
  // With a clock that is behind, too.
  expect(update(1)).toBe(1)
  expect([late(), placeOf(FIRST), placeOf(SECOND)]).toEqual([[], [undefined], [SECOND.at]])
  // And the same pin once more.
  pin(FIRST, HERE)
  expect([update(6000), late(), placeOf(FIRST)]).toEqual([1, [], [HERE]])
})

test('[I9] a newer copy of the list finds a turf that has its pins, however often, and turfs that are joined', () => {
  const { pin, update, turfs, table } = start()
  const newer = updateOf(LIST, { ...LIST, importId: testId('newer'), importedAt: 9000 })
  const found = () => behind(turfs(), withCopies([LIST.importId], table().pins)).length
  pin(FIRST, HERE)
  update(5000)
  pin(FIRST, { ...HERE, lat: 40.26 })
  update(6000)
  expect(found()).toBe(2)
  expect(withCopies([testId('another')], table().pins)).toEqual([testId('another')])
  const updates = [...turfUpdates(newer, turfs(), withCopies([LIST.importId], table().pins))]
  expect(updates.map(one => one.base.importId)).toEqual([newer.importId, newer.importId])
  const joined = joinedBase(turfs().map(one => ({ ...one, visits: NO_VISITS })))!
  expect(withCopies([LIST.importId], table().pins)).toContain(turfBase(joined, joined.doors).importId)
})

test('[I9] only organizers record copies, and only by ids', () => {
  const copies = [{ id: testId('copy'), of: LIST.importId }]
  expect(phone(canvassKind, 'sam').act(recordCopies, { copies })?.code).toBe('not-organizer')
  expect(start().olga.act(recordCopies, { copies: [{ id: 'x', of: 'y' }] })?.code).toBe('not-an-id')
})
