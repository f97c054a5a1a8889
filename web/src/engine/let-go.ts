import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { BatchId, DocId, GroupId } from '@porchlight/shared/base/ids'
import { placeOf } from './chain.ts'
import { holdsChunk } from './edits.ts'
import type { Entries } from './entries.ts'
import type { Arrived } from './kept.ts'
import type { Docs, Store, Write } from './ports.ts'
import type { Session } from './session.ts'

/**
 * What a snapshot stands for is not kept, once it has been compared with that. Which snapshots these were is: whatever the
 * roster says of their authors later, on this phone their contents are what the entries were that it had.
 */
export const letGoName = (group: GroupId, doc: DocId): string => `let-go/${group}/${doc}`

export async function letGoBy(store: Pick<Store, 'value'>, group: GroupId, doc: DocId): Promise<ReadonlySet<BatchId>> {
  const bytes = await store.value(letGoName(group, doc))
  return new Set(bytes ? (JSON.parse(fromUtf8(bytes)) as BatchId[]) : [])
}
export const letGoWrite = (group: GroupId, doc: DocId, by: ReadonlySet<BatchId>): Write => ({
  to: 'value',
  name: letGoName(group, doc),
  value: utf8(JSON.stringify([...by])),
})
/**
 * Old entries come again, from a file, from a relay that was rolled back, from a phone that was away: those that were let
 * go are passed over. Their chains are gone, so that they would wait for them for ever.
 */
export async function withoutLetGo(
  { session, store, docs, entries }: { readonly session: Session; readonly store: Store; readonly docs: Docs; readonly entries: Entries },
  doc: DocId,
  arrived: readonly Arrived[],
): Promise<readonly Arrived[]> {
  const { group } = session
  if ((await letGoBy(store, group, doc)).size === 0) return arrived
  const judged = await entries.judge(await entries.named(arrived))
  const chains = await session.chains(doc)
  const left: Arrived[] = []
  let taken: ReadonlySet<BatchId> | undefined
  for (const [i, { verdict }] of judged.entries()) {
    const one = arrived[i]!
    const isOld = verdict.is === 'accepted' && (verdict.batch.device === session.keys.id || placeOf(chains, verdict.batch) === 'older')
    if (!isOld) left.push(one)
    else {
      taken ??= await session.batchIds(doc, [])
      const { batch, changes } = verdict
      const isIn = taken.has(batch.id) ? false : await docs.look(group, doc, (A, now) => changes.every(chunk => holdsChunk(A, now, chunk)))
      if (!isIn) left.push(one)
    }
  }
  return left
}
