import fc from 'fast-check'
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { doorId } from './address.ts'
import { baseChanges, olderCopy, updateOf } from './base-changes.ts'
import { unpackBase } from './base-bytes.ts'
import { canvassKind } from './canvass.ts'
import { cutTurfs, turfBase } from './cut.ts'
import { requestsFor } from './asked.ts'
import { standingRequests } from './do-not-contact.ts'
import { turfState } from './doors.ts'
import { hideExempt } from './exempt.ts'
import { vanContacts } from './export-van.ts'
import { openDoors } from './hidden.ts'
import { namesIn } from './my-day.ts'
import { packBase } from './pack-base.ts'
import { pick, sampleTown, seeded } from './town.ts'
import { behind, turfUpdates } from './turf-update.ts'
import { addBasePart, dropBases, fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Door, TurfView, Voter, VoterBase } from './types.ts'
import { addResident, askNotToContact, recordVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const fileOf = (seed: number): VoterBase => ({ ...sampleTown({ voters: 150, seed }), source: 'oh-swvf', importedAt: 1000 })

/** The same file half a year later: people moved in, out and within, were renamed, became exempt; a house was built. */
function later(before: VoterBase, seed: number): VoterBase {
  const roll = seeded(seed)
  const doors = [...before.doors]
  const built = { ...pick(roll, before.doors).address, number: '9001', unit: '' }
  const house: Door = { id: doorId(built), address: built, precinct: before.doors[0]!.precinct }
  if (doors.every(door => door.id !== house.id)) doors.push(house)
  const voters: Voter[] = []
  for (const voter of before.voters) {
    const what = roll()
    if (what < 0.1) continue
    if (what < 0.2) voters.push({ ...voter, door: pick(roll, doors).id })
    else if (what < 0.3) voters.push({ ...voter, last: `${voter.last}-Roe`, phone: '6145550199', status: 'inactive' })
    else if (what < 0.33) voters.push({ ...voter, confidential: true })
    else voters.push(voter)
  }
  for (let i = 0; i < 12; i++)
    voters.push({ ...before.voters[0]!, id: testId(`new ${seed} ${i}`), first: `New ${i}`, door: pick(roll, doors).id })
  const lived = new Set(voters.map(voter => voter.door))
  return {
    ...before,
    importId: testId(`later ${seed}`),
    importedAt: 2000,
    doors: doors.filter(door => lived.has(door.id)).map(({ id, address, precinct }) => ({ id, address, precinct })),
    voters,
  }
}

/** Three turfs of it, each with its two documents. */
function turfsOf(base: VoterBase, seed: number) {
  return cutTurfs({ ...base, doors: openDoors(base) }, Math.ceil(base.doors.length / 3)).map((cut, i) => {
    const turf = phone(turfKind, `olga ${seed}`, 'organizer')
    expect(
      turf.act(fillTurf, { name: cut.name, groupName: 'Elm', part: packBase(turfBase(base, cut.doors))[0]!, questions: [] }),
    ).toBeUndefined()
    return { scope: `turf/${testId(`${seed} ${i}`)}`, turf, visits: phone(visitsKind, `sam ${seed} ${i}`) }
  })
}
type Turf = ReturnType<typeof turfsOf>[number]

function work({ turf, visits }: Turf, seed: number): void {
  const roll = seeded(seed)
  const { doors, voters } = turf.view().base!
  for (let i = 0; i < 12; i++) {
    const voter = pick(roll, voters)
    const id = testId(`visit ${seed} ${i}`)
    visits.act(recordVisit, { id, target: { level: 'person', id: voter.id }, door: voter.door, result: 'canvassed', note: `note ${i}` })
    if (roll() < 0.4) visits.act(askNotToContact, { id: testId(`no ${seed} ${i}`), target: { level: 'person', id: pick(roll, voters).id } })
    if (roll() < 0.1)
      visits.act(askNotToContact, { id: testId(`no door ${seed} ${i}`), target: { level: 'door', id: pick(roll, doors).id } })
  }
  visits.act(addResident, { id: testId(`resident ${seed}`), door: doors[0]!.id, name: 'Ana' })
}

const inUse = (turfs: readonly Turf[]) => turfs.map(({ scope, turf }) => ({ scope, turf: turf.view() }))

test('[I5] a newer copy gives every turf its people of now, and touches no visit, note, resident or request', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), seed => {
      const before = fileOf(seed)
      const turfs = turfsOf(before, seed)
      for (const [i, turf] of turfs.entries()) work(turf, seed + i)
      const was = turfs.map(({ visits }) => ({ heads: A.getHeads(visits.doc()), view: visits.view() }))
      const requests = turfs.flatMap(({ visits }) => visits.view().doNotContact)
      const base = updateOf(before, later(before, seed))
      expect(olderCopy(base, [fileOf(seed + 1), before])).toBe(before)
      expect(behind(inUse(turfs), [before.importId])).toHaveLength(turfs.length)
      const parts = turfs.map(({ turf, visits }) => ({ turf: turf.view(), visits: visits.view() }))
      for (const update of turfUpdates(base, inUse(turfs), [before.importId])) {
        const { turf } = turfs.find(one => one.scope === update.scope)!
        for (const part of packBase(update.base)) expect(turf.act(addBasePart, part)).toBeUndefined()
        // Who asked to be left alone and lives in another turf now: the request is to go there.
        const asked = requestsFor(update.base, parts).map(request => request.target.id)
        for (const voter of update.base.voters)
          if (requests.some(request => request.target.id === voter.id)) expect(asked).toContain(voter.id)
      }
      expect(behind(inUse(turfs), [before.importId])).toEqual([])
      expect(turfs.map(({ visits }) => ({ heads: A.getHeads(visits.doc()), view: visits.view() }))).toEqual(was)

      const listed = new Map(base.voters.map(voter => [voter.id, voter]))
      const places = turfs.flatMap(({ turf }) => turf.view().base!.doors.map(door => door.id))
      expect(new Set(places).size).toBe(places.length)
      for (const { turf, visits } of turfs) {
        const view = turf.view()
        const here = new Set(view.base!.doors.map(door => door.id))
        const expected = base.voters.filter(voter => here.has(voter.door) && !voter.confidential)
        expect(view.base!.voters.map(voter => voter.id)).toEqual(expected.map(voter => voter.id))
        for (const { id, door, first, last, phone: number, status } of view.base!.voters)
          expect(listed.get(id)).toMatchObject({ door, first, last, phone: number, status })
        const standing = standingRequests(visits.view().doNotContact, [])
        for (const person of [...turfState(view, visits.view()).doors.values()].flatMap(door => door.people))
          expect(person.doNotContact?.target.id).toBe(standing.get(person.id)?.target.id)
      }
    }),
    { numRuns: 12 },
  )
})

