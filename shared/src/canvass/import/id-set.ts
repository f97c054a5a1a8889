/**
 * A set of 64-bit ids given as 16 hex digits: at most 14 bytes for each of a large file, where strings would take 100. In sixteen
 * tables, by the first digit: one that is full is copied into a slightly larger one while the others wait, so that neither a
 * second copy of all nor much empty room stands in memory at any time.
 */
export class IdSet {
  private tables = Array.from({ length: 16 }, () => new IdTable())

  /** False when the id was there already. */
  add(id: string): boolean {
    const high = Number.parseInt(id.slice(0, 8), 16)
    return this.tables[high >>> 28]!.add(high, Number.parseInt(id.slice(8), 16))
  }

  /** Of all tables. */
  get bytes(): number {
    return this.tables.reduce((all, table) => all + table.bytes, 0)
  }

  /** No more is asked. */
  end(): void {
    for (const table of this.tables) table.end()
  }
}

const MOST_FULL = 3 / 4
const GROWTH = 5 / 4

class IdTable {
  private places = new Uint32Array(2 << 12)
  private count = 0

  get bytes(): number {
    return this.places.byteLength
  }

  add(high: number, low: number): boolean {
    if (this.count * 2 > this.places.length * MOST_FULL) this.grow()
    const isNew = place(this.places, high, low)
    if (isNew) this.count++
    return isNew
  }

  private grow(): void {
    const bigger = new Uint32Array(2 * Math.ceil((this.places.length / 2) * GROWTH))
    for (let i = 0; i < this.places.length; i += 2) {
      if (this.places[i] !== 0 || this.places[i + 1] !== 0) place(bigger, this.places[i]!, this.places[i + 1]!)
    }
    free(this.places)
    this.places = bigger
  }

  end(): void {
    free(this.places)
    this.places = new Uint32Array(8)
    this.count = 0
  }
}

/** Open addressing; a pair of zeros is an empty place, so the one id that is all zeros becomes 1. */
function place(table: Uint32Array, high: number, low: number): boolean {
  if (high === 0 && low === 0) low = 1
  const first = 2 * Math.floor((low * table.length) / 2 ** 33)
  for (let at = first; ; at = at + 2 < table.length ? at + 2 : 0) {
    if (table[at] === 0 && table[at + 1] === 0) {
      table[at] = high
      table[at + 1] = low
      return true
    }
    if (table[at] === high && table[at + 1] === low) return false
  }
}

/** At once, and not when the collector comes by, where a browser can: tables of a large file are tens of megabytes. */
function free({ buffer }: Uint32Array<ArrayBuffer>): void {
  const { transfer } = buffer as { transfer?: (this: ArrayBuffer, size: number) => ArrayBuffer }
  transfer?.call(buffer, 0)
}
