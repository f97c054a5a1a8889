import * as A from '@automerge/automerge/slim'
import { docId } from '@porchlight/shared/base/ids'
import type { BatchId, DeviceId, DocId, Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { newActor, parseBatch, signBatch } from '@porchlight/shared/wire/batch'
import { openEntry, sealEntry, tagOf } from '@porchlight/shared/wire/entry'
import { packSnapshot, unpackChanges } from '@porchlight/shared/wire/payload'
import type { SnapshotPayload } from '@porchlight/shared/wire/payload'
import { workFileEnd, workFileHead, workFileParts } from '@porchlight/shared/wire/work-file'
import { outgoingWrite } from '@porchlight/web/engine/outgoing'
import { expect, test } from 'vitest'
import type { Phone, World } from './phones.ts'
import { createWorld } from './phones.ts'
import { seeded } from '../seeded.ts'

const DOOR = 'd0d0d0d0d0d0d0d0'
const groupOf = (phone: Phone) => phone.engine.group(phone.group)
const seen = (phone: Phone, doc: DocId) =>
  groupOf(phone)
    .view(visitsKind, doc)
    ?.visits.map(visit => visit.id.slice(-2)) ?? []
const heads = (phone: Phone, doc: DocId) => phone.engine.heads(phone.group, doc)

function switchLine(phone: Phone, offline: boolean): void {
  phone.line.faults = { ...phone.line.faults, offline }
  if (offline) phone.line.cut()
  else groupOf(phone).retryNow()
}

async function record(world: World, phone: Phone, doc: DocId, name: string): Promise<void> {
  const args = { id: name.padStart(16, '0'), target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
  must(await world.patiently(groupOf(phone).change(visitsKind, doc, recordVisit, args)))
}

/** Alice, and Bob and Carol at the same turf; Carol has gone away before anybody recorded anything. */
async function threePhones(seed: number) {
  const world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const [scope] = must(await world.patiently(groupOf(alice).newTurfs(1)))
  const join = async (name: string): Promise<Phone> => {
    const invited = must(await world.patiently(groupOf(alice).invite({ role: 'canvasser', scopes: [scope!], uses: 1 })))
    await world.until(
      () =>
        groupOf(alice)
          .roster()
          .invitations.find(one => one.id === invited.id)!.ready,
      () => 'not delivered',
    )
    const phone = await world.addPhone(name)
    const joining = phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })
    phone.group = must(await world.patiently(joining))
    return phone
  }
  const [bob, carol] = [await join('bob'), await join('carol')]
  const doc = docId('visits', scope!)
  await world.until(
    () => [alice, bob, carol].every(phone => Object.keys(groupOf(phone).view(visitsKind, doc)?.names ?? {}).length === 2 && isQuiet(phone)),
    () => 'names have not come',
  )
  switchLine(carol, true)
  for (const name of ['b1', 'b2', 'b3']) {
    await record(world, bob, doc, name)
    await world.until(
      () => isQuiet(bob),
      () => 'not delivered',
    )
  }
  await record(world, alice, doc, 'a1')
  await world.until(
    () => isQuiet(alice) && seen(bob, doc).length === 4,
    () => 'not delivered',
  )
  return { world, alice, bob, carol, doc, scope: scope! }
}

const isQuiet = (phone: Phone) => groupOf(phone).status().waiting === 0 && groupOf(phone).status().upToDate

/** Every stored batch of a document, opened. */
async function batchesAt(phone: Phone, doc: DocId) {
  const session = must(await phone.engine.session(phone.group))
  const channel = session.channelOf(doc)!
  const found = []
  for await (const entry of session.storedEntries(channel.id)) {
    const key = (await session.keyFor(channel.id, doc, tagOf(entry)!))!
    found.push({ entry, batch: must(await parseBatch(must(await openEntry(key, channel.id, doc, entry)))) })
  }
  return { session, channel, found }
}

/** Everything that a phone has, as a snapshot of it would say. */
async function snapshotPayload(phone: Phone, doc: DocId): Promise<SnapshotPayload> {
  const { found } = await batchesAt(phone, doc)
  let whole = A.load<object>(visitsKind.initial)
  const ends = new Map<DeviceId, { seq: number; id: BatchId }>()
  for (const { batch } of found) {
    whole = A.applyChanges(whole, [...must(await unpackChanges(batch.payload))])[0]
    if ((ends.get(batch.device)?.seq ?? 0) < batch.seq) ends.set(batch.device, batch)
  }
  const vector = [...ends].map(([device, { id }]) => [device, id] as const)
  return { heads: A.getHeads(whole).toSorted(), vector, doc: A.save(whole) as never }
}

