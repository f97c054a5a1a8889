import { type Bytes, concat } from '../base/bytes.ts'

/** d₀. The digest of a channel with n entries is dₙ = SHA-256(dₙ₋₁ ‖ SHA-256(entry n)). */
export const FIRST_DIGEST: Bytes = new Uint8Array(32)

const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** The hash by which a channel knows an entry again. */
export const entryHash = (entry: Uint8Array): Promise<Bytes> => sha256(entry as Bytes)

/** The digest after one more entry with this hash. */
export const nextDigest = (digest: Uint8Array, hash: Uint8Array): Promise<Bytes> => sha256(concat(digest, hash))

/** The digest after all of `entries`, in order. */
export async function extendDigest(digest: Bytes, entries: readonly Uint8Array[]): Promise<Bytes> {
  let now = digest
  for (const entry of entries) now = await nextDigest(now, await entryHash(entry))
  return now
}
