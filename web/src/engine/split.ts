import { concat } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'

/**
 * Automerge chunks, one after another, as the storage keeps them. Each is magic (4) ‖ checksum (4) ‖ type (1) ‖
 * LEB128 length ‖ contents, so they come apart without wasm.
 */
const HEADER = 9

export const joinChanges = (changes: readonly Uint8Array[]): Bytes => concat(...changes)

/** Throws when the bytes are not a whole number of chunks: they have passed their hash, so that is a bug. */
export function splitChanges(joined: Uint8Array): Bytes[] {
  const changes: Bytes[] = []
  for (let at = 0; at < joined.length;) {
    const end = endOfChunk(joined, at)
    changes.push(joined.slice(at, end))
    at = end
  }
  return changes
}

function endOfChunk(bytes: Uint8Array, start: number): number {
  let at = start + HEADER
  let length = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++]
    if (byte === undefined) throw new Error('chunk cut short')
    length += (byte & 127) * scale
    if (byte < 128) break
  }
  if (at + length > bytes.length) throw new Error('chunk cut short')
  return at + length
}
