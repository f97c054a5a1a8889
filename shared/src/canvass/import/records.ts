import Papa from 'papaparse'
import { LineCells, listed } from './cells.ts'
import type { Cells } from './cells.ts'

/** Rows out of text that comes in pieces, with the line of the file on which each begins. */
export interface RecordSink {
  /** The cells are good until the next row. `isOpen`: the file ends without a line end after it. */
  row(cells: Cells, line: number, isOpen: boolean): void
  /** A quote that does not close, or text after one: this line is left out, and reading goes on with the next. A damaged one has bytes that no text has. */
  broken(line: number, reason: 'malformed-quote' | 'damaged'): void
}

// oxlint-disable-next-line no-control-regex
const DAMAGED = /[\u0000-\u0008\u000e-\u001f]/

/** A record longer than this has a stray quote in it; without the limit one such quote would swallow a 1 GB file. */
const LONGEST_RECORD = 1 << 20

interface Parsed {
  data: string[][]
  errors: { type: string; row?: number }[]
  meta: { cursor: number }
}

export interface RecordReader {
  push(text: string): void
  /** The line that comes next; undefined in the middle of a record. */
  between(): number | undefined
  end(): void
}

export function recordReader(delimiter: string, sink: RecordSink, firstLine = 1): RecordReader {
  let rest = ''
  let line = firstLine
  let isDamaged = false
  const plain = new LineCells()
  const separator = delimiter.charCodeAt(0)

  const give = (cells: Cells, isOpen: boolean): void => {
    if (isDamaged && cells.all().some(cell => DAMAGED.test(cell))) sink.broken(line, 'damaged')
    else sink.row(cells, line, isOpen)
  }

  const emit = (rows: string[][], text: string, used: number, isEnd: boolean): void => {
    const isOpen = isEnd && used >= text.length && !text.endsWith('\n')
    // Only when cells hold line breaks do lines and rows part ways, and only then it is worth counting in cells.
    const isPlain = countLines(text, used) === rows.length
    for (const [i, cells] of rows.entries()) {
      give(listed(cells), isOpen && i === rows.length - 1)
      line += isPlain ? 1 : 1 + cells.reduce((all, cell) => all + (cell.includes('\n') ? countLines(cell, cell.length) : 0), 0)
    }
  }

  const consume = (text: string, isEnd: boolean): string => {
    const end = isEnd ? text.length : text.lastIndexOf('\n') + 1
    let at = 0
    while (at < end) {
      const next = plain.read(text, at, end, separator)
      if (next < 0) return parse(text.slice(at), isEnd)
      give(plain, isEnd && next === end && !text.endsWith('\n'))
      line++
      at = next
    }
    return text.slice(end)
  }

  const parse = (text: string, isEnd: boolean): string => {
    const { data, errors, meta } = parserOf(delimiter).parse(text, 0, !isEnd) as Parsed
    if (errors.some(error => error.type === 'Quotes')) return consumeCarefully(text, isEnd)
    emit(data, text, meta.cursor, isEnd)
    return isEnd ? '' : text.slice(meta.cursor)
  }

  /** Row by row up to the broken one, which costs its first line and no more. */
  const consumeCarefully = (text: string, isEnd: boolean): string => {
    let at = 0
    while (at < text.length) {
      const rows: string[][] = []
      let good = 0
      let broken = false
      const parser = parserOf(delimiter, (result: Parsed, handle: { abort(): void }) => {
        if (result.errors.some(error => error.type === 'Quotes')) {
          broken = true
          handle.abort()
          return
        }
        rows.push(result.data[0]!)
        good = result.meta.cursor
      })
      const part = text.slice(at)
      parser.parse(part, 0, !isEnd)
      emit(rows, part, good, isEnd)
      at += good
      if (!broken) return isEnd ? '' : text.slice(at)
      at = skipLine(text, at)
    }
    return ''
  }

  const skipLine = (text: string, at: number): number => {
    sink.broken(line, 'malformed-quote')
    line++
    const end = text.indexOf('\n', at)
    return end === -1 ? text.length : end + 1
  }

  return {
    push(text) {
      isDamaged ||= DAMAGED.test(text)
      rest = consume(rest + text, false)
      while (rest.length > LONGEST_RECORD) rest = consume(rest.slice(skipLine(rest, 0)), false)
    },
    between: () => (rest === '' ? line : undefined),
    end() {
      if (rest !== '') consume(rest, true)
      rest = ''
    },
  }
}

type Step = (result: Parsed, handle: { abort(): void }) => void

/** Papa's own parser without its readers: they decode each piece of a file by itself and break characters that lie across. */
function parserOf(delimiter: string, step?: Step): Papa.Parser {
  const config: Record<string, unknown> = { delimiter, newline: '\n' }
  const parser = new Papa.Parser(config as Papa.ParseConfig)
  if (!step) return parser
  config['step'] = (result: Parsed) => step(result, { abort: () => stepping.abort() })
  const stepping = new Papa.Parser(config as Papa.ParseConfig)
  return stepping
}

function countLines(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** One kind of line end, however they are mixed; a CR at the very end waits for its LF. */
export function lineEnds(): (text: string, isEnd?: boolean) => string {
  let held = ''
  return (text, isEnd = false) => {
    let all = held + text
    held = ''
    if (!isEnd && all.endsWith('\r')) {
      held = '\r'
      all = all.slice(0, -1)
    }
    return all.includes('\r') ? all.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : all
  }
}
