import { Refused } from '../../base/refusal.ts'

/** Where the bytes come from: a File or Blob. */
export type ListFile = Pick<Blob, 'size' | 'stream'> & {
  slice(from: number, to: number): Pick<Blob, 'size' | 'stream' | 'arrayBuffer'>
}

/** Bytes read, of all. */
export type Progress = (done: number, total: number) => void

/** Read at once. */
const READ = 1 << 16
/**
 * One text. What is in hand outlives every round of the collector; the sooner that adds up, the larger it lets the room for young texts become, for as long
 * as the worker lives: 64 MB, when a gigabyte was read in texts of 64 KiB.
 */
const PIECE = 1 << 13
/** Every report is drawn; of a gigabyte there would be thousands. */
const REPORTS = 200
const REPORT_BYTES = 1 << 20

export const bytesOf = async (file: ListFile, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(from, Math.min(to, file.size)).arrayBuffer())

/** What is being read. Chromium lets go of a stream that is held only by who waits for it, and who waits then waits for ever. */
const held = new Set<Reading>()

/** The bytes of a file from its beginning; each piece is good until the next is asked for. */
export async function* piecesOf(file: Pick<Blob, 'size' | 'stream'>, progress: Progress = () => {}): AsyncGenerator<Uint8Array> {
  const stream = reading(file.stream())
  const { read, cancel } = stream
  held.add(stream)
  // A file that was moved or a stick that was pulled out; browsers call it by several names.
  const next = () =>
    read().catch((error: unknown) => {
      throw new Refused('file-unreadable', { detail: String(error) })
    })
  const step = Math.max(file.size / REPORTS, REPORT_BYTES)
  let done = 0
  let told = 0
  try {
    for (let bytes = await next(); bytes; bytes = await next()) {
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
      done += bytes.length
      if (done < told + step && done < file.size) continue
      told = done
      progress(done, file.size)
    }
  } finally {
    held.delete(stream)
    // Of a file that cannot be read any more, reading has told already.
    cancel().catch(() => {})
  }
}

interface Reading {
  readonly read: () => Promise<Uint8Array | undefined>
  readonly cancel: () => Promise<void>
}

/**
 * Into memory of ours, always the same, where a browser can: what it allots by itself it gives back only when its collector comes by, and a county later. It is
 * many times as fast as asking for slices, too.
 */
function reading(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Reading {
  const reader = memoryReader(stream)
  if (!reader) {
    const plain = stream.getReader()
    return { read: async () => (await plain.read()).value, cancel: () => plain.cancel() }
  }
  let memory = new ArrayBuffer(READ)
  const read = async (): Promise<Uint8Array | undefined> => {
    const { value } = await reader.read(new Uint8Array(memory))
    if (!value || value.length === 0) return undefined
    memory = value.buffer
    return value
  }
  return { read, cancel: () => reader.cancel() }
}

function memoryReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' })
  } catch (error) {
    // Safari's files do not read into memory that is given to them.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