test('[I5] the report names who moved in, out and within, and what changed; together they are everybody', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), seed => {
      const before = fileOf(seed)
      const after = updateOf(before, later(before, seed))
      const { movedIn, movedOut, moved, changed, same, newDoors } = baseChanges(before, after)
      expect(movedIn.length + moved.length + changed.length + same).toBe(after.voters.length)
      expect(movedOut.length + moved.length + changed.length + same).toBe(before.voters.length)
      expect(movedIn.filter(({ voter }) => voter.first.startsWith('New'))).toHaveLength(12)
      for (const { voter, from, door } of moved)
        expect([door?.id, from?.id]).toEqual([voter.door, before.voters.find(one => one.id === voter.id)!.door])
      const names = changed.filter(({ what }) => what.includes('name'))
      expect(names.length).toBe(names.filter(({ voter, what }) => voter.last.endsWith('-Roe') && what.includes('phone')).length)
      expect(newDoors.length).toBeLessThanOrEqual(1)
      expect(baseChanges(after, after)).toMatchObject({ movedIn: [], movedOut: [], moved: [], changed: [], newDoors: [] })
    }),
    { numRuns: 50 },
  )
})

test('[I5] what the newer file does not tell is kept: where doors are, doors with nobody, who voted when', () => {
  const before: VoterBase = {
    ...fileOf(3),
    elections: ['2024-11-05 general'],
    voters: fileOf(3).voters.map(voter => ({ ...voter, voted: [0] })),
  }
  const bare = later(before, 3)
  const { elections: _, ...file } = {
    ...bare,
    voters: bare.voters.map(voter => JSON.parse(JSON.stringify({ ...voter, voted: undefined })) as Voter),
  }
  const after = updateOf(before, file)
  const was = new Map(before.doors.map(door => [door.id, door]))
  expect(after.doors.every(door => JSON.stringify(door.at) === JSON.stringify(was.get(door.id)?.at))).toBe(true)
  expect(before.doors.every(door => after.doors.some(one => one.id === door.id))).toBe(true)
  expect(after.elections).toEqual(['2024-11-05 general'])
  expect(after.voters.filter(voter => voter.voted).length).toBe(
    after.voters.filter(voter => before.voters.some(one => one.id === voter.id)).length,
  )
  expect(after.updates).toBe(before.importId)
})

