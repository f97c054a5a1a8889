import { Refused } from '../../base/refusal.ts'
import type { Result } from '../../base/result.ts'
import { isBlank } from './cells.ts'
import type { Cells } from './cells.ts'
import { byPlainName, electionOrder, headerNames, plainName } from './fields.ts'
import { FLORIDA } from './layouts/florida.ts'
import { NORTH_CAROLINA } from './layouts/north-carolina.ts'
import { WASHINGTON } from './layouts/washington.ts'
import { settled } from './settled.ts'
import type { ListFile, Progress } from './pieces.ts'
import { detect, readRecords } from './source.ts'
import { dateOf } from './values.ts'

/** Who voted when, out of the file that such states publish beside their voter file. */
export interface History {
  /** `YYYY-MM-DD general`, newest first. */
  readonly elections: readonly string[]
  /** Beside each of the ids that were asked for: places among the elections. */
  readonly voted: readonly (readonly number[])[]
  readonly lines: number
}

interface Kind {
  readonly source: string
  /** Column names, or their places in a file without a header. */
  readonly id: string | number
  readonly date: string | number
  readonly kind?: string | number
  /** Ways of voting that were none. */
  readonly how?: { readonly at: number; readonly not: RegExp }
}

const KINDS: readonly Kind[] = [
  { source: WASHINGTON.source, id: 'StateVoterID', date: 'ElectionDate' },
  { source: NORTH_CAROLINA.source, id: 'ncid', date: 'election_lbl', kind: 'election_desc' },
]
/** N: did not vote; B, L and P: a ballot that was not counted. */
const FLORIDA_HISTORY: Kind = { source: FLORIDA.source, id: 1, date: 2, kind: 3, how: { at: 4, not: /^[NBLP]$/ } }

/** `source` of the list and its voters' own ids there. Refusals: `file-empty`, `file-not-a-list`, `file-not-history`, `history-elsewhere`. */
export const readHistory = (file: ListFile, source: string, ids: readonly string[], progress?: Progress): Promise<Result<History>> =>
  settled(async () => {
    const reading = await detect(file)
    const index = new Map(ids.map((id, i) => [id, i]))
    const begin = () => {
      const places = new Map<string, number>()
      const voted = ids.map((): Set<number> => new Set())
      let cellsOf: ReturnType<typeof readerOf> | undefined
      let lines = 0
      return {
        row(cells: Cells) {
          if (isBlank(cells)) return
          if (!cellsOf) {
            cellsOf = readerOf(cells.all(), source)
            if (!cellsOf.isFirst) return
          }
          lines++
          const { id, label } = cellsOf.read(cells)
          const voter = label && index.get(id)
          if (typeof voter !== 'number') return
          let place = places.get(label)
          if (place === undefined) places.set(label, (place = places.size))
          voted[voter]!.add(place)
        },
        broken: () => {},
        all: () => ({ places, voted, lines }),
      }
    }
    const { places, voted, lines } = (await readRecords(file, reading, begin, { progress })).sink.all()
    if (lines === 0) throw new Refused('file-no-rows')
    const elections = electionOrder(places.keys())
    const order = new Map([...places].map(([label, place]) => [place, elections.indexOf(label)]))
    return { elections, voted: voted.map(set => [...set].map(place => order.get(place)!).toSorted((a, b) => a - b)), lines }
  })

function readerOf(first: readonly string[], source: string) {
  const names = headerNames(first)
  const columns = byPlainName(names)
  const isBare = first.length === 5 && /^[A-Z]{3}$/.test(first[0]!.trim()) && dateOf(first[2]!) !== ''
  const kind = isBare
    ? FLORIDA_HISTORY
    : KINDS.find(one => columns.has(plainName(String(one.id))) && columns.has(plainName(String(one.date))))
  if (!kind) throw new Refused('file-not-history')
  if (kind.source !== source) throw new Refused('history-elsewhere')
  const at = (column: string | number | undefined): number =>
    typeof column === 'number' ? column : column === undefined ? -1 : names.indexOf(columns.get(plainName(column)) ?? '')
  const [id, date, what] = [at(kind.id), at(kind.date), at(kind.kind)]
  return {
    isFirst: isBare,
    read(cells: Cells): { id: string; label: string } {
      const day = dateOf(cells.get(date))
      const isVote = day.length === 10 && !kind.how?.not.test(cells.get(kind.how.at).trim())
      return { id: cells.get(id).trim(), label: isVote ? `${day} ${what < 0 ? byDay(day) : kindOf(cells.get(what))}` : '' }
    },
  }
}

const kindOf = (text: string): string =>
  /^GEN|GENERAL/i.test(text) ? 'general' : /^PRI|^PPP|PRIMARY/i.test(text) ? 'primary' : /RUN/i.test(text) ? 'runoff' : 'special'

/** Washington says the day alone: general elections are in November, primaries in August, and in March of a presidential year. */
function byDay(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  if (month === 11) return 'general'
  return month === 8 || (month === 3 && year % 4 === 0) ? 'primary' : 'special'
}
