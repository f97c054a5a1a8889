import { Refused } from '../../base/refusal.ts'
import type { Result } from '../../base/result.ts'
import { compareNatural } from '../order.ts'
import type { Door, Voter, VoterBase } from '../types.ts'
import type { Cells } from './cells.ts'
import { chooser } from './choice.ts'
import type { Choice, Kind, PlaceCount } from './choice.ts'
import { withoutStrays } from './coordinates.ts'
import { detached } from './detached.ts'
import type { Encoding } from './encoding.ts'
import type { Layout } from './fields.ts'
import type { ListFile, Progress } from './pieces.ts'
import { partNotes, rangesOf } from './parts.ts'
import type { Parts } from './parts.ts'
import { named } from './precincts.ts'
import type { Place, RowReader } from './row-reader.ts'
import { settled } from './settled.ts'
import { readRecords } from './source.ts'
import type { ReadOptions, Reading } from './source.ts'
import { tabulated } from './tabulate.ts'
import type { Skipped } from './tabulate.ts'

/** What the file has, without a row of it being kept: the first pass. */
export interface Scan {
  /** What the file turned out to be as a whole: `collect` takes it from here. */
  readonly encoding: Encoding
  readonly delimiter: string
  readonly rows: number
  /** Rows that would come in, if all were chosen. */
  readonly voters: number
  /** By precinct, then street: what choosing is counted from. */
  readonly places: readonly PlaceCount[]
  readonly kinds: readonly Kind[]
  readonly skipped: Skipped
  /** The lines on which somebody comes again; `collect` takes it from here. */
  readonly repeated: Uint32Array<ArrayBuffer>
  /** Where each precinct's people are; `collect` takes it from here. */
  readonly parts: Parts
  /** The first rows as they would come in. */
  readonly preview: readonly { readonly voter: Voter; readonly door: Door }[]
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

export type ScanOptions = Pick<ReadOptions, 'progress' | 'partBytes'>

/** Refusals: as `look`, `file-no-address-column`, `file-no-name-column`, `file-no-rows`, `file-nobody` {rows, line, reason}. */
export const scan = (file: ListFile, seen: Reading, layout: Layout, year: number, options?: ScanOptions): Promise<Result<Scan>> =>
  settled(async () => {
    const begin = () => {
      const counts = placeCounts()
      const notes = partNotes()
      const preview: { voter: Voter; door: Door }[] = []
      const onPlace = (place: Place, cells: Cells, reader: RowReader): void => {
        counts.add(place)
        notes.add(place.precinct)
        if (preview.length < PREVIEW) preview.push(detached(reader.record(cells)))
      }
      return { ...tabulated(layout, year, onPlace), begin: notes.begin, counts, notes, preview }
    }
    const { sink, encoding } = await readRecords(file, seen, begin, options)
    const { rows, skipped, repeated } = sink.tally()
    if (rows === 0) throw new Refused('file-no-rows')
    const first = skipped.examples[0]
    if (first && skipped.total === rows) throw new Refused('file-nobody', { values: { rows, line: first.line, reason: first.reason } })
    return {
      encoding,
      delimiter: seen.delimiter,
      rows,
      voters: rows - skipped.total,
      ...sink.counts.all(),
      skipped,
      repeated,
      parts: sink.notes.all(),
      preview: sink.preview,
    }
  })

/** What is known of a file; without the first pass it is read whole. */
export type Scanned = Reading & (Pick<Scan, 'repeated' | 'parts'> | { readonly repeated?: never; readonly parts?: never })

/** `seen`: of the same file and layout. Refusals: as `scan`, `nothing-chosen`, `too-many-voters` {max}. */
export const collect = (
  file: ListFile,
  seen: Scanned,
  layout: Layout,
  choice: Choice,
  info: ImportInfo,
  progress?: Progress,
): Promise<Result<VoterBase>> =>
  settled(async () => {
    const isChosen = chooser(choice)
    const begin = () => {
      const doors = new Map<string, Door>()
      const voters: Voter[] = []
      const precincts: string[] = []
      const onPlace = (place: Place, cells: Cells, reader: RowReader): void => {
        if (!isChosen(place)) return
        if (voters.length >= MAX_VOTERS) throw new Refused('too-many-voters', { values: { max: MAX_VOTERS } })
        const { voter, door } = reader.record(cells)
        voters.push(detached(voter))
        precincts.push(place.precinct)
        if (!doors.has(door.id)) doors.set(door.id, detached(door))
      }
      return { ...tabulated(layout, new Date(info.importedAt).getUTCFullYear(), onPlace, seen.repeated), doors, voters, precincts }
    }
    const ranges = seen.parts && rangesOf(seen.parts, choice, file.size)
    const { sink } = await readRecords(file, seen, begin, { progress, ranges })
    if (sink.voters.length === 0) throw new Refused('nothing-chosen')
    sink.tally()
    const elections = sink.elections()
    return {
      v: 1,
      source: layout.source,
      ...info,
      ...(elections.length > 0 ? { elections } : {}),
      ...named({ doors: withoutStrays([...sink.doors.values()]), voters: sink.voters }, sink.precincts),
    }
  })

interface Tally extends Omit<PlaceCount, 'kinds'> {
  readonly kinds: number[]
}

/** Streets are counted, not people: a county has two million of these and some ten thousands of those. */
function placeCounts() {
  const precincts = new Map<string, Map<string, Tally>>()
  const kinds = new Map<string, number>()
  const kindOf = ({ status, party }: Kind): number => {
    const key = `${status}\t${party}`
    const known = kinds.get(key)
    if (known !== undefined) return known
    kinds.set(detached(key), kinds.size)
    return kinds.size - 1
  }
  return {
    add(place: Place): void {
      let streets = precincts.get(place.precinct)
      if (!streets) precincts.set(place.precinct, (streets = new Map()))
      const { key, name, city, zip } = place.street
      let tally = streets.get(key) ?? streets.get(`${key}\t${city}`)
      // One street may lie in two towns that share a ZIP code.
      if (tally && tally.city !== city) tally = streets.get(`${key}\t${city}`)
      if (!tally) {
        // As many places as are needed now: an array that grows takes seventeen.
        tally = { precinct: place.precinct, key, name, city, zip, kinds: [...kinds.values()].fill(0) }
        streets.set(streets.has(key) ? `${key}\t${city}` : key, tally)
      }
      const kind = kindOf(place)
      while (tally.kinds.length <= kind) tally.kinds.push(0)
      tally.kinds[kind]!++
    },
    all: (): Pick<Scan, 'places' | 'kinds'> => ({
      places: [...precincts]
        .toSorted(([a], [b]) => compareNatural(a, b))
        .flatMap(([, streets]) => [...streets.values()].toSorted((a, b) => compareNatural(a.name, b.name))),
      kinds: [...kinds.keys()].map(key => {
        const [status = '', party = ''] = key.split('\t')
        return { status, party }
      }),
    }),
  }
}
