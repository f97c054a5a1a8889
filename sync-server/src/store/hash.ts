import { hash } from 'node:crypto'
import { toHex, type Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { CHANNEL_LENGTH, DIGEST_LENGTH } from '@porchlight/shared/wire/limits'

/** SHA-256 without a promise: the chain of digests is computed inside the transaction. */
export function sha256(bytes: Uint8Array): Bytes {
  const result = hash('sha256', bytes, 'buffer')
  return new Uint8Array(result.buffer as ArrayBuffer, result.byteOffset, result.length)
}

const both = new Uint8Array(2 * DIGEST_LENGTH)

/** The same step as `nextDigest` in shared/wire/digest; the contract suite compares the two. */
export function nextDigestSync(digest: Uint8Array, entryHash: Uint8Array): Bytes {
  both.set(digest)
  both.set(entryHash, DIGEST_LENGTH)
  return sha256(both)
}

/** The id of the channel with this preimage. */
export const channelOf = (preimage: Uint8Array): ChannelId => toHex(sha256(preimage).subarray(0, CHANNEL_LENGTH)) as ChannelId
