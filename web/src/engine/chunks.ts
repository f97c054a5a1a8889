import type * as Automerge from '@automerge/automerge/slim'
import type { StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo/slim'
import { fromUtf8 } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import type { ChunkRow } from './db.ts'
import { holdsChunk } from './edits.ts'
import type { ChunkKey, OpenedChunk } from './rows.ts'
import { buildName, openChunk, partOf, pathOf, sealChunk } from './rows.ts'
import { splitChanges } from './split.ts'
import type { Phone } from './store.ts'

/** A document that the engine stores itself: Repo reads it through the adapter, and its own saves of it are ignored. */
export interface OwnDoc {
  readonly group: GroupId
  readonly doc: DocId
  /** What the document starts from when nothing (or nothing whole) is stored. */
  readonly initial: Uint8Array
  readonly build: number
}

export interface Chunks {
  /** automerge-repo's storage, sealed: all of Repo's keys and values, and the documents that are our own. */
  readonly adapter: StorageAdapterInterface
  own(documentId: string, doc: OwnDoc): void
  /** Chunks of a document that no snapshot has replaced yet. */
  looseCount(group: GroupId, doc: DocId, build: number): Promise<number>
  /** Which build of a document is the one that counts: rebuild.ts. */
  build(group: GroupId, doc: DocId): Promise<number>
  /** Replaces the loose chunks by a snapshot of `current`. Answers how many loose ones are left. */
  compact(automerge: typeof Automerge, current: Automerge.Doc<unknown>, of: Pick<OwnDoc, 'group' | 'doc' | 'build'>): Promise<number>
  /** A chunk of one of our documents had bad bytes and was set aside. */
  onDamage(listener: (group: GroupId, doc: DocId) => void): void
}

export function createChunks(phone: Phone): Chunks {
  const { database, vault } = phone
  const owned = new Map<string, OwnDoc>()
  const damageListeners = new Set<(group: GroupId, doc: DocId) => void>()

  const rowsUnder = async (key: ChunkKey): Promise<ChunkRow[]> => {
    const path = await pathOf(vault, key)
    return database.alive(() => database.chunks.where('paths').equals(path).toArray())
  }

  /** Chunk by chunk: one with bad bytes is set aside and does not hide the others. */
  async function whole(key: ChunkKey, told: () => void = () => undefined): Promise<OpenedChunk[]> {
    const rows = await rowsUnder(key)
    const chunks = await Promise.all(rows.map(row => openChunk(vault, row)))
    const good: OpenedChunk[] = []
    for (const [i, chunk] of chunks.entries()) {
      if (chunk) good.push(chunk)
      else {
        await phone.setAside('chunks', rows[i]!.row!)
        told()
      }
    }
    return good
  }

  async function loadOwn(documentId: string, { group, doc, initial, build }: OwnDoc, [part]: readonly string[]) {
    const told = () => damageListeners.forEach(listener => listener(group, doc))
    if (part !== 'snapshot' && part !== 'incremental') return []
    const found = (chunks: readonly OpenedChunk[]) => chunks.map(({ row, data }) => ({ key: [documentId, part, `${row}`], data }))
    await phone.mended(group)
    const chunks = await whole([group, doc, partOf(part, build)], told)
    if (part === 'incremental' && build > 0) chunks.push(...(await strays(group, doc, build)))
    // A snapshot has the initial change in it; before it, it would only slow the loading down.
    const start = part === 'snapshot' && chunks.length === 0 ? [{ key: [documentId, 'snapshot', 'initial'], data: initial }] : []
    return [...start, ...found(chunks)]
  }

  /** What is unsent of another build: a tab that had not heard of this one wrote it, or it was made anew from its spare. */
  async function strays(group: GroupId, doc: DocId, build: number): Promise<OpenedChunk[]> {
    const key = [group, doc, partOf('incremental', build)] as const
    const all = await whole([group, doc])
    const astray = all.filter(chunk => chunk.unsent && chunk.key[2] !== key[2])
    // Once it is sent it is looked for here only.
    for (const { data } of astray) await addChunk(phone, key, data)
    return astray
  }

  const adapter: StorageAdapterInterface = {
    async load(key) {
      if (owned.has(key[0]!)) return undefined
      return (await whole(key)).find(chunk => chunk.key.length === key.length)?.data
    },
    async save(key, data) {
      if (owned.has(key[0]!)) return
      const [row, path] = await Promise.all([sealChunk(vault, key, data), pathOf(vault, key)])
      const saved = database.strictly(['chunks'], transaction => {
        const store = transaction.objectStore('chunks')
        const before: IDBRequest<ChunkRow[]> = store.index('paths').getAll(path)
        before.onsuccess = () => {
          const same = before.result.find(other => other.paths.at(-1) === path)
          store.put(same ? { ...row, row: same.row } : row)
        }
      })
      // Repo does not listen: what is kept here of its own it can do without.
      await saved.catch(phone.failed)
    },
    async remove(key) {
      if (!owned.has(key[0]!)) await removeUnder(key, path => row => row.paths.at(-1) === path)
    },
    async loadRange(key: StorageKey) {
      const own = owned.get(key[0]!)
      if (own) return loadOwn(key[0]!, own, key.slice(1))
      return (await whole(key)).map(({ key: full, data }) => ({ key: [...full], data }))
    },
    async removeRange(key) {
      if (!owned.has(key[0]!)) await removeUnder(key, () => () => true)
    },
  }

  async function removeUnder(key: ChunkKey, which: (path: string) => (row: ChunkRow) => boolean): Promise<void> {
    const path = await pathOf(vault, key)
    const removed = database.strictly(['chunks'], transaction => {
      const store = transaction.objectStore('chunks')
      const found: IDBRequest<ChunkRow[]> = store.index('paths').getAll(path)
      found.onsuccess = () => found.result.filter(which(path)).forEach(row => store.delete(row.row!))
    })
    await removed.catch(phone.failed)
  }

  return {
    adapter,
    own: (documentId, doc) => void owned.set(documentId, doc),
    async build(group, doc) {
      const stored = await phone.store.value(buildName(group, doc))
      return stored ? Number(fromUtf8(stored)) : 0
    },
    async looseCount(group, doc, build) {
      const path = await pathOf(vault, [group, doc, partOf('incremental', build)])
      return database.alive(() => database.chunks.where('paths').equals(path).count())
    },
    async compact(A, current, { group, doc, build }) {
      const [snapshot, loose] = [partOf('snapshot', build), partOf('incremental', build)]
      const looseRows = await rowsUnder([group, doc, loose])
      // What is unsent is still to be cut into a batch, row by row.
      if (looseRows.every(row => row.unsent)) return looseRows.length
      const replaceable = [...(await whole([group, doc, snapshot])), ...(await whole([group, doc, loose]))].filter(chunk => !chunk.unsent)
      const stored = await addChunk(phone, [group, doc, snapshot], A.save(current))
      const reread = stored && A.load(stored)
      const contained = replaceable.filter(chunk => reread && contains(A, reread, chunk.data))
      await database.strictly(['chunks'], transaction => {
        for (const { row } of contained) transaction.objectStore('chunks').delete(row)
      })
      return looseRows.length - contained.filter(chunk => chunk.key[2] === loose).length
    },
    onDamage: listener => void damageListeners.add(listener),
  }
}

/** Stores a chunk and answers what the disk gives back for it. */
async function addChunk({ database, vault }: Phone, key: ChunkKey, data: Uint8Array): Promise<Uint8Array | undefined> {
  const row = await sealChunk(vault, key, data)
  let adding: IDBRequest<IDBValidKey> | undefined
  await database.strictly(['chunks'], transaction => void (adding = transaction.objectStore('chunks').add(row)))
  const stored = await database.alive(() => database.chunks.get(adding!.result as number))
  return stored && (await openChunk(vault, stored))?.data
}

/** Whether every change of a stored chunk is in `reread`. */
const contains = (A: typeof Automerge, reread: Automerge.Doc<unknown>, data: Uint8Array): boolean =>
  splitChanges(data).every(chunk => holdsChunk(A, reread, chunk))