test('[I5] the older copy is out of sight; a list of its own stays beside it', () => {
  const olga = phone(canvassKind, 'olga', 'organizer')
  const [first, other] = [fileOf(5), { ...fileOf(6), importId: testId('other') }]
  const newer = updateOf(first, later(first, 5))
  for (const base of [first, other, newer]) for (const part of packBase(base)) olga.act(addBasePart, part)
  expect(olga.view().bases.map(base => base.importId)).toEqual(
    [newer.importId, other.importId].toSorted((a, b) => (a === newer.importId ? -1 : b === newer.importId ? 1 : 0)),
  )
  expect(olga.view().olderCopies).toEqual({ [newer.importId]: [first.importId] })
  const newest = updateOf(newer, { ...later(newer, 6), importId: testId('newest'), importedAt: 3000 })
  for (const part of packBase(newest)) olga.act(addBasePart, part)
  expect(olga.view().olderCopies).toEqual({ [newest.importId]: [newer.importId, first.importId] })
  expect(olderCopy({ ...newer, source: 'van-list' }, [first])).toBeUndefined()
  expect(olderCopy(other, [first])).toBeUndefined()
})

test('[I4] of people exempt from public records nothing is in what a canvasser gets: no name, no number, no door that only they have', () => {
  const town = fileOf(9)
  const alone = town.voters.find(voter => town.voters.filter(one => one.door === voter.door).length === 1)!
  const shared = town.voters.find(voter => town.voters.filter(one => one.door === voter.door).length > 1)!
  const hide = (voter: Voter): Voter =>
    voter === alone || voter === shared
      ? { ...voter, confidential: true, last: `Hidden${voter === alone ? 1 : 2}`, sourceId: 'OH-SECRET', voted: [0] }
      : { ...voter, voted: [0], party: 'D' }
  const base: VoterBase = { ...town, elections: ['2024-11-05 general'], voters: town.voters.map(hide) }
  const turfs = turfsOf(base, 9)
  const written = turfs.map(({ turf }) => {
    const stored = A.load<{ bases: Record<string, Uint8Array> }>(A.save(turf.doc()))
    return JSON.stringify(Object.values(stored.bases).map(bytes => unpackBase([bytes])))
  })
  const all = written.join()
  expect(all).toContain(town.voters.find(voter => voter !== alone && voter !== shared)!.id)
  for (const secret of ['Hidden1', 'Hidden2', 'OH-SECRET', alone.id, shared.id, alone.door, 'voted', '2024-11-05'])
    expect(all).not.toContain(secret)
  expect(all).toContain(shared.door)
  // Nor after a newer copy in which somebody has become exempt.
  const newer = {
    ...updateOf(base, {
      ...base,
      importId: testId('newer'),
      importedAt: 2000,
      voters: base.voters.map((voter, i) => (i === 20 ? { ...voter, last: 'Hidden3', confidential: true as const } : voter)),
    }),
  }
  const updated = JSON.stringify([...turfUpdates(newer, inUse(turfs), [base.importId])])
  for (const secret of ['Hidden', base.voters[20]!.id]) expect(updated).not.toContain(secret)
})

