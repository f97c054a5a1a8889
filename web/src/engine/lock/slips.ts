import type { Bytes } from '@porchlight/shared/base/bytes'
import { utf8 } from '@porchlight/shared/base/bytes'
import { hkdf } from '@porchlight/shared/crypto/hash'

/**
 * A database never quite forgets: a deleted row lies in its files until they are rewritten, and whoever copies the folder
 * could dig up the row that opened this phone before it was locked. So every wrap of the data key also needs a slip: 32
 * random bytes in a small file of their own, since a file can be erased. With every change of how
 * the phone opens comes a new slip, and the old one is erased: whatever is dug up of old wraps opens nothing.
 */
export interface Slips {
  read(name: string): Promise<Bytes | undefined>
  /** Durable when it resolves; false where the browser keeps no files for apps. */
  write(name: string, slip: Bytes): Promise<boolean>
  /** Erases all others. */
  keepOnly(names: readonly string[]): Promise<void>
}

/** A wrap with its slip, and the other way round: the same. Without a slip it stays as it is. */
export async function masked(wrap: Uint8Array, slip: Uint8Array | undefined, way: string): Promise<Bytes> {
  if (!slip) return wrap.slice() as Bytes
  const mask = await hkdf(slip, new Uint8Array(), utf8(`porchlight/slip-${way}/v1`), wrap.length)
  return wrap.map((byte, i) => byte ^ mask[i]!) as Bytes
}
