import { type Bytes, concat, equalBytes, readU32, u32 } from '@porchlight/shared/base/bytes'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'

/** How far this device has read a channel, and its own digest of that. */
export interface Cursor {
  readonly n: number
  readonly digest: Bytes
}
export const START: Cursor = { n: 0, digest: FIRST_DIGEST }

export const encodeCursor = ({ n, digest }: Cursor): Bytes => concat(u32(n), digest)
export const decodeCursor = (bytes: Uint8Array | undefined): Cursor =>
  bytes?.length === 36 ? { n: readU32(bytes), digest: bytes.slice(4) } : START

/**
 * Follows one channel on one line. The relay does not send a device its own entries back, it answers `appended` with
 * where they stand; so those may have to wait until the cursor reaches them.
 */
export function createTrack(start: Cursor) {
  let cursor = start
  const own = new Map<number, readonly Bytes[]>()

  async function passOwn(): Promise<void> {
    for (let mine = own.get(cursor.n); mine; mine = own.get(cursor.n)) {
      own.delete(cursor.n)
      cursor = { n: cursor.n + mine.length, digest: await extendDigest(cursor.digest, mine) }
    }
  }

  return {
    cursor: () => cursor,
    /** Goes on at a place that the relay names: its beginning, or where it has been trimmed. */
    restart(at = START) {
      cursor = at
      own.clear()
    },
    /** Entries of a frame that are new to the cursor; undefined when something before them is missing. */
    async take(from: number, entries: readonly Bytes[]): Promise<readonly Bytes[] | undefined> {
      await passOwn()
      if (from > cursor.n) return undefined
      const fresh = entries.slice(cursor.n - from)
      cursor = { n: cursor.n + fresh.length, digest: await extendDigest(cursor.digest, fresh) }
      await passOwn()
      return fresh
    },
    async appended(from: number, entries: readonly Bytes[]): Promise<void> {
      if (entries.length > 0 && from >= cursor.n) own.set(from, entries)
      await passOwn()
    },
    isAt: (n: number, digest: Uint8Array) => cursor.n === n && equalBytes(cursor.digest, digest),
  }
}
export type Track = ReturnType<typeof createTrack>
