import { Refused } from '../../base/refusal.ts'
import { NotUtf8, detectEncoding, textDecoder } from './encoding.ts'
import type { Encoding } from './encoding.ts'
import { release } from './id-set.ts'
import { lineEnds, recordReader } from './records.ts'
import type { RecordSink } from './records.ts'

/** Where the bytes come from: a File or Blob has both; tests and benches make them. */
export interface ListFile {
  readonly size: number
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

export interface Reading {
  readonly encoding: Encoding
  readonly delimiter: string
}

export interface Watch {
  /** Bytes read, of all. */
  readonly progress?: (done: number, total: number) => void
  /** Once true, reading ends with Refused('cancelled'). */
  readonly isCancelled?: () => boolean
}

const PIECE = 1 << 16
const REPORTS = 200
export const DELIMITERS = [',', '\t', '|', ';'] as const

export const bytesOf = async (file: ListFile, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(from, Math.min(to, file.size)).arrayBuffer())

/**
 * Every record of the file to a sink made by `begin`, which is made anew if the file turns out not to be UTF-8 half-way
 * (the answer names the encoding that held). One piece of the file is in memory at a time.
 */
export async function readRecords<S extends RecordSink>(
  file: ListFile,
  reading: Reading,
  begin: () => S,
  watch: Watch,
): Promise<{ sink: S; encoding: Encoding }> {
  try {
    return { sink: await readAs(file, reading, begin(), watch), encoding: reading.encoding }
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error
    return { sink: await readAs(file, { ...reading, encoding: 'windows-1252' }, begin(), watch), encoding: 'windows-1252' }
  }
}

async function readAs<S extends RecordSink>(file: ListFile, { encoding, delimiter }: Reading, sink: S, watch: Watch): Promise<S> {
  const decode = textDecoder(encoding)
  const even = lineEnds()
  const records = recordReader(delimiter, sink)
  // Every report is drawn; of a gigabyte there would be thousands.
  const step = file.size / REPORTS
  let told = 0
  for (let at = 0; at < file.size; at += PIECE) {
    if (watch.isCancelled?.()) throw new Refused('cancelled')
    const bytes = await bytesOf(file, at, at + PIECE)
    records.push(even(decode(bytes)))
    release(bytes.buffer)
    const done = Math.min(at + PIECE, file.size)
    if (done < told + step && done < file.size) continue
    told = done
    watch.progress?.(done, file.size)
  }
  records.push(even(decode(), true))
  records.end()
  return sink
}

/** Encoding and delimiter from the file's beginning. Throws Refused: `file-empty`, `file-not-a-list`. */
export async function detect(file: ListFile): Promise<Reading & { head: string }> {
  if (file.size === 0) throw new Refused('file-empty')
  const bytes = await bytesOf(file, 0, 256 * 1024)
  const encoding = detectEncoding(bytes)
  const head = lineEnds()(new TextDecoder(encoding).decode(bytes, { stream: true }))
  if (head.trim() === '') throw new Refused('file-empty')
  const other = OTHER_TEXTS.find(([, pattern]) => pattern.test(head.slice(0, 2000).trimStart()))
  if (other) throw new Refused('file-not-a-list', { values: { kind: other[0] } })
  return { encoding, delimiter: delimiterOf(head), head }
}

/** Texts that people take for a list. A page that asks to sign in is often what a download really was. */
const OTHER_TEXTS: readonly (readonly [string, RegExp])[] = [
  ['webpage', /^<(?:!doctype html|html|head|table)/i],
  ['data', /^(?:<|\{\s*"|\[\s*[[{"])/],
  ['document', /^\{\\rtf/],
  ['cards', /^BEGIN:V/i],
]

/** The one that splits most of the first lines alike, and into most cells (outside quotes). `sep=;` says it by itself. */
function delimiterOf(head: string): string {
  const lines = head
    .trim()
    .split('\n', 20)
    .map(line => line.replace(/"(?:[^"]|"")*"/g, ''))
  const said = /^sep=([,\t|;])$/i.exec(lines[0]!)?.[1]
  if (said) return said
  const scores = DELIMITERS.map(delimiter => ({ delimiter, score: alike(lines.map(line => line.split(delimiter).length - 1)) }))
  const best = scores.toSorted((a, b) => b.score - a.score)[0]!
  if (best.score === 0) throw new Refused('file-not-a-list', { values: { kind: 'text' } })
  return best.delimiter
}

/** The commonest count, times how common it is. */
function alike(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + count)
  return Math.max(...times.values())
}
