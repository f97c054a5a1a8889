import { expect, test } from 'vitest'
import { turfBase } from '@porchlight/shared/canvass/cut'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { Door, TurfView, Visit, VisitsView } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { MARK, MARKS } from './marks.ts'
import { countMarks, markedDoors, sceneOf, walkOf } from './scene.ts'
import { streetLines } from './streets.ts'

const TOWN = sampleTown({ voters: 200 })
const [first, second] = TOWN.doors as readonly [Door, Door]

const turfOf = (doors: readonly Door[]): TurfView => ({ ...turfKind.read({} as never), base: turfBase(TOWN, doors) })
const notHome = (door: Door): VisitsView => {
  const visit = {
    id: 'v',
    target: { level: 'door', id: door.id },
    door: door.id,
    result: 'not-home',
    literature: false,
    note: '',
    answers: {},
    at: 1,
    by: 'm',
    device: 'd',
  }
  return { ...NO_VISITS, visits: [visit as unknown as Visit] }
}

test('[T5] every door of the lists stands in the picture once, as it stands in its turf, or in none', () => {
  const walked = { turf: turfOf(TOWN.doors.slice(0, 20)), visits: notHome(first) }
  const again = { turf: turfOf([first, second]), visits: NO_VISITS }
  const marked = markedDoors([walked, again], TOWN.doors)
  expect(marked).toHaveLength(TOWN.doors.length)
  const counts = countMarks(marked)
  expect(counts['not-home']).toBe(1)
  expect(counts.untouched).toBe(19)
  expect(counts.free).toBe(TOWN.doors.length - 20)
  expect(MARKS.reduce((sum, mark) => sum + counts[mark], 0)).toBe(TOWN.doors.length)
  // A later turf in which nobody has been there yet hides nothing.
  expect(marked.find(one => one.door.id === first.id)!.mark).toBe('not-home')
})

test('doors without a place are in the count and not in the picture', () => {
  const bare = TOWN.doors.map((door, i) => (i % 2 ? door : { ...door, at: undefined })) as Door[]
  const marked = markedDoors([], bare)
  expect(marked).toHaveLength(bare.length)
  expect(sceneOf(marked).dots).toHaveLength(Math.floor(bare.length / 2))
  expect(walkOf('1', bare).places).toHaveLength(Math.floor(bare.length / 2))
})

test('each way a door can stand has a shape of its own', () => {
  expect(new Set(MARKS.map(mark => MARK[mark].path)).size).toBe(MARKS.length)
})

test('a street runs along the middle of its doors, and is broken where it has none for long', () => {
  const lines = streetLines(TOWN.doors)
  const names = new Set(TOWN.doors.map(door => door.address.street))
  for (const { name } of lines) expect(names.has(name)).toBe(true)
  for (const { name, line } of lines) {
    const doors = TOWN.doors.filter(door => door.address.street === name)
    for (const [lon, lat] of line) {
      const near = Math.min(...doors.map(door => Math.hypot((door.at!.lon - lon) * 84_900, (door.at!.lat - lat) * 111_320)))
      expect(near).toBeLessThan(120)
    }
  }
  const far = TOWN.doors
    .filter(door => door.address.street === first.address.street)
    .map((door, i) => ({ ...door, at: { ...door.at!, lon: door.at!.lon + (i % 2) * 0.05 } }))
  expect(streetLines(far).length).toBe(2)
  expect(streetLines([first])).toEqual([])
})
