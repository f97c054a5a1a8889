import * as A from '@automerge/automerge/slim'
import type { DocId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { kindOf } from '@porchlight/shared/doc/registry'
import { parseBatch } from '@porchlight/shared/wire/batch'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { unpackChanges, unpackSnapshot } from '@porchlight/shared/wire/payload'
import type { Phone, World } from './phones.ts'

/** What lies on a phone, in bytes. */
export interface OnPhone {
  /** Its documents, each saved. */
  readonly live: number
  /** Sealed entries of documents; documents as they are opened; views, the roster and all else that is small. */
  readonly entries: number
  readonly chunks: number
  readonly values: number
  /** Everything in its database, the entries that are never trimmed too: operations, keys, mailboxes. */
  readonly all: number
}

export async function storedOn(phone: Phone): Promise<OnPhone> {
  const session = must(await phone.engine.session(phone.group))
  const docs = session.channels().filter(({ doc }) => kindOf(doc))
  let live = 0
  for (const { doc } of docs) live += (await savedOf(phone, doc as DocId)).length
  const tables = await onDisk(phone)
  return {
    live,
    entries: (await entriesOf(phone, doc => kindOf(doc) !== undefined)).bytes,
    chunks: tables.get('chunks')!,
    values: tables.get('values')!,
    all: [...tables.values()].reduce((sum, bytes) => sum + bytes, 0),
  }
}

/** What the relay holds of the documents that this phone follows. */
export async function heldOf(world: World, phone: Phone): Promise<number> {
  const session = must(await phone.engine.session(phone.group))
  const ids = new Set(session.channels().flatMap(({ doc, channel }) => (kindOf(doc) ? [channel.id as string] : [])))
  return world.held().reduce((sum, one) => sum + (ids.has(one.id) ? one.bytes : 0), 0)
}

export async function entriesOf(phone: Phone, which: (doc: string) => boolean): Promise<{ entries: number; bytes: number }> {
  const session = must(await phone.engine.session(phone.group))
  let [entries, bytes] = [0, 0]
  for (const { channel } of session.channels().filter(one => which(one.doc)))
    for await (const entry of session.storedEntries(channel.id)) {
      entries++
      bytes += entry.length
    }
  return { entries, bytes }
}

/** A document made anew from its entries, saved: by nobody's word but the signed batches and snapshots. */
async function savedOf(phone: Phone, doc: DocId): Promise<Uint8Array> {
  const session = must(await phone.engine.session(phone.group))
  const channel = session.channelOf(doc)!
  let whole = A.load<object>(kindOf(doc)!.initial)
  for await (const entry of session.storedEntries(channel.id)) {
    const key = (await session.keyFor(channel.id, doc, tagOf(entry)!))!
    const batch = must(await parseBatch(must(await openEntry(key, channel.id, doc, entry))))
    if (batch.kind === 'snapshot') whole = A.merge(whole, A.load(must(await unpackSnapshot(batch.payload)).doc))
    else whole = A.applyChanges(whole, [...must(await unpackChanges(batch.payload))])[0]
  }
  return A.save(whole)
}

/** The bytes of every field of every row, by table. */
async function onDisk(phone: Phone): Promise<ReadonlyMap<string, number>> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await answer(phone.disk.disk.open(phone.name) as unknown as IDBOpenDBRequest)
  const sizes = new Map<string, number>()
  for (const table of database.objectStoreNames) {
    const rows: unknown[] = await answer(database.transaction([table]).objectStore(table).getAll())
    sizes.set(
      table,
      rows.reduce<number>((sum, row) => sum + sizeOf(row), 0),
    )
  }
  database.close()
  return sizes
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array || typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce<number>((sum, one) => sum + sizeOf(one), 0)
}
