import { type BatchId, type DocId, parseDocId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { isIndex } from '@porchlight/shared/doc/in-scope'
import { isRemoved } from '@porchlight/shared/roster/counting'
import { changesIn, contradicted } from './contradictions.ts'
import { lackingDeps } from './deps.ts'
import { createEntries } from './entries.ts'
import type { Arrived, KeptLists, SetAside } from './kept.ts'
import { letGoBy, withoutLetGo } from './let-go.ts'
import { asBug, isNotApplied, OUR_BUG } from './not-applied.ts'
import { type PlacedBatches, placeBatches } from './place-batches.ts'
import type { Docs, Store, Write } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'
import { storedVerdicts, type StoredVerdict } from './stored-verdicts.ts'
import { weigh, type Judged, type Outside, type Weighed } from './weigh.ts'

/** From entries of documents to the documents: what counts is in them, and all else is on the lists. */
export interface Batches {
  /** True when something found its place that others may have waited for. */
  take(doc: DocId, arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>>
  /** Weighs all of a document anew: the roster has changed, or something of it was lost. `again`: applies what was applied before, too. */
  weighAll(doc: DocId, again?: 'again'): Promise<Result<boolean>>
  setAsideOperation(one: Arrived, why: string): Promise<void>
  /** Those that are not old ones that were let go. */
  news(doc: FollowedDoc, arrived: readonly Arrived[]): Promise<readonly Arrived[]>
  /** Every stored entry: `accepted` is what counts. */
  verdicts(doc: DocId): Promise<readonly StoredVerdict[]>
}

export interface BatchesPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Docs
  readonly kept: KeptLists
  readonly clock: Pick<Clock, 'now'>
  /** An index has changed: what it lists is followed before anything else is taken in. */
  onIndex(): Promise<void>
  /** A snapshot of this document has come. */
  onSnapshot(doc: DocId): void
}

export function createBatches(ports: BatchesPorts): Batches {
  const { session, store, docs, kept, clock, onIndex, onSnapshot } = ports
  const { group } = session
  const entries = createEntries({ session, store })

  async function take(doc: DocId, arrived: readonly Arrived[], together: readonly Write[]): Promise<Result<boolean>> {
    const start = kept.now()
    const judged = await entries.judge(await entries.named(arrived))
    let ids: Promise<ReadonlySet<BatchId>> | undefined
    const taken = () =>
      // What is held is stored, and has not been taken in.
      (ids ??= session.batchIds(
        doc,
        [...arrived, ...start.held.filter(one => one.doc === doc)].map(one => one.bytes),
      ))
    // It is compared with what it stands for.
    const hasSnapshot = judged.some(({ verdict }) => verdict.is === 'accepted' && verdict.covers)
    if (hasSnapshot) {
      const stored = await weighed(doc, arrived, together)
      if (stored.ok) onSnapshot(doc)
      return stored
    }
    const placed = await placeAll(doc, judged, taken)
    if (!isPlain(doc, placed)) return weighed(doc, arrived, together)
    const stored = await takePlain(doc, placed, together).catch(error => fail(asBug(doc, error)))
    if (stored.ok || !isNotApplied(stored.error)) return stored
    kept.change(start)
    return weighed(doc, arrived, together)
  }

  /** What goes on from changes that are not here waits, and whatever comes after it in its chain. */
  async function placeAll(doc: DocId, judged: readonly Judged<Arrived>[], taken: () => Promise<ReadonlySet<BatchId>>) {
    const waits = new Set<BatchId>()
    for (;;) {
      const items = judged.map(item => waitingFor(item, waits, 'gap'))
      const placed = await placeBatches(items, await session.chains(doc), { own: session.keys.id, taken })
      const lacking = await lackingDeps(docs, group, doc, placed.accepted)
      if (lacking.size === 0) return placed
      for (const id of lacking) waits.add(id)
    }
  }

  /** Nothing here is removed, void, pending or branched, and nothing lies aside that this could make count. */
  function isPlain(doc: DocId, { accepted, isBranched }: PlacedBatches<Arrived>): boolean {
    const now = session.state()!
    if (isBranched || kept.now().aside.some(one => one.doc === doc && one.mayCount)) return false
    return accepted.every(({ right, batch }) => right.is === 'right' && !isRemoved(now, batch.device))
  }

  async function takePlain(doc: DocId, placed: PlacedBatches<Arrived>, together: readonly Write[]): Promise<Result<boolean>> {
    const { chains, changes, progress } = placed
    const { held, aside } = kept.now()
    if (placed.held.length > 0) kept.change({ held: [...held, ...placed.held] })
    const outside = placed.aside.map((one): Outside => ({ ...one, changes: undefined, mayCount: false, isRefused: false, isHeld: false }))
    const known = new Set(aside.map(one => one.id))
    const more = outside.filter(one => !known.has(one.id))
    if (more.length > 0) kept.change({ aside: [...aside, ...more.map(one => asideOf(doc, one, undefined))] })
    const stored = await commit([...together, ...(progress ? [session.chainWrite(doc, chains)] : [])], writes =>
      changes.length > 0 ? docs.receive(group, doc, changes, writes) : store.commit(writes),
    )
    return stored.ok ? settled(doc, chains, progress) : stored
  }

  const asideOf = (
    doc: SetAside['doc'],
    { batch, id, why, changes, mayCount, isRefused, isHeld }: Outside,
    before: SetAside | undefined,
  ): SetAside => {
    const next: SetAside = {
      id,
      doc,
      why,
      device: batch?.device,
      prev: batch?.prev,
      at: before?.at ?? clock.now(),
      changes,
      mayCount,
      isRefused,
      isHeld,
      // For another reason it is another thing.
      isCleared: before?.isCleared === true && before.why === why,
    }
    // As long as it is the same object nothing is written.
    return before && JSON.stringify(before) === JSON.stringify(next) ? before : next
  }

  async function commit(writes: readonly Write[], act: (writes: readonly Write[]) => Promise<Result<void>>): Promise<Result<void>> {
    const lists = kept.now()
    const stored = await act([...writes, ...kept.writes()])
    if (stored.ok) kept.stored(lists)
    return stored
  }

  async function settled(doc: DocId, chains: Weighed<Arrived>['chains'], progress: boolean): Promise<Result<boolean>> {
    session.setChains(doc, chains)
    if (isIndex(doc)) await onIndex()
    return ok(progress)
  }

  /** The long way: everything that is here of the document, from the beginning. */
  async function weighed(doc: DocId, fresh: readonly Arrived[], together: readonly Write[], again = false): Promise<Result<boolean>> {
    const start = kept.now()
    const before = new Map(start.aside.filter(one => one.doc === doc).map(one => [one.id, one]))
    const unsent = await entries.unsent(doc)
    const arrived = await entries.named([...fresh, ...start.held.filter(one => one.doc === doc)])
    const judged = await entries.judgeAll(doc, await entries.all(doc, arrived))
    const trusted = await entries.trusted(doc, judged)
    const names = new Set(arrived.map(one => one.name))
    const idsWhere = (holds: (name: string) => boolean) =>
      new Set(judged.flatMap(({ name, verdict }) => (holds(name) && verdict.is !== 'held' ? (verdict.batch?.id ?? []) : [])))
    const olds = idsWhere(name => !names.has(name))
    const news = idsWhere(name => names.has(name))
    const isOld = (id: BatchId) => olds.has(id) && !before.has(id)
    /** It may not be in the document: of what was held, a copy for where the group has moved to is stored all the same. */
    const isNew = (id: BatchId) => news.has(id) || !isOld(id)
    const refused = new Set([...before.values()].flatMap(one => (one.isRefused ? [one.id as BatchId] : [])))
    const bugs = new Set<BatchId>()
    const stays = await letGoBy(store, group, doc)
    const savedIn = async (id: BatchId) => {
      const [saved] = await entries.changesOf(judged, new Set([id]))
      return saved && docs.look(group, doc, A => changesIn(A, saved))
    }
    const wrong = await contradicted(judged, { doc, savedIn })
    for (const id of wrong.keys()) refused.add(id)
    // Of one that stays, what nobody has made goes all the same.
    const forged = await presentOf(doc, judged, new Map([...wrong].filter(([id]) => stays.has(id))))
    const waits = new Set<BatchId>()
    for (let known = -1; ;) {
      const items = judged.map(item => waitingFor(waitingFor(item, bugs, OUR_BUG), waits, 'gap'))
      const result = weigh(items, { now: session.state()!, doc, trusted, unsent: unsent?.placed, refused })
      // What a snapshot brings is not known before it is in the document.
      const lacking = result.counts.some(one => one.covers) ? [] : await lackingDeps(docs, group, doc, result.counts)
      for (const id of lacking) waits.add(id)
      if ([...lacking].length > 0) continue
      const moves: Moves = {
        doc,
        judged,
        unsent: unsent?.changes ?? [],
        counts: idsOf(result.counts),
        add: again ? idsOf(result.counts) : new Set([...idsOf(result.counts)].filter(isNew)),
        forged,
        drop: new Set(result.outside.flatMap(({ batch }) => (batch && isOld(batch.id) && !stays.has(batch.id) ? [batch.id] : []))),
      }
      keep(doc, result, before)
      const stored = await apply(moves, [...together, session.chainWrite(doc, result.chains)]).catch(error => fail(asBug(doc, error)))
      if (stored.ok) {
        entries.forgetUnless(
          doc,
          result.outside.some(one => one.mayCount),
        )
        return settled(doc, result.chains, moves.add.size > 0)
      }
      kept.change(start)
      if (!isNotApplied(stored.error) || refused.size + bugs.size === known) return stored
      known = refused.size + bugs.size
      const found = await findRefused(moves, refused, bugs)
      if (!found.ok) return found
    }
  }

  function keep(doc: DocId, { held, outside, twins }: Weighed<Arrived>, before: ReadonlyMap<string, SetAside>): void {
    const now = kept.now()
    const others = <T extends { readonly doc: string }>(list: readonly T[]) => list.filter(one => one.doc !== doc)
    const aside = outside.map(one => asideOf(doc, one, before.get(one.id)))
    kept.change({ held: [...others(now.held), ...held], aside: [...others(now.aside), ...aside] })
    if (twins.size > 0 || now.twins.some(one => one.doc === doc))
      kept.change({ twins: [...others(now.twins), ...[...twins].map(([device, seqs]) => ({ doc, device, seqs }))] })
  }

  /** These changes of these snapshots, as far as they are in the document. */
  async function presentOf(
    doc: DocId,
    judged: readonly Judged<Arrived>[],
    hashes: ReadonlyMap<BatchId, readonly string[]>,
  ): Promise<readonly Uint8Array[]> {
    const found: Uint8Array[] = []
    for (const [id, wanted] of hashes) {
      const [saved] = wanted.length > 0 ? await entries.changesOf(judged, new Set([id])) : []
      const some =
        saved &&
        (await docs.look(group, doc, (A, now) =>
          changesIn(A, saved).filter(({ hash }) => wanted.includes(hash) && A.hasHeads(now, [hash])),
        ))
      found.push(...(some ?? []).map(one => one.bytes))
    }
    return found
  }

  async function apply({ doc, judged, unsent, counts, add, drop, forged }: Moves, writes: readonly Write[]): Promise<Result<void>> {
    if (drop.size === 0 && forged.length === 0) {
      const changes = await entries.changesOf(judged, add)
      return commit(writes, more => (changes.length > 0 ? docs.receive(group, doc, changes, more) : store.commit(more)))
    }
    const without = [...(await entries.changesOf(judged, drop)), ...forged]
    const changes = [...(await entries.changesOf(judged, counts)), ...unsent]
    return commit(writes, more => docs.rebuild(group, doc, { without, changes }, more))
  }

  /** What Automerge does not take, or a bug of ours keeps from it, must keep none of the others back: it is found one by one. */
  async function findRefused(moves: Moves, refused: Set<BatchId>, bugs: Set<BatchId>): Promise<Result<void>> {
    const { doc, judged, counts, add } = moves
    if (moves.drop.size > 0) {
      const rest = { ...moves, counts: new Set([...counts].filter(id => !add.has(id))) }
      const rebuilt = await apply(rest, []).catch(error => fail(asBug(doc, error)))
      if (!rebuilt.ok) return rebuilt
    }
    for (const id of add) {
      const changes = await entries.changesOf(judged, new Set([id]))
      const stored = await docs.receive(group, doc, changes, []).catch(error => fail(asBug(doc, error)))
      if (stored.ok) continue
      if (!isNotApplied(stored.error)) return stored
      ;(stored.error.code === OUR_BUG ? bugs : refused).add(id)
    }
    return ok(undefined)
  }

  return {
    take,
    news: async (doc, arrived) =>
      parseDocId(doc as DocId) ? withoutLetGo({ session, store, docs, entries }, doc as DocId, arrived) : arrived,
    verdicts: doc => storedVerdicts({ session, store, kept, entries }, doc),
    weighAll: (doc, again) => weighed(doc, [], [], again === 'again'),
    async setAsideOperation(arrived, why) {
      const [one] = await entries.named([arrived])
      const { aside } = kept.now()
      const outside = { id: one!.name, why, batch: undefined, changes: undefined, mayCount: false, isRefused: false, isHeld: false }
      if (!aside.some(other => other.id === outside.id)) kept.change({ aside: [...aside, asideOf('log', outside, undefined)] })
    },
  }
}

/** What is to become of a document. */
interface Moves {
  readonly doc: DocId
  readonly judged: readonly Judged<Arrived>[]
  readonly unsent: readonly Uint8Array[]
  readonly counts: ReadonlySet<BatchId>
  /** Of these, what is not in it. */
  readonly add: ReadonlySet<BatchId>
  /** What is in it and does not count. */
  readonly drop: ReadonlySet<BatchId>
  /** Changes in it that only a contradicted snapshot has. */
  readonly forged: readonly Uint8Array[]
}

const idsOf = (counts: Weighed<Arrived>['counts']): ReadonlySet<BatchId> => new Set(counts.map(one => one.batch.id))

const waitingFor = (item: Judged<Arrived>, ids: ReadonlySet<BatchId>, why: string): Judged<Arrived> =>
  item.verdict.is === 'accepted' && ids.has(item.verdict.batch.id) ? { ...item, verdict: { is: 'held', why } } : item
