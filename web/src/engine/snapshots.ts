import { fromHex, fromUtf8, toHex, utf8 } from '@porchlight/shared/base/bytes'
import { type BatchId, type DocId, parseDocId } from '@porchlight/shared/base/ids'
import type { Clock, Random } from '@porchlight/shared/base/ports'
import type { Result } from '@porchlight/shared/base/result'
import { kindOf } from '@porchlight/shared/doc/registry'
import { isOrganizer } from '@porchlight/shared/roster/state'
import { signBatch } from '@porchlight/shared/wire/batch'
import { entryHash } from '@porchlight/shared/wire/digest'
import { sealEntry } from '@porchlight/shared/wire/entry'
import { keeperOf } from '@porchlight/shared/wire/channel'
import { MAX_KEPT } from '@porchlight/shared/wire/limits'
import { packSnapshot } from '@porchlight/shared/wire/payload'
import { changesIn } from './contradictions.ts'
import type { Inbox } from './inbox.ts'
import { letGoBy, letGoWrite } from './let-go.ts'
import { outgoingWrite } from './outgoing.ts'
import type { Outbox } from './outbox.ts'
import type { Docs, Store, Write } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'
import { buildSnapshot } from './snapshot-build.ts'
import { coveredAmong, type OpenedEntry, openEntries } from './snapshot-entries.ts'
import { createTally, DEFAULT_SNAPSHOTS, type SnapshotLimits } from './snapshot-tally.ts'
import type { SyncPorts } from './sync-ports.ts'
import type { Sync } from './sync.ts'
import type { RelayLink } from './transports/link.ts'

/**
 * Snapshots of this group's documents: an organizer's device posts one when a document has grown, and has the relay trim
 * what it stands for; every device lets go of what a snapshot that it holds stands for. Runs in the leading tab only.
 */
export interface Snapshots {
  load(): Promise<void>
  /** Something of this document came in or went out. */
  note(doc: FollowedDoc): void
  /** A snapshot of this document was taken in. */
  taken(doc: DocId): void
  /** The line has everything: what was begun is gone on with. */
  goOn(): void
  /** For whoever follows channels. */
  readonly following: Pick<SyncPorts, 'covered' | 'isContested' | 'onTaken'>
  stop(): Promise<unknown>
}

export interface SnapshotPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Pick<Docs, 'look' | 'compact'>
  readonly inbox: Pick<Inbox, 'verdicts' | 'setAside'>
  readonly outbox: Pick<Outbox, 'whileNothingIsCut' | 'send' | 'load'>
  readonly clock: Clock
  readonly random: Random
  readonly sync: () => Sync | undefined
  readonly link: () => RelayLink | undefined
  /** Bad bytes have taken something that nothing has brought back: what is there cannot be told. */
  isLacking(): boolean
  readonly limits?: Partial<SnapshotLimits> | undefined
}

/** A snapshot on its way: what may be trimmed once the relay has it. */
interface Plan {
  /** Of its entry, hex. */
  readonly hash: string
  readonly upTo: number
  readonly digest: string
}

const isDoc = (doc: FollowedDoc): doc is DocId => parseDocId(doc as DocId) !== undefined
const plansName = (group: string): string => `snapshots/${group}`

