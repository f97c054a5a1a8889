/** One row of a table. A county's has a hundred cells, of which few are read: what is not asked for is not cut out of the text. */
export interface Cells {
  readonly length: number
  /** Empty beyond the row's ends. */
  get(i: number): string
  all(): string[]
}

export const listed = (cells: readonly string[]): Cells => ({ length: cells.length, get: i => cells[i] ?? '', all: () => [...cells] })

const QUOTE = 34
const NEWLINE = 10

/**
 * A line that needs no parser, as nearly all are: a cell either has no quotes, or stands between two and has none in it. Letter by letter is several
 * times as fast as parsing. One is set to line after line.
 */
export class LineCells implements Cells {
  length = 0
  private text = ''
  private starts = new Int32Array(128)
  private ends = new Int32Array(128)

  /** The line of `text` at `from`; answers where the next one begins, `end` after the last. -1: this one needs a parser. */
  read(text: string, from: number, end: number, delimiter: number): number {
    this.text = text
    this.length = 0
    for (let at = from; ; at++) {
      const isQuoted = text.charCodeAt(at) === QUOTE
      const start = isQuoted ? ++at : at
      let code = at < end ? text.charCodeAt(at) : NEWLINE
      while (code !== QUOTE && code !== NEWLINE && (isQuoted || code !== delimiter)) code = ++at < end ? text.charCodeAt(at) : NEWLINE
      if (isQuoted !== (code === QUOTE)) return -1
      this.add(start, at)
      if (isQuoted) code = ++at < end ? text.charCodeAt(at) : NEWLINE
      if (code === NEWLINE) return Math.min(at + 1, end)
      if (code !== delimiter) return -1
    }
  }

  private add(start: number, end: number): void {
    if (this.length === this.starts.length) {
      this.starts = longer(this.starts)
      this.ends = longer(this.ends)
    }
    this.starts[this.length] = start
    this.ends[this.length++] = end
  }

  get(i: number): string {
    return i >= 0 && i < this.length ? this.text.slice(this.starts[i]!, this.ends[i]!) : ''
  }

  all(): string[] {
    return Array.from({ length: this.length }, (_, i) => this.get(i))
  }
}

function longer(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(list.length * 2)
  more.set(list)
  return more
}

export function isBlank(cells: Cells): boolean {
  for (let i = 0; i < cells.length; i++) if (cells.get(i).trim() !== '') return false
  return true
}
