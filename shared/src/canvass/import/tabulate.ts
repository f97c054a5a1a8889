import { Refused } from '../../base/refusal.ts'
import { isBlank } from './cells.ts'
import type { Cells } from './cells.ts'
import { hasAddress, hasName, headerNames } from './fields.ts'
import type { Layout } from './fields.ts'
import { IdSet } from './id-set.ts'
import type { RecordSink } from './records.ts'
import { SKIPS, rowReader } from './row-reader.ts'
import type { Place, RowReader, Skip } from './row-reader.ts'

export interface Skipped {
  readonly total: number
  readonly counts: Readonly<Record<Skip, number>>
  /** The first hundred, in file order. */
  readonly examples: readonly { readonly line: number; readonly reason: Skip }[]
}

const EXAMPLES = 100

export interface Tabulated extends RecordSink {
  /** At the end. `repeated`: the lines that were left out as somebody again. */
  tally(): { rows: number; skipped: Skipped; repeated: Uint32Array<ArrayBuffer> }
  /** What the header says of elections; empty before it was read. */
  elections(): readonly string[]
}

type OnPlace = (place: Place, cells: Cells, reader: RowReader) => void

/**
 * What both passes over a file share: the header, what is left out and why, duplicates. The first finds the lines on which somebody comes again; the second is
 * told of them, and need not know two million people again.
 */
export function tabulated(layout: Layout, year: number, onPlace: OnPlace, known?: Uint32Array): Tabulated {
  const counts = Object.fromEntries(SKIPS.map(reason => [reason, 0])) as Record<Skip, number>
  const examples: { line: number; reason: Skip }[] = []
  const seen = known ? undefined : new IdSet()
  const repeated: number[] = []
  const before = new Set(known)
  const isAgain = (line: number, cells: Cells, { identity }: RowReader): boolean => (seen ? !seen.add(identity(cells)) : before.has(line))
  let reader = layout.columns && rowReader(layout.columns, checked(layout, layout.columns), year)
  let preface = layout.preface ?? 0
  let rows = 0
  const skip = (line: number, reason: Skip): void => {
    counts[reason]++
    if (examples.length < EXAMPLES) examples.push({ line, reason })
  }
  return {
    row(cells, line, isOpen) {
      if (isBlank(cells)) return
      if (!reader) {
        if (preface-- > 0) return
        const header = headerNames(cells.all())
        reader = rowReader(header, checked(layout, header), year)
        return
      }
      rows++
      const place = reader.place(cells, isOpen)
      if (typeof place === 'string') skip(line, place)
      else if (!isAgain(line, cells, reader)) onPlace(place, cells, reader)
      else {
        repeated.push(line)
        skip(line, 'duplicate-id')
      }
    },
    broken(line, reason) {
      rows++
      skip(line, reason)
    },
    tally() {
      seen?.end()
      const total = Object.values(counts).reduce((all, one) => all + one, 0)
      return { rows, skipped: { total, counts, examples }, repeated: Uint32Array.from(repeated) }
    },
    elections: () => reader?.elections ?? [],
  }
}

/** A saved mapping counts only where its columns are there. */
function checked(layout: Layout, header: readonly string[]): Layout {
  const mapping = Object.fromEntries(Object.entries(layout.mapping).filter(([, column]) => header.includes(column)))
  if (!hasAddress(mapping)) throw new Refused('file-no-address-column')
  if (!hasName(mapping)) throw new Refused('file-no-name-column')
  return { ...layout, mapping }
}
