import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId, DocId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import type { Channel } from '@porchlight/shared/wire/channel'
import { createBatches } from './batches.ts'
import { carriedWrites } from './carry.ts'
import { type Arrived, createKept, type SetAside, type Twins } from './kept.ts'
import { asBug, OUR_BUG } from './not-applied.ts'
import type { Docs, Store, Write } from './ports.ts'
import { createRejudging } from './rejudging.ts'
import type { FollowedDoc, Session } from './session.ts'
import type { StoredVerdict } from './stored-verdicts.ts'
import { createStrangers } from './strangers.ts'

/** Takes entries in, from whatever transport: opens, judges, applies, and stores all that in one commit. */
export interface Inbox {
  load(): Promise<void>
  /** `together` is made durable with them: the cursor. Entries that lack something are held and tried again by themselves. */
  take(doc: FollowedDoc, channel: Channel, entries: readonly Bytes[], together: readonly Write[], from?: 'relay'): Promise<Result<void>>
  /** After a repair or new keys: whatever is held is tried again. */
  retry(): Promise<void>
  /** The roster has changed here: what counts by now, and what does not. */
  rejudge(): Promise<void>
  /** Reads every entry of a document again, those that wait to be sent too, whatever the chains say: repairs a damaged document. */
  reread(doc: DocId): Promise<Result<void>>
  /** Every stored entry of a document, and what is thought of it now. */
  verdicts(doc: DocId): Promise<readonly StoredVerdict[]>
  /** What is held and why, as far as it is to be waited for. */
  held(): readonly { readonly doc: string; readonly lacks: string | undefined }[]
  setAside(): readonly SetAside[]
  twins(): readonly Twins[]
  /** Hides these on this phone; nothing is deleted. */
  clear(ids: ReadonlySet<string>): Promise<Result<void>>
  /** While nothing is being taken in. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is being taken in. */
  idle(): Promise<unknown>
}

export interface InboxPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Docs
  readonly clock: Pick<Clock, 'now'>
  /** Before a new operation is taken in, what was written under the old roster is cut. */
  beforeOperations(): Promise<void>
  /** An index has changed: what it lists is followed before anything else is taken in. */
  onIndex(): Promise<void>
  /** A snapshot of this document has come. */
  onSnapshot(doc: DocId): void
  /** Late work lies there for the organizers. */
  onLate(): void
  /** Some of this channel was left with the relay, and there is a key for it now. */
  readAgain(channel: ChannelId): Promise<void>
  onChange(): void
}

