import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildingId } from './address.ts'
import type { Area } from './areas.ts'
import { cutBy, precinctsOf, sidesOf } from './cut-ways.ts'
import { metresWalked } from './route.ts'
import { sampleTown } from './town.ts'
import type { Door, VoterBase } from './types.ts'
import { walkingSeconds } from './walking-time.ts'

const idsOf = (turfs: readonly { readonly doors: readonly Door[] }[]) => turfs.flatMap(turf => turf.doors.map(door => door.id)).toSorted()
const without = (base: VoterBase): VoterBase => ({ ...base, doors: base.doors.map(door => ({ ...door, at: undefined })) as Door[] })

function spread(turfs: readonly { readonly seconds: number }[]): number {
  const mean = turfs.reduce((sum, turf) => sum + turf.seconds, 0) / turfs.length
  return Math.max(...turfs.map(turf => turf.seconds)) / mean
}

test('[T1] balanced turfs of random towns: every door once, buildings whole, as many as asked, no walk much longer than the others', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (seed, voters, count, bare) => {
        const town = sampleTown({ seed, voters })
        const base = bare ? without(town) : town
        const turfs = cutBy(base, { way: 'balanced', count })
        expect(idsOf(turfs)).toEqual(base.doors.map(door => door.id).toSorted())
        const buildings = new Set(base.doors.map(door => buildingId(door.address)))
        const parts = turfs.map(turf => new Set(turf.doors.map(door => buildingId(door.address))).size)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(buildings.size)
        expect(turfs).toHaveLength(Math.min(count, buildings.size))
        for (const turf of turfs) expect(turf.seconds).toBe(walkingSeconds(turf.doors))
        // With fewer doors than these one block of flats, or one far house, is a good part of a walk.
        if (base.doors.length / count >= 25) expect(spread(turfs)).toBeLessThan(1.3)
      },
    ),
    { numRuns: 40 },
  )
})

test('[T1] the sample town in 18 turfs: the longest walk is at most 1.1 of the mean, and nobody walks further than in turfs of equal doors', () => {
  const town = sampleTown()
  const balanced = cutBy(town, { way: 'balanced', count: 18 })
  const even = cutBy(town, { way: 'count', size: town.doors.length / 18 })
  expect(spread(balanced)).toBeLessThan(1.1)
  expect(spread(even)).toBeGreaterThan(1.25)
  const metres = (turfs: readonly { readonly doors: readonly Door[] }[]) => turfs.reduce((sum, turf) => sum + metresWalked(turf.doors), 0)
  expect(metres(balanced)).toBeLessThan(1.02 * metres(even))
})

test('[T1] few buildings and one of them large: as many turfs as asked, every door in one', () => {
  const town = sampleTown({ seed: 1, voters: 19 })
  const turfs = cutBy(town, { way: 'balanced', count: 12 })
  expect(turfs).toHaveLength(12)
  expect(idsOf(turfs)).toEqual(town.doors.map(door => door.id).toSorted())
})

test('nothing to cut is no turf, and more turfs than buildings are as many as there are buildings', () => {
  const town = sampleTown({ voters: 8 })
  expect(cutBy({ ...town, doors: [], voters: [] }, { way: 'balanced', count: 3 })).toEqual([])
  const buildings = new Set(town.doors.map(door => buildingId(door.address))).size
  expect(cutBy(town, { way: 'balanced', count: 500 })).toHaveLength(buildings)
  expect(cutBy(town, { way: 'balanced', count: 0 })).toHaveLength(1)
})

test('[T2] by sides of streets: exactly those sides', () => {
  const town = sampleTown()
  const sides = sidesOf(town)
  expect(sides.reduce((all, side) => all + side.doors.length, 0)).toBe(town.doors.length)
  const [first, second] = [sides[0]!, sides[3]!]
  const [turf, ...rest] = cutBy(town, { way: 'sides', keys: [first.key, second.key] })
  expect(rest).toEqual([])
  expect(idsOf([turf!])).toEqual([...first.doors, ...second.doors].map(door => door.id).toSorted())
  expect(cutBy(town, { way: 'sides', keys: [] })).toEqual([])
  const both = cutBy(town, { way: 'sides', keys: [first.key] }, { rest: true })
  expect(both).toHaveLength(2)
  expect(idsOf(both)).toEqual(town.doors.map(door => door.id).toSorted())
  expect(cutBy(town, { way: 'sides', keys: [] }, { rest: true })).toEqual([])
})

test('[T2] by precinct: no turf lies in two, and only those that were asked for are cut', () => {
  const town = sampleTown()
  const doors = town.doors.map((door, i) => ({ ...door, precinct: i < 300 ? '2-B' : i < 620 ? '10-A' : '' }))
  const base = { ...town, doors }
  expect(precinctsOf(base).map(one => [one.name, one.doors])).toEqual([
    ['2-B', 300],
    ['10-A', 320],
    ['', doors.length - 620],
  ])
  const turfs = cutBy(base, { way: 'precincts', names: ['10-A', '2-B'], size: 40 })
  expect(idsOf(turfs)).toEqual(
    doors
      .slice(0, 620)
      .map(door => door.id)
      .toSorted(),
  )
  for (const turf of turfs) expect(new Set(turf.doors.map(door => door.precinct)).size).toBe(1)
  expect(turfs[0]!.name).toMatch(/^10-A · /)
  expect(turfs).toHaveLength(8 + 8)
})

test('[T2] by areas and by a drawn line: the doors inside; those without a place are in none', () => {
  const town = sampleTown()
  const [odd, ...others] = town.doors.filter(door => door.at!.lon < -83.4025)
  const doors = town.doors.map(door => (door === odd ? { ...door, at: undefined } : door)) as Door[]
  const west: Area = {
    name: 'West',
    polygons: [
      [
        [
          [-83.5, 40.2],
          [-83.4025, 40.2],
          [-83.4025, 40.4],
          [-83.5, 40.4],
        ],
      ],
    ],
  }
  const base = { ...town, doors }
  const [turf, ...rest] = cutBy(base, { way: 'drawn', area: west })
  expect(rest).toEqual([])
  expect(idsOf([turf!])).toEqual(others.map(door => door.id).toSorted())
  const several = cutBy(base, { way: 'areas', areas: [west], size: 50 })
  expect(idsOf(several)).toEqual(idsOf([turf!]))
  expect(several.every(one => one.name.startsWith('West · '))).toBe(true)
  expect(cutBy(base, { way: 'drawn', area: undefined })).toEqual([])
})
