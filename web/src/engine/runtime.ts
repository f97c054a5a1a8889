import type { ChannelId, DocId, GroupId } from '@porchlight/shared/base/ids'
import type { Clock, Random } from '@porchlight/shared/base/ports'
import type { Result } from '@porchlight/shared/base/result'
import { type Acts, createActs } from './acts.ts'
import type { Status } from './api.ts'
import { asideCount } from './aside-view.ts'
import { type Aside, createAside } from './aside.ts'
import { createCarrier } from './carry.ts'
import { readCast, sendCast } from './casts.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { carryLate } from './late-work.ts'
import { createListing } from './listing.ts'
import { createLost } from './lost.ts'
import { mineWrite } from './my-invitations.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { Docs, Store } from './ports.ts'
import { cursorName } from './rows.ts'
import { createRelayHistory, type RelayHistory } from './relay-history.ts'
import type { Session } from './session.ts'
import { createSnapshots } from './snapshots.ts'
import type { SnapshotLimits } from './snapshot-tally.ts'
import { createSync, type Sync } from './sync.ts'
import type { Dial } from './transports/dial.ts'
import { createRelayLink, type RelayLink } from './transports/link.ts'

/** Holders who are online share the work of letting others in; each waits a little, and looks whether it is still due. */
const KINDNESS_MS = 5_000

/** One group in the leading tab: everything that sends, receives and changes the roster. */
export interface Runtime {
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly acts: Acts
  readonly aside: Aside
  status(): Status
  /** For tests and the technical view: what is not here yet. */
  lagging(): readonly string[]
  /** Another address, or none. */
  setRelay(address: string): void
  retryNow(): void
  storage: RelayHistory['view']
  /** To those who have this document open now. */
  cast(doc: DocId, what: unknown): Promise<void>
  /** An entry of this channel was found to have bad bytes: the relay is asked for it again. */
  readAgain(channel: ChannelId): Promise<void>
  /** A document lacks something: it is repaired from the entries that are here, or that the relay has. */
  repair(doc: DocId): Promise<Result<void>>
  /** Entries came from a file, or were written by another tab. */
  lookAgain(): Promise<void>
  /** Ends the line, and resolves when nothing of this group is being done any more. */
  stop(): Promise<unknown>
}

export interface RuntimePorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Docs
  readonly dial: Dial
  readonly clock: Clock
  readonly random: Random
  /** `none`: no relay. */
  readonly relay: string
  readonly snapshots?: Partial<SnapshotLimits> | undefined
  /** Refusal code when the disk does not take what it should. */
  readonly storageProblem: () => string | undefined
  onChange(): void
  onCast(doc: DocId, what: unknown): void
}

