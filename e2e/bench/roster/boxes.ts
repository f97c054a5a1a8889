import type { Bytes } from '@porchlight/shared/base/bytes'

const web = globalThis.crypto.subtle
const NONCE = new Uint8Array(12)

/** The reference: 64 bytes sealed to one X25519 public key by WebCrypto, and nothing else. */
export async function bareBox(to: CryptoKey, plain: Bytes): Promise<void> {
  const once = (await web.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair
  const shared = await web.deriveBits({ name: 'X25519', public: to }, once.privateKey, 256)
  const ikm = await web.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const salt = new Uint8Array(await web.exportKey('raw', once.publicKey))
  const key = await web.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: new Uint8Array(0) }, ikm, 256)
  const aes = await web.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  await web.encrypt({ name: 'AES-GCM', iv: NONCE }, aes, plain)
}

export const bareKey = async (): Promise<CryptoKey> => ((await web.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair).publicKey
