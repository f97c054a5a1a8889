import { type Bytes, equalBytes, toHex } from '@porchlight/shared/base/bytes'
import {
  type BatchId,
  type ChannelId,
  type DocId,
  type GroupId,
  type MemberId,
  type OpId,
  parseDocId,
  type Scope,
} from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { docsAlwaysIn, isIndex } from '@porchlight/shared/doc/in-scope'
import { sha256 } from '@porchlight/shared/crypto/hash'
import type { DeviceKeys } from '@porchlight/shared/crypto/device'
import { type KeyRing, keyRingFrom } from '@porchlight/shared/roster/key-ring'
import type { Roster } from '@porchlight/shared/roster/roster'
import { memberOf, type Member, type RosterState } from '@porchlight/shared/roster/state'
import { mayAct, scopesOf } from '@porchlight/shared/roster/who-may'
import { type Channel, type ChannelDoc, locatorScope } from '@porchlight/shared/wire/channel'
import type { SealingKey } from '@porchlight/shared/wire/entry'
import { readMine, type MyInvitation } from './my-invitations.ts'
import { type MyMailbox, readMailboxes } from './my-mailboxes.ts'
import type { DeviceView, Standing } from './api-devices.ts'
import type { RosterView } from './api.ts'
import type { Author, Store, Write } from './ports.ts'
import { createSessionChains, type SessionChains } from './session-chains.ts'
import { batchIdsIn, entriesIn } from './session-entries.ts'
import { createSessionLog, type Taken } from './session-log.ts'
import { NEVER, openRoster } from './roster-checkpoint.ts'
import { keysName, ringName, ringRows, unpackDeviceKeys } from './session-keys.ts'
import { createSessionPlaces, type Placed, type SessionPlaces } from './session-places.ts'
import { authorOf, devicesIn, rosterViewOf, scopesHeldBy, standingOf } from './session-views.ts'
import type { RelayLink } from './transports/link.ts'

/** What this tab knows of one group: its keys, its roster, and which channels they lead to. */
export interface Session extends SessionChains {
  readonly group: GroupId
  readonly keys: DeviceKeys
  readonly roster: Roster
  readonly ring: KeyRing
  readonly store: Store
  state(): RosterState | undefined
  me(): Member | undefined
  /** What a batch of this document names as its `auth`. */
  authFor(doc: DocId): readonly OpId[]
  viewAt(heads: readonly OpId[]): RosterState | undefined

  /** Everything this device follows, in reading order: log, keys, documents, own invitations' mailboxes. */
  channels(): readonly Followed[]
  /** Where it is now. Also of a scope that was held once: late work goes there. */
  channelOf(doc: FollowedDoc): Channel | undefined
  readonly places: SessionPlaces
  /** The roster says that this device, or its member, is no longer of the group. */
  isOut(): boolean
  openChannel(link: RelayLink, channel: ChannelId): Promise<Result<void>>
  /** Documents of every scope that is held, indexes first. */
  docs(): readonly DocId[]
  /** These are followed too: what the indexes list. True when that is more than before. */
  follow(listed: readonly DocId[]): Promise<boolean>
  /** Whether the roster gives this device the scope of a document. */
  holds(doc: FollowedDoc): boolean

  keyFor(channel: ChannelId, doc: FollowedDoc, tag: string): Promise<SealingKey | undefined>
  /** `needs-rekey` while no clean epoch exists; somebody who was taken off a scope seals under the newest key held. */
  sealingKey(scope: Scope): Result<SealingKey>
  takeOperation(entry: Bytes, log: ChannelId): Promise<Taken>
  /** Puts the roster aside, so that the next start does not judge the whole log again. While nothing is being authored. */
  checkpoint(): Promise<void>
  takeBoxes(doc: FollowedDoc, entry: Bytes): Promise<void>
  /** Brings keys and channels up to the roster. True when there are more of them than before. */
  settle(): Promise<boolean>
  /** What has changed here and is not durable yet; `stored` says that it is now. */
  writes(): readonly Write[]
  stored(): void

  /** Batches of entries stored here, other than these, and those that they go on from, lost or not. Opens every entry: for rare cases. */
  batchIds(doc: DocId, except: readonly Bytes[]): Promise<ReadonlySet<BatchId>>
  storedEntries(channel: ChannelId): AsyncIterable<Bytes>

