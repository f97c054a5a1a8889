import type { BatchId, DeviceId } from '@porchlight/shared/base/ids'
import type { Batch } from '@porchlight/shared/wire/batch'

/**
 * Each device's batches in one doc form a chain by `seq` and `prev`. What is remembered is only the ends: usually one a
 * device, more when a device was cloned or restored and has written two batches with one number (equivocation); then
 * every branch goes on by its own `prev` and all of them count.
 */
export interface ChainEnd {
  /** Missing where a snapshot stands for the batch: it names ids only. */
  readonly seq?: number
  readonly id: BatchId
}
export type Chains = Readonly<Record<DeviceId, readonly ChainEnd[]>>

export type Place =
  /** Continues an end. */
  | 'next'
  /** Has been taken in before. */
  | 'known'
  /** The batch before it has not come yet. */
  | 'gap'
  /** At or below an end: a copy of an older batch, or a branch. Only the older ids can tell. */
  | 'older'

export function placeOf(chains: Chains, batch: Pick<Batch, 'device' | 'seq' | 'prev' | 'id'>): Place {
  const ends = chains[batch.device] ?? []
  const same = ends.find(end => end.id === batch.id)
  // The batch itself, of which only a snapshot had told so far.
  if (same) return same.seq === undefined ? 'next' : 'known'
  if (ends.some(end => end.id === batch.prev && (end.seq === undefined || end.seq + 1 === batch.seq))) return 'next'
  const highest = Math.max(0, ...ends.map(end => end.seq ?? 0))
  if (batch.seq <= highest) return 'older'
  return batch.seq === 1 ? 'next' : 'gap'
}

/** The chains after this batch has been taken in. */
export function withBatch(chains: Chains, batch: Pick<Batch, 'device' | 'seq' | 'prev' | 'id'>): Chains {
  const ends = chains[batch.device] ?? []
  const kept = ends.filter(end => end.id !== batch.prev && end.id !== batch.id)
  return { ...chains, [batch.device]: [...kept, { seq: batch.seq, id: batch.id }] }
}

/** The chains once a snapshot stands for these batches and all before them. */
export function withCovered(chains: Chains, covered: readonly (readonly [DeviceId, BatchId])[]): Chains {
  const next: Record<DeviceId, readonly ChainEnd[]> = { ...chains }
  for (const [device, id] of covered) if (!next[device]?.some(end => end.id === id)) next[device] = [...(next[device] ?? []), { id }]
  return next
}

/** Devices that have written two batches with one number. */
export const equivocating = (chains: Chains): readonly DeviceId[] =>
  (Object.keys(chains) as DeviceId[]).filter(device => chains[device]!.length > 1)
