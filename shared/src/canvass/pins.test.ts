import fc from 'fast-check'
import { expect, test } from 'vitest'
import { json } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { phone, testId } from '../doc/testing.ts'
import { updateOf } from './base-changes.ts'
import type { CanvassDoc } from './canvass.ts'
import { canvassKind } from './canvass.ts'
import { turfBase } from './cut.ts'
import { doorsGeoJson } from './export-open.ts'
import { nearDoors, nearestDoors } from './near-doors.ts'
import { packBase } from './pack-base.ts'
import { canvassWithPins, placesNow, readPins, setPins, turfWithPins, withPins } from './pins.ts'
import { sampleTown } from './town.ts'
import { turfUpdates } from './turf-update.ts'
import { addBasePart, fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Address, Door, VoterBase } from './types.ts'
import { NO_VISITS } from './visits-docs.ts'

const TOWN: VoterBase = { ...sampleTown({ voters: 60 }), source: 'oh-swvf', importedAt: 1000 }
const [FIRST, SECOND] = TOWN.doors as readonly [Door, Door]
const HERE = { lat: 40.25, lon: -83.37 }
const organizer = (name: string) => phone(canvassKind, name, 'organizer')
const pinOf = (door: string, id: string, at?: Door['at']) => ({ pins: [{ door, id: testId(id), at }] })

