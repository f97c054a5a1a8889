import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { buildingId, doorId } from './address.ts'
import { turfBase } from './cut.ts'
import { doorView } from './doors.ts'
import { packBase } from './pack-base.ts'
import { walkRoute } from './route.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Address, Door, Target, VoterBase } from './types.ts'
import { addDoor, recordVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'
import { walkList, wayOn } from './walk.ts'

const address = (number: string, unit = ''): Address => ({ number, street: 'Oak St', unit, city: 'X', state: 'OH', zip: '43999' })
const doorOf = (place: Address): Door => ({ id: doorId(place), address: place, precinct: 'P' })
const DOORS = [address('2'), ...['1', '2', '3'].map(unit => address('4', unit)), address('6')].map(doorOf)
const [HOUSE_2, UNIT_1, UNIT_2, UNIT_3, HOUSE_6] = DOORS as [Door, Door, Door, Door, Door]
const said = (door: Door) => `${door.address.number}${door.address.unit && `/${door.address.unit}`}`

function start() {
  const olga = phone(turfKind, 'olga', 'organizer')
  const whole: VoterBase = {
    v: 1,
    importId: testId('i'),
    source: 'mapped',
    fileName: 'f',
    importedAt: 5,
    terms: '',
    doors: DOORS,
    voters: [],
  }
  const part = packBase(turfBase(whole, DOORS))[0]!
  expect(olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part, questions: [] })).toBeUndefined()
  return { olga, sam: phone(visitsKind, 'sam') }
}
const atBuilding: Target = { level: 'building', id: buildingId(UNIT_1.address) }

test('[D11] what is said of a building stands at each of its doors, newest first among what was said of the door, and nowhere else', () => {
  const { olga, sam } = start()
  const at = (door: Door) => doorView(olga.view(), sam.view(), door.id)!
  const code = { id: testId('1'), target: atBuilding, door: UNIT_1.id, note: 'Gate 4411', safety: 'Dark stairs' }
  expect(sam.act(recordVisit, code, 1000)).toBeUndefined()
  const home = { id: testId('2'), target: { level: 'door', id: UNIT_2.id }, door: UNIT_2.id, result: 'not-home', safety: 'Dog' } as const
  expect(sam.act(recordVisit, home, 2000)).toBeUndefined()
  expect(sam.act(recordVisit, { id: testId('3'), target: atBuilding, door: UNIT_3.id, result: 'inaccessible' }, 3000)).toBeUndefined()
  expect(at(UNIT_2).history.map(visit => visit.result ?? visit.note)).toEqual(['inaccessible', 'not-home', 'Gate 4411'])
  expect(at(UNIT_1).history.map(visit => visit.at)).toEqual([3000, 1000])
  expect(at(UNIT_2).warnings.map(one => one.words)).toEqual(['Dog', 'Dark stairs'])
  expect(at(UNIT_3).warnings.map(one => one.words)).toEqual(['Dark stairs'])
  expect([at(HOUSE_2), at(HOUSE_6)].flatMap(view => [...view.history, ...view.warnings])).toEqual([])
})

test('[D11] whoever cannot get into a building goes on to another one, though its other doors are to do', () => {
  const { olga, sam } = start()
  const blocks = walkList(olga.view(), sam.view(), 'zigzag')
  const next = (from: Door, shut?: string, taken: readonly Door[] = []) =>
    wayOn(blocks, from.id, id => taken.some(door => door.id === id), shut)?.door.id
  expect(next(UNIT_1)).toBe(UNIT_2.id)
  expect(next(UNIT_1, atBuilding.id)).toBe(HOUSE_6.id)
  expect(next(UNIT_1, atBuilding.id, [HOUSE_6])).toBe(HOUSE_2.id)
  // Where a teammate stands rather than nowhere; never back into the building.
  expect(next(UNIT_1, atBuilding.id, [HOUSE_2, HOUSE_6])).toBe(HOUSE_6.id)
  expect(sam.act(recordVisit, { id: testId('b'), target: atBuilding, door: UNIT_1.id, result: 'inaccessible' })).toBeUndefined()
  for (const door of [HOUSE_2, HOUSE_6])
    sam.act(recordVisit, { id: testId(door.id), target: { level: 'door', id: door.id }, door: door.id, result: 'not-home' })
  const later = walkList(olga.view(), sam.view(), 'zigzag')
  expect(wayOn(later, UNIT_2.id, () => false)?.door.id).toBe(HOUSE_6.id)
})

test('down the even side of a street the units of a house still come from the first to the last, an added one too', () => {
  expect(walkRoute(DOORS).map(said)).toEqual(['6', '4/1', '4/2', '4/3', '2'])
  const { olga, sam } = start()
  const walked = () => walkList(olga.view(), sam.view()).flatMap(block => block.doors.map(view => said(view.door)))
  expect(walked()).toEqual(['6', '4/1', '4/2', '4/3', '2'])
  expect(sam.act(addDoor, doorOf(address('4', '1A')))).toBeUndefined()
  expect(walked()).toEqual(['6', '4/1', '4/1A', '4/2', '4/3', '2'])
})
