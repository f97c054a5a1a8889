/** One row of a table. A county's has a hundred cells, of which few are read: what is not asked for is not cut out of the text. */
export interface Cells {
  readonly length: number
  /** Empty beyond the row's ends. */
  get(i: number): string
  all(): string[]
}

export const listed = (cells: readonly string[]): Cells => ({ length: cells.length, get: i => cells[i] ?? '', all: () => [...cells] })

/** A line of plain cells, or of `"a","b"` with nothing but text between the quotes. One is set to line after line. */
export class LineCells implements Cells {
  length = 0
  private text = ''
  private starts = new Int32Array(128)
  private ends = new Int32Array(128)

  /** The line of `text` from `from` to `to`; `between` separates its cells. */
  set(text: string, from: number, to: number, between: string): void {
    this.text = text
    this.length = 0
    for (let at = from; ;) {
      const found = text.indexOf(between, at)
      const isLast = found === -1 || found >= to
      this.add(at, isLast ? to : found)
      if (isLast) return
      at = found + between.length
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