test('[I9] pins set and taken away by several organizers at once, heard in any order: all agree, and no record is lost', () => {
  const place = fc.record({ lat: fc.integer({ min: -90, max: 90 }), lon: fc.integer({ min: -180, max: 180 }) })
  const step = fc.record({
    who: fc.nat(2),
    door: fc.nat(2),
    at: fc.option(place, { nil: undefined }),
    hears: fc.option(fc.nat(2), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), fc.array(fc.nat(2), { maxLength: 6 }), (steps, order) => {
      const all = ['olga', 'omar', 'oona'].map(organizer)
      for (const [i, { who, door, at, hears }] of steps.entries()) {
        if (hears !== undefined) all[who]!.hear(all[hears]!)
        const before = readPins(all[who]!.view().pins).byDoor.get(testId(door))
        expect(all[who]!.act(setPins, pinOf(testId(door), `pin ${i}`, at))).toBeUndefined()
        // Whoever sets it sees at once what they set.
        const pin = readPins(all[who]!.view().pins).byDoor.get(testId(door))
        expect(pin?.at).toEqual(at && { lat: at.lat, lon: at.lon })
        expect(pin!.turn).toBe((before?.turn ?? 0) + 1)
      }
      for (const one of [...order, 0, 1, 2, 0, 1, 2]) for (const other of all) all[one]!.hear(other)
      const [key] = all.map(one => readPins(one.view().pins).key)
      for (const one of all) {
        expect(readPins(one.view().pins).key).toBe(key)
        expect(Object.keys(one.view().pins!)).toHaveLength(steps.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('[I9] two organizers pin one door at once: the lowest id is in force for both, and either can set it anew', () => {
  const [olga, omar] = [organizer('olga'), organizer('omar')]
  const there = { lat: 40.3, lon: -83.4 }
  olga.act(setPins, pinOf(FIRST.id, 'one', HERE))
  omar.act(setPins, pinOf(FIRST.id, 'two', there))
  olga.hear(omar)
  omar.hear(olga)
  const lowest = testId('one') < testId('two') ? HERE : there
  for (const one of [olga, omar]) expect(readPins(one.view().pins).byDoor.get(FIRST.id)?.at).toEqual(lowest)
  omar.act(setPins, pinOf(FIRST.id, 'three', there))
  olga.hear(omar)
  expect(readPins(olga.view().pins).byDoor.get(FIRST.id)).toMatchObject({ at: there, turn: 2, by: omar.member })
})

test("[I9] a pin wins over the file's coordinates, a newer copy of the list leaves it standing, and without it the file's are there again", () => {
  const olga = organizer('olga')
  for (const part of packBase(TOWN)) olga.act(addBasePart, part)
  const placeOf = (door: string) => canvassWithPins(olga.view()).bases[0]!.doors.find(one => one.id === door)?.at
  expect(canvassWithPins(olga.view())).toEqual(olga.view())
  olga.act(setPins, pinOf(FIRST.id, 'pin', HERE))
  expect([placeOf(FIRST.id), placeOf(SECOND.id)]).toEqual([HERE, SECOND.at])
  // What is stored and compared stays as it came.
  expect(olga.view().bases[0]).toEqual(TOWN)
  const newer = updateOf(TOWN, { ...TOWN, importId: testId('newer'), importedAt: 2000 })
  for (const part of packBase(newer)) olga.act(addBasePart, part)
  expect(canvassWithPins(olga.view()).bases.map(base => base.importId)).toEqual([newer.importId])
  expect(placeOf(FIRST.id)).toEqual(HERE)
  olga.act(setPins, pinOf(FIRST.id, 'away'))
  expect(placeOf(FIRST.id)).toEqual(FIRST.at)
})

test('[I9] a turf that is cut afterwards has the place in its own list; one that was cut before shows it to organizers, in files too', () => {
  const pins = readPins({ [`pin/${FIRST.id}/${testId('pin')}`]: JSON.stringify({ at: HERE, turn: 1, by: 'olga' }) })
  const bare = { ...TOWN, doors: TOWN.doors.map(({ id, address, precinct }) => ({ id, address, precinct })) }
  const cut = (base: VoterBase) => {
    const turf = phone(turfKind, 'olga', 'organizer')
    const [part] = packBase(turfBase(base, base.doors))
    turf.act(fillTurf, { name: 'A', groupName: 'B', part: part!, questions: [] })
    return turf.view()
  }
  const placesIn = (json: string) =>
    (JSON.parse(json) as { features: { id: string; geometry: unknown }[] }).features.filter(one => one.geometry).map(one => one.id)
  expect(cut(withPins(bare, pins)).base!.doors.find(door => door.id === FIRST.id)?.at).toEqual(HERE)
  const before = cut(bare)
  const file = (turf: typeof before) => placesIn(doorsGeoJson([{ name: 'A', turf, visits: NO_VISITS }]))
  expect(file(before)).toEqual([])
  expect(file(turfWithPins(before, placesNow(pins, [])))).toEqual([FIRST.id])
  // A newer copy of the list brings it to those who have the turf already.
  const newer = updateOf(bare, { ...bare, importId: testId('newer'), importedAt: 2000 })
  const [update] = turfUpdates(withPins(newer, pins), [{ scope: 'turf/1', turf: before }], [bare.importId])
  expect(update!.base.doors.find(door => door.id === FIRST.id)?.at).toEqual(HERE)
  // The same object again, so that what is worked out from it is kept.
  expect(turfWithPins(before, placesNow(pins, []))).toBe(turfWithPins(before, placesNow(pins, [])))
  const elsewhere = readPins({ [`pin/${testId('elsewhere')}/${testId('pin')}`]: JSON.stringify({ at: HERE, turn: 1, by: 'olga' }) })
  expect(turfWithPins(before, placesNow(elsewhere, []))).toBe(before)
  // Taken away it is where its list has it, though the turf was cut with the pin.
  const away = readPins({ [`pin/${FIRST.id}/${testId('pin')}`]: JSON.stringify({ turn: 2, by: 'olga' }) })
  const pinned = cut(withPins(bare, pins))
  expect(file(pinned)).toEqual([FIRST.id])
  expect(file(turfWithPins(pinned, placesNow(away, [bare])))).toEqual([])
})

test('[I9] only organizers pin, at a place on earth; what nobody can read counts for nothing', () => {
  const olga = organizer('olga')
  expect(phone(canvassKind, 'sam').act(setPins, pinOf(FIRST.id, 'pin', HERE))?.code).toBe('not-organizer')
  expect(olga.act(setPins, pinOf('here', 'pin', HERE))?.code).toBe('not-an-id')
  for (const at of [
    { lat: 91, lon: 0 },
    { lat: 0, lon: -181 },
    { lat: Number.NaN, lon: 0 },
  ])
    expect(olga.act(setPins, pinOf(FIRST.id, 'pin', at))?.code).toBe('not-a-place')
  const odd: readonly [string, unknown][] = [
    [`pin/${FIRST.id}`, { at: HERE, turn: 9, by: 'x' }],
    [`pin/${FIRST.id}/${testId(1)}`, { at: { lat: '1', lon: 2 }, turn: 9, by: 'x' }],
    [`pin/${FIRST.id}/${testId(2)}`, { at: { lat: 100, lon: 2 }, turn: 9, by: 'x' }],
    [`pin/${FIRST.id}/${testId(3)}`, { at: HERE, turn: 2 ** 50, by: 'x' }],
    [`pin/${FIRST.id}/${testId(4)}`, { at: HERE, turn: -1, by: 'x' }],
    [`pin/${FIRST.id}/${testId(5)}`, { at: HERE, turn: 9 }],
    [`pin/${FIRST.id}/${testId(6)}`, { at: HERE, turn: 9, by: 'x', more: 'x'.repeat(500) }],
    [`pin/${FIRST.id}/${testId(7)}`, 'here'],
  ]
  const strange: Action<CanvassDoc, null> = draft => {
    for (const [key, value] of odd) draft.about[key] = json(value)
  }
  olga.act(strange, null)
  expect(readPins(olga.view().pins)).toMatchObject({ key: '' })
  olga.act(setPins, pinOf(FIRST.id, 'pin', HERE))
  expect(readPins(olga.view().pins).byDoor.get(FIRST.id)?.at).toEqual(HERE)
})

const house = (number: string, at?: Door['at'], unit = '', street = 'Oak St'): Door => {
  const address: Address = { number, street, unit, city: '', state: 'OH', zip: '43001' }
  return { id: testId(`${number} ${street} ${unit}`), address, precinct: '', ...(at ? { at } : {}) }
}
const lon = (value: number) => ({ lat: 40, lon: value })

test('[I9] a door is between the nearest numbers of its side, with its building, or in the middle of its street', () => {
  const street = [house('10', lon(0)), house('12', lon(1)), house('15', { lat: 41, lon: 9 }), house('20', lon(5)), house('18')]
  const near = (door: Door) => nearDoors(door, street)
  const named = (door: Door) => near(door)?.doors.map(one => one.address.number)
  expect(near(house('14'))).toMatchObject({ by: 'between', at: lon(2) })
  expect(named(house('14'))).toEqual(['12', '20'])
  expect(near(house('12', undefined, '2'))).toMatchObject({ by: 'building', at: lon(1) })
  expect(near(house('22'))).toMatchObject({ by: 'street', doors: [] })
  expect(near(house('13'))?.by).toBe('street')
  expect(near(house('14', undefined, '', 'Elm St'))).toMatchObject({ by: 'town' })
  expect(nearDoors(house('14'), [house('12')])).toBeUndefined()
  expect(nearestDoors(lon(1.2), street, 2).map(door => door.address.number)).toEqual(['12', '10'])
})

test('[I9] however numbers are written, the place is between two doors of the street', () => {
  const number = fc.oneof(fc.nat(400).map(String), fc.constantFrom('', '12 1/2', '12A', '112-05', 'N6W23001', '½'))
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.integer({ min: -50, max: 50 })), { minLength: 1, maxLength: 12 }), number, (doors, wanted) => {
      const street = doors.map(([text, value]) => house(text, lon(value)))
      const found = nearDoors(house(wanted, undefined, 'B'), street)
      expect(found).toBeDefined()
      const [low, high] = found!.by === 'between' ? found!.doors.map(door => door.at!.lon) : [-50, 50]
      expect(found!.at.lon).toBeGreaterThanOrEqual(Math.min(low!, high!))
      expect(found!.at.lon).toBeLessThanOrEqual(Math.max(low!, high!))
    }),
  )
})
