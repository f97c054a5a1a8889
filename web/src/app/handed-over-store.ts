import { sealBox, openBox } from '@porchlight/shared/crypto/box'
import type { KeyPair } from '@porchlight/shared/crypto/keys'
import { type Bytes, equalBytes, fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import { systemRandom } from '@porchlight/shared/base/ports'

/**
 * What other apps hand to Porchlight ("Share"), kept by the service worker until the app has taken it. A shared voter list
 * must not lie readable on the disk, and the phone may be locked while it comes: so it is sealed, in pieces, to a public
 * key whose other half lies in the engine's sealed store. No more than that is needed before any page runs, so nothing of
 * the engine is loaded for it.
 */
const NAME = 'porchlight-handed-over'
const PIECE = 4 * 1024 * 1024
const PUBLIC = 'public'

interface Piece {
  readonly of: string
  readonly sealed: Bytes
}
/** `sealed`: name and type, as JSON. Written last, so that half a file is no file. */
interface Item {
  readonly id: string
  readonly at: number
  readonly sealed: Bytes
}
export interface KeptFile {
  readonly id: string
  readonly file: File
}

const context = (id: string): Bytes => utf8(`porchlight/handed-over/${id}`)

/** What comes from now on is sealed to this key. */
export async function setHandedOverKey(key: Bytes): Promise<void> {
  const db = await open()
  try {
    const known = await keyIn(db)
    if (!known || !equalBytes(known, key)) await done(db.transaction('key', 'readwrite', STRICT), store => store.put(key, PUBLIC))
  } finally {
    db.close()
  }
}

const keyIn = (db: IDBDatabase) => answer<Bytes | undefined>(db.transaction('key').objectStore('key').get(PUBLIC))

/** False where the app has never been opened: there is no key yet that it could be sealed to. */
export async function keepHandedOver(files: readonly File[]): Promise<boolean> {
  const db = await open()
  try {
    const key = await keyIn(db)
    if (!key) return false
    for (const file of files) {
      const id = crypto.randomUUID()
      const seal = (plain: Uint8Array) => sealBox(key, context(id), plain, systemRandom)
      for (let at = 0; at < file.size; at += PIECE) {
        const piece: Piece = { of: id, sealed: await seal(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())) }
        await done(db.transaction('pieces', 'readwrite', STRICT), store => store.add(piece))
      }
      const item: Item = { id, at: Date.now(), sealed: await seal(utf8(JSON.stringify([file.name, file.type]))) }
      await done(db.transaction('items', 'readwrite', STRICT), store => store.add(item))
    }
    return true
  } finally {
    db.close()
  }
}

/** The oldest that was not taken yet. One that this key does not open is no file. */
export async function firstHandedOver(keys: KeyPair): Promise<KeptFile | undefined> {
  const db = await open()
  try {
    const items = await answer<Item[]>(db.transaction('items').objectStore('items').getAll())
    for (const { id, sealed } of items.toSorted((a, b) => a.at - b.at)) {
      const about = await openBox(keys, context(id), sealed)
      const pieces = await answer<Piece[]>(db.transaction('pieces').objectStore('pieces').index('of').getAll(id))
      const plain = await Promise.all(pieces.map(piece => openBox(keys, context(id), piece.sealed)))
      if (!about || !plain.every(each => each !== undefined)) continue
      const [name, type] = JSON.parse(fromUtf8(about)) as [string, string]
      return { id, file: new File(plain, name, { type }) }
    }
    return undefined
  } finally {
    db.close()
  }
}

export async function forgetHandedOver(id: string): Promise<void> {
  const db = await open()
  try {
    await done(db.transaction('items', 'readwrite', STRICT), store => store.delete(id))
    const keys = await answer(db.transaction('pieces').objectStore('pieces').index('of').getAllKeys(id))
    await done(db.transaction('pieces', 'readwrite', STRICT), store => keys.forEach(key => store.delete(key)))
  } finally {
    db.close()
  }
}

const STRICT: IDBTransactionOptions = { durability: 'strict' }

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('key')
      request.result.createObjectStore('items', { keyPath: 'id' })
      request.result.createObjectStore('pieces', { autoIncrement: true }).createIndex('of', 'of')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })

/** Fills a transaction over one store; resolves after its completion event. */
function done(transaction: IDBTransaction, fill: (store: IDBObjectStore) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    fill(transaction.objectStore(transaction.objectStoreNames[0]!))
  })
}
