import { type Bytes, fromUtf8, toBase64Url, fromBase64Url, utf8 } from '@porchlight/shared/base/bytes'
import type { BatchId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { fail, ok } from '@porchlight/shared/base/result'
import { isIndex } from '@porchlight/shared/doc/in-scope'
import type { Channel } from '@porchlight/shared/wire/channel'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { carriedWrites } from './carry.ts'
import { judge, type Verdict } from './judge.ts'
import { type Judged, placeBatches } from './place-batches.ts'
import { unpackOutgoing } from './outgoing.ts'
import { asBug, isNotApplied, notApplied, OUR_BUG } from './not-applied.ts'
import type { Docs, Store, Write } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'

/** A batch that broke a rule: kept in its channel, not applied, shown. */
export interface SetAside {
  readonly doc: string
  readonly why: string
  readonly device: DeviceId | undefined
}

interface Arrived {
  readonly doc: FollowedDoc
  readonly channel: Channel
  readonly bytes: Bytes
  /** What it waits for, once it has been looked at. */
  readonly lacks?: string
}

/** Takes entries in, from whatever transport: opens, judges, applies, and stores all that in one commit. */
export interface Inbox {
  load(): Promise<void>
  /** `together` is made durable with them: the cursor. Entries that lack something are held and tried again by themselves. */
  take(doc: FollowedDoc, channel: Channel, entries: readonly Bytes[], together: readonly Write[]): Promise<Result<void>>
  /** After a repair or new keys: whatever is held is tried again. */
  retry(): Promise<void>
  /** Reads every entry of a document again, those that wait to be sent too, whatever the chains say: repairs a damaged document. */
  reread(doc: DocId): Promise<Result<void>>
  /** What is held and why, as far as it is to be waited for. */
  held(): readonly { readonly doc: string; readonly lacks: string | undefined }[]
  setAside(): readonly SetAside[]
  /** Resolves when nothing is being taken in. */
  idle(): Promise<unknown>
}

export interface InboxPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Docs
  /** Before a new operation is taken in, what was written under the old roster is cut. */
  beforeOperations(): Promise<void>
  /** An index has changed: what it lists is followed before anything else is taken in. */
  onIndex(): Promise<void>
  /** Late work lies there for the organizers. */
  onLate(): void
  onChange(): void
}

const heldName = (group: string) => `held/${group}`
const asideName = (group: string) => `aside/${group}`

