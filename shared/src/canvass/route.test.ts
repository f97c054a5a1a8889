import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { doorId } from './address.ts'
import { packBase } from './pack-base.ts'
import { cutTurfs, turfBase } from './cut.ts'
import { compareHouses, compareStreets, sideOf } from './order.ts'
import { metresBetween, metresWalked, walkRoute } from './route.ts'
import { sampleTown } from './town.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Address, Door } from './types.ts'
import { addDoor } from './visits.actions.ts'
import { visitsKind } from './visits.ts'
import { walkList } from './walk.ts'

const address = (number: string, street = 'Oak St'): Address => ({ number, street, unit: '', city: 'X', state: 'OH', zip: '43999' })
/** `east` and `north` in metres, near the equator so that both are one measure. */
const doorOf = (number: string, street?: string, spot?: { east: number; north: number }): Door => ({
  id: doorId(address(number, street)),
  address: address(number, street),
  precinct: 'P',
  ...(spot ? { at: { lat: spot.north / 111_320, lon: spot.east / 111_320 } } : {}),
})
const numbers = (doors: readonly Door[]) => doors.map(door => `${door.address.number} ${door.address.street}`)

/** How lists are printed everywhere: street by street, odd numbers, then even ones. */
const plainOrder = (doors: readonly Door[]): Door[] =>
  doors.toSorted(
    (a, b) =>
      compareStreets(a.address, b.address) ||
      Number(sideOf(a.address) === 'even') - Number(sideOf(b.address) === 'even') ||
      compareHouses(a.address, b.address),
  )

function nearestNeighbour(doors: readonly Door[]): Door[] {
  const left = new Set(doors)
  const walk = [doors[0]!]
  left.delete(doors[0]!)
  while (left.size > 0) {
    const here = walk.at(-1)!
    const next = [...left].reduce((best, door) => (metresBetween(here, door)! < metresBetween(here, best)! ? door : best))
    left.delete(next)
    walk.push(next)
  }
  return walk
}

test('up one side of the street and back down the other', () => {
  const street = [1, 2, 3, 4, 5, 6].map(n => doorOf(`${n}`, 'Oak St', { east: n * 9, north: n % 2 ? 10 : -10 }))
  expect(numbers(walkRoute(street))).toEqual(['1', '3', '5', '6', '4', '2'].map(n => `${n} Oak St`))
})

test('without coordinates: street by street, up the odd side and down the even one', () => {
  const doors = [doorOf('4'), doorOf('1'), doorOf('2'), doorOf('3'), doorOf('8', 'Elm St'), doorOf('', 'Oak St')]
  expect(numbers(walkRoute(doors))).toEqual(['8 Elm St', '1 Oak St', '3 Oak St', '4 Oak St', '2 Oak St', ' Oak St'])
})

test('a house that the file gives no place stands beside its neighbour', () => {
  const placed = [1, 3, 7].map(n => doorOf(`${n}`, 'Oak St', { east: n * 9, north: 10 }))
  expect(numbers(walkRoute([...placed, doorOf('5')]))).toEqual(['1', '3', '5', '7'].map(n => `${n} Oak St`))
})

test('a long gap ends a face: the houses behind the field are walked from the street that leads there', () => {
  const near = [1, 3].map(n => doorOf(`${n}`, 'Oak St', { east: n * 9, north: 10 }))
  const far = [201, 203].map(n => doorOf(`${n}`, 'Oak St', { east: n * 9, north: 10 }))
  const elm = [1, 3, 5].map(n => doorOf(`${n}`, 'Elm St', { east: 200 + n * 200, north: 60 }))
  const walk = numbers(walkRoute([...far, ...elm, ...near]))
  const places = [walk.indexOf('3 Oak St'), walk.indexOf('1 Elm St'), walk.indexOf('201 Oak St')]
  expect([places, places.toReversed()]).toContainEqual(places.toSorted((a, b) => a - b))
})

test('whatever the order in the file, every door is walked once, and by the same walk', () => {
  const doors = cutTurfs(sampleTown({ seed: 5, voters: 300 }), 60)[0]!.doors
  const walk = walkRoute(doors)
  fc.assert(
    fc.property(fc.shuffledSubarray([...doors], { minLength: doors.length }), mixed => {
      expect(walkRoute(mixed)).toEqual(walk)
    }),
    { numRuns: 20 },
  )
  expect(new Set(walk)).toEqual(new Set(doors))
})

test('in whole towns it is at most three quarters of the plain order, and shorter than always going to the nearest', () => {
  for (const seed of [1, 2, 3]) {
    const turfs = cutTurfs(sampleTown({ seed, voters: 1200 }), 45)
    const all = (order: (doors: readonly Door[]) => readonly Door[]) =>
      turfs.reduce((sum, turf) => sum + metresWalked(order(turf.doors)), 0)
    expect(all(walkRoute)).toBeLessThan(0.75 * all(plainOrder))
    expect(all(walkRoute)).toBeLessThan(all(nearestNeighbour))
  }
})

test('the walk list follows the route of the turf, and doors added on the way stand among their neighbours', () => {
  const olga = phone(turfKind, 'olga', 'organizer')
  const sam = phone(visitsKind, 'sam')
  const spots = [1, 2, 3, 4, 5, 6].map(n => doorOf(`${n}`, 'Oak St', { east: n * 9, north: n % 2 ? 10 : -10 }))
  const list = { ...sampleTown({ voters: 0 }), importId: testId('list'), doors: spots, voters: [] }
  const [part] = packBase(turfBase(list, spots))
  olga.act(fillTurf, { name: 'Oak', groupName: 'G', part: part!, questions: [] })
  for (const added of [doorOf('4A'), doorOf('9'), doorOf('1', 'Pine St')]) sam.act(addDoor, added)
  const shape = (order?: 'zigzag') =>
    walkList(olga.view(), sam.view(), order).map(block => [block.street, block.side, block.doors.map(view => view.door.address.number)])
  expect(shape()).toEqual([
    ['Oak St', 'odd', ['1', '3', '5', '9']],
    ['Oak St', 'even', ['6', '4A', '4', '2']],
    ['Pine St', 'odd', ['1']],
  ])
  expect(shape('zigzag')).toEqual([
    ['Oak St', 'both', ['1', '2', '3', '4', '4A', '5', '6', '9']],
    ['Pine St', 'both', ['1']],
  ])
})