export async function startRuntime(ports: RuntimePorts): Promise<Runtime> {
  const { session, store, docs, dial, clock, random } = ports
  let link: RelayLink | undefined
  let sync: Sync | undefined
  let stopped = false
  let mending = 0
  let kindness: (() => void) | undefined

  const carrier = createCarrier(session, store)
  const outbox = createOutbox({
    session,
    store,
    docs,
    clock,
    random,
    link: () => link,
    cursorAfter: channel => sync?.cursorAfter(channel),
    takenOn: channel => sync?.takenOn(channel) ?? new Set(),
    onChange: changed,
  })
  /** New keys and new turfs bring new channels: what is not followed is never known to be delivered. */
  const grown = (): void => {
    listing.look()
    void (sync ? sync.watchAll() : carrier.settle())
    changed()
  }
  /** An own act can change what counts. */
  const acted = (): void => {
    grown()
    void inbox.rejudge().then(changed)
  }
  const listing = createListing({
    session,
    docs,
    onGrown() {
      // Something that was begun here may have waited for its channel.
      void sync?.watchAll().then(() => outbox.send())
      changed()
    },
  })
  const lost = createLost({ session, store, docs })
  const acts = createActs({ session, random, outbox, upToDate: () => sync?.upToDate() ?? false, onChange: acted })
  const inbox = createInbox({
    session,
    store,
    docs,
    clock,
    beforeOperations: async () => void (await outbox.cut()),
    onIndex: listing.follow,
    onSnapshot: doc => snapshots.taken(doc),
    onLate: () => void late(),
    readAgain,
    onChange: grown,
  })
  const parts = { session, store, docs, inbox, outbox, clock, random }
  const snapshots = createSnapshots({ ...parts, sync: () => sync, link: () => link, isLacking: lost.any, limits: ports.snapshots })
  const history = createRelayHistory(session, store, clock)

  const aside = createAside({ session, inbox, acts })

  function changed(): void {
    if (stopped) return
    beKind()
    void noteReady()
    ports.onChange()
  }

  async function readAgain(channel: ChannelId): Promise<void> {
    await lost.look()
    // Also where there is no line now.
    await store.commit([{ to: 'value', name: cursorName(channel), value: undefined }])
    sync?.readAgain(channel)
    changed()
  }

  async function repair(doc: DocId): Promise<Result<void>> {
    const reread = await inbox.reread(doc)
    const channel = session.channelOf(doc)
    if (reread.ok && channel && docs.hurt(session.group).includes(doc)) await readAgain(channel.id)
    else changed()
    return reread
  }

  /** All copies that there are have come: what lacks something takes it from them. */
  async function mend(): Promise<void> {
    if (!lost.any()) return
    mending++
    for (const doc of docs.hurt(session.group)) await inbox.reread(doc)
    await lost.look()
    mending--
    changed()
  }

  /** Not while an operation of our own may still turn out not to be durable. */
  const putAside = (): Promise<void> => inbox.inTurn(async () => (stopped || acts.busy() ? undefined : session.checkpoint()))

  /** Rekeys what is unclean and lets in who waits: at once when own work waits for it, else after a moment. */
  function beKind(): void {
    const urgent = outbox.reason() === 'needs-rekey'
    if (kindness || !isKindnessDue()) return
    kindness = clock.after(urgent ? 0 : random.unit() * KINDNESS_MS, () => {
      kindness = undefined
      if (!stopped && isKindnessDue()) void acts.rekeyUnclean().then(() => acts.welcomeMissing())
    })
  }

  const isKindnessDue = (): boolean => acts.isRekeyDue() || acts.isWelcomeDue()

  /** A link works with this phone switched off once nothing waits any more that was there when it was made. */
  async function noteReady(): Promise<void> {
    if (outbox.waiting() > 0 || acts.busy() || session.invitations().every(one => one.ready)) return
    if ((await store.outgoing(session.group)).length > 0 || outbox.waiting() > 0 || acts.busy()) return
    const list = session.invitations().map(one => ({ ...one, ready: true }))
    await session.setInvitations(list)
    await store.commit([mineWrite(session.group, list)])
    ports.onChange()
  }

  function setRelay(address: string): void {
    sync?.stop()
    link?.close()
    sync = undefined
    link = undefined
    if (address !== 'none') {
      link = createRelayLink(address, { dial, clock, random })
      link.onArrival(async arrival => {
        const cast = arrival.type === 'cast' ? await readCast(session, arrival.channel, arrival.payload) : undefined
        if (cast) ports.onCast(cast.doc, cast.what)
      })
      sync = createSync({
        session,
        store,
        inbox,
        outbox,
        link,
        clock,
        ...snapshots.following,
        onOtherHistory: history.other,
        onChange: changed,
        onUpToDate() {
          snapshots.goOn()
          void mend().then(putAside)
        },
        carried: carrier.settle,
      })
    }
    changed()
  }

  /** Those who are online share it: each waits a little, and looks whether it is still due. */
  let lateSoon: (() => void) | undefined
  const late = (): void => {
    if (!session.holds('canvass/1@organizers' as DocId)) return
    lateSoon ??= clock.after(random.unit() * KINDNESS_MS, () => {
      lateSoon = undefined
      if (!stopped) lateWork = lateWork.then(() => carryLate(session, inbox)).then(() => outbox.send(), console.error)
    })
  }
  let lateWork: Promise<unknown> = Promise.resolve()

  /** What names operations that are not here is read again from its beginning: they were, or will be. */
  async function lookForHoles(): Promise<void> {
    const log = session.channelOf('log')
    if (log && session.roster.missing().length > 0) await readAgain(log.id)
    else await lost.look()
  }

  const unsubscribe = docs.onLocalChange((group: GroupId, doc: DocId) => {
    if (group !== session.group) return
    outbox.noteLocalChange(doc)
    snapshots.note(doc)
    void outbox.send()
  })

  await listing.follow()
  await Promise.all([outbox.load(), inbox.load(), snapshots.load(), history.load()])
  await inbox.retry()
  await lookForHoles()
  await carrier.settle()
  if (session.places.moved()) late()
  setRelay(ports.relay)

  return {
    inbox,
    outbox,
    acts,
    aside,
    status() {
      const problem = ports.storageProblem()
      const state = link?.state()
      return {
        saved: problem ? 'problem' : 'saved',
        waiting: outbox.waiting(),
        link: state?.link ?? 'none',
        reason: problem ?? outbox.reason() ?? state?.reason,
        // Not while it may just be on its way.
        damage: lost.any() && mending === 0 && !(state?.link === 'online' && !sync?.upToDate()) ? 'group-damaged' : undefined,
        setAside: asideCount(inbox.setAside()),
        twin: aside.twin(),
        waitingFor: inbox.held().length,
        upToDate: sync?.upToDate() ?? link === undefined,
      }
    },
    lagging: () => sync?.lagging() ?? [],
    setRelay,
    retryNow: () => link?.retryNow(),
    storage: history.view,
    cast: async (doc, what) => link && sendCast(session, link, random, doc, what),
    readAgain,
    repair,
    async lookAgain() {
      await inbox.retry()
      await mend()
      // Sending is not waited for: there may be no line.
      void sync?.watchAll().then(() => outbox.send())
    },
    stop() {
      stopped = true
      kindness?.()
      lateSoon?.()
      unsubscribe()
      listing.stop()
      sync?.stop()
      link?.close()
      return Promise.all([outbox.stop(), acts.idle(), inbox.idle(), lateWork, snapshots.stop()])
    },
  }
}