export function createInbox(ports: InboxPorts): Inbox {
  const { session, store, docs, clock, beforeOperations, onIndex, onSnapshot, onLate, readAgain, onChange } = ports
  const kept = createKept(session, store)
  const strangers = createStrangers(session, store)
  const batches = createBatches({ session, store, docs, kept, clock, onIndex, onSnapshot })
  const rejudging = createRejudging({ session, store, docs, kept, batches })
  let last: Promise<unknown> = Promise.resolve()

  const entryWrites = (arrived: readonly Arrived[]): Write[] =>
    arrived.map(one => ({ to: 'entry', channel: one.channel.id, bytes: one.bytes }))

  /** What is held, and the roster, change with every entry: one at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  const take: Inbox['take'] = (doc, channel, entries, together, from) =>
    inTurn(async () => {
      const all = entries.map(bytes => ({ doc, channel, bytes }))
      const news = await batches.news(doc, all)
      const { arrived, writes } =
        from === 'relay' ? await strangers.admit(news, kept.now().held, kept.now().aside) : { arrived: news, writes: [] }
      const elsewhere = await carriedWrites(
        session,
        channel.id,
        arrived.map(one => one.bytes),
      )
      const taken = await takeSome(arrived, [...entryWrites(arrived), ...elsewhere, ...writes, ...together])
      if (!taken.ok) return taken
      if (doc === 'late') onLate()
      if (taken.value) await retryHeld(doc === 'log' || doc.startsWith('keys/'))
      await rejudge()
      await askAgain()
      onChange()
      return ok(undefined)
    })

  async function askAgain(): Promise<void> {
    const { channels, forget } = strangers.due()
    for (const channel of channels) await readAgain(channel)
    if (forget.length > 0) await store.commit(forget)
  }

  /** What counts again, or is held no longer, may be what others wait for. */
  async function rejudge(): Promise<void> {
    if (await rejudging.run()) await retryHeld(false)
  }

  /** Everything stays on the list until the commit that takes it in: a kill in between loses nothing. */
  async function retryHeld(all: boolean): Promise<void> {
    for (let progress = kept.now().held.length > 0; progress;) {
      progress = false
      for (const some of byDoc(kept.now().held.filter(one => all || one.lacks !== OUR_BUG)).values()) {
        const taken = await takeSome(some, [])
        if (taken.ok) progress ||= taken.value
      }
    }
  }

  /** True when something was taken in that others may have waited for. */
  async function takeSome(arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>> {
    const first = arrived[0]
    if (!first) return nothing(await store.commit(together))
    // An own invitation's mailbox is only kept, to heal a relay that has lost it.
    if (first.doc === 'mailbox' || first.doc === 'late') return nothing(await store.commit(together))
    const before = kept.now()
    kept.change({ held: before.held.filter(one => !arrived.includes(one)) })
    const taken = await takeOf(first.doc, arrived, together).catch(error => {
      kept.change(before)
      throw error
    })
    if (!taken.ok) kept.change(before)
    return taken
  }

  function takeOf(doc: FollowedDoc, arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>> {
    if (doc === 'log') return takeLog(arrived, together)
    if (doc.startsWith('keys/')) return takeBoxes(arrived, together)
    return batches.take(doc as DocId, arrived, together)
  }

  const hold = (one: Arrived, lacks: string) => kept.change({ held: [...kept.now().held, { ...one, lacks }] })

  async function takeLog(arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>> {
    await beforeOperations()
    let progress = false
    for (const one of arrived) {
      const outcome = await session
        .takeOperation(one.bytes, one.channel.id)
        .catch(error => ({ is: 'held', lacks: asBug('log', error).code }) as const)
      // Known: it came with a commit that failed, and what waits for it has not been tried again.
      if (outcome.is === 'added' || outcome.is === 'known') progress = true
      if (outcome.is === 'held') hold(one, 'lacks' in outcome ? outcome.lacks : 'no-key')
      if (outcome.is === 'aside') await batches.setAsideOperation(one, outcome.why)
    }
    if (progress) await session.settle()
    return finish(progress, [...together, ...session.writes()])
  }

  async function takeBoxes(arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>> {
    for (const one of arrived) await session.takeBoxes(one.doc, one.bytes).catch(error => hold(one, asBug(one.doc, error).code))
    const progress = await session.settle()
    return finish(progress, [...together, ...session.writes()])
  }

  async function finish(progress: boolean, writes: readonly Write[]): Promise<Result<boolean>> {
    const lists = kept.now()
    const stored = await store.commit([...writes, ...kept.writes()])
    if (!stored.ok) return stored
    kept.stored(lists)
    session.stored()
    return ok(progress)
  }

  async function clear(ids: ReadonlySet<string>): Promise<Result<void>> {
    const before = kept.now()
    kept.change({ aside: before.aside.map(one => (ids.has(one.id) && !one.isHeld ? { ...one, isCleared: true } : one)) })
    const lists = kept.now()
    const stored = await store.commit(kept.writes())
    if (stored.ok) kept.stored(lists)
    else kept.change(before)
    onChange()
    return stored
  }

  return {
    async load() {
      await kept.load()
      await strangers.load()
      await rejudging.load()
    },
    take,
    retry: () => inTurn(() => retryHeld(true).then(rejudge)).then(onChange),
    rejudge: () => inTurn(rejudge),
    reread: doc =>
      inTurn(async () => {
        const weighed = await batches.weighAll(doc, 'again')
        return weighed.ok ? ok(undefined) : weighed
      }),
    // Of a turf that was taken back, new work cannot be read here and is not waited for.
    held: () => [
      ...kept
        .now()
        .held.filter(one => session.holds(one.doc))
        .map(({ doc, lacks }) => ({ doc, lacks })),
      // How many more there are, the relay alone knows.
      ...strangers.left().flatMap(doc => (session.holds(doc) ? [{ doc, lacks: 'no-key' }] : [])),
      ...kept.now().aside.flatMap(({ doc, why }) => (why === 'missing-cut' ? [{ doc, lacks: why }] : [])),
    ],
    verdicts: doc => batches.verdicts(doc),
    setAside: () => kept.now().aside,
    twins: () => kept.now().twins,
    clear: ids => inTurn(() => clear(ids)),
    inTurn,
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
