import { docId, type DocId, type Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { afterEach, describe, expect, test } from 'vitest'
import { createLocalFanout } from '@porchlight/sync-server/fanout/local'
import { createRelay, type Relay } from '@porchlight/sync-server/relay'
import { createMemoryStore } from '@porchlight/sync-server/store/memory'
import { createWorld, type Phone, type World } from './phones.ts'
import { SOON } from './saturday.ts'

// Snapshots that are posted, what they stand for trimmed at the relay and let go on the phones.

const DOOR = 'd0d0d0d0d0d0d0d0'
let world: World
afterEach(() => world.end())

const of = (phone: Phone) => phone.engine.group(phone.group)
const seen = (phone: Phone, doc: DocId) =>
  of(phone)
    .view(visitsKind, doc)
    ?.visits.map(visit => visit.id.replace(/^0+/, ''))
    .toSorted()
    .join(' ') ?? ''
const isQuiet = (phone: Phone) => of(phone).status().waiting === 0 && of(phone).status().upToDate && of(phone).status().waitingFor === 0
const until = (holds: () => boolean | Promise<boolean>, what: string, limit?: number) =>
  world.until(
    holds,
    async () =>
      `not: ${what}; ${JSON.stringify(await Promise.all(world.phones.map(async one => [one.name, one.group && [of(one).status(), await one.engine.held(one.group)]])))} ${JSON.stringify(world.held())}`,
    limit,
  )

function switchLine(phone: Phone, offline: boolean): void {
  phone.line.faults = { ...phone.line.faults, offline }
  if (offline) phone.line.cut()
  else of(phone).retryNow()
}

async function record(phone: Phone, doc: DocId, ...names: string[]): Promise<void> {
  for (const name of names) {
    const args = { id: name.padStart(16, '0'), target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
    must(await world.patiently(of(phone).change(visitsKind, doc, recordVisit, args)))
    if (!phone.line.faults.offline) await until(() => isQuiet(phone), `${name} is delivered`)
  }
}

async function join(organizer: Phone, name: string, scope: Scope, role: 'canvasser' | 'organizer' = 'canvasser'): Promise<Phone> {
  const invited = must(await world.patiently(of(organizer).invite({ role, scopes: role === 'canvasser' ? [scope] : [], uses: 1 })))
  await until(
    () =>
      of(organizer)
        .roster()
        .invitations.find(one => one.id === invited.id)!.ready,
    'the invitation is out',
  )
  const phone = await world.addPhone(name)
  phone.group = must(await world.patiently(phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })))
  return phone
}

/** How many of a document's entries a phone holds, and what the relay shows of it. */
async function stored(phone: Phone, doc: DocId) {
  const session = must(await world.patiently(phone.engine.session(phone.group)))
  const { id } = session.channelOf(doc)!
  let entries = 0
  for await (const _ of session.storedEntries(id)) entries++
  return { entries, relay: world.held().find(one => one.id === id)! }
}

const alike = (doc: DocId, ...phones: readonly Phone[]) =>
  until(
    async () => new Set(await Promise.all(phones.map(async phone => (await phone.engine.heads(phone.group, doc)).join()))).size === 1,
    'they are alike',
  )

const names = (letter: string, count: number, from = 1) => Array.from({ length: count }, (_, i) => `${letter}${from + i}`)

/** Alice organizes; Bob and Carol are at the same turf. Carol has gone away before anything; then Bob recorded, and it was trimmed. */
async function trimmed(seed: number, relay = {}) {
  world = await createWorld(seed, undefined, { snapshots: SOON, relay })
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const [scope] = must(await world.patiently(of(alice).newTurfs(1)))
  const doc = docId('visits', scope!)
  const [bob, carol] = [await join(alice, 'bob', scope!), await join(alice, 'carol', scope!)]
  await record(carol, doc, 'c1')
  await until(() => [alice, bob, carol].every(isQuiet) && seen(bob, doc) === 'c1', 'everybody is here')
  switchLine(carol, true)
  await record(carol, doc, 'c2', 'c3')
  await record(bob, doc, ...names('b', 8))
  await until(async () => (await stored(alice, doc)).relay.base > 3, 'it is trimmed')
  await until(async () => (await stored(alice, doc)).entries < 6 && (await stored(bob, doc)).entries < 6, 'what it stands for is let go')
  return { alice, bob, carol, doc, scope: scope! }
}