test('[I4] who becomes exempt is gone from every copy that their turf reads, and from what comes out of it; who moved away is not', () => {
  const before = fileOf(11)
  const lives = Map.groupBy(before.voters, voter => voter.door)
  const alone = before.voters.find(voter => lives.get(voter.door)!.length === 1)!
  const [shared, neighbour] = before.voters.flatMap(voter => (lives.get(voter.door)!.length > 1 ? lives.get(voter.door)! : []))
  const gone = before.voters.find(voter => ![alone.door, shared!.door].includes(voter.door))!
  const is = (voter: Voter, ...some: readonly Voter[]) => some.some(one => one.id === voter.id)
  const named = (voter: Voter) => (voter === alone ? 'Quimbly' : voter === shared ? 'Quimbsen' : voter === gone ? 'Vexander' : voter.last)
  const base = { ...before, voters: before.voters.map(voter => ({ ...voter, last: named(voter), sourceId: `OH-${voter.id}` })) }
  const newer = updateOf(base, {
    ...base,
    importId: testId('newer'),
    importedAt: 2000,
    voters: base.voters.flatMap(voter =>
      is(voter, alone, shared!) ? { ...voter, confidential: true as const } : is(voter, gone) ? [] : [voter],
    ),
  })
  const turfs = turfsOf(base, 11)
  for (const voter of [alone, shared!, gone, neighbour!])
    for (const { turf, visits } of turfs)
      if (turf.view().base!.voters.some(one => is(one, voter)))
        visits.act(recordVisit, { id: testId(voter.id), target: { level: 'person', id: voter.id }, door: voter.door, result: 'canvassed' })
  const shown = () =>
    turfs
      .map(({ turf, visits }) => {
        const [view, work] = [turf.view(), visits.view()]
        const file = vanContacts([{ name: 'Oak', turf: view, visits: work }], [])
        const names = work.visits.map(visit => namesIn(view, work).person(visit.target.id))
        return JSON.stringify([view, [...turfState(view, work).doors.values()], names, file])
      })
      .join()
  for (const { scope, base: part } of turfUpdates(newer, inUse(turfs), [base.importId]))
    for (const one of packBase(part)) turfs.find(turf => turf.scope === scope)!.turf.act(addBasePart, one)
  // The newer copy alone does not do it.
  for (const secret of ['Quimbly', 'Quimbsen', alone.door]) expect(shown()).toContain(secret)
  const made = turfs.map(({ turf }) => hideExempt(turf.view(), newer))
  expect(made.some(one => one === undefined || one.drop.length > 0)).toBe(true)
  // Two organizers do it alike, so that both stand.
  expect(turfs.map(({ turf }) => hideExempt(turf.view(), newer))).toEqual(made)
  for (const [i, { turf }] of turfs.entries()) {
    for (const part of made[i]?.parts ?? []) expect(turf.act(addBasePart, part)).toBeUndefined()
    if (made[i]) expect(turf.act(dropBases, { imports: made[i].drop })).toBeUndefined()
  }
  for (const secret of ['Quimbly', 'Quimbsen', `OH-${alone.id}`, `OH-${shared!.id}`]) expect(shown()).not.toContain(secret)
  for (const kept of ['Vexander', `OH-${gone.id}`, neighbour!.id]) expect(shown()).toContain(kept)
  expect(turfs.every(({ turf }) => turf.view().base!.importId === newer.importId)).toBe(true)
  expect(turfs.map(({ turf }) => hideExempt(turf.view(), newer))).toEqual(turfs.map(() => undefined))
})

test('[I5] new doors of large lists find their turfs soon, each the nearest of its street', () => {
  const before = { ...sampleTown({ voters: 1500, seed: 2 }), source: 'oh-swvf', importedAt: 1000 }
  const turfs = cutTurfs(before, 40).map(({ doors }, i) => ({
    scope: `turf/${testId(String(i))}`,
    turf: {
      name: '',
      groupName: '',
      base: turfBase(before, doors),
      earlier: [],
      questions: [],
      doNotContact: [],
      liftings: [],
    } as unknown as TurfView,
  }))
  const door = (number: string, street: string): Door => {
    const address = { ...before.doors[0]!.address, number, street, unit: '' }
    return { id: doorId(address), address, precinct: '' }
  }
  const known = before.doors.filter(one => /^\d+$/.test(one.address.number))
  const numbers = new Map(known.map(one => door(`${one.address.number}B`, one.address.street)).map(one => [one.id, one]))
  const built = [...numbers.values()].filter(one => before.doors.every(other => other.id !== one.id))
  const after = updateOf(before, {
    ...before,
    importId: testId('after'),
    importedAt: 2000,
    doors: [...before.doors, ...built, door('1', 'Nowhere Rd')],
  })
  const updates = [...turfUpdates(after, turfs, [before.importId])]
  const home = new Map(updates.flatMap(({ scope, base }) => base.doors.map(one => [one.id, scope] as const)))
  expect(updates.reduce((sum, update) => sum + update.added, 0)).toBe(built.length)
  expect(home.has(door('1', 'Nowhere Rd').id)).toBe(false)
  const scopes = new Map<string, Set<string | undefined>>()
  for (const one of known) {
    const key = `${one.address.number} ${one.address.street}`
    scopes.set(key, (scopes.get(key) ?? new Set()).add(home.get(one.id)))
  }
  for (const one of built) expect(scopes.get(`${one.address.number.slice(0, -1)} ${one.address.street}`)).toContain(home.get(one.id))
})
