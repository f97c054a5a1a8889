import type { Bytes } from '@porchlight/shared/base/bytes'
import type { BatchId, DeviceId } from '@porchlight/shared/base/ids'
import { type Chains, placeOf, withBatch, withCovered } from './chain.ts'
import type { Verdict } from './judge.ts'

/** An entry of one document, judged. */
export interface Judged<E> {
  readonly one: E
  readonly verdict: Verdict
}

/** What becomes of them, given where everybody's batches ended before. */
export interface Placed<E> {
  readonly chains: Chains
  readonly changes: readonly Bytes[]
  readonly held: readonly (E & { readonly lacks: string })[]
  readonly aside: readonly { readonly why: string; readonly device: DeviceId | undefined }[]
  /** Something found its place that others may have waited for. */
  readonly progress: boolean
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
): Promise<Placed<E>> {
  let chains = before
  let progress = false
  const changes: Bytes[] = []
  const held: (E & { lacks: string })[] = []
  const aside: { why: string; device: DeviceId | undefined }[] = []
  const placed = new Set<BatchId>()
  const isHere = async (id: BatchId) => placed.has(id) || (await taken()).has(id)
  let rest = judged
  for (let left = -1; left !== rest.length;) {
    left = rest.length
    const waiting: Judged<E>[] = []
    for (const item of rest) {
      const { one, verdict } = item
      if (verdict.is === 'held') held.push({ ...one, lacks: verdict.why })
      else if (verdict.is === 'aside' && !verdict.batch) aside.push({ why: verdict.why, device: undefined })
      else {
        const batch = verdict.batch!
        const lacking: (readonly [DeviceId, BatchId])[] = []
        const covers = verdict.is === 'accepted' ? (verdict.covers ?? []) : []
        for (const one of covers) if (!(await isHere(one[1]))) lacking.push(one)
        const reached = withCovered(chains, lacking)
        let place = placeOf(reached, batch)
        if (place === 'older' || batch.device === own) place = (await taken()).has(batch.id) ? 'known' : 'next'
        if (place === 'gap') waiting.push(item)
        if (place !== 'next') continue
        chains = withBatch(reached, batch)
        placed.add(batch.id)
        progress = true
        // A snapshot of what is all here brings nothing.
        if (verdict.is === 'accepted') changes.push(...(covers.length > 0 && lacking.length === 0 ? [] : verdict.changes))
        else aside.push({ why: verdict.why, device: batch.device })
      }
    }
    rest = waiting
  }
  held.push(...rest.map(({ one }) => ({ ...one, lacks: 'gap' })))
  return { chains, changes, held, aside, progress }
}