  invitations(): readonly MyInvitation[]
  setInvitations(list: readonly MyInvitation[]): Promise<void>
  mailboxes(): readonly MyMailbox[]
  setMailboxes(list: readonly MyMailbox[]): Promise<void>
  /** Who I am to the documents of this group, as of now. */
  author(): Author
  rosterView(linkTo: (seed: Uint8Array) => string): RosterView
  /** Scopes of which this member's devices were given some key. */
  heldBy(member: MemberId): readonly Scope[]
  devices(): readonly DeviceView[]
  standing(): Standing
  /** Reads again what another tab has made durable. */
  reload(): Promise<void>
}

export type FollowedDoc = ChannelDoc | 'mailbox'
export interface Followed extends Omit<Placed, 'doc'> {
  readonly doc: FollowedDoc
}

/** Reads a group of this phone back: keys, then the log that they open. */
export async function loadSession(store: Store, group: GroupId): Promise<Result<Session>> {
  const [storedKeys, storedRing] = await Promise.all([store.value(keysName(group)), store.value(ringName(group))])
  if (!storedKeys || !storedRing) return fail(refusal('keys-damaged'))
  const keys = await unpackDeviceKeys(storedKeys)
  const { roster, ...known } = await openRoster(store, group)
  const session = createSession(store, group, keys, roster, await keyRingFrom(keys, group, storedRing), known)
  await session.reload()
  return ok(session)
}

