import { concat, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { need } from '../base/refusal.ts'
import { keyPairFromSeed, privateKey, publicKey } from './keys.ts'
import type { KeyPair } from './keys.ts'
import { needStrongEd } from './weak.ts'

/** Signatures over `domain ‖ 0x00 ‖ bytes`, so that what is signed for one purpose never counts for another. */
export type Domain = 'porchlight/op/v1' | 'porchlight/batch/v1' | 'porchlight/possession/v1' | 'porchlight/join/v1'
export const SIGNATURE = 64

export const edFromSeed = (seed: Uint8Array): Promise<KeyPair> => keyPairFromSeed('Ed25519', seed)

const framed = (domain: Domain, bytes: Uint8Array): Bytes => concat(utf8(domain), new Uint8Array(1), bytes)

export async function signRaw(pair: KeyPair, bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', await privateKey('Ed25519', pair), bytes as Bytes))
}

export const sign = (pair: KeyPair, domain: Domain, bytes: Uint8Array): Promise<Bytes> => signRaw(pair, framed(domain, bytes))

/** False for every wrong signature; throws Refused('weak-key') for a key that must not be used. */
export async function verifyRaw(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  needStrongEd(key)
  if (signature.length !== SIGNATURE) return false
  try {
    return await globalThis.crypto.subtle.verify('Ed25519', await publicKey('Ed25519', key), signature as Bytes, bytes as Bytes)
  } catch {
    // Some engines refuse at import a key that is not a point, others at verify: the same answer either way.
    return false
  }
}

export const verify = (key: Uint8Array, domain: Domain, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> =>
  verifyRaw(key, framed(domain, bytes), signature)

/** Throws Refused(`code`) unless the signature is this key's, and Refused('weak-key') as `verify` does. */
export async function needSignature(
  key: Uint8Array,
  domain: Domain,
  bytes: Uint8Array,
  signature: Uint8Array,
  code = 'bad-signature',
): Promise<void> {
  need(await verify(key, domain, bytes, signature), code)
}
