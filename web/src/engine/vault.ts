import { concat, equalBytes, toBase64Url, utf8 } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { hkdfWith, hmacWith, importHkdf, importHmac } from '@porchlight/shared/crypto/hash'
import type { Database, KeyRow } from './db.ts'
import type { World } from './ports.ts'

/**
 * What lies on this phone is sealed under one random data key. The data key is wrapped by a key that the browser keeps
 * for this origin and never shows; a PIN or a passkey will each wrap the same data key in a row of their own.
 */
export interface Vault {
  /** `place` is bound in: a sealed value moved elsewhere does not open. */
  seal(place: string, plain: Uint8Array): Promise<Bytes>
  /** Undefined when a bit of it, or its place, is not the one it was sealed with. */
  open(place: string, sealed: Uint8Array): Promise<Bytes | undefined>
  /** The opaque name under which `text` stands in the tables. */
  name(text: string): Promise<string>
}

const NONCE = 12

/** `known`: the key row, where it has been read already. */
export async function openVault(database: Database, world: World, known?: KeyRow): Promise<Vault> {
  if (world.sealing === 'off') return glass
  const dataKey = await importHkdf(await unwrapDataKey(database, world, known))
  const derived = (use: string) => hkdfWith(dataKey, new Uint8Array(), utf8(`porchlight/phone-${use}/v1`), 32)
  const sealing = await crypto.subtle.importKey('raw', await derived('seal'), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const indexing = await importHmac(await derived('index'))
  const names = new Map<string, Promise<string>>()

  return {
    async seal(place, plain) {
      const iv = world.random.bytes(NONCE) as Bytes
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(place) }, sealing, plain as Bytes)
      return concat(iv, new Uint8Array(sealed))
    },
    async open(place, sealed) {
      try {
        const iv = sealed.slice(0, NONCE)
        const body = sealed.slice(NONCE)
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(place) }, sealing, body))
      } catch {
        return undefined
      }
    },
    name(text) {
      let name = names.get(text)
      if (!name) names.set(text, (name = hmacWith(indexing, utf8(text)).then(mac => toBase64Url(mac.subarray(0, 16)))))
      return name
    },
  }
}

/** Reads or makes the data key. Of two tabs that make one at the same time, the one that is stored first counts for both. */
async function unwrapDataKey(database: Database, world: World, known?: KeyRow): Promise<Bytes> {
  const row = known ?? (await database.keys.get('device')) ?? (await storeFirst(database, await wrapNew(world)))
  const iv = row.wrapped.slice(0, NONCE)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, row.wrapping, row.wrapped.slice(NONCE)))
}

async function storeFirst(database: Database, made: KeyRow): Promise<KeyRow> {
  await database.strictly(['keys'], transaction => {
    const keys = transaction.objectStore('keys')
    const known = keys.getKey('device')
    known.onsuccess = () => known.result === undefined && keys.add(made)
  })
  return (await database.keys.get('device'))!
}

async function wrapNew(world: World): Promise<KeyRow> {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = world.random.bytes(NONCE) as Bytes
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, world.random.bytes(32) as Bytes)
  return { way: 'device', wrapping, wrapped: concat(iv, new Uint8Array(wrapped)) }
}

const label = (place: string): Bytes => utf8(`${place}\n`)

/** Everything readable: only for the build that proves that the search for canaries can find something. */
const glass: Vault = {
  seal: async (place, plain) => concat(label(place), plain),
  open: async (place, sealed) => {
    const start = label(place)
    return equalBytes(sealed.subarray(0, start.length), start) ? sealed.slice(start.length) : undefined
  },
  name: async text => text,
}
