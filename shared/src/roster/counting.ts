import type { BatchId, DeviceId, DocId, MemberId, OpId, Role, Scope } from '../base/ids.ts'
import type { Cut } from './operations.ts'
import type { Roster } from './roster.ts'
import { cutName } from './state.ts'
import type { RosterState } from './state.ts'
import { mayWrite } from './who-may.ts'

/**
 * Which batches of a doc count: docs/PROTOCOL.md section 4. A function of the batches and the roster, so that all
 * devices agree. What counts can change when the roster does: the document is then built anew from what counts.
 */
export type Right =
  | { readonly is: 'right' }
  /** By a join that is held back: held until it is admitted. */
  | { readonly is: 'pending'; readonly why: string }
  /** Authorised when it was made; what it rested on is void in the whole. */
  | { readonly is: 'void'; readonly why: string }
  /** Never had the right. */
  | { readonly is: 'none'; readonly why: string }

/** The author's right at `auth`. Undefined while one of those heads is not here: held. */
export function rightAt(
  roster: Pick<Roster, 'viewAt' | 'viewWithin'>,
  { auth, device }: { readonly auth: readonly OpId[]; readonly device: DeviceId },
  writers: readonly Role[],
  scope: Scope,
): Right | undefined {
  const within = roster.viewWithin(auth)
  if (!within) return undefined
  const why = mayWrite(within, device, writers, scope)?.code
  if (why === undefined) return { is: 'right' }
  if (why === 'pending-member') return { is: 'pending', why }
  return mayWrite(roster.viewAt(auth)!, device, writers, scope) ? { is: 'none', why } : { is: 'void', why }
}

/** A batch with its place in its author's chain. One that breaks a rule is here too: the chain goes through it. */
export interface Placed {
  readonly id: BatchId
  readonly device: DeviceId
  readonly seq: number
  readonly prev: BatchId | undefined
  readonly right: Right
  /** Automerge's hashes of its changes, and of those that they depend on. */
  readonly changes: readonly string[]
  readonly deps: readonly string[]
}

export interface Counting {
  readonly counts: ReadonlySet<BatchId>
  /** What still may count, and why it does not: `pending-member`, `missing-cut`. */
  readonly held: ReadonlyMap<BatchId, string>
  /** Quarantined, and why: `after-cut`, or the reason of `right`. */
  readonly aside: ReadonlyMap<BatchId, string>
}

export function counting(now: RosterState, doc: DocId, batches: readonly Placed[]): Counting {
  const byId = new Map(batches.map(batch => [batch.id, batch]))
  const cuts = new Map<DeviceId, UpTo>()
  const upTo = (device: DeviceId) => remembered(cuts, device, () => upToCut(byId, now.cuts.get(cutName(doc, device)) ?? []))
  const counts = new Set<BatchId>()
  const held = new Map<BatchId, string>()
  const aside = new Map<BatchId, string>()
  for (const { id, device, right } of batches) {
    if (right.is === 'pending') held.set(id, right.why)
    else if (right.is !== 'right') aside.set(id, right.why)
    else if (!isRemoved(now, device) || upTo(device).batches.has(id)) counts.add(id)
    else if (upTo(device).isWhole) aside.set(id, 'after-cut')
    else held.set(id, 'missing-cut')
  }
  for (const id of neededBy(counts, batches)) {
    counts.add(id)
    held.delete(id)
    aside.delete(id)
  }
  return { counts, held, aside }
}

export const isRemoved = (state: RosterState, device: DeviceId): boolean =>
  state.gone.has(device) || state.members.get(state.devices.get(device)?.member ?? ('' as MemberId))?.standing === 'removed'

interface UpTo {
  readonly batches: ReadonlySet<BatchId>
  /** Every batch that a cut names is here: what is not among these comes after it. */
  readonly isWhole: boolean
}

/** A cut's batches with all before them in their chains; of several cuts the union. */
function upToCut(byId: ReadonlyMap<BatchId, Placed>, cut: readonly BatchId[]): UpTo {
  const within = new Set<BatchId>()
  for (const end of cut) {
    for (let at = byId.get(end); at && !within.has(at.id); at = at.prev === undefined ? undefined : byId.get(at.prev)) within.add(at.id)
  }
  return { batches: within, isWhole: cut.every(id => byId.has(id)) }
}

/**
 * What counts cannot be built without what it depends on: that was accepted where it was made, before anybody there
 * knew better. Only what never had the right is left out: nobody honest has built on it.
 */
function neededBy(counts: ReadonlySet<BatchId>, batches: readonly Placed[]): Set<BatchId> {
  const byChange = new Map<string, Placed[]>()
  for (const batch of batches) for (const hash of batch.changes) byChange.set(hash, [...(byChange.get(hash) ?? []), batch])
  const needed = new Set<BatchId>()
  for (const left = batches.filter(batch => counts.has(batch.id)); left.length > 0;) {
    for (const hash of left.pop()!.deps) {
      const makers = byChange.get(hash) ?? []
      if (makers.some(batch => counts.has(batch.id) || needed.has(batch.id))) continue
      for (const batch of makers) {
        if (batch.right.is === 'none') continue
        needed.add(batch.id)
        left.push(batch)
      }
    }
  }
  return needed
}

/** Devices that have written two batches with one number, with those numbers: both count, and it is shown. */
export function equivocations(batches: Iterable<Pick<Placed, 'id' | 'device' | 'seq'>>): ReadonlyMap<DeviceId, readonly number[]> {
  const ids = new Map<string, BatchId>()
  const found = new Map<DeviceId, readonly number[]>()
  for (const { id, device, seq } of batches) {
    const known = remembered(ids, `${device} ${seq}`, () => id)
    const seqs = found.get(device) ?? []
    if (known !== id && !seqs.includes(seq))
      found.set(
        device,
        [...seqs, seq].sort((a, b) => a - b),
      )
  }
  return found
}

/**
 * What a removal says of its devices' work: everything of theirs that is here. `ends`: for each doc where each device's
 * chain ends; several where a device was cloned.
 */
export function cutFor(
  state: RosterState,
  who: { readonly member: MemberId } | { readonly target: DeviceId },
  ends: Iterable<readonly [DocId, Readonly<Partial<Record<DeviceId, readonly { readonly id: BatchId }[]>>>]>,
): Cut {
  const devices =
    'target' in who ? [who.target] : [...state.devices.values()].filter(device => device.member === who.member).map(device => device.id)
  return [...ends].flatMap(([doc, chains]) => devices.flatMap(device => (chains[device] ?? []).map(end => [doc, device, end.id] as const)))
}

function remembered<K, V>(memo: Map<K, V>, key: K, make: () => V): V {
  let value = memo.get(key)
  if (value === undefined) memo.set(key, (value = make()))
  return value
}
