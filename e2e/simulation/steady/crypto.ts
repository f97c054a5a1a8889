import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/**
 * The part of WebCrypto that Porchlight uses, answered in the same turn. Node's own does the same sums on other threads
 * and answers when they are done, in an order that no seed decides. `random` makes the keys.
 */
export function steadySubtle(random: (length: number) => Uint8Array): object {
  const bytesOf = (data: BufferSource): Uint8Array =>
    ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
  const nameOf = (algorithm: string | { name: string }): string => (typeof algorithm === 'string' ? algorithm : algorithm.name)
  /** A buffer of its own, as WebCrypto's results are. */
  const result = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

  return {
    digest: async (_algorithm: string, data: BufferSource) => result(createHash('sha256').update(bytesOf(data)).digest()),
    generateKey: async (): Promise<Secret> => ({ secret: random(32) }),
    async importKey(format: string, data: BufferSource, algorithm: string | { name: string }): Promise<Secret | Half> {
      const bytes = bytesOf(data).slice()
      const curve = nameOf(algorithm)
      if (curve !== 'Ed25519' && curve !== 'X25519') return { secret: bytes }
      if (format === 'pkcs8') return { half: createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' }) }
      const x = Buffer.from(bytes).toString('base64url')
      return { half: createPublicKey({ key: { kty: 'OKP', crv: curve, x }, format: 'jwk' }) }
    },
    exportKey: async (_format: string, { half }: Half) =>
      createPublicKey(half.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'jwk' }),
    async sign(algorithm: string, key: Secret & Half, data: BufferSource) {
      if (algorithm === 'HMAC') return result(createHmac('sha256', key.secret).update(bytesOf(data)).digest())
      return result(sign(null, bytesOf(data), key.half))
    },
    verify: async (_algorithm: string, { half }: Half, signature: BufferSource, data: BufferSource) =>
      verify(null, bytesOf(data), half, bytesOf(signature)),
    async deriveBits(algorithm: { name: string; public: Half; salt: BufferSource; info: BufferSource }, key: Secret & Half, bits: number) {
      if (algorithm.name === 'X25519') return result(diffieHellman({ privateKey: key.half, publicKey: algorithm.public.half }))
      return hkdfSync('sha256', key.secret, bytesOf(algorithm.salt), bytesOf(algorithm.info), bits / 8)
    },
    async encrypt({ iv, additionalData }: Gcm, { secret }: Secret, data: BufferSource) {
      const cipher = createCipheriv('aes-256-gcm', secret, bytesOf(iv))
      if (additionalData) cipher.setAAD(bytesOf(additionalData))
      return result(Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]))
    },
    async decrypt({ iv, additionalData }: Gcm, { secret }: Secret, data: BufferSource) {
      const sealed = bytesOf(data)
      const decipher = createDecipheriv('aes-256-gcm', secret, bytesOf(iv), { authTagLength: TAG })
      if (additionalData) decipher.setAAD(bytesOf(additionalData))
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
      return result(Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]))
    },
  }
}

const TAG = 16

/** A symmetric key. Plain data, because one of them lies in IndexedDB, as a browser's own would. */
interface Secret {
  readonly secret: Uint8Array
}
/** One half of a pair of keys. */
interface Half {
  readonly half: KeyObject
}
interface Gcm {
  readonly iv: BufferSource
  readonly additionalData?: BufferSource
}
