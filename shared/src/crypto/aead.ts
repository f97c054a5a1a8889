import type { Bytes } from '../base/bytes.ts'

/**
 * AES-256-GCM with a zero nonce, for keys that seal exactly one message: every caller derives the key from what it
 * seals (entries) or from fresh randomness (boxes), so that no nonce can be used twice.
 */
const NONCE = new Uint8Array(12)
export const GCM_TAG = 16

const importAes = (key: Uint8Array, use: 'encrypt' | 'decrypt') =>
  globalThis.crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, [use])

export async function sealOnce(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Promise<Bytes> {
  const aes = await importAes(key, 'encrypt')
  return new Uint8Array(
    await globalThis.crypto.subtle.encrypt({ name: 'AES-GCM', iv: NONCE, additionalData: aad as Bytes }, aes, plain as Bytes),
  )
}

/** Undefined when key, aad or a single bit of `sealed` is not the one it was sealed with. */
export async function openOnce(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Promise<Bytes | undefined> {
  if (sealed.length < GCM_TAG) return undefined
  const aes = await importAes(key, 'decrypt')
  try {
    return new Uint8Array(
      await globalThis.crypto.subtle.decrypt({ name: 'AES-GCM', iv: NONCE, additionalData: aad as Bytes }, aes, sealed as Bytes),
    )
  } catch {
    return undefined
  }
}