export function createInbox({ session, store, docs, beforeOperations, onIndex, onLate, onChange }: InboxPorts): Inbox {
  let held: readonly Arrived[] = []
  let aside: readonly SetAside[] = []
  const { group } = session
  let last: Promise<unknown> = Promise.resolve()

  const heldWrite = (): Write => ({
    to: 'value',
    name: heldName(group),
    value: held.length === 0 ? undefined : utf8(JSON.stringify(held.map(one => [one.doc, toBase64Url(one.bytes)]))),
  })
  const asideWrite = (): Write => ({ to: 'value', name: asideName(group), value: utf8(JSON.stringify(aside)) })
  const entryWrites = (arrived: readonly Arrived[]): Write[] =>
    arrived.map(one => ({ to: 'entry', channel: one.channel.id, bytes: one.bytes }))

  async function load(): Promise<void> {
    const storedAside = await store.value(asideName(group))
    if (storedAside) aside = JSON.parse(fromUtf8(storedAside)) as SetAside[]
    const storedHeld = await store.value(heldName(group))
    if (!storedHeld) return
    const again: Arrived[] = []
    for (const [doc, bytes] of JSON.parse(fromUtf8(storedHeld)) as [FollowedDoc, string][]) {
      const channel = session.channelOf(doc)
      if (channel) again.push({ doc, channel, bytes: fromBase64Url(bytes) })
    }
    held = again
  }

  /** What is held, and the roster, change with every entry: one at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  const take = (doc: FollowedDoc, channel: Channel, entries: readonly Bytes[], together: readonly Write[]): Promise<Result<void>> =>
    inTurn(async () => {
      const arrived = entries.map(bytes => ({ doc, channel, bytes }))
      const elsewhere = await carriedWrites(session, channel.id, entries)
      const taken = await takeSome(arrived, [...entryWrites(arrived), ...elsewhere, ...together])
      if (!taken.ok) return taken
      if (doc === 'late') onLate()
      if (taken.value) await retryHeld(doc === 'log' || doc.startsWith('keys/'))
      onChange()
      return ok(undefined)
    })

  /** Everything stays on the list until the commit that takes it in: a kill in between loses nothing. */
  async function retryHeld(all: boolean): Promise<void> {
    for (let progress = held.length > 0; progress;) {
      progress = false
      for (const some of byDoc(held.filter(one => all || one.lacks !== OUR_BUG)).values()) {
        const rest = held.filter(one => !some.includes(one))
        const taken = await takeSome(some, [], rest)
        if (taken.ok) progress ||= taken.value
      }
    }
  }

  /** True when something was taken in that others may have waited for. */
  async function takeSome(arrived: readonly Arrived[], together: readonly Write[], rest = held): Promise<Result<boolean>> {
    const first = arrived[0]
    if (!first) return nothing(await store.commit(together))
    // An own invitation's mailbox is only kept, to heal a relay that has lost it.
    if (first.doc === 'mailbox' || first.doc === 'late') return nothing(await store.commit(together))
    const before = held
    const asideBefore = aside
    held = rest
    const back = () => ([held, aside, writtenAside] = [before, asideBefore, asideBefore])
    const taken = await takeOf(first.doc, arrived, together, before).catch(error => {
      back()
      throw error
    })
    if (!taken.ok) back()
    return taken
  }

  function takeOf(doc: FollowedDoc, arrived: readonly Arrived[], together: readonly Write[], before: readonly Arrived[]) {
    if (doc === 'log') return takeLog(arrived, together, before)
    if (doc.startsWith('keys/')) return takeBoxes(arrived, together, before)
    return takeBatches(doc as DocId, arrived, together, before)
  }

  async function takeLog(arrived: readonly Arrived[], together: readonly Write[], before: readonly Arrived[]): Promise<Result<boolean>> {
    await beforeOperations()
    let progress = false
    for (const one of arrived) {
      const outcome = await session
        .takeOperation(one.bytes, one.channel.id)
        .catch(error => ({ is: 'held', lacks: asBug('log', error).code }) as const)
      // Known: it came with a commit that failed, and what waits for it has not been tried again.
      if (outcome.is === 'added' || outcome.is === 'known') progress = true
      if (outcome.is === 'held') held = [...held, { ...one, lacks: 'lacks' in outcome ? outcome.lacks : 'no-key' }]
      if (outcome.is === 'aside') put({ doc: 'log', why: outcome.why, device: undefined })
    }
    if (progress) await session.settle()
    return finish(progress, [...together, ...session.writes()], before)
  }

  async function takeBoxes(arrived: readonly Arrived[], together: readonly Write[], before: readonly Arrived[]): Promise<Result<boolean>> {
    for (const one of arrived)
      await session.takeBoxes(one.doc, one.bytes).catch(error => void (held = [...held, { ...one, lacks: asBug(one.doc, error).code }]))
    const progress = await session.settle()
    return finish(progress, [...together, ...session.writes()], before)
  }

  /** What Automerge does not take, or a bug of ours keeps from it, must keep none of the others back: it is found one by one. */
  async function takeBatches(
    doc: DocId,
    arrived: readonly Arrived[],
    together: readonly Write[],
    before: readonly Arrived[],
  ): Promise<Result<boolean>> {
    const start = [held, aside, writtenAside] as const
    const judged = await Promise.all(arrived.map(async one => ({ one, verdict: await verdictOf(one) })))
    const taken = await takeJudged(doc, judged, together, before).catch(error => fail(asBug(doc, error)))
    if (taken.ok || !isNotApplied(taken.error)) return taken
    ;[held, aside, writtenAside] = start
    if (arrived.length > 1) return oneByOne(doc, arrived, together, before)
    const why = taken.error.code
    return takeJudged(
      doc,
      judged.map(({ one, verdict }) => ({ one, verdict: notApplied(verdict, why) })),
      together,
      before,
    )
  }

  async function oneByOne(
    doc: DocId,
    arrived: readonly Arrived[],
    together: readonly Write[],
    before: readonly Arrived[],
  ): Promise<Result<boolean>> {
    // Until it is its turn, each stays on the list if it was there.
    held = before
    let progress = false
    for (const one of arrived) {
      const listed = held
      held = held.filter(other => other !== one)
      const taken = await takeBatches(doc, [one], [], listed)
      if (!taken.ok) return taken
      progress ||= taken.value
    }
    const stored = await store.commit([...together, ...changedLists(before)])
    return stored.ok ? ok(progress) : stored
  }

  async function takeJudged(
    doc: DocId,
    judged: readonly Judged<Arrived>[],
    together: readonly Write[],
    before: readonly Arrived[],
  ): Promise<Result<boolean>> {
    let ids: Promise<ReadonlySet<BatchId>> | undefined
    const taken = () =>
      // What is held is stored, and has not been taken in.
      (ids ??= session.batchIds(
        doc,
        [...judged.map(({ one }) => one), ...held.filter(one => one.doc === doc)].map(one => one.bytes),
      ))
    const placed = await placeBatches(judged, await session.chains(doc), { own: session.keys.id, taken })
    const { chains, changes, progress } = placed
    held = [...held, ...placed.held]
    for (const one of placed.aside) put({ doc, ...one })
    const writes = [...together, ...(progress ? [session.chainWrite(doc, chains)] : []), ...changedLists(before)]
    const stored = changes.length > 0 ? await docs.receive(group, doc, changes, writes) : await store.commit(writes)
    if (!stored.ok) return stored
    session.setChains(doc, chains)
    if (isIndex(doc)) await onIndex()
    return ok(progress)
  }

  const verdictOf = (one: Arrived): Promise<Verdict> =>
    judged(one).catch((error): Verdict => ({ is: 'held', why: asBug(one.doc, error).code }))

  async function judged({ doc, channel, bytes }: Arrived): Promise<Verdict> {
    const tag = tagOf(bytes)
    if (!tag) return { is: 'aside', why: 'malformed' }
    const key = await session.keyFor(channel.id, doc, tag)
    if (!key) return { is: 'held', why: 'no-key' }
    const opened = await openEntry(key, channel.id, doc as DocId, bytes)
    if (!opened.ok) return { is: 'aside', why: opened.error.code }
    return judge(opened.value, doc as DocId, session)
  }

  async function reread(doc: DocId): Promise<Result<void>> {
    const channel = session.channelOf(doc)
    if (!channel) return ok(undefined)
    // What waits to be sent is read first: once it has been sent, it stands among the stored entries.
    const waiting = (await store.outgoing(group)).filter(row => row.channel === channel.id)
    const entries = waiting.map(row => unpackOutgoing(row).entry)
    for await (const bytes of session.storedEntries(channel.id)) entries.push(bytes)
    const batches: (readonly Bytes[])[] = []
    for (const bytes of entries) {
      const verdict = await verdictOf({ doc, channel, bytes })
      if (verdict.is === 'accepted') batches.push(verdict.changes)
    }
    const received = batches.length > 0 ? await docs.receive(group, doc, batches.flat(), []) : ok(undefined)
    if (received.ok || !isNotApplied(received.error)) return received
    // One that was set aside when it came, since it does not apply, must not keep the others from repairing.
    for (const changes of batches) await docs.receive(group, doc, changes, [])
    return ok(undefined)
  }

  function put(one: SetAside): void {
    aside = [...aside, one]
  }

  let writtenAside = aside
  function changedLists(before: readonly Arrived[]): Write[] {
    const writes: Write[] = []
    if (held !== before) writes.push(heldWrite())
    if (aside !== writtenAside) writes.push(asideWrite())
    writtenAside = aside
    return writes
  }

  async function finish(progress: boolean, writes: readonly Write[], before: readonly Arrived[]): Promise<Result<boolean>> {
    const stored = await store.commit([...writes, ...changedLists(before)])
    if (!stored.ok) return stored
    session.stored()
    return ok(progress)
  }

  return {
    load,
    take,
    retry: () => inTurn(() => retryHeld(true)).then(onChange),
    reread: doc => inTurn(() => reread(doc)),
    // Of a turf that was taken back, new work cannot be read here and is not waited for.
    held: () => held.filter(one => session.holds(one.doc)).map(({ doc, lacks }) => ({ doc, lacks })),
    setAside: () => aside,
    idle: () => last,
  }
}

const nothing = (result: Result<void>): Result<boolean> => (result.ok ? ok(false) : result)

function byDoc(arrived: readonly Arrived[]): Map<FollowedDoc, Arrived[]> {
  const groups = new Map<FollowedDoc, Arrived[]>()
  const order = (doc: FollowedDoc) => (doc === 'log' ? 0 : doc.startsWith('keys/') ? 1 : 2)
  for (const one of arrived.toSorted((a, b) => order(a.doc) - order(b.doc))) groups.set(one.doc, [...(groups.get(one.doc) ?? []), one])
  return groups
}
