import type { BatchId, DeviceId } from '@porchlight/shared/base/ids'
import { type Chains, placeOf, withBatch, withCovered } from './chain.ts'
import type { Accepted, BatchHead } from './judge.ts'
import type { Judged } from './weigh.ts'

/** What becomes of newly arrived batches of one document, given where everybody's ended before. */
export interface PlacedBatches<E> {
  readonly chains: Chains
  readonly accepted: readonly Accepted[]
  /** Snapshots of what is all here bring nothing. */
  readonly changes: readonly Uint8Array[]
  readonly held: readonly (E & { readonly lacks: string })[]
  readonly aside: readonly { readonly id: string; readonly why: string; readonly batch: BatchHead | undefined }[]
  /** Something found its place that others may have waited for. */
  readonly progress: boolean
  /** One does not go on from an end, and was not here before: a branch, or one that was lost. All are to be weighed. */
  readonly isBranched: boolean
}

export interface PlacePorts {
  /** This device, whose own batches come back from a relay that is read again, or from a twin: a phone restored from a copy. */
  readonly own: DeviceId
  /** Batches that were taken in before. Costs much: asked only when the ends of the chains cannot tell. */
  taken(): Promise<ReadonlySet<BatchId>>
}

/**
 * A device's batches may stand in any order here: goes round until no further one finds its place. A snapshot stands for
 * the batches that are lacking; its own predecessor may be among them.
 */
export async function placeBatches<E extends object>(
  judged: readonly Judged<E>[],
  before: Chains,
  { own, taken }: PlacePorts,
): Promise<PlacedBatches<E>> {
  let chains = before
  let isBranched = false
  const changes: Uint8Array[] = []
  const accepted: Accepted[] = []
  const held: (E & { lacks: string })[] = []
  const aside: { id: string; why: string; batch: BatchHead | undefined }[] = []
  const placed = new Set<BatchId>()
  const isHere = async (id: BatchId) => placed.has(id) || (await taken()).has(id)
  let rest = judged
  for (let left = -1; left !== rest.length;) {
    left = rest.length
    const waiting: Judged<E>[] = []
    for (const item of rest) {
      const { one, name, verdict } = item
      if (verdict.is === 'held') held.push({ ...one, lacks: verdict.why })
      else if (verdict.is === 'aside' && !verdict.batch) aside.push({ id: name, why: verdict.why, batch: undefined })
      else {
        const batch = verdict.batch!
        const lacking: (readonly [DeviceId, BatchId])[] = []
        const covers = verdict.is === 'accepted' ? (verdict.covers ?? []) : []
        for (const one of covers) if (!(await isHere(one[1]))) lacking.push(one)
        const reached = withCovered(chains, lacking)
        const found = placeOf(reached, batch)
        const mayBeBranch = found === 'older' || (batch.device === own && found !== 'known')
        if (mayBeBranch && !(await isHere(batch.id))) isBranched = true
        if (mayBeBranch || found === 'known') continue
        if (found === 'gap') {
          waiting.push(item)
          continue
        }
        chains = withBatch(reached, batch)
        placed.add(batch.id)
        if (verdict.is === 'aside') aside.push({ id: batch.id, why: verdict.why, batch })
        else {
          accepted.push(verdict)
          if (covers.length === 0 || lacking.length > 0) changes.push(...verdict.changes)
        }
      }
    }
    rest = waiting
  }
  held.push(...rest.map(({ one }) => ({ ...one, lacks: 'gap' })))
  return { chains, accepted, changes, held, aside, progress: placed.size > 0, isBranched }
}