/** Makes and sends a snapshot of everything that this phone has; `change` makes it another than it should be. */
async function snapshotBy(phone: Phone, doc: DocId, scope: Scope, change: (payload: SnapshotPayload) => SnapshotPayload = it => it) {
  const { session, channel, found } = await batchesAt(phone, doc)
  const payload = await packSnapshot(change(await snapshotPayload(phone, doc)))
  const own = (await session.ownEnd(doc))!
  const header = { kind: 'snapshot', group: session.group, doc, seq: own.seq + 1, prev: own.id, auth: session.authFor(doc) } as const
  const batch = await signBatch(session.keys, header, payload)
  const entry = must(await sealEntry(must(session.sealingKey(scope)), channel.id, doc, batch.signed))
  const end = session.ownWrite(doc, { seq: batch.seq, id: batch.id })
  must(await session.store.commit([end, outgoingWrite(session.group, channel.id, entry, 0)]))
  return { channel, entry, found }
}

async function fileOf(phone: Phone, channel: Awaited<ReturnType<typeof snapshotBy>>['channel'], entries: readonly Uint8Array[]) {
  const parts = [workFileHead({ group: phone.group, made: 0 }), ...workFileParts(channel, entries as never), workFileEnd(1, entries.length)]
  return new Blob(parts as never)
}

test('[P3.7] who lacks the batches loads the snapshot instead, goes on from it, and has the same when the batches come after all', async () => {
  const { world, alice, bob, carol, doc, scope } = await threePhones(41)
  const { channel, entry } = await world.patiently(snapshotBy(alice, doc, scope))
  await alice.restart()
  await record(world, bob, doc, 'b4')
  await world.until(
    () => isQuiet(bob) && seen(alice, doc).length === 5,
    () => `not delivered: ${JSON.stringify(groupOf(alice).status())}`,
  )
  const { found } = await world.patiently(batchesAt(bob, doc))
  const later = found.filter(({ batch }) => batch.device === groupOf(bob).me().device).at(-1)!.entry

  // What comes after the snapshot, before it, alone: it waits.
  must(await world.patiently(carol.engine.bringIn(await fileOf(carol, channel, [later]))))
  expect(seen(carol, doc)).toEqual([])
  expect(await carol.engine.held(carol.group)).toEqual([{ doc, lacks: 'gap' }])
  must(await world.patiently(carol.engine.bringIn(await fileOf(carol, channel, [entry]))))
  expect(seen(carol, doc).toSorted()).toEqual(['a1', 'b1', 'b2', 'b3', 'b4'])
  expect(await carol.engine.held(carol.group)).toEqual([])
  expect(await heads(carol, doc)).toEqual(await heads(bob, doc))

  // It is on the disk, and can be written upon.
  await carol.restart()
  await record(world, carol, doc, 'c1')
  expect(seen(carol, doc)).toHaveLength(6)

  // With a line everything that it stands for comes too: nothing changes by that, and nothing is set aside.
  switchLine(carol, false)
  await world.until(
    async () => [alice, bob, carol].every(isQuiet) && (await heads(carol, doc)).join() === (await heads(alice, doc)).join(),
    async () => `not alike: ${JSON.stringify([await carol.engine.held(carol.group), groupOf(carol).status()])}`,
  )
  for (const phone of [alice, bob, carol]) {
    expect(await phone.engine.setAside(phone.group)).toEqual([])
    expect(await phone.engine.held(phone.group)).toEqual([])
    expect(seen(phone, doc)).toHaveLength(6)
  }
  await record(world, bob, doc, 'b5')
  await world.until(
    () => seen(carol, doc).length === 7,
    () => 'what comes after does not find its place',
  )
  await world.end()
})

