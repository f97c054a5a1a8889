import { concat, fromBase64Url, fromHex, toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'

/**
 * Key pairs as bytes: a raw public half and a PKCS#8 private half (what is stored wrapped; Safari cannot read X25519
 * CryptoKeys back from IndexedDB). Imported CryptoKeys are remembered for as long as the pair is.
 */
export interface KeyPair {
  readonly public: Bytes
  readonly pkcs8: Bytes
}

export type Curve = 'Ed25519' | 'X25519'

const PREFIX: Record<Curve, Bytes> = {
  Ed25519: fromHex('302e020100300506032b657004220420'),
  X25519: fromHex('302e020100300506032b656e04220420'),
}
const USAGES: Record<Curve, KeyUsage[]> = { Ed25519: ['sign'], X25519: ['deriveBits'] }

const importPkcs8 = (curve: Curve, pkcs8: Bytes, extractable: boolean): Promise<CryptoKey> =>
  globalThis.crypto.subtle
    .importKey('pkcs8', pkcs8, curve, extractable, USAGES[curve])
    // Almost never and almost nowhere, so it is loaded only then.
    .catch(async error => (await import('./zero-led.ts')).importRefused(error, curve, pkcs8, extractable, USAGES[curve]))

/** The pair whose private key is this 32-byte seed. */
export async function keyPairFromSeed(curve: Curve, seed: Uint8Array): Promise<KeyPair> {
  if (seed.length !== 32) throw new Error('a private key is 32 bytes')
  return keyPairFromPkcs8(curve, concat(PREFIX[curve], seed))
}

/** Throws when `pkcs8` is not a private key of this curve. */
export async function keyPairFromPkcs8(curve: Curve, pkcs8: Bytes): Promise<KeyPair> {
  const key = importPkcs8(curve, pkcs8, true)
  const jwk = await globalThis.crypto.subtle.exportKey('jwk', await key)
  const pair = { public: fromBase64Url(jwk.x!), pkcs8 }
  imported.set(pair, key)
  return pair
}

const imported = new WeakMap<KeyPair, Promise<CryptoKey>>()

export function privateKey(curve: Curve, pair: KeyPair): Promise<CryptoKey> {
  let key = imported.get(pair)
  if (!key) {
    key = importPkcs8(curve, pair.pkcs8, false)
    imported.set(pair, key)
  }
  return key
}

/** Public keys by hex; emptied when full, so that a flood of keys costs time and not memory. */
const PUBLIC_KEYS = 2_000
const publics: Record<Curve, Map<string, Promise<CryptoKey>>> = { Ed25519: new Map(), X25519: new Map() }

export function publicKey(curve: Curve, raw: Uint8Array): Promise<CryptoKey> {
  const cache = publics[curve]
  const name = toHex(raw)
  let key = cache.get(name)
  if (!key) {
    if (cache.size >= PUBLIC_KEYS) cache.clear()
    key = globalThis.crypto.subtle.importKey('raw', raw as Bytes, curve, true, curve === 'Ed25519' ? ['verify'] : [])
    cache.set(name, key)
  }
  return key
}
