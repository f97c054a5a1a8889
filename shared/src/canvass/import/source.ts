import { Refused } from '../../base/refusal.ts'
import { NotUtf8, detectEncoding, textDecoder } from './encoding.ts'
import type { Encoding } from './encoding.ts'
import { bytesOf, piecesOf } from './pieces.ts'
import type { ListFile, Progress } from './pieces.ts'
import { partBytes, wholeFile } from './parts.ts'
import type { Range } from './parts.ts'
import { lineEnds, recordReader } from './records.ts'
import type { RecordSink } from './records.ts'

export interface Reading {
  readonly encoding: Encoding
  readonly delimiter: string
}

export const DELIMITERS = [',', '\t', '|', ';'] as const

/** Reads of a file what it is told to, and may be told of the places where it could begin anew. */
export interface ReadOptions {
  readonly progress?: Progress | undefined
  /** In file order; none: all of it. */
  readonly ranges?: readonly Range[] | undefined
  /** So many bytes make a part. */
  readonly partBytes?: number | undefined
}

export interface FileSink extends RecordSink {
  /** A part of the file ends here, between two records: the byte and the line that come next. Never told of files with two bytes a letter. */
  begin?(byte: number, line: number): void
}

/**
 * Every record of the file to a sink made by `begin`, which is made anew if the file turns out not to be UTF-8 half-way
 * (the answer names the encoding that held). One piece of the file is in memory at a time.
 */
export async function readRecords<S extends FileSink>(
  file: ListFile,
  reading: Reading,
  begin: () => S,
  options: ReadOptions = {},
): Promise<{ sink: S; encoding: Encoding }> {
  try {
    return { sink: await readAs(file, reading, begin(), options), encoding: reading.encoding }
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error
    return { sink: await readAs(file, { ...reading, encoding: 'windows-1252' }, begin(), options), encoding: 'windows-1252' }
  }
}

async function readAs<S extends FileSink>(file: ListFile, reading: Reading, sink: S, options: ReadOptions): Promise<S> {
  const { progress, ranges = [wholeFile(file.size)] } = options
  const total = ranges.reduce((all, { from, to }) => all + to - from, 0)
  let before = 0
  for (const range of ranges) {
    const done = before
    const report = progress && ((bytes: number) => progress(done + bytes, total))
    await readRange(file, reading, sink, range, { ...options, progress: report })
    before += range.to - range.from
  }
  return sink
}

const NEWLINE = 10

async function readRange(file: ListFile, { encoding, delimiter }: Reading, sink: FileSink, range: Range, options: ReadOptions) {
  const { progress, partBytes: step = partBytes(file.size) } = options
  const { from, to, line } = range
  const decode = textDecoder(encoding, from > 0)
  const even = lineEnds()
  const records = recordReader(delimiter, sink, line)
  // Where a letter is one byte or begins with none of the plain ones, this byte is a line end and nothing else.
  const hasPlainEnds = encoding === 'utf-8' || encoding === 'windows-1252'
  let at = from
  let began = from
  for await (const bytes of piecesOf(to - from < file.size ? file.slice(from, to) : file, progress)) {
    const end = at + bytes.length
    const cut = sink.begin && hasPlainEnds && end - began >= step ? bytes.lastIndexOf(NEWLINE) + 1 : 0
    if (cut > 0) records.push(even(decode(bytes.subarray(0, cut))))
    const next = cut > 0 ? records.between() : undefined
    if (next !== undefined) sink.begin?.((began = at + cut), next)
    records.push(even(decode(bytes.subarray(cut))))
    at = end
  }
  records.push(even(decode(), true))
  records.end()
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
