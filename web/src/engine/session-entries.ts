import { type Bytes, toHex } from '@porchlight/shared/base/bytes'
import type { BatchId, ChannelId, DocId } from '@porchlight/shared/base/ids'
import { parseBatch } from '@porchlight/shared/wire/batch'
import { openEntry, type SealingKey, tagOf } from '@porchlight/shared/wire/entry'
import type { Store } from './ports.ts'

const AT_ONCE = 200

/** The entries of a channel that are stored here, oldest first. */
export async function* entriesIn(store: Store, id: ChannelId): AsyncIterable<Bytes> {
  for (let after = 0; ;) {
    const part = await store.entries(id, after, AT_ONCE)
    for (const { bytes } of part) yield bytes as Bytes
    if (part.length < AT_ONCE) return
    after = part.at(-1)!.row
  }
}

export interface BatchesOf {
  readonly doc: DocId
  readonly channel: ChannelId
  readonly except: readonly Bytes[]
  keyFor(tag: string): Promise<SealingKey | undefined>
}

/** Batches of the entries of a document, and those that they go on from. Opens every entry. */
export async function batchIdsIn(store: Store, { doc, channel, except, keyFor }: BatchesOf): Promise<ReadonlySet<BatchId>> {
  const ids = new Set<BatchId>()
  // Tag and salt tell entries of one channel apart.
  const nameOf = (entry: Bytes) => toHex(entry.subarray(0, 25))
  const left = new Set(except.map(nameOf))
  for await (const bytes of entriesIn(store, channel)) {
    if (left.has(nameOf(bytes))) continue
    const key = await keyFor(tagOf(bytes) ?? '')
    const opened = key && (await openEntry(key, channel, doc, bytes))
    const batch = opened?.ok ? await parseBatch(opened.value) : undefined
    if (batch?.ok) for (const id of [batch.value.id, batch.value.prev]) if (id) ids.add(id)
  }
  return ids
}
