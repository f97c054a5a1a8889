import { hash } from 'node:crypto'
import { toHex, type Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { CHANNEL_LENGTH, DIGEST_LENGTH } from '@porchlight/shared/wire/limits'

/**
 * 32 bytes as a text of 32 characters. A hash lives long and there is one for each entry: as a text it is a key of maps and
 * a small thing on the heap, where a buffer of its own would cost several times as much to make, to keep and to clear away.
 */
export type HashText = string & { readonly HashText: unique symbol }

export const textOf = (bytes: Uint8Array): HashText =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1') as HashText

/** A view of a larger buffer: to be used at once, not to be kept. */
export function bytesOf(text: HashText): Bytes {
  const bytes = Buffer.from(text, 'latin1')
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** SHA-256 without a promise: the chain of digests is computed inside the transaction. */
export const hashText = (bytes: Uint8Array): HashText => hash('sha256', bytes, 'binary') as HashText

const both = Buffer.alloc(2 * DIGEST_LENGTH)

/** The same step as `nextDigest` in shared/wire/digest; the contract suite compares the two. */
export function nextDigestText(digest: HashText, entryHash: HashText): HashText {
  both.write(digest, 0, 'latin1')
  both.write(entryHash, DIGEST_LENGTH, 'latin1')
  return hashText(both)
}

export function sha256(bytes: Uint8Array): Bytes {
  const result = hash('sha256', bytes, 'buffer')
  return new Uint8Array(result.buffer as ArrayBuffer, result.byteOffset, result.length)
}

export const nextDigestSync = (digest: Uint8Array, entryHash: Uint8Array): Bytes =>
  new Uint8Array(bytesOf(nextDigestText(textOf(digest), textOf(entryHash))))

/** The id of the channel with this preimage. */
export const channelOf = (preimage: Uint8Array): ChannelId => toHex(sha256(preimage).subarray(0, CHANNEL_LENGTH)) as ChannelId
