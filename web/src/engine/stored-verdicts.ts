import type { Bytes } from '@porchlight/shared/base/bytes'
import type { BatchId, DocId } from '@porchlight/shared/base/ids'
import type { Entries } from './entries.ts'
import type { Verdict } from './judge.ts'
import type { Arrived, KeptLists } from './kept.ts'
import { letGoBy } from './let-go.ts'
import type { Store } from './ports.ts'
import type { Session } from './session.ts'
import { weigh } from './weigh.ts'

/** A stored entry, and what is thought of it now. */
export interface StoredVerdict {
  readonly row: number
  readonly bytes: Bytes
  readonly verdict: Verdict
}

export interface StoredPorts {
  readonly session: Session
  readonly store: Store
  readonly kept: Pick<KeptLists, 'now'>
  readonly entries: Entries
}

/** Every stored entry of a document: `accepted` is what counts. */
export async function storedVerdicts({ session, store, kept, entries }: StoredPorts, doc: DocId): Promise<readonly StoredVerdict[]> {
  const channel = session.channelOf(doc)
  if (!channel) return []
  const stored: (Arrived & { readonly row: number })[] = []
  for (let after = 0, more = true; more; after = stored.at(-1)?.row ?? after) {
    const part = await store.entries(channel.id, after, 200)
    for (const { row, bytes } of part) stored.push({ doc, channel, row, bytes: bytes as Bytes })
    more = part.length === 200
  }
  const judged = await entries.judge(await entries.named(stored))
  const refused = new Set(kept.now().aside.flatMap(one => (one.doc === doc && one.isRefused ? [one.id as BatchId] : [])))
  const scales = { now: session.state()!, doc, trusted: await entries.trusted(doc, judged), unsent: undefined, refused }
  const { counts, outside } = weigh(judged, scales)
  // What was let go on their word lies in these alone.
  const stays = [...(await letGoBy(store, session.group, doc))].filter(id => !refused.has(id))
  const isIn = new Set([...counts.map(one => one.batch.id), ...stays])
  const outsides = new Map(outside.map(one => [one.id, one.why]))
  return judged.map(({ verdict }, i): StoredVerdict => {
    const { row, bytes } = stored[i]!
    if (verdict.is !== 'accepted' || isIn.has(verdict.batch.id)) return { row, bytes, verdict }
    const why = outsides.get(verdict.batch.id)
    return { row, bytes, verdict: why === undefined ? { is: 'held', why: 'gap' } : { is: 'aside', why, batch: verdict.batch } }
  })
}