export function createSession(store: Store, group: GroupId, keys: DeviceKeys, roster: Roster, ring: KeyRing, known = NEVER): Session {
  let followed: readonly Followed[] = []
  let mine: readonly MyInvitation[] = []
  let mailboxes: readonly MyMailbox[] = []
  let listed: readonly DocId[] = []
  let storedRing: Bytes | undefined
  const places = createSessionPlaces(store, group, roster, ring)
  const channel = (doc: ChannelDoc) => places.now(doc)
  const { forgetRead, ...chains } = createSessionChains(store, group)

  const state = () => roster.view()
  const me = () => {
    const now = state()
    return now && memberOf(now, keys.id)
  }

  /** By the roster; before it is known, by the keys that came with the invitation. A device that was removed holds nothing. */
  function heldScopes(): readonly Scope[] {
    const now = state()
    const mineNow = me()
    if (!now || !mineNow) return ring.scopes()
    return now.gone.has(keys.id) ? [] : scopesOf(now, mineNow)
  }
  const docsOf = (scopes: readonly Scope[]): readonly DocId[] =>
    [...scopes.flatMap(docsAlwaysIn), ...listed.filter(doc => scopes.includes(parseDocId(doc)!.scope))].toSorted(
      (a, b) => Number(isIndex(b)) - Number(isIndex(a)),
    )
  const docs = () => {
    const once = ring.scopes()
    return docsOf(heldScopes().filter(scope => once.includes(scope)))
  }

  async function refreshChannels(): Promise<boolean> {
    const held = heldScopes()
    const all = [...new Set([...held, ...ring.scopes()])]
    await places.refresh(['log', 'late', ...all.map(scope => `keys/${scope}` as const), ...docsOf(all)])
    const isOrganizer = held.includes('organizers')
    const wanted: ChannelDoc[] = [
      'log',
      ...held.map(scope => `keys/${scope}` as const),
      ...docs(),
      ...(isOrganizer ? ['late' as const] : []),
    ]
    const next: Followed[] = wanted.flatMap(places.all)
    for (const invitation of mine) if (!invitation.ended) next.push({ doc: 'mailbox', channel: invitation.mailbox, isLeft: false })
    for (const { channel } of mailboxes) next.push({ doc: 'mailbox', channel, isLeft: false })
    const grew = next.some(one => !followed.some(old => old.channel.id === one.channel.id))
    followed = next
    return grew
  }

  async function settle(): Promise<boolean> {
    const before = ring.scopes().length
    const now = state()
    if (now) await ring.update(now)
    if (now && (await takeBackBoxes())) await ring.update(now)
    const grew = await refreshChannels()
    return grew || ring.scopes().length > before || !equalBytes(storedRing ?? new Uint8Array(0), ring.toBytes())
  }

  /** Where very many boxes came that nobody named, some that are named now may have been let go: they are on the disk. */
  async function takeBackBoxes(): Promise<boolean> {
    let found = false
    for (const scope of ring.scopes()) {
      const wanted = ring.letGo(scope)
      const at = wanted.size > 0 ? channel(`keys/${scope}`) : undefined
      if (!at) continue
      for await (const entry of entriesIn(store, at.id)) {
        if (!wanted.has(toHex(await sha256(entry)))) continue
        await ring.receiveBoxes(scope, entry)
        found = true
      }
    }
    return found
  }

  async function readRing(): Promise<void> {
    const bytes = await store.value(ringName(group))
    if (!bytes) return
    const stored = await keyRingFrom(keys, group, bytes)
    for (const row of ringRows(stored)) await ring.add(row.scope, row.nonce, row)
    storedRing = bytes as Bytes
  }

  async function batchIds(doc: DocId, except: readonly Bytes[]): Promise<ReadonlySet<BatchId>> {
    const at = channel(doc)?.id
    return at ? batchIdsIn(store, { doc, channel: at, except, keyFor: tag => keyFor(at, doc, tag) }) : new Set()
  }

  async function keyFor(id: ChannelId, doc: FollowedDoc, tag: string): Promise<SealingKey | undefined> {
    if (doc === 'mailbox') return undefined
    return (await ring.byTag(locatorScope(doc), id, tag))?.sealing
  }

  const log = createSessionLog({
    store,
    group,
    roster,
    known,
    ring,
    logs: places.logs,
    ownScopes: () => (me() ? heldScopes() : []),
    settle,
  })

  const session: Session = {
    group,
    keys,
    roster,
    ring,
    store,
    state,
    me,
    isOut: () => state() !== undefined && mayAct(state()!, keys.id)?.code === 'removed-author',
    authFor(doc) {
      if (session.author().mayWrite(doc) === undefined) return roster.heads()
      return log.headsBeforeLoss(parseDocId(doc)!.scope) ?? roster.heads()
    },
    viewAt: heads => roster.viewAt(heads),
    channels: () => followed,
    channelOf: doc => (doc === 'mailbox' ? undefined : channel(doc)),
    places,
    holds: doc =>
      doc === 'log' ||
      doc === 'late' ||
      doc === 'mailbox' ||
      doc.startsWith('keys/') ||
      heldScopes().includes(parseDocId(doc)?.scope ?? 'log'),
    async openChannel(link, id) {
      const known =
        places.at(id)?.channel ?? mine.find(one => one.mailbox.id === id)?.mailbox ?? mailboxes.find(one => one.channel.id === id)?.channel
      return known ? link.open(known.preimage) : fail(refusal('unknown-channel'))
    },
    docs,
    async follow(next) {
      if (next.join() === listed.join()) return false
      listed = next
      return refreshChannels()
    },
    keyFor,
    sealingKey(scope) {
      const newest = ring.newest(scope)
      if (newest.ok) return ok(newest.value.sealing)
      const mineNow = me()
      const now = state()
      const stillMine = now && mineNow && heldScopes().includes(scope)
      const held = ring.newestHeld(scope)
      // Work done before a turf was taken back still goes in, under the last key that this device has.
      return !stillMine && held ? ok(held.sealing) : newest
    },
    takeOperation: log.take,
    checkpoint: log.checkpoint,
    async takeBoxes(doc, entry) {
      await ring.receiveBoxes(doc.slice('keys/'.length) as Scope, entry)
    },
    settle,
    writes: () => [{ to: 'value', name: ringName(group), value: ring.toBytes() }, ...places.writes()],
    stored: () => void (storedRing = ring.toBytes()),
    ...chains,
    batchIds,
    storedEntries: id => entriesIn(store, id),
    author: () => authorOf(session),
    rosterView: linkTo => rosterViewOf(session, linkTo),
    heldBy: member => scopesHeldBy(session, member),
    devices: () => devicesIn(session),
    standing: () => standingOf(session),
    invitations: () => mine,
    async setInvitations(list) {
      mine = list
      await refreshChannels()
    },
    mailboxes: () => mailboxes,
    async setMailboxes(list) {
      mailboxes = list
      await refreshChannels()
    },
    async reload() {
      mine = await readMine(store, group)
      mailboxes = await readMailboxes(store, group)
      forgetRead()
      await readRing()
      await log.readStored()
      storedRing ??= ring.toBytes()
    },
  }
  return session
}
