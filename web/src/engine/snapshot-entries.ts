import { toHex } from '@porchlight/shared/base/bytes'
import type { BatchId } from '@porchlight/shared/base/ids'
import { entryHash } from '@porchlight/shared/wire/digest'
import type { StoredVerdict } from './stored-verdicts.ts'
import type { BatchHead } from './judge.ts'
import { type Base, type Counted, coveredBy } from './snapshot-build.ts'

/** A stored entry of a document, opened, as a snapshot sees it. */
export interface OpenedEntry {
  readonly row: number
  readonly size: number
  /** Hex. */
  readonly hash: string
  /** Undefined for what is not even signed by its author: nobody needs it. */
  readonly batch: BatchHead | undefined
  /** What counts. */
  readonly counted: Counted | undefined
  /** A snapshot that counts. */
  readonly base: Base | undefined
  /** Lacks something: it may count yet. */
  readonly isHeld: boolean
}

export const openEntries = (stored: readonly StoredVerdict[]): Promise<OpenedEntry[]> =>
  Promise.all(
    stored.map(async ({ row, bytes, verdict }): Promise<OpenedEntry> => {
      const entry = { row, size: bytes.length, hash: toHex(await entryHash(bytes)) }
      if (verdict.is !== 'accepted')
        return {
          ...entry,
          batch: verdict.is === 'aside' ? verdict.batch : undefined,
          counted: undefined,
          base: undefined,
          isHeld: verdict.is === 'held',
        }
      const { batch, changes, facts, covers } = verdict
      const link = { id: batch.id, device: batch.device, prev: batch.prev }
      if (covers) return { ...entry, batch, counted: { ...link, changes: [] }, base: { vector: covers, doc: changes[0]! }, isHeld: false }
      const known = facts.map(({ hash, deps }, i) => ({ bytes: changes[i]!, hash, deps }))
      return { ...entry, batch, counted: { ...link, changes: known }, base: undefined, isHeld: false }
    }),
  )

/** What the snapshots among these stand for, by batch. */
export function coveredAmong(entries: readonly OpenedEntry[], bases = entries): ReadonlySet<BatchId> {
  const links = entries.flatMap(entry => entry.batch ?? [])
  return coveredBy(
    bases.flatMap(entry => entry.base?.vector ?? []),
    links,
  )
}
