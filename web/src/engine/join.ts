import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { DeviceKeys } from '@porchlight/shared/crypto/device'
import { join } from '@porchlight/shared/roster/author'
import { carriedLogKeys } from '@porchlight/shared/roster/carried'
import { createKeyRing, type KeyRing } from '@porchlight/shared/roster/key-ring'
import { createRoster, type Roster } from '@porchlight/shared/roster/roster'
import type { Operation } from '@porchlight/shared/roster/operations'
import type { RosterState } from '@porchlight/shared/roster/state'
import { type Channel, channelFor } from '@porchlight/shared/wire/channel'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { openEntry, type SealingKey, tagFor, tagOf } from '@porchlight/shared/wire/entry'
import { type InvitationKeys, invitationKeys } from '@porchlight/shared/wire/invitation-link'
import { type MailboxContent, openMailboxEntry } from '@porchlight/shared/wire/mailbox'
import type { Invitation, Progress } from './api.ts'
import { createSession, type Session } from './session.ts'
import type { Store, Write } from './ports.ts'
import { publishWrites } from './publish.ts'
import type { Arrival, RelayLink } from './transports/link.ts'

export interface Joined {
  readonly session: Session
  readonly state: RosterState
  readonly keeper: Bytes
  /** The log as read, and the own join that waits to be sent. */
  readonly writes: readonly Write[]
  readonly joinChannel: ChannelId
}

export interface JoinPorts {
  readonly link: RelayLink
  readonly store: Store
  readonly keys: DeviceKeys
  readonly progress: Progress
  /** By this phone; undefined: it does not matter how late it is. */
  readonly now: number | undefined
}

/**
 * From an invitation to a session whose `join` waits to be sent: mailbox, then log. Nothing is stored here.
 * `invitation-unknown`, `invitation-revoked`, `invitation-used-up`, `invitation-expired`, `invitation-damaged`, `relay-…`.
 */
export async function joinByInvitation(text: Invitation, { link, store, keys, progress, now }: JoinPorts): Promise<Result<Joined>> {
  const invitation = await invitationKeys(text.seed)
  const mailbox = await readChannel(link, invitation.mailbox, progress)
  progress.report?.(1, 4)
  if (!mailbox.ok) return mailbox.error.code === 'unknown-channel' ? fail(refusal('invitation-unknown')) : mailbox
  const contents = await openAll(invitation, mailbox.value)
  const log = contents.find(one => one.scope === 'log')
  if (!log) return fail(refusal('invitation-unknown'))
  const group = text.group ?? log.group
  if (log.group !== group) return fail(refusal('invitation-damaged'))

  const ring = createKeyRing(keys, group)
  // Boxes of a renewal that was begun while the invitation was live are for its key.
  ring.addOpener(invitation.x)
  for (const content of contents) if (content.group === group) await ring.addMailbox(content)
  const roster = createRoster(group)
  const channel = await channelFor(log.keeper, ring.locator('log')!, 'log')
  const entries = await readChannel(link, channel, progress)
  progress.report?.(2, 4)
  if (!entries.ok) return entries

  await readLog(roster, ring, channel, entries.value)
  if (!roster.view()) return fail(refusal('invitation-unknown', { detail: 'no genesis' }))

  const until = roster.view()!.invitations.get(invitation.id)?.expires
  if (until !== undefined && now !== undefined && now > until) return fail(refusal('invitation-expired', { values: { until } }))
  const op = await join(roster, keys, invitation)
  if (!op.ok) return op
  progress.report?.(3, 4)
  const session = createSession(store, group, keys, roster, ring)
  await ring.update(roster.view()!)
  await session.settle()
  const writes = await joinWrites(session, op.value, channel, entries.value)
  if (!writes.ok) return writes
  return ok({ session, state: roster.view()!, keeper: log.keeper, writes: writes.value, joinChannel: channel.id })
}