const all = `${names('b', 8).join(' ')} c1`

describe('snapshots and trims', () => {
  test('[P3.7] [S2] who comes new begins at the trim and has everything; the relay and the phones hold less', async () => {
    const { alice, bob, doc, scope } = await trimmed(81)
    const dora = await join(alice, 'dora', scope)
    await until(() => seen(dora, doc) === all, 'Dora has everything')
    await alike(doc, alice, dora)
    const { entries, relay } = await world.patiently(stored(dora, doc))
    expect(entries).toBeLessThan(relay.n - relay.base + 1)
    await record(dora, doc, 'd1')
    await until(() => [alice, bob].every(phone => seen(phone, doc) === `${all} d1`), 'and goes on')
    for (const phone of [alice, bob, dora]) expect(await phone.engine.setAside(phone.group)).toEqual([])
  })

  test('[S3] a device that was away loses nothing of its own, and its late batches chain on', async () => {
    const { alice, bob, carol, doc } = await trimmed(82)
    switchLine(carol, false)
    await until(() => [alice, bob, carol].every(phone => isQuiet(phone) && seen(phone, doc) === `${all} c2 c3`), 'all have all')
    await record(carol, doc, 'c4')
    await until(() => seen(bob, doc) === `${all} c2 c3 c4`, 'and goes on')
    for (const phone of [alice, bob, carol])
      expect([await phone.engine.setAside(phone.group), await phone.engine.held(phone.group)]).toEqual([[], []])
  })

  test('[S3] months later, when what was hidden is erased, it is the same', async () => {
    const { alice, bob, carol, doc } = await trimmed(83, { hiddenMs: 100_000, eraseEveryMs: 10_000 })
    const { relay } = await world.patiently(stored(alice, doc))
    for (const phone of [alice, bob]) switchLine(phone, true)
    await world.run(120_000)
    const { relay: later } = await world.patiently(stored(alice, doc))
    expect(later.bytes).toBeLessThan(relay.bytes)
    expect(later.bytes).toBe(later.shown)
    switchLine(carol, false)
    await until(() => isQuiet(carol) && seen(carol, doc) === `${all} c2 c3`, 'Carol has all')
    for (const phone of [alice, bob]) switchLine(phone, false)
    await until(() => [alice, bob].every(phone => isQuiet(phone) && seen(phone, doc) === `${all} c2 c3`), 'all have all')
    const dora = await join(alice, 'dora', doc.split('@')[1] as Scope)
    await until(() => seen(dora, doc) === `${all} c2 c3`, 'who comes new, too')
  })

  test.each(['wiped', 'rolled-back'] as const)(
    '[P6.1] [P6.2] [S4] a relay that was %s is healed from what the phones have kept',
    async what => {
      world = await createWorld(84, undefined, { snapshots: SOON })
      const alice = await world.addPhone('alice')
      alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
      const [scope] = must(await world.patiently(of(alice).newTurfs(1)))
      const doc = docId('visits', scope!)
      const bob = await join(alice, 'bob', scope!)
      await record(bob, doc, 'b1', 'b2')
      world.backUpRelay()
      await record(bob, doc, ...names('b', 6, 3))
      await until(async () => (await stored(bob, doc)).relay.base > 0 && (await stored(bob, doc)).entries < 5, 'it is trimmed and let go')
      await world.stopRelay()
      world.startRelay(what)
      // Only one of them is left.
      switchLine(alice, true)
      await until(() => isQuiet(bob), 'Bob has healed it')
      switchLine(bob, true)
      switchLine(alice, false)
      const dora = await join(alice, 'dora', scope!)
      await until(() => seen(dora, doc) === names('b', 8).join(' '), 'who comes new has everything')
      switchLine(bob, false)
      await record(bob, doc, 'b9')
      await until(() => [alice, dora].every(phone => seen(phone, doc).endsWith('b9')), 'it goes on')
      await alike(doc, alice, bob, dora)
      for (const phone of [alice, bob, dora]) expect(await phone.engine.setAside(phone.group)).toEqual([])
    },
  )

  test('a file from a phone that has let go of the old entries brings everything', async () => {
    const { bob, carol, doc } = await trimmed(85)
    const file = must(await world.patiently(of(bob).saveToFile()))
    must(await world.patiently(carol.engine.bringIn(file)))
    await until(() => seen(carol, doc) === `${all} c2 c3`, 'Carol has it, without a line')
    switchLine(carol, false)
    await until(() => isQuiet(carol) && seen(bob, doc) === `${all} c2 c3`, 'all have all')
  })

  test('two organizers: one snapshot at a time, and none is posted again of what has been', async () => {
    const { alice, bob, doc, scope } = await trimmed(86)
    const erin = await join(alice, 'erin', scope, 'organizer')
    await until(() => isQuiet(erin) && seen(erin, doc) === all, 'Erin has everything')
    await record(bob, doc, ...names('b', 8, 9))
    const { relay } = await world.patiently(stored(alice, doc))
    await until(async () => (await stored(alice, doc)).relay.base > relay.base, 'it is trimmed once more')
    await world.run(200_000)
    const { entries, relay: now } = await world.patiently(stored(erin, doc))
    expect(now.n - now.base).toBeLessThan(8)
    expect(entries).toBeLessThan(8)
    const dora = await join(erin, 'dora', scope)
    await until(() => seen(dora, doc).split(' ').length === 17, 'who comes new has everything')
  })

  test('[A21] [S5] a relay that was rolled back and has grown again past a reader is healed, and what it did is shown', async () => {
    world = await createWorld(87)
    const alice = await world.addPhone('alice')
    alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
    const [scope] = must(await world.patiently(of(alice).newTurfs(1)))
    const doc = docId('visits', scope!)
    const [bob, carol] = [await join(alice, 'bob', scope!), await join(alice, 'carol', scope!)]
    await until(() => [alice, bob, carol].every(isQuiet), 'everybody is here')
    for (const phone of [alice, carol]) switchLine(phone, true)
    world.backUpRelay()
    await record(bob, doc, 'b1', 'b2')
    switchLine(bob, true)
    await world.stopRelay()
    world.startRelay('rolled-back')
    // Carol never saw what the relay has lost.
    switchLine(carol, false)
    await record(carol, doc, ...names('c', 4))
    const told = async (phone: Phone) => must(await world.patiently(of(phone).storage())).otherHistory
    expect(await told(carol)).toBeUndefined()
    switchLine(bob, false)
    switchLine(alice, false)
    await until(() => [alice, bob, carol].every(phone => isQuiet(phone) && seen(phone, doc) === 'b1 b2 c1 c2 c3 c4'), 'all have all')
    expect(await told(bob)).toMatchObject({ lacked: 2 })
    await bob.restart()
    expect(await told(bob)).toMatchObject({ lacked: 2 })
    expect([await told(alice), await told(carol)]).toEqual([undefined, undefined])
  })

  test('[A21] a relay that shows two phones two histories: both are healed once it shows one of them, and it is told', async () => {
    const sides: Relay[] = []
    world = await createWorld(88, (relay, line) => (line === 1 ? (sides[0] ?? relay) : relay))
    const alice = await world.addPhone('alice')
    alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
    const [scope] = must(await world.patiently(of(alice).newTurfs(1)))
    const doc = docId('visits', scope!)
    const bob = await join(alice, 'bob', scope!)
    await until(() => [alice, bob].every(isQuiet), 'both are here')
    // From here on Bob is shown a copy.
    const copy = createMemoryStore()
    copy.restore(world.copyOfRelay())
    sides[0] = createRelay({ store: copy, fanout: createLocalFanout(), clock: world.clock.skewed(0) })
    bob.line.cut()
    await record(bob, doc, 'b1')
    await record(alice, doc, 'a1', 'a2')
    expect([seen(alice, doc), seen(bob, doc)]).toEqual(['a1 a2', 'b1'])
    sides.length = 0
    bob.line.cut()
    await until(() => [alice, bob].every(phone => isQuiet(phone) && seen(phone, doc) === 'a1 a2 b1'), 'both have all')
    expect(must(await world.patiently(of(bob).storage())).otherHistory).toMatchObject({ lacked: 1 })
  })
})
