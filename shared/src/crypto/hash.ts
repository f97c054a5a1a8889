import type { Bytes } from '../base/bytes.ts'

/** SHA-256, HMAC and HKDF over it, by WebCrypto. Imported keys are handed around, so that hot paths import once. */
const web = () => globalThis.crypto.subtle

export const sha256 = async (bytes: Uint8Array): Promise<Bytes> => new Uint8Array(await web().digest('SHA-256', bytes as Bytes))

export const importHmac = (key: Uint8Array): Promise<CryptoKey> =>
  web().importKey('raw', key as Bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

export const hmacWith = async (key: CryptoKey, bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await web().sign('HMAC', key, bytes as Bytes))

export const hmacSha256 = async (key: Uint8Array, bytes: Uint8Array): Promise<Bytes> => hmacWith(await importHmac(key), bytes)

export const importHkdf = (ikm: Uint8Array): Promise<CryptoKey> => web().importKey('raw', ikm as Bytes, 'HKDF', false, ['deriveBits'])

export const hkdfWith = async (ikm: CryptoKey, salt: Uint8Array, info: Uint8Array, length: number): Promise<Bytes> =>
  new Uint8Array(await web().deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: salt as Bytes, info: info as Bytes }, ikm, length * 8))

export const hkdf = async (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Promise<Bytes> =>
  hkdfWith(await importHkdf(ikm), salt, info, length)
