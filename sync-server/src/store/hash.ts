import { hash } from 'node:crypto'
import { concat, toHex, type Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { CHANNEL_LENGTH } from '@porchlight/shared/wire/limits'

/** SHA-256 without a promise: the chain of digests is computed inside the transaction. */
export const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))

/** The same step as `nextDigest` in shared/wire/digest; the contract suite compares the two. */
export const nextDigestSync = (digest: Uint8Array, entryHash: Uint8Array): Bytes => sha256(concat(digest, entryHash))

/** The id of the channel with this preimage. */
export const channelOf = (preimage: Uint8Array): ChannelId => toHex(sha256(preimage).subarray(0, CHANNEL_LENGTH)) as ChannelId
