import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildingId } from './address.ts'
import { cutStreets, cutTurfs, streetsOf, turfBase } from './cut.ts'
import { cutBy } from './cut-ways.ts'
import { sampleTown } from './town.ts'
import type { VoterBase } from './types.ts'

const without = (base: VoterBase): VoterBase => ({ ...base, doors: base.doors.map(door => ({ ...door, at: undefined })) })

test('the sample precinct has what a precinct has, and is the same each time', () => {
  const town = sampleTown()
  expect(sampleTown()).toEqual(town)
  expect(town.voters).toHaveLength(1200)
  const withVoters = new Set(town.voters.map(voter => voter.door))
  expect(town.doors.filter(door => !withVoters.has(door.id)).length).toBeGreaterThan(40)
  expect(new Set(town.doors.map(door => door.id)).size).toBe(town.doors.length)
  expect(new Set(town.voters.map(voter => voter.id)).size).toBe(1200)
  expect(town.doors.every(door => door.at)).toBe(true)
  expect(town.doors.filter(door => door.address.unit).length).toBeGreaterThan(30)
  expect(town.doors.some(door => door.address.number.startsWith('Box'))).toBe(true)
  expect(town.doors.some(door => door.address.number.includes('1/2'))).toBe(true)
  expect(town.voters.filter(voter => voter.language === 'es').length).toBeGreaterThan(60)
  expect(sampleTown({ seed: 2 }).voters).not.toEqual(town.voters)
})

test('turfs of any size: every door once, buildings whole, sizes near what was asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 90 }),
      fc.boolean(),
      (seed, voters, size, bare) => {
        const town = sampleTown({ seed, voters })
        const base = bare ? without(town) : town
        const turfs = cutTurfs(base, size)
        expect(turfs.flatMap(turf => turf.doors.map(door => door.id)).toSorted()).toEqual(base.doors.map(door => door.id).toSorted())
        expect(turfs.reduce((all, turf) => all + turf.voterCount, 0)).toBe(base.voters.length)
        const buildings = turfs.map(turf => new Set(turf.doors.map(door => buildingId(door.address))))
        expect(buildings.reduce((all, set) => all + set.size, 0)).toBe(new Set(base.doors.map(door => buildingId(door.address))).size)
        expect(new Set(turfs.map(turf => turf.name)).size).toBe(turfs.length)
        if (size < 25) return
        for (const turf of turfs) expect(turf.doorCount).toBeLessThan(size * 1.6 + 12)
        const wanted = Math.max(1, Math.round(base.doors.length / size))
        expect(turfs.length).toBe(wanted)
      },
    ),
    { numRuns: 120 },
  )
})

test('3,000 voters become thirty turfs', () => {
  const town = sampleTown({ voters: 3000 })
  expect(cutTurfs(town, Math.round(town.doors.length / 30))).toHaveLength(30)
})

test('nothing to cut is no turf', () => {
  expect(cutTurfs({ ...sampleTown(), doors: [], voters: [] }, 40)).toEqual([])
  expect(cutStreets(sampleTown(), ['nowhere'])).toEqual([])
})

test('a turf of chosen streets', () => {
  const town = sampleTown()
  const [oak, elm] = streetsOf(town)
  const [turf] = cutStreets(town, [oak!.key, elm!.key])
  expect(turf!.doorCount).toBe(oak!.doors.length + elm!.doors.length)
  expect(turf!.voterCount).toBe(oak!.voterCount + elm!.voterCount)
  expect(turf!.streets).toEqual([oak!.street, elm!.street])
  expect(turf!.name.split(' & ').toSorted()).toEqual([oak!.street, elm!.street].toSorted())
})

test('what goes into a turf: its people, without parties, unknown columns and those exempt from public records', () => {
  const town = sampleTown()
  const exempt = town.voters.find(voter => town.voters.filter(one => one.door === voter.door).length > 1)!
  const people = town.voters.map(voter => ({
    ...voter,
    party: 'D',
    more: { WARD: '1' },
    ...(voter === exempt ? { confidential: true as const } : {}),
  }))
  const base = { ...town, voters: people }
  const doors = base.doors.slice(0, 30)
  const part = turfBase(base, doors)
  expect(new Set(part.doors)).toEqual(new Set(doors))
  expect(part.routed).toBe(true)
  expect(part.voters.some(voter => voter.id === exempt.id)).toBe(false)
  expect(part.voters.length).toBeGreaterThan(10)
  expect(
    part.voters.every(voter => voter.party === '' && Object.keys(voter.more).length === 0 && doors.some(door => door.id === voter.door)),
  ).toBe(true)
  expect(turfBase(base, doors, { party: true }).voters[0]!.party).toBe('D')
  // As a cut has ordered them: worked out once only.
  for (const turf of cutBy(base, { way: 'count', size: 40 }))
    expect(turfBase(base, turf.doors, { isInOrder: true })).toEqual({ ...turfBase(base, turf.doors), doors: turf.doors })
})
