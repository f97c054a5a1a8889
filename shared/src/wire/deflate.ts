import { concat } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { Refused } from '../base/refusal.ts'

/**
 * A browser inflates all of what it is given before it asks whether anybody wants it, on the page's own thread, and a byte
 * can stand for a thousand: given so much at a time, that is never more than a megabyte.
 */
const PART = 1024

/** Raw DEFLATE by the platform's streams, and its reverse with a cap that holds while reading. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array, part: number, cap: number): Promise<Bytes> {
  const reader = stream.readable.getReader()
  const writer = stream.writable.getWriter()
  const write = async () => {
    for (let at = 0; at < bytes.length; at += part) await writer.write(bytes.subarray(at, at + part) as Bytes)
    await writer.close()
  }
  // Failures surface at the reader; the writer's copy of them must not go unhandled.
  write().catch(() => undefined)
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return concat(...parts)
    length += value.length
    if (length > cap) {
      void reader.cancel().catch(() => undefined)
      void writer.abort().catch(() => undefined)
      throw new Refused('too-large', { detail: 'inflated' })
    }
    parts.push(value)
  }
}

export const deflateRaw = (bytes: Uint8Array): Promise<Bytes> => through(new CompressionStream('deflate-raw'), bytes, Infinity, Infinity)

/** Throws Refused('too-large') beyond `cap` bytes and Refused('malformed') for what is not DEFLATE. */
export async function inflateRaw(bytes: Uint8Array, cap: number): Promise<Bytes> {
  try {
    return await through(new DecompressionStream('deflate-raw'), bytes, PART, cap)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('malformed', { detail: 'deflate' })
  }
}
