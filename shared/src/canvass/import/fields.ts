import { hash64 } from '../../base/hash64.ts'

/** What a column can be for us. Address: either one line (`address`, and `unitLine`), or split into its parts. */
export const FIELDS = [
  'sourceId',
  'first',
  'middle',
  'last',
  'suffix',
  'fullName',
  'address',
  'unitLine',
  'number',
  'numberHalf',
  'streetBefore',
  'street',
  'streetType',
  'streetAfter',
  'unitType',
  'unit',
  'city',
  'state',
  'zip',
  'county',
  'precinct',
  'born',
  'age',
  'sex',
  'language',
  'phoneArea',
  'phone',
  'party',
  'status',
  'registered',
  'confidential',
  'lat',
  'lon',
] as const
export type Field = (typeof FIELDS)[number]

/** Field → the name of its column, as the header has it. */
export type Mapping = Readonly<Partial<Record<Field, string>>>

export interface Layout {
  /** Of a known layout (layouts/), or `mapped`. */
  readonly source: string
  readonly mapping: Mapping
  /** The names of its columns, where the file has no header line. */
  readonly columns?: readonly string[]
  /** Records before the header line: a title, `sep=;`. */
  readonly preface?: number
}

export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Plain name → name as the header has it; the first of two that are alike. */
export const byPlainName = (header: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    header
      .map(name => [plainName(name), name] as const)
      .filter(([plain]) => plain !== '')
      .toReversed(),
  )

/** The same kind of file finds its mapping again, in whatever order its columns come. */
export const headerHash = (header: readonly string[]): string =>
  hash64(
    header
      .map(plainName)
      .filter(name => !isElection(name))
      .toSorted()
      .join('\n'),
  )

const ELECTION = /^(PRIMARY|GENERAL|SPECIAL)\s*-\s*(\d\d)\/(\d\d)\/(\d{4})$/i
const isElection = (plain: string): boolean => /^(primary|general|special)\d{8}$/.test(plain)

/** `GENERAL-11/08/2022` → `2022-11-08 general`; undefined for other columns. */
export function electionOf(column: string): string | undefined {
  const parts = ELECTION.exec(column.trim())
  return parts ? `${parts[4]}-${parts[2]}-${parts[3]} ${parts[1]!.toLowerCase()}` : undefined
}

/** Newest first; of one day the general election before the others. */
export const electionOrder = (labels: Iterable<string>): string[] =>
  [...new Set(labels)].toSorted((a, b) => (a.slice(0, 10) === b.slice(0, 10) ? (a < b ? -1 : 1) : a < b ? 1 : -1))

/** What columns are called by: trimmed, none without a name, and none called like another. */
export function headerNames(cells: readonly string[]): string[] {
  const used = new Map<string, number>()
  return cells.map((cell, i) => {
    const name = cell.trim() || columnName(i)
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

export const columnName = (i: number): string => `Column ${i + 1}`

export const hasAddress = (mapping: Mapping): boolean => mapping.address !== undefined || mapping.street !== undefined
export const hasName = (mapping: Mapping): boolean =>
  mapping.last !== undefined || mapping.first !== undefined || mapping.fullName !== undefined
