import { Refused } from '../../base/refusal.ts'
import { NotUtf8, detectEncoding, textDecoder } from './encoding.ts'
import type { Encoding } from './encoding.ts'
import { bytesOf, piecesOf } from './pieces.ts'
import type { ListFile, Progress } from './pieces.ts'
import { lineEnds, recordReader } from './records.ts'
import type { RecordSink } from './records.ts'

export interface Reading {
  readonly encoding: Encoding
  readonly delimiter: string
}

export const DELIMITERS = [',', '\t', '|', ';'] as const

/**
 * Every record of the file to a sink made by `begin`, which is made anew if the file turns out not to be UTF-8 half-way
 * (the answer names the encoding that held). One piece of the file is in memory at a time.
 */
export async function readRecords<S extends RecordSink>(
  file: ListFile,
  reading: Reading,
  begin: () => S,
  progress?: Progress,
): Promise<{ sink: S; encoding: Encoding }> {
  try {
    return { sink: await readAs(file, reading, begin(), progress), encoding: reading.encoding }
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error
    return { sink: await readAs(file, { ...reading, encoding: 'windows-1252' }, begin(), progress), encoding: 'windows-1252' }
  }
}

async function readAs<S extends RecordSink>(file: ListFile, { encoding, delimiter }: Reading, sink: S, progress?: Progress): Promise<S> {
  const decode = textDecoder(encoding)
  const even = lineEnds()
  const records = recordReader(delimiter, sink)
  for await (const bytes of piecesOf(file, progress)) records.push(even(decode(bytes)))
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
