import type { Bytes } from '../base/bytes.ts'
import { Refused } from '../base/refusal.ts'
import { keyPairFromSeed, privateKey, publicKey } from './keys.ts'
import type { KeyPair } from './keys.ts'
import { needStrongX } from './weak.ts'

export const xFromSeed = (seed: Uint8Array): Promise<KeyPair> => keyPairFromSeed('X25519', seed)

/** The shared secret. Throws Refused('weak-key') for a public key of small order or of a second encoding. */
export async function agree(pair: KeyPair, theirs: Uint8Array): Promise<Bytes> {
  needStrongX(theirs)
  try {
    const own = await privateKey('X25519', pair)
    const key = await publicKey('X25519', theirs)
    return new Uint8Array(await globalThis.crypto.subtle.deriveBits({ name: 'X25519', public: key }, own, 256))
  } catch {
    throw new Refused('weak-key')
  }
}