test.each([
  ['by somebody who is no organizer', 'author-no-right', 'bob', (it: SnapshotPayload) => it],
  [
    'with changes of somebody whom it does not name',
    'actor-mismatch',
    'alice',
    (it: SnapshotPayload) => ({ ...it, vector: it.vector.slice(1) }),
  ],
  ['with other heads than it says', 'malformed', 'alice', (it: SnapshotPayload) => ({ ...it, heads: ['ab'.repeat(32)] })],
  ['cut short', 'malformed', 'alice', (it: SnapshotPayload) => ({ ...it, doc: it.doc.slice(0, -1) as never })],
] as const)('[P8.2] a snapshot %s is set aside: %s', async (_, why, by, change) => {
  const { world, alice, bob, carol, doc, scope } = await threePhones(42)
  const author = by === 'bob' ? bob : alice
  const { channel, entry } = await world.patiently(snapshotBy(author, doc, scope, change))
  must(await world.patiently(carol.engine.bringIn(await fileOf(carol, channel, [entry]))))
  // It is set aside at its place in its author's chain, which is not known here yet.
  switchLine(carol, false)
  await author.restart()
  await world.until(
    () => [alice, bob, carol].every(isQuiet) && seen(carol, doc).length === 4,
    async () => `not settled: ${JSON.stringify([await carol.engine.held(carol.group), groupOf(carol).status()])}`,
  )
  const device = groupOf(author).me().device
  expect(await carol.engine.setAside(carol.group)).toEqual([{ doc, why, device }])
  await world.end()
})

/** With a visit that this device never made. */
const withMore = (payload: SnapshotPayload, actor: string, id: string): SnapshotPayload => {
  const context = { now: 0, member: 'aa'.repeat(16), device: actor, role: 'canvasser', newId: () => id } as never
  const args = { id: id.padStart(16, '0'), target: { level: 'door' as const, id: DOOR }, door: DOOR, result: 'not-home' as const }
  const doc = A.change(
    A.load<object>(payload.doc, { actor }),
    { time: 0 },
    draft => void recordVisit(draft as never, args as never, context),
  )
  return { ...payload, heads: A.getHeads(doc).toSorted(), doc: A.save(doc) as never }
}
/** Without the last change that this device has made. */
function withoutLast(payload: SnapshotPayload, actor: string): SnapshotPayload {
  const changes = A.getAllChanges(A.load<object>(payload.doc))
  const last = changes.findLastIndex(change => A.decodeChange(change).actor.startsWith(actor))
  const hash = A.decodeChange(changes[last]!).hash
  const kept = changes.filter(change => A.decodeChange(change).hash !== hash && !A.decodeChange(change).deps.includes(hash))
  const doc = A.applyChanges(A.init<object>(), kept)[0]
  return { ...payload, heads: A.getHeads(doc).toSorted(), doc: A.save(doc) as never }
}

test.each([
  ["has a change under somebody else's actor", 'forged'],
  ['lacks one of theirs', 'lacking'],
] as const)(
  '[A20] a snapshot that %s counts nowhere where the batches are: it is set aside and shown, and taken out of who had believed it',
  async (_, how) => {
    const { world, alice, bob, carol, doc, scope } = await threePhones(how === 'forged' ? 43 : 44)
    const actor = await newActor(groupOf(bob).me().device, doc, seeded(5))
    const forge = async () => {
      const plain = await snapshotPayload(alice, doc)
      return how === 'forged' ? withMore(plain, actor, 'ff') : withoutLast(plain, actor.slice(0, 16))
    }
    const forged = await world.patiently(forge())
    const { channel, entry } = await world.patiently(snapshotBy(alice, doc, scope, () => forged))
    // Who has nothing of it can only believe it.
    must(await world.patiently(carol.engine.bringIn(await fileOf(carol, channel, [entry]))))
    expect(seen(carol, doc).includes('ff')).toBe(how === 'forged')
    // The author's own app does not post such a thing: it is sent on by whoever has it.
    must(await world.patiently(bob.engine.bringIn(await fileOf(bob, channel, [entry]))))
    switchLine(carol, false)
    await alice.restart()
    const honest = ['a1', 'b1', 'b2', 'b3']
    await world.until(
      () => [alice, bob, carol].every(phone => isQuiet(phone) && seen(phone, doc).toSorted().join() === honest.join()),
      async () =>
        JSON.stringify(
          await Promise.all(
            [alice, bob, carol].map(async one => [seen(one, doc), groupOf(one).status(), await one.engine.setAside(one.group)]),
          ),
        ),
    )
    for (const phone of [bob, carol]) {
      const aside = (await phone.engine.setAside(phone.group)) as { why: string; device: string }[]
      expect(aside.map(one => [one.why, one.device])).toEqual([['snapshot-contradicted', groupOf(alice).me().device]])
    }
    await carol.restart()
    await record(world, carol, doc, 'c1')
    await world.until(
      () => seen(bob, doc).includes('c1'),
      () => 'it does not go on',
    )
    await world.end()
  },
)
