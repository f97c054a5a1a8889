import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { BatchId, DeviceId, DocId, GroupId } from '@porchlight/shared/base/ids'
import { placeOf } from './chain.ts'
import { holdsChunk } from './edits.ts'
import type { Entries } from './entries.ts'
import type { BatchHead } from './judge.ts'
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
  const chains = await session.chains(doc)
  /** A snapshot stands for what this device wrote before: where one of these comes again its place cannot be told. */
  const isCovered = (device: DeviceId) => chains[device]?.some(end => end.seq === undefined) ?? false
  const devices = Object.keys(chains) as DeviceId[]
  if (!devices.some(isCovered) && (await letGoBy(store, group, doc)).size === 0) return arrived
  const judged = await entries.judge(await entries.named(arrived))
  /** What it goes on from has come with it: together they may show that the snapshot says something else. */
  const coming = new Set(judged.flatMap(({ verdict }) => (verdict.is === 'accepted' ? [verdict.batch.id] : [])))
  const mayBeOld = (batch: BatchHead): boolean => {
    const place = placeOf(chains, batch)
    const isAlone = place === 'gap' && isCovered(batch.device) && !(batch.prev && coming.has(batch.prev))
    return batch.device === session.keys.id || place === 'older' || isAlone
  }
  const left: Arrived[] = []
  let taken: ReadonlySet<BatchId> | undefined
  for (const [i, { verdict }] of judged.entries()) {
    const one = arrived[i]!
    const isOld = verdict.is === 'accepted' && mayBeOld(verdict.batch)
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
