import { concat, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { Random } from '../base/ports.ts'
import { GCM_TAG, openOnce, sealOnce } from './aead.ts'
import { hkdf } from './hash.ts'
import type { KeyPair } from './keys.ts'
import { agree, xFromSeed } from './x25519.ts'

/** `E ‖ GCM(HKDF(x25519(e, X), E ‖ X, "porchlight/box/v1" ‖ context), context, plain)`: docs/PROTOCOL.md section 3. */
export const BOX_OVERHEAD = 32 + GCM_TAG
const INFO = utf8('porchlight/box/v1')

/** Throws Refused('weak-key'). */
export async function sealBox(to: Uint8Array, context: Uint8Array, plain: Uint8Array, random: Random): Promise<Bytes> {
  const once = await xFromSeed(random.bytes(32))
  const key = await hkdf(await agree(once, to), concat(once.public, to), concat(INFO, context), 32)
  return concat(once.public, await sealOnce(key, context, plain))
}

/** Undefined when it is not for us, for another purpose, or damaged. */
export async function openBox(mine: KeyPair, context: Uint8Array, box: Uint8Array): Promise<Bytes | undefined> {
  if (box.length < BOX_OVERHEAD) return undefined
  const once = box.subarray(0, 32)
  let shared: Bytes
  try {
    shared = await agree(mine, once)
  } catch {
    return undefined
  }
  const key = await hkdf(shared, concat(once, mine.public), concat(INFO, context), 32)
  return openOnce(key, context, box.subarray(32))
}