export function createSnapshots(ports: SnapshotPorts): Snapshots {
  const { session, store, docs, inbox, outbox, clock, random, sync, link } = ports
  const limits = { ...DEFAULT_SNAPSHOTS, ...ports.limits }
  const tally = createTally({ session, store, docs, limits })
  let plans: Readonly<Record<DocId, Plan>> = {}
  const waiting = new Map<DocId, () => void>()
  const noted = new Set<DocId>()
  let cancelLook: (() => void) | undefined
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  /** One document after the other: each opens many entries. */
  function inTurn(work: () => Promise<unknown>): void {
    last = last.then(() => (stopped ? undefined : work())).catch(error => console.error('Porchlight: a snapshot failed', error))
  }

  const plansWrite = (): Write => ({
    to: 'value',
    name: plansName(session.group),
    value: Object.keys(plans).length === 0 ? undefined : utf8(JSON.stringify(plans)),
  })
  async function setPlan(doc: DocId, plan: Plan | undefined, together: readonly Write[] = []): Promise<Result<void>> {
    const before = plans
    const { [doc]: _, ...others } = plans
    plans = plan ? { ...others, [doc]: plan } : others
    const stored = await store.commit([...together, plansWrite()])
    if (!stored.ok) plans = before
    return stored
  }

  const mayPost = (doc: DocId): boolean => {
    const me = session.me()
    return me !== undefined && isOrganizer(me.role) && session.holds(doc) && session.author().mayWrite(doc) === undefined
  }

  const opened = async (doc: DocId): Promise<OpenedEntry[]> => openEntries(await inbox.verdicts(doc))

  function look(): void {
    cancelLook ??= clock.after(limits.lookMs, () => {
      cancelLook = undefined
      for (const doc of noted) inTurn(() => consider(doc))
      noted.clear()
    })
  }

  async function consider(doc: DocId): Promise<void> {
    await trim(doc)
    if (waiting.has(doc) || plans[doc] || !mayPost(doc)) return
    const due = (await isOrphaned(doc)) ? { atRest: false, row: 0 } : await tally.due(doc)
    if (due === undefined) return
    const wait = clock.after((due.atRest ? limits.restMs : 0) + random.unit() * limits.delayMs, () => {
      waiting.delete(doc)
      inTurn(() => post(doc, due.row))
    })
    waiting.set(doc, wait)
  }

  /** What this phone has let go of rests on the word of somebody who does not count any more: somebody else has to give theirs. */
  async function isOrphaned(doc: DocId): Promise<boolean> {
    const outside = inbox.setAside().filter(one => one.doc === doc)
    if (outside.length === 0) return false
    const by = await letGoBy(store, session.group, doc)
    return by.size > 0 && outside.some(one => by.has(one.id as BatchId) && one.why !== 'snapshot-contradicted')
  }

  async function post(doc: DocId, row: number): Promise<void> {
    // Another one may have appeared meanwhile, or what had come to rest may have been written into again.
    const isNeeded = await isOrphaned(doc)
    const due = isNeeded ? { atRest: false, row } : await tally.due(doc)
    const channel = session.channelOf(doc)
    if (due === undefined || !channel || !mayPost(doc) || ports.isLacking()) return
    const place = sync()?.placeOf(channel.id)
    if (!place || (due.atRest && due.row !== row)) return note(doc)
    const entries = await opened(doc)
    const built = await build(doc, entries, isNeeded)
    await tally.rest(doc)
    if (!built) return
    const payload = await packSnapshot(built)
    const stored = await outbox.whileNothingIsCut(async () => {
      const key = session.sealingKey(parseDocId(doc)!.scope)
      if (!key.ok) return key
      const end = await session.ownEnd(doc)
      const header = {
        kind: 'snapshot',
        group: session.group,
        doc,
        seq: (end?.seq ?? 0) + 1,
        prev: end?.id,
        auth: session.authFor(doc),
      } as const
      const batch = await signBatch(session.keys, header, payload)
      const entry = await sealEntry(key.value, channel.id, doc, batch.signed)
      if (!entry.ok) return entry
      const plan = { hash: toHex(await entryHash(entry.value)), upTo: place.n, digest: toHex(place.digest) }
      const own = session.ownWrite(doc, { seq: batch.seq, id: batch.id })
      return setPlan(doc, plan, [own, outgoingWrite(session.group, channel.id, entry.value, 0)])
    })
    if (stored.ok) await outbox.send().then(() => note(doc))
  }

  /** Undefined where it would not be worth it, or does not fit into an entry. */
  async function build(doc: DocId, entries: readonly OpenedEntry[], isNeeded: boolean) {
    const bases = entries.flatMap(entry => entry.base ?? [])
    const counted = entries.flatMap(entry => entry.counted ?? [])
    const initial = kindOf(doc)?.initial
    const built = initial && (await docs.look(session.group, doc, A => buildSnapshot(A, initial, bases, counted)))
    if (!built) return undefined
    const sum = (some: readonly OpenedEntry[]) => some.reduce((size, entry) => size + entry.size, 0)
    const gone = sum(entries.filter(entry => entry.counted && built.covered.has(entry.counted.id)))
    return isNeeded || gone * 2 >= sum(entries) ? built.payload : undefined
  }

  /** Goes on with a plan, as far as it can: once the snapshot is delivered, what it stands for is trimmed there and let go here. */
  async function trim(doc: DocId): Promise<void> {
    const plan = plans[doc]
    const channel = session.channelOf(doc)
    const line = link()
    if (!plan || !channel || line?.state().link !== 'online' || !sync()?.placeOf(channel.id) || ports.isLacking()) return
    const entries = await opened(doc)
    const own = entries.find(entry => entry.hash === plan.hash)
    if (!own) return
    const covered = own.base ? coveredAmong(entries, [own]) : undefined
    const keeper = await keeperSecret()
    // It does not count after all, or this home's keeper is not known here: it is left as it is.
    if (!covered || !keeper) return void (await setPlan(doc, undefined))
    const keep = entries.filter(entry => (entry.isHeld || entry.batch) && !(entry.batch && covered.has(entry.batch.id)))
    if (keep.length <= MAX_KEPT) {
      const what = { upTo: plan.upTo, digest: fromHex(plan.digest), keep: keep.map(entry => fromHex(entry.hash)), keeper }
      const trimmed = await line.trim(channel.id, what)
      if (!trimmed.ok && ['relay-lost', 'full', 'internal', 'slow-down'].includes(trimmed.error.code)) return
    }
    const done = await setPlan(doc, undefined)
    if (done.ok) await letGo(doc, entries)
  }

  /** The secret of this home's keeper, where this device holds the organizers' locator. */
  async function keeperSecret() {
    const locator = session.ring.locator('organizers')
    const keeper = session.state()?.keeper
    return locator && keeper ? keeperOf(locator, keeper) : undefined
  }

  /** Entries that a snapshot here stands for are not kept: whoever needs them has that instead, and so does a relay that is healed. */
  async function letGo(doc: DocId, entries: readonly OpenedEntry[]): Promise<void> {
    if (plans[doc] || ports.isLacking()) return
    const covered = coveredAmong(entries)
    const bases = entries.filter(entry => entry.base)
    const saved = await docs.look(
      session.group,
      doc,
      A => new Set(bases.flatMap(({ base }) => changesIn(A, base!.doc).map(one => one.hash))),
    )
    if (!saved) return
    const isIn = (entry: OpenedEntry) => entry.counted?.changes.every(change => saved.has(change.hash)) ?? false
    const rows = entries.filter(entry => entry.batch && covered.has(entry.batch.id) && isIn(entry)).map(entry => entry.row)
    if (rows.length === 0) return
    const before = await letGoBy(store, session.group, doc)
    const by = new Set([...before, ...bases.map(entry => entry.batch!.id)])
    const stored = await store.commit([{ to: 'let-go', rows }, letGoWrite(session.group, doc, by)])
    if (!stored.ok) return
    await tally.rest(doc)
    await docs.compact(session.group, doc)
  }

  function note(doc: FollowedDoc): void {
    if (!isDoc(doc) || stopped) return
    noted.add(doc)
    look()
  }

  return {
    async load() {
      const bytes = await store.value(plansName(session.group))
      if (bytes) plans = JSON.parse(fromUtf8(bytes)) as typeof plans
    },
    note,
    taken: doc => inTurn(async () => letGo(doc, await opened(doc))),
    goOn() {
      for (const doc of session.docs()) note(doc)
    },
    following: {
      async covered(doc, there) {
        if (!isDoc(doc)) return new Set()
        const entries = await opened(doc)
        const bases = entries.filter(entry => entry.base && there.has(entry.hash))
        const ids = coveredAmong(entries, bases)
        return new Set(entries.filter(entry => entry.batch && ids.has(entry.batch.id)).map(entry => entry.hash))
      },
      isContested: doc => inbox.setAside().some(one => one.doc === doc && one.why === 'snapshot-contradicted'),
      onTaken: note,
    },
    stop() {
      stopped = true
      cancelLook?.()
      for (const cancel of waiting.values()) cancel()
      return last
    },
  }
}
