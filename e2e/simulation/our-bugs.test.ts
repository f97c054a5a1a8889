import { docId } from '@porchlight/shared/base/ids'
import type { Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { afterEach, expect, test, vi } from 'vitest'
import type { Phone, World } from './phones.ts'
import { createWorld } from './phones.ts'

const DOOR = 'd0d0d0d0d0d0d0d0'
const [POISON, GOOD] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb']
const groupOf = (phone: Phone) => phone.engine.group(phone.group)

function switchLine(phone: Phone, offline: boolean): void {
  phone.line.faults = { ...phone.line.faults, offline }
  if (offline) phone.line.cut()
  else groupOf(phone).retryNow()
}

afterEach(() => void vi.restoreAllMocks())

/** Alice, whose app cannot read the visit POISON, and two canvassers at one turf. */
async function threePhones(seed: number) {
  const world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const scopes = must(await world.patiently(groupOf(alice).newTurfs(1)))
  const [bob, carol] = [await join(world, alice, 'bob', scopes), await join(world, alice, 'carol', scopes)]
  for (const phone of [alice, bob, carol]) switchLine(phone, true)
  const visits = docId('visits', scopes[0]!)
  // Neither knows of the other's: nothing rests on the visit that cannot be read.
  const written = [
    [bob, POISON],
    [carol, GOOD],
  ] as const
  for (const [phone, id] of written) {
    const args = { id, target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
    must(await world.patiently(groupOf(phone).change(visitsKind, visits, recordVisit, args)))
  }
  for (const [phone] of written) {
    switchLine(phone, false)
    await world.until(
      () => groupOf(phone).status().waiting === 0 && groupOf(phone).status().upToDate,
      () => 'not delivered',
    )
  }
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const read = visitsKind.read.bind(visitsKind)
  const bug = vi.spyOn(visitsKind, 'read').mockImplementation(doc => {
    if (Object.keys(doc.visits).some(key => key.endsWith(POISON))) throw new TypeError('a bug of ours')
    return read(doc)
  })
  switchLine(alice, false)
  const seen = () =>
    groupOf(alice)
      .view(visitsKind, visits)
      ?.visits.map(visit => visit.id) ?? []
  await world.until(
    () => seen().includes(GOOD) && groupOf(alice).status().upToDate,
    () => `seen: ${seen().join()}`,
  )
  return { world, alice, bob, scopes, visits, seen, bug }
}

async function join(world: World, alice: Phone, name: string, scopes: readonly Scope[]): Promise<Phone> {
  const invited = must(await world.patiently(groupOf(alice).invite({ role: 'canvasser', scopes, uses: 1 })))
  await world.until(
    () =>
      groupOf(alice)
        .roster()
        .invitations.find(one => one.id === invited.id)!.ready,
    () => 'not delivered',
  )
  const phone = await world.addPhone(name)
  phone.group = must(await world.patiently(phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })))
  return phone
}

test('[P8.5] what a bug of ours keeps from being applied is held and shown, keeps nothing else back, and is in after the next start without the bug', async () => {
  const { world, alice, seen, bug } = await threePhones(21)
  expect(seen()).toEqual([GOOD])
  expect(await alice.engine.held(alice.group)).toMatchObject([{ lacks: 'bug' }])
  expect(groupOf(alice).status().waitingFor).toBe(1)
  // Still there after a start with the bug; its place in the channel was passed, and nothing forgotten.
  await alice.restart()
  await world.until(
    () => groupOf(alice).status().upToDate,
    () => 'not up to date',
  )
  expect(await alice.engine.held(alice.group)).toMatchObject([{ lacks: 'bug' }])
  bug.mockRestore()
  await alice.restart()
  await world.until(
    () => seen().length === 2,
    () => `seen: ${seen().join()}`,
  )
  expect(await alice.engine.held(alice.group)).toEqual([])
  expect(await world.patiently(alice.engine.setAside(alice.group))).toEqual([])
  await world.end()
})

test('[P8.5] it is tried again after a change of the roster, too', async () => {
  const { world, alice, bob, seen, bug } = await threePhones(22)
  bug.mockRestore()
  expect(seen()).toEqual([GOOD])
  // Somebody comes: an operation that alice receives.
  await join(world, alice, 'dora', [
    groupOf(bob)
      .me()
      .scopes.find(scope => scope.startsWith('turf/'))!,
  ])
  await world.until(
    () => seen().length === 2,
    () => `seen: ${seen().join()}`,
  )
  await world.end()
})
