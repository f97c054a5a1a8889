/**
 * What other apps hand to Porchlight ("Share"), kept by the service worker until the app has taken it. A shared voter list
 * must not lie readable on the disk: it is sealed, in pieces, under a key that the browser keeps and never shows, as the
 * engine's data key is. No more than that is needed before any page runs, so nothing of the engine is loaded for it.
 */
const NAME = 'porchlight-handed-over'
const PIECE = 4 * 1024 * 1024
const IV = 12

interface Piece {
  readonly of: string
  readonly sealed: Uint8Array<ArrayBuffer>
}
/** `sealed`: name and type, as JSON. Written last, so that half a file is no file. */
interface Item {
  readonly id: string
  readonly at: number
  readonly sealed: Uint8Array<ArrayBuffer>
}
export interface KeptFile {
  readonly id: string
  readonly file: File
}

export async function keepHandedOver(files: readonly File[]): Promise<void> {
  const db = await open()
  try {
    const key = await keyOf(db)
    for (const file of files) {
      const id = crypto.randomUUID()
      for (let at = 0; at < file.size; at += PIECE) {
        const plain = await file.slice(at, at + PIECE).arrayBuffer()
        const piece: Piece = { of: id, sealed: await seal(key, id, plain) }
        await done(db.transaction('pieces', 'readwrite', STRICT), store => store.add(piece))
      }
      const about = new TextEncoder().encode(JSON.stringify([file.name, file.type]))
      const item: Item = { id, at: Date.now(), sealed: await seal(key, id, about.buffer) }
      await done(db.transaction('items', 'readwrite', STRICT), store => store.add(item))
    }
  } finally {
    db.close()
  }
}

/** The oldest that was not taken yet. */
export async function firstHandedOver(): Promise<KeptFile | undefined> {
  const db = await open()
  try {
    const items = await answer<Item[]>(db.transaction('items').objectStore('items').getAll())
    const [item] = items.toSorted((a, b) => a.at - b.at)
    if (!item) return undefined
    const key = await keyOf(db)
    const [name, type] = JSON.parse(new TextDecoder().decode(await unseal(key, item.id, item.sealed))) as [string, string]
    const pieces = await answer<Piece[]>(db.transaction('pieces').objectStore('pieces').index('of').getAll(item.id))
    const plain = await Promise.all(pieces.map(piece => unseal(key, item.id, piece.sealed)))
    return { id: item.id, file: new File(plain, name, { type }) }
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

async function keyOf(db: IDBDatabase): Promise<CryptoKey> {
  const read = () => answer<CryptoKey | undefined>(db.transaction('key').objectStore('key').get('key'))
  const known = await read()
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // Of two that are made at the same time the first one counts; `add` of the other aborts.
  await done(db.transaction('key', 'readwrite', STRICT), store => store.add(made, 'key')).catch(() => undefined)
  return (await read())!
}

async function seal(key: CryptoKey, id: string, plain: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) }, key, plain)
  const all = new Uint8Array(IV + sealed.byteLength)
  all.set(iv)
  all.set(new Uint8Array(sealed), IV)
  return all
}

const unseal = (key: CryptoKey, id: string, sealed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, IV), additionalData: new TextEncoder().encode(id) }, key, sealed.slice(IV))
