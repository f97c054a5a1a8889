import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Random } from '@porchlight/shared/base/ports'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { act, deviceCard } from '@porchlight/shared/roster/author'
import { createKeyRing, type KeyRing } from '@porchlight/shared/roster/key-ring'
import { createRoster, type Roster } from '@porchlight/shared/roster/roster'
import { memberOf, type RosterState } from '@porchlight/shared/roster/state'
import { mayAct, scopesOf } from '@porchlight/shared/roster/who-may'
import { type Channel, type ChannelDoc, channelFor } from '@porchlight/shared/wire/channel'
import { openMailboxEntry } from '@porchlight/shared/wire/mailbox'
import type { RecoveryKey } from '@porchlight/shared/wire/recovery-key'
import { ringRows } from '../backup/recovery.ts'
import { readChannel, readLog } from '../join.ts'
import type { Progress } from '../api.ts'
import type { Store, Write } from '../ports.ts'
import { publishWrites } from '../publish.ts'
import { createSession, type Session } from '../session.ts'
import type { RelayLink } from '../transports/link.ts'

export interface Recovered {
  readonly session: Session
  readonly state: RosterState
  /** The log as read, and the own admission that waits to be sent. */
  readonly writes: readonly Write[]
  /** Where the group is now, if it has moved to another relay. */
  readonly relay: string | undefined
}

export interface RecoverPorts {
  readonly link: RelayLink
  /** Another relay, if the group has moved. */
  lineTo(address: string): Promise<Result<RelayLink>>
  readonly store: Store
  readonly random: Random
  readonly progress: Progress
}

/**
 * From a printed key and the relay to a new device of the same member. The mailbox says where the group was when the key
 * was made; its boxes, which everybody's renewals are sealed to, lead from there to today. The key's own secrets are used
 * to read and to add the device, and stay nowhere: who finds this phone must not have them.
 * `recovery-unknown`, `recovery-revoked`, `too-many-devices`, `relay-…`.
 */
export async function recoverMember(key: RecoveryKey, ports: RecoverPorts): Promise<Result<Recovered>> {
  const { store, random, progress } = ports
  const found = await readChannel(ports.link, key.mailbox, progress)
  if (!found.ok) return found.error.code === 'unknown-channel' ? fail(refusal('recovery-unknown')) : found
  progress.report?.(1, 5)
  const start = await firstOf(key, found.value)
  if (!start) return fail(refusal('recovery-unknown'))
  const ring = createKeyRing(key.device, start.group)
  await ring.addMailbox(start)
  const roster = createRoster(start.group)
  const read = await readHomes(roster, ring, start.keeper, ports)
  if (!read.ok) return read
  const { link, stored, relay } = read.value
  const before = roster.view()
  if (!before || mayAct(before, key.device.id)) return fail(refusal(before ? 'recovery-revoked' : 'recovery-unknown'))
  progress.report?.(3, 5)
  const keysRead = await readKeys(ring, before, memberOf(before, key.device.id)!, link, progress)
  if (!keysRead.ok) return keysRead
  progress.report?.(4, 5)

  const keys = await newDeviceKeys(random)
  const added = await act(roster, key.device, { type: 'addDevice', ...(await deviceCard(keys, start.group)) })
  if (!added.ok) return added
  const own = createKeyRing(keys, start.group)
  for (const { scope, nonce, ...secret } of ringRows(ring).keys) await own.add(scope, nonce, secret)
  const session = createSession(store, start.group, keys, roster, own)
  await own.update(roster.view()!)
  await session.settle()
  const sealed = await publishWrites(session, { op: added.value, boxes: [], mailboxes: [] })
  if (!sealed.ok) return sealed
  return ok({ session, state: roster.view()!, writes: [...stored, ...sealed.value], relay })
}

async function firstOf({ device, mailbox }: RecoveryKey, entries: readonly Bytes[]) {
  for (const entry of entries.toReversed()) {
    const opened = await openMailboxEntry(device.x, mailbox.id, entry)
    if (opened.ok && opened.value.scope === 'log') return opened.value
  }
  return undefined
}

interface HomesRead {
  readonly link: RelayLink
  readonly stored: readonly Write[]
  readonly relay: string | undefined
}

/** A home says in its log where the group went from there: from the one that the key knows to the one of today. */
async function readHomes(roster: Roster, ring: KeyRing, firstKeeper: Bytes, ports: RecoverPorts): Promise<Result<HomesRead>> {
  const stored: Write[] = []
  let { link } = ports
  let relay: string | undefined
  let keeper = firstKeeper
  for (let last = ''; ;) {
    const at = (doc: ChannelDoc) => channelFor(keeper, ring.locator('log')!, doc)
    const log = await at('log')
    if (log.id === last) return ok({ link, stored, relay })
    last = log.id
    const boxes = await orNothing(link, await at('keys/log'), ports.progress)
    if (!boxes.ok) return boxes
    for (const entry of boxes.value) await ring.receiveBoxes('log', entry)
    // Where it has just moved to, perhaps nothing has arrived yet: then it is found from there by whoever follows both.
    const entries = await orNothing(link, log, ports.progress)
    if (!entries.ok) return entries
    await readLog(roster, ring, log, entries.value)
    stored.push(...entries.value.map((bytes): Write => ({ to: 'entry', channel: log.id, bytes })))
    ports.progress.report?.(2, 5)
    const state = roster.view()
    if (!state) return fail(refusal('recovery-unknown', { detail: 'no genesis' }))
    await ring.update(state)
    keeper = state.keeper
    const said = state.homes[0]?.relay
    if (said === undefined || said === relay) continue
    const moved = await ports.lineTo(said)
    if (!moved.ok) return moved
    link = moved.value
    relay = said
  }
}

/** Everything that the member holds, boxed to the key like to any device of theirs. */
async function readKeys(ring: KeyRing, state: RosterState, member: Parameters<typeof scopesOf>[1], link: RelayLink, progress: Progress) {
  for (const scope of scopesOf(state, member).filter(one => one !== 'log')) {
    const boxes = await orNothing(link, await channelFor(state.keeper, ring.locator('log')!, `keys/${scope}`), progress)
    if (!boxes.ok) return boxes
    for (const entry of boxes.value) await ring.receiveBoxes(scope, entry)
  }
  await ring.update(state)
  return ok(undefined)
}

async function orNothing(link: RelayLink, channel: Channel, progress: Progress): Promise<Result<readonly Bytes[]>> {
  const read = await readChannel(link, channel, progress)
  return !read.ok && read.error.code === 'unknown-channel' ? ok([]) : read
}
