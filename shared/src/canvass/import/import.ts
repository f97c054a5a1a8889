import { Refused } from '../../base/refusal.ts'
import type { Refusal } from '../../base/refusal.ts'
import { fail, ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import type { Door, Voter, VoterBase } from '../types.ts'
import { compareNatural } from '../order.ts'
import { detached } from './detached.ts'
import type { Encoding } from './encoding.ts'
import { guessLayout, hasAddress, hasName, headerHash } from './fields.ts'
import type { Layout } from './fields.ts'
import { IdSet } from './id-set.ts'
import { recordReader } from './records.ts'
import type { RecordSink } from './records.ts'
import { SKIPS, rowReader } from './row-reader.ts'
import type { Place, RowReader, Skip } from './row-reader.ts'
import { detect, readRecords } from './source.ts'
import type { ListFile, Reading, Watch } from './source.ts'

/** What the first look at a file shows; `look` reads only its beginning. */
export interface Look {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly header: readonly string[]
  readonly headerHash: string
  /** Known layout, or guesses to be checked on the mapping screen. */
  readonly layout: Layout
  /** Nothing more to ask: an address and a name are mapped. */
  readonly isComplete: boolean
  /** The first rows as they are, for the mapping screen. */
  readonly rows: readonly (readonly string[])[]
}

/** What the file has, without a row of it being kept: the first pass. */
export interface Scan {
  /** What the file turned out to be as a whole: `collect` takes it from here. */
  readonly encoding: Encoding
  readonly delimiter: string
  readonly rows: number
  /** Rows that would come in, if all were chosen. */
  readonly voters: number
  readonly precincts: readonly PrecinctCount[]
  readonly skipped: Skipped
  /** The first rows as they would come in. */
  readonly preview: readonly { readonly voter: Voter; readonly door: Door }[]
}

export interface PrecinctCount {
  readonly name: string
  readonly voters: number
  readonly streets: readonly StreetCount[]
}

export interface StreetCount {
  readonly key: string
  readonly name: string
  readonly city: string
  readonly voters: number
}

export interface Skipped {
  readonly total: number
  readonly counts: Readonly<Record<Skip, number>>
  /** The first hundred, in file order. */
  readonly examples: readonly { readonly line: number; readonly reason: Skip }[]
}

/** What to bring in: whole precincts, or single streets by their keys (of any precinct, or of these). */
export interface Choice {
  readonly precincts?: readonly string[]
  readonly streets?: readonly string[]
}

export interface ImportInfo {
  readonly importId: string
  readonly fileName: string
  readonly importedAt: number
  readonly terms: string
}

/** Above this a base no longer fits a phone's document; a county is brought in precinct by precinct. */
export const MAX_VOTERS = 40_000
const PREVIEW = 20
const EXAMPLES = 100

/** Refusals: `file-empty`, `file-not-a-list` {kind}, `file-no-header-match`. */
export const look = (file: ListFile): Promise<Result<Look>> =>
  settled(async () => {
    const { encoding, delimiter, head } = await detect(file)
    const rows: string[][] = []
    const records = recordReader(delimiter, {
      row: cells => void (rows.length <= PREVIEW && !isBlank(cells) && rows.push(cells)),
      broken: () => {},
    })
    records.push(head.endsWith('\n') ? head : `${head}\n`)
    const [header, ...others] = rows
    if (!header) throw new Refused('file-not-a-list', { values: { kind: 'text' } })
    const layout = guessLayout(header)
    if (Object.keys(layout.mapping).length === 0)
      throw new Refused('file-no-header-match', { values: { line: header.join(delimiter).slice(0, 80) } })
    const isComplete = hasAddress(layout.mapping) && hasName(layout.mapping)
    return { encoding, delimiter, header, headerHash: headerHash(header), layout, isComplete, rows: others.slice(0, PREVIEW) }
  })

/** Refusals: as `look`, `file-no-address-column`, `file-no-name-column`, `file-no-rows`, `cancelled`. */
export const scan = (file: ListFile, seen: Reading, layout: Layout, year: number, watch: Watch = {}): Promise<Result<Scan>> =>
  settled(async () => {
    const counts = new Map<string, Map<string, { name: string; city: string; voters: number }>>()
    const begin = () => {
      counts.clear()
      const preview: { voter: Voter; door: Door }[] = []
      const onPlace = (place: Place, cells: readonly string[], reader: RowReader): void => {
        let streets = counts.get(place.precinct)
        if (!streets) counts.set(detached(place.precinct), (streets = new Map()))
        const street = streets.get(place.street.key)
        if (street) street.voters++
        else streets.set(place.street.key, { name: place.street.name, city: place.street.city, voters: 1 })
        if (preview.length < PREVIEW) preview.push(detached(reader.record(cells)))
      }
      return { ...tabulated(layout, year, onPlace), preview }
    }
    const { sink, encoding } = await readRecords(file, seen, begin, watch)
    const precincts = [...counts].map(([name, streets]) => precinctCount(name, streets)).toSorted((a, b) => compareNatural(a.name, b.name))
    const tally = sink.tally()
    if (tally.rows === 0) throw new Refused('file-no-rows')
    return {
      encoding,
      delimiter: seen.delimiter,
      rows: tally.rows,
      voters: tally.rows - tally.skipped.total,
      precincts,
      skipped: tally.skipped,
      preview: sink.preview,
    }
  })

/** Refusals: as `scan`, `nothing-chosen`, `too-many-voters` {max}. */
export const collect = (
  file: ListFile,
  seen: Reading,
  layout: Layout,
  choice: Choice,
  info: ImportInfo,
  watch: Watch = {},
): Promise<Result<VoterBase>> =>
  settled(async () => {
    const precincts = choice.precincts && new Set(choice.precincts)
    const streets = choice.streets && new Set(choice.streets)
    const isChosen = (place: Place) => (precincts?.has(place.precinct) ?? true) && (streets?.has(place.street.key) ?? true)
    const begin = () => {
      const doors = new Map<string, Door>()
      const voters: Voter[] = []
      const onPlace = (place: Place, cells: readonly string[], reader: RowReader): void => {
        if (!isChosen(place)) return
        if (voters.length >= MAX_VOTERS) throw new Refused('too-many-voters', { values: { max: MAX_VOTERS } })
        const { voter, door } = reader.record(cells)
        voters.push(detached(voter))
        if (!doors.has(door.id)) doors.set(door.id, detached(door))
      }
      return { ...tabulated(layout, new Date(info.importedAt).getUTCFullYear(), onPlace), doors, voters }
    }
    const { sink } = await readRecords(file, seen, begin, watch)
    if (sink.voters.length === 0) throw new Refused('nothing-chosen')
    return { v: 1, source: layout.source, ...info, doors: [...sink.doors.values()], voters: sink.voters }
  })

interface Tabulated extends RecordSink {
  tally(): { rows: number; skipped: Skipped }
}

/** What both passes share: the header, what is left out and why, duplicates. */
function tabulated(layout: Layout, year: number, onPlace: (place: Place, cells: readonly string[], reader: RowReader) => void): Tabulated {
  const counts = Object.fromEntries(SKIPS.map(reason => [reason, 0])) as Record<Skip, number>
  const examples: { line: number; reason: Skip }[] = []
  const seen = new IdSet()
  let reader: RowReader | undefined
  let rows = 0
  const skip = (line: number, reason: Skip): void => {
    counts[reason]++
    if (examples.length < EXAMPLES) examples.push({ line, reason })
  }
  return {
    row(cells, line) {
      if (isBlank(cells)) return
      if (!reader) {
        reader = rowReader(cells, checked(layout, cells), year)
        return
      }
      rows++
      const place = reader.place(cells)
      if (typeof place === 'string') skip(line, place)
      else if (seen.add(place.id)) onPlace(place, cells, reader)
      else skip(line, 'duplicate-id')
    },
    broken(line) {
      rows++
      skip(line, 'malformed-quote')
    },
    tally: () => ({ rows, skipped: { total: Object.values(counts).reduce((all, one) => all + one, 0), counts, examples } }),
  }
}

/** A saved mapping counts only where its columns are there. */
function checked(layout: Layout, header: readonly string[]): Layout {
  const mapping = Object.fromEntries(Object.entries(layout.mapping).filter(([, column]) => header.includes(column)))
  if (!hasAddress(mapping)) throw new Refused('file-no-address-column')
  if (!hasName(mapping)) throw new Refused('file-no-name-column')
  return { ...layout, mapping }
}

function precinctCount(name: string, streets: ReadonlyMap<string, { name: string; city: string; voters: number }>): PrecinctCount {
  const list = [...streets].map(([key, street]) => ({ key, ...street })).toSorted((a, b) => compareNatural(a.name, b.name))
  return { name, voters: list.reduce((all, street) => all + street.voters, 0), streets: list }
}

const isBlank = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')

async function settled<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    // A file that was moved or a stick that was pulled out while it was read.
    if (error instanceof DOMException) return fail<Refusal>({ code: 'file-unreadable', detail: error.message })
    throw error
  }
}
