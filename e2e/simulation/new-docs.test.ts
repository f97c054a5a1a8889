import { docId } from '@porchlight/shared/base/ids'
import type { DocId, Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { expect, test } from 'vitest'
import type { Phone, World } from './phones.ts'
import { createWorld } from './phones.ts'

const SECOND = '0000000000000002'
const DOOR = 'd0d0d0d0d0d0d0d0'
const visit = (id: string) => ({ id, target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const })

/** Alice with one turf, and Bob who has it by a link. */
async function two(seed: number) {
  const world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const [scope] = must(await world.patiently(groupOf(alice).newTurfs(1)))
  const invited = must(await world.patiently(groupOf(alice).invite({ role: 'canvasser', scopes: [scope!], uses: 1 })))
  await world.until(
    () => groupOf(alice).roster().invitations[0]!.ready,
    () => 'the invitation is not delivered',
  )
  const bob = await world.addPhone('bob')
  const joining = bob.engine.join(must(bob.engine.readInvitation(invited.link)), { myName: 'Bob', relay: '' })
  bob.group = must(await world.patiently(joining))
  return { world, alice, bob, scope: scope!, second: docId('visits', scope!, SECOND) }
}

const groupOf = (phone: Phone) => phone.engine.group(phone.group)
const seen = (phone: Phone, doc: DocId) =>
  groupOf(phone)
    .view(visitsKind, doc)
    ?.visits.map(one => one.id)

function switchLine(phone: Phone, offline: boolean): void {
  phone.line.faults = { ...phone.line.faults, offline }
  if (offline) phone.line.cut()
  else groupOf(phone).retryNow()
}

async function untilBothSee(world: World, phones: readonly Phone[], doc: DocId, ids: readonly string[]): Promise<void> {
  await world.until(
    () => phones.every(phone => seen(phone, doc)?.toSorted().join() === ids.join()),
    async () => `seen: ${JSON.stringify(phones.map(phone => [phone.name, seen(phone, doc), groupOf(phone).status()]))}`,
  )
}

test('[P3.6] two phones begin the same document without a line: one document, also after a restart, and it is delivered', async () => {
  const { world, alice, bob, scope, second } = await two(11)
  for (const phone of [alice, bob]) switchLine(phone, true)
  for (const phone of [alice, bob]) {
    expect(must(await world.patiently(groupOf(phone).createDoc(visitsKind, scope, SECOND)))).toBe(second)
    expect(seen(phone, second)).toEqual([])
    await phone.restart()
    // Known before anything is loaded, and listed once however often it is begun.
    expect(groupOf(phone).docs('visits')).toEqual([docId('visits', scope), second])
  }
  must(await world.patiently(groupOf(alice).change(visitsKind, second, recordVisit, visit('aaaaaaaaaaaaaaaa'))))
  must(await world.patiently(groupOf(bob).change(visitsKind, second, recordVisit, visit('bbbbbbbbbbbbbbbb'))))
  for (const phone of [alice, bob]) switchLine(phone, false)
  await untilBothSee(world, [alice, bob], second, ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'])
  await world.until(
    () => [alice, bob].every(phone => groupOf(phone).status().waiting === 0 && groupOf(phone).status().upToDate),
    () => 'not delivered',
  )
  await world.end()
})

test('[P3.6] writing into a document that nobody has begun lists it; others learn of it live', async () => {
  const { world, alice, bob, second } = await two(12)
  expect(groupOf(alice).docs('visits')).not.toContain(second)
  let told = 0
  groupOf(alice).subscribe(() => told++)
  must(await world.patiently(groupOf(bob).change(visitsKind, second, recordVisit, visit('bbbbbbbbbbbbbbbb'))))
  await world.until(
    () => groupOf(alice).docs('visits').includes(second),
    () => 'not known to alice',
  )
  expect(told).toBeGreaterThan(0)
  await untilBothSee(world, [alice, bob], second, ['bbbbbbbbbbbbbbbb'])
  await world.end()
})

test('[P3.6] [P6.3] without a relay a file brings a new document, its index and what is in it', async () => {
  const { world, alice, bob, second } = await two(13)
  for (const phone of [alice, bob]) switchLine(phone, true)
  must(await world.patiently(groupOf(bob).change(visitsKind, second, recordVisit, visit('bbbbbbbbbbbbbbbb'))))
  const file = must(await world.patiently(groupOf(bob).saveToFile()))
  must(await world.patiently(alice.engine.bringIn(file)))
  expect(groupOf(alice).docs('visits')).toContain(second)
  expect(seen(alice, second)).toEqual(['bbbbbbbbbbbbbbbb'])
  await world.end()
})

test('what cannot be listed, or may not be written, is refused, and nothing is listed', async () => {
  const { world, bob, scope } = await two(14)
  const refused = async (at: Scope, instance: string) => {
    const made = await world.patiently(groupOf(bob).createDoc(visitsKind, at, instance))
    return made.ok ? made.value : made.error.code
  }
  expect(await refused('group', SECOND)).toBe('kind-unknown')
  expect(await refused(scope, '1')).toBe('kind-unknown')
  expect(await refused(scope, 'second')).toBe('kind-unknown')
  expect(await refused('turf/0000000000000000', SECOND)).toBe('author-no-right')
  expect(groupOf(bob).docs('visits')).toEqual([docId('visits', scope)])
  await world.end()
})

test('[P3.6] [P6.1] a wiped relay gets a document that was begun later back, too', async () => {
  const { world, alice, bob, second } = await two(15)
  must(await world.patiently(groupOf(bob).change(visitsKind, second, recordVisit, visit('bbbbbbbbbbbbbbbb'))))
  await untilBothSee(world, [alice, bob], second, ['bbbbbbbbbbbbbbbb'])
  await world.stopRelay()
  switchLine(bob, true)
  world.startRelay('wiped')
  const invited = must(await world.patiently(groupOf(alice).invite({ role: 'organizer', scopes: [], uses: 1 })))
  await world.until(
    () =>
      groupOf(alice)
        .roster()
        .invitations.find(one => one.id === invited.id)!.ready && groupOf(alice).status().upToDate,
    () => 'not healed',
  )
  const carol = await world.addPhone('carol')
  const joining = carol.engine.join(must(carol.engine.readInvitation(invited.link)), { myName: 'Carol', relay: '' })
  carol.group = must(await world.patiently(joining))
  await untilBothSee(world, [alice, carol], second, ['bbbbbbbbbbbbbbbb'])
  await world.end()
})
