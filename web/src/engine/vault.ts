import { concat, equalBytes, toBase64Url, utf8 } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { hkdfWith, hmacWith, importHkdf, importHmac, sha256 } from '@porchlight/shared/crypto/hash'
import type { Database, EarlyRows } from './db.ts'
import { openDeviceKey, unwrapForDevice } from './lock/device-key.ts'
import type { World } from './ports.ts'

/**
 * What lies on this phone is sealed under one random data key. Without a lock that is wrapped by a key that the browser
 * keeps for this origin and never shows; with one, only by what its owner knows or has: lock/key-rows.ts.
 */
export interface Vault {
  /** `place` is bound in: a sealed value moved elsewhere does not open. */
  seal(place: string, plain: Uint8Array): Promise<Bytes>
  /** Undefined when a bit of it, or its place, is not the one it was sealed with. */
  open(place: string, sealed: Uint8Array): Promise<Bytes | undefined>
  /** The opaque name under which `text` stands in the tables. */
  name(text: string): Promise<string>
  /** 32 bytes for one use that nobody makes without the data key. */
  secret(use: string): Promise<Bytes>
}

const NONCE = 12

/** `known`: the key row, where it has been read already. Throws Refused `locked`, `phone-key-lost`. */
export async function openVault(database: Database, world: World, known?: Pick<EarlyRows, 'key' | 'slip'>): Promise<Vault> {
  const dataKey = world.unlocked ?? (await deviceKey(database, world, known))
  if (world.sealing === 'off') return glass
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
    secret: use => derived(`secret-${use}`),
    name(text) {
      let name = names.get(text)
      if (!name) names.set(text, (name = hmacWith(indexing, utf8(text)).then(mac => toBase64Url(mac.subarray(0, 16)))))
      return name
    },
  }
}

async function deviceKey(database: Database, world: World, known?: Pick<EarlyRows, 'key' | 'slip'>): Promise<CryptoKey> {
  const bytes = await (known ? unwrapForDevice(known.key, known.slip) : openDeviceKey(database, world))
  const imported = await importHkdf(bytes)
  bytes.fill(0)
  return imported
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
  secret: use => sha256(utf8(use)),
}
