import type { Choice } from './choice.ts'

/**
 * Which parts of a file have people of which precinct, noted by the first pass: the second reads no others. Most counties' files go by precinct; of one that
 * goes by name every part has somebody of each, and all of it is read again.
 */
export interface Parts {
  /** Where each begins, in bytes, and the number of its first line. A record is in one part only; the first has the header. */
  readonly bytes: Float64Array<ArrayBuffer>
  readonly lines: Uint32Array<ArrayBuffer>
  /** By precinct, as people choose it (`precinctKey`): its parts, ascending. */
  readonly of: ReadonlyMap<string, Uint16Array<ArrayBuffer>>
}

/** So many bytes and no line end are one part. */
const PART_BYTES = 1 << 18
/** A precinct of a county's file, or of a state's, is a few of so many. */
const MOST_PARTS = 400

export const partBytes = (size: number): number => Math.max(PART_BYTES, size / MOST_PARTS)

export interface PartNotes {
  /** What comes now is of a new part. */
  begin(byte: number, line: number): void
  /** Somebody of this precinct. */
  add(precinct: string): void
  all(): Parts
}

export function partNotes(): PartNotes {
  const bytes = [0]
  const lines = [1]
  const of = new Map<string, number[]>()
  return {
    begin(byte, line) {
      // The header may still have to come.
      if (of.size === 0) return
      bytes.push(byte)
      lines.push(line)
    },
    add(precinct) {
      let parts = of.get(precinct)
      if (!parts) of.set(precinct, (parts = []))
      const part = bytes.length - 1
      if (parts.at(-1) !== part) parts.push(part)
    },
    all: () => ({
      bytes: Float64Array.from(bytes),
      lines: Uint32Array.from(lines),
      of: new Map([...of].map(([precinct, parts]) => [precinct, Uint16Array.from(parts)])),
    }),
  }
}

/** Bytes of a file, from the beginning of a line. */
export interface Range {
  readonly from: number
  readonly to: number
  /** The number of that line. */
  readonly line: number
}

export const wholeFile = (size: number): Range => ({ from: 0, to: size, line: 1 })

/** What has to be read of a file for a choice, in file order. */
export function rangesOf({ bytes, lines, of }: Parts, { precincts }: Choice, size: number): Range[] {
  if (!precincts) return [wholeFile(size)]
  const wanted = new Set([0, ...precincts.flatMap(precinct => [...(of.get(precinct) ?? [])])])
  const ranges: Range[] = []
  for (const part of [...wanted].toSorted((a, b) => a - b)) {
    const from = bytes[part]!
    const before = ranges.at(-1)
    const isNext = before?.to === from
    const range = { from: isNext ? before.from : from, to: bytes[part + 1] ?? size, line: isNext ? before.line : lines[part]! }
    if (isNext) ranges.pop()
    ranges.push(range)
  }
  return ranges
}