/** The newest keys open the newest operations, and those carry the keys before them: backwards to the beginning. */
export async function readLog(roster: Roster, ring: KeyRing, { id }: Channel, entries: readonly Bytes[]): Promise<void> {
  const carried = new Map<string, SealingKey>()
  let sealed = entries
  for (let left = -1; left !== sealed.length;) {
    left = sealed.length
    const waiting: Bytes[] = []
    for (const entry of sealed) {
      const tag = tagOf(entry) ?? ''
      const key = (await ring.byTag('log', id, tag))?.sealing ?? carried.get(tag)
      const opened = key && (await openEntry(key, id, 'log', entry))
      if (!opened) waiting.push(entry)
      if (!opened?.ok) continue
      for (const before of await carriedLogKeys(opened.value, key!)) carried.set(await tagFor(before, id), before)
      await roster.receive(opened.value)
    }
    sealed = waiting
    const view = roster.view()
    if (view) await ring.update(view)
  }
}

async function joinWrites(session: Session, op: Operation, log: Channel, entries: readonly Bytes[]): Promise<Result<Write[]>> {
  const sealed = await publishWrites(session, { op, boxes: [], mailboxes: [] })
  if (!sealed.ok) return sealed
  return ok([...entries.map((bytes): Write => ({ to: 'entry', channel: log.id, bytes })), ...sealed.value])
}

async function openAll(invitation: InvitationKeys, entries: readonly Bytes[]): Promise<MailboxContent[]> {
  const contents: MailboxContent[] = []
  for (const entry of entries) {
    const opened = await openMailboxEntry(invitation.x, invitation.mailbox.id, entry)
    if (opened.ok) contents.push(opened.value)
  }
  return contents
}

/** Everything in a channel, from its beginning. `unknown-channel`, `relay-lost`, `cancelled`. */
export function readChannel(link: RelayLink, { id }: Channel, { signal }: Progress): Promise<Result<readonly Bytes[]>> {
  return new Promise(resolve => {
    const entries: Bytes[] = []
    const finish = (result: Result<readonly Bytes[]>) => {
      for (const end of endings) end()
      resolve(result)
    }
    const onAbort = () => finish(fail(refusal('cancelled')))
    signal?.addEventListener('abort', onAbort)
    const endings = [
      () => signal?.removeEventListener('abort', onAbort),
      link.onArrival((arrival: Arrival) => {
        if (arrival.channel !== id) return
        if (arrival.type === 'entries') entries.push(...arrival.entries)
        if (arrival.type === 'caughtUp') finish(ok(entries))
        if (arrival.type === 'unknown-channel') finish(fail(refusal('unknown-channel')))
      }),
    ]
    if (signal?.aborted) return onAbort()
    void link.watch([{ channel: id, after: 0, digest: FIRST_DIGEST }]).then(asked => {
      if (!asked.ok) finish(asked)
    })
  })
}

/** So often a line is tried: a slow one is perhaps only shared by many just now; one that does not answer is said within seconds. */
const ATTEMPTS = { slow: 6, silent: 4 } as const

/** Resolves when the line is open; its refusal when it is not after `attempts` dials. */
export function whenOnline(link: RelayLink, progress: Progress): Promise<Result<void>> {
  return new Promise(resolve => {
    let failed = 0
    const finish = (result: Result<void>) => {
      stop()
      progress.signal?.removeEventListener('abort', onAbort)
      resolve(result)
    }
    const onAbort = () => finish(fail(refusal('cancelled')))
    const look = () => {
      const { link: now, reason } = link.state()
      if (now === 'online') finish(ok(undefined))
      if (now === 'offline' && ++failed >= (reason === 'relay-slow' ? ATTEMPTS.slow : ATTEMPTS.silent))
        finish(fail(refusal(reason ?? 'relay-unreachable')))
    }
    const stop = link.onState(look)
    progress.signal?.addEventListener('abort', onAbort)
    if (link.state().link === 'online') finish(ok(undefined))
  })
}
