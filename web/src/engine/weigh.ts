import type { BatchId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import { counting, equivocations, type Placed } from '@porchlight/shared/roster/counting'
import type { RosterState } from '@porchlight/shared/roster/state'
import type { Chains } from './chain.ts'
import type { Accepted, BatchHead, Verdict } from './judge.ts'

/** An entry of one document, judged at the door. `name` tells entries of one document apart. */
export interface Judged<E> {
  readonly one: E
  readonly name: string
  readonly verdict: Verdict
}

export interface Outside {
  /** Of the batch; of what is none, of the entry. */
  readonly id: string
  readonly why: string
  readonly batch: BatchHead | undefined
  /** Unknown of what was not looked into. */
  readonly changes: number | undefined
  /** Its author had the right once: another roster, or what somebody else builds on it, can make it count. */
  readonly mayCount: boolean
  /** Automerge does not take it. */
  readonly isRefused: boolean
  /** It is waited for something that will tell: an admission, the batch that a cut names. */
  readonly isHeld: boolean
}

export interface Weighed<E> {
  readonly chains: Chains
  /** In an order that is the same on every device. */
  readonly counts: readonly Accepted[]
  readonly outside: readonly Outside[]
  /** Without a place yet. */
  readonly held: readonly (E & { readonly lacks: string })[]
  readonly twins: ReadonlyMap<DeviceId, readonly number[]>
}

export interface Scales {
  readonly now: RosterState
  readonly doc: DocId
  /** Batches that had their place once, though bad bytes have taken what was before them. */
  readonly trusted: ReadonlySet<BatchId>
  /** Own changes that are in no batch yet: what they stand on counts. */
  readonly unsent: Placed | undefined
  /** Batches that Automerge does not take, and snapshots that batches contradict. */
  readonly refused: ReadonlySet<BatchId>
}

/**
 * Which of all batches of a document count: a function of the batches and the roster, in whatever order they came. The
 * inbox goes the short way (place-batches.ts) as long as nothing is removed, void, pending or branched.
 */
export function weigh<E extends object>(judged: readonly Judged<E>[], scales: Scales): Weighed<E> {
  const held: (E & { lacks: string })[] = []
  const outside: Outside[] = []
  const byId = new Map<BatchId, Judged<E> & { readonly batch: BatchHead }>()
  for (const item of judged) {
    const { verdict } = item
    if (verdict.is === 'held') held.push({ ...item.one, lacks: verdict.why })
    else if (verdict.is === 'accepted' || verdict.batch) byId.set(verdict.batch!.id, { ...item, batch: verdict.batch! })
    else outside.push({ id: item.name, why: verdict.why, batch: undefined, changes: undefined, ...SURE })
  }
  const { placed, chains } = place([...byId.values()], scales.trusted)
  for (const item of byId.values()) if (!placed.has(item.batch.id)) held.push({ ...item.one, lacks: 'gap' })

  const inOrder = [...placed].map(id => byId.get(id)!).toSorted((a, b) => compare(a.batch, b.batch))
  const accepted = new Map(inOrder.flatMap(({ verdict }) => (verdict.is === 'accepted' ? [[verdict.batch.id, verdict] as const] : [])))
  const refused = new Set(scales.refused)
  const list = () => [...inOrder.map(item => placedOf(item, refused, inOrder)), ...(scales.unsent ? [scales.unsent] : [])]
  let result = counting(scales.now, scales.doc, list())
  for (let twice = clash(accepted, result.counts); twice; twice = clash(accepted, result.counts)) {
    refused.add(twice)
    result = counting(scales.now, scales.doc, list())
  }
  for (const { batch, verdict } of inOrder) {
    const why = result.held.get(batch.id) ?? result.aside.get(batch.id)
    if (why === undefined) continue
    const isAccepted = verdict.is === 'accepted'
    const isContradicted = isAccepted && verdict.covers !== undefined && scales.refused.has(batch.id)
    outside.push({
      id: batch.id,
      why: isContradicted ? 'snapshot-contradicted' : why,
      batch,
      changes: isAccepted ? verdict.facts.length : undefined,
      mayCount: isAccepted && !refused.has(batch.id),
      isRefused: scales.refused.has(batch.id),
      isHeld: result.held.has(batch.id),
    })
  }
  const counts = inOrder.flatMap(({ batch }) => (result.counts.has(batch.id) ? accepted.get(batch.id)! : []))
  return { chains, counts, outside, held, twins: equivocations(inOrder.map(({ batch }) => batch)) }
}

const SURE = { mayCount: false, isRefused: false, isHeld: false }

const compare = (a: BatchHead, b: BatchHead): number =>
  a.device !== b.device ? (a.device < b.device ? -1 : 1) : a.seq !== b.seq ? a.seq - b.seq : a.id < b.id ? -1 : 1

/** A batch has its place when the one that it goes on from has; a snapshot stands for those that it names. */
function place<E>(batches: readonly (Judged<E> & { readonly batch: BatchHead })[], trusted: ReadonlySet<BatchId>) {
  const seqs = new Map(batches.map(({ batch }) => [batch.id, batch.seq]))
  const placed = new Set<BatchId>()
  const covered = new Map<BatchId, DeviceId>()
  let rest = batches
  for (let left = -1; left !== rest.length;) {
    left = rest.length
    rest = rest.filter(({ batch, verdict }) => {
      const covers = (verdict.is === 'accepted' && verdict.right.is === 'right' && verdict.covers) || []
      const { prev } = batch
      const follows = prev === undefined || (placed.has(prev) && seqs.get(prev) === batch.seq - 1)
      const isCovered = prev !== undefined && !seqs.has(prev) && (covered.has(prev) || covers.some(([, id]) => id === prev))
      if (!follows && !isCovered && !trusted.has(batch.id)) return true
      placed.add(batch.id)
      for (const [device, id] of covers) covered.set(id, device)
      return false
    })
  }
  const ends: Record<DeviceId, { seq?: number; id: BatchId }[]> = {}
  const passed = new Set(batches.flatMap(({ batch }) => (placed.has(batch.id) && batch.prev ? [batch.prev] : [])))
  for (const { batch } of batches)
    if (placed.has(batch.id) && !passed.has(batch.id)) (ends[batch.device] ??= []).push({ seq: batch.seq, id: batch.id })
  for (const [id, device] of covered) if (!placed.has(id) && !passed.has(id)) (ends[device] ??= []).push({ id })
  return { placed, chains: ends as Chains }
}

function placedOf<E>(
  { batch, verdict }: Judged<E> & { readonly batch: BatchHead },
  refused: ReadonlySet<BatchId>,
  all: readonly (Judged<E> & { readonly batch: BatchHead })[],
): Placed {
  const { id, device, seq, prev } = batch
  if (verdict.is !== 'accepted')
    return { id, device, seq, prev, right: { is: 'none', why: verdict.is === 'aside' ? verdict.why : '' }, changes: [], deps: [] }
  if (refused.has(id)) return { id, device, seq, prev, right: { is: 'none', why: 'malformed' }, changes: [], deps: [] }
  const { right, facts, covers } = verdict
  const deps = covers ? standsFor(covers, all) : facts.flatMap(one => one.deps)
  return { id, device, seq, prev, right, changes: facts.map(one => one.hash), deps }
}

/** A snapshot that counts is an organizer's word that what it stands for does. */
function standsFor<E>(
  covers: readonly (readonly [DeviceId, BatchId])[],
  all: readonly (Judged<E> & { readonly batch: BatchHead })[],
): string[] {
  const byId = new Map(all.map(item => [item.batch.id, item]))
  const hashes: string[] = []
  for (const [, end] of covers) {
    for (let item = byId.get(end); item; item = item.batch.prev && byId.get(item.batch.prev)) {
      if (item.verdict.is === 'accepted') hashes.push(...item.verdict.facts.map(one => one.hash))
    }
  }
  return hashes
}

/** Two different changes with one number of one actor: Automerge takes whichever comes first. So the first batch's counts. */
function clash(accepted: ReadonlyMap<BatchId, Accepted>, counts: ReadonlySet<BatchId>): BatchId | undefined {
  const seen = new Map<string, string>()
  for (const [id, { facts }] of accepted) {
    if (!counts.has(id)) continue
    for (const { actor, seq, hash } of facts) {
      const name = `${actor} ${seq}`
      const known = seen.get(name) ?? hash
      if (known !== hash) return id
      seen.set(name, hash)
    }
  }
  return undefined
}
