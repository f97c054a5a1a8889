import { doorId, streetKey } from '../address.ts'
import { hash64 } from '../../base/hash64.ts'
import type { Address, Door, Voter } from '../types.ts'
import type { Cells } from './cells.ts'
import { addressFrom } from './address-cells.ts'
import { coordinates } from './coordinates.ts'
import { detached } from './detached.ts'
import { FIELDS, electionOf, electionOrder } from './fields.ts'
import type { Field, Layout } from './fields.ts'
import { precinctKey } from './precincts.ts'
import { calm, dateOf, isYes, languageOf, plainCell, statusOf } from './values.ts'

/** Why a row is left out. */
export const SKIPS = [
  'no-address',
  'no-name',
  'po-box',
  'duplicate-id',
  'rounded-id',
  'ragged',
  'cut-short',
  'malformed-quote',
  'damaged',
  'header-again',
  'removed',
] as const
export type Skip = (typeof SKIPS)[number]

/** Reads rows of one file, its columns found by name once. */
export interface RowReader {
  /** Of the files that have a column for each election, `YYYY-MM-DD general`, newest first; what `voted` counts in. */
  readonly elections: readonly string[]
  /** Cheap look for the first pass: why the row is left out, or its place and identity. `isOpen`: no line end came after it. */
  place(cells: Cells, isOpen?: boolean): Skip | Place
  /** The voter's id (16 hex digits). */
  identity(cells: Cells): string
  /** The whole record for the second. Only for rows that `place` accepts. */
  record(cells: Cells): { voter: Voter; door: Door }
}

export interface Place {
  /** `precinctKey`. This and the street may be kept: they are no slices of the file (`detached`). */
  readonly precinct: string
  readonly street: PlaceStreet
  readonly status: string
  /** As the file has it. */
  readonly party: string
}

export interface PlaceStreet {
  /** `streetKey`: what streets are chosen by. */
  readonly key: string
  readonly name: string
  readonly city: string
  /** Five digits, or as the file has it. */
  readonly zip: string
}

/** `year`: of the import, against which ages become years of birth. */
export function rowReader(header: readonly string[], layout: Layout, year: number): RowReader {
  const at = {} as Record<Field, number>
  for (const field of FIELDS) at[field] = layout.mapping[field] === undefined ? -1 : header.indexOf(layout.mapping[field])
  const used = new Set(Object.values(at))
  // No field of a voter: what else the file says of them keeps it.
  used.delete(at.county)
  const columns = header.map((name, i) => ({ name, i, election: electionOf(name) })).filter(({ i }) => !used.has(i))
  const elections = electionOrder(columns.flatMap(({ election }) => election ?? []))
  const rest = columns.map(column => ({ ...column, election: column.election ? elections.indexOf(column.election) : -1 }))
  const cell = (cells: Cells, field: Field): string => plainCell(cells.get(at[field]))

  const addressOf = (cells: Cells): Address => addressFrom(field => cell(cells, field), at.address >= 0)

  const streets = streetCache(addressOf)
  const precincts = lastKept(precinctKey)
  const identity = (cells: Cells): string => {
    const own = cell(cells, 'sourceId')
    if (own !== '') return hash64(`${layout.source}\n${own}`)
    return hash64(
      `unnumbered\n${nameParts(cells).join(' ').toUpperCase()}\n${rawAddress(cells).toUpperCase()}\n${cell(cells, 'born') || cell(cells, 'age')}`,
    )
  }
  const nameParts = (cells: Cells): string[] => {
    const names = [cell(cells, 'first'), cell(cells, 'middle'), cell(cells, 'last'), cell(cells, 'suffix')]
    return names[0] || names[2] ? names : fromFullName(cell(cells, 'fullName'))
  }
  const rawAddress = (cells: Cells): string =>
    at.address >= 0
      ? `${cell(cells, 'address')}\t${cell(cells, 'unitLine')}\t${cell(cells, 'unit')}`
      : `${cell(cells, 'number')}\t${cell(cells, 'streetBefore')}\t${cell(cells, 'street')}\t${cell(cells, 'streetType')}\t${cell(cells, 'unit')}`

  /** All that the street depends on: which house it is does not matter, only whether there is a number. */
  const streetCell = (cells: Cells): string => {
    const place = `${cell(cells, 'zip')}\t${cell(cells, 'city')}\t${cell(cells, 'state')}`
    if (at.address >= 0) return `${cell(cells, 'address').replace(PLAIN_NUMBER, '1 ')}\t${place}`
    const number = cell(cells, 'number') === '' ? '' : '1'
    return `${number}\t${cell(cells, 'streetBefore')}\t${cell(cells, 'street')}\t${cell(cells, 'streetType')}\t${cell(cells, 'streetAfter')}\t${place}`
  }

  const shapeFault = (cells: Cells, isOpen: boolean): Skip | undefined => {
    // Spreadsheets leave empty cells out at a row's end and add some; what is not empty there has slipped.
    if (cells.length < header.length - 1) return isOpen ? 'cut-short' : 'ragged'
    for (let i = header.length; i < cells.length; i++) if (cells.get(i).trim() !== '') return 'ragged'
    return header.every((name, i) => cells.get(i).trim() === name) ? 'header-again' : undefined
  }

  return {
    elections,
    identity,
    place(cells, isOpen = false) {
      const fault = shapeFault(cells, isOpen)
      if (fault) return fault
      const status = statusOf(cell(cells, 'status'))
      if (status === 'removed') return 'removed'
      const line = cell(cells, 'address') || cell(cells, 'street')
      if (line === '') return 'no-address'
      if (PO_BOX.test(line)) return 'po-box'
      if (cell(cells, 'last') === '' && cell(cells, 'first') === '' && cell(cells, 'fullName') === '') return 'no-name'
      if (ROUNDED.test(cell(cells, 'sourceId'))) return 'rounded-id'
      const street = streets(streetCell(cells), cells)
      return { precinct: precincts(cell(cells, 'precinct'), cell(cells, 'county')), street, status, party: cell(cells, 'party') }
    },
    record(cells) {
      const address = addressOf(cells)
      const door: Door = {
        id: doorId(address),
        address,
        ...coordinates(cell(cells, 'lat'), cell(cells, 'lon')),
        precinct: cell(cells, 'precinct'),
      }
      const [first, middle, last, suffix] = nameParts(cells).map(calm) as [string, string, string, string]
      const age = Number.parseInt(cell(cells, 'age'), 10)
      const status = statusOf(cell(cells, 'status'))
      const voter: Voter = {
        id: identity(cells),
        door: door.id,
        first,
        middle,
        last,
        suffix,
        sourceId: cell(cells, 'sourceId'),
        born: dateOf(cell(cells, 'born')) || (age > 0 && age < 130 ? String(year - age) : ''),
        sex: cell(cells, 'sex').slice(0, 20),
        language: languageOf(cell(cells, 'language')),
        phone: `${cell(cells, 'phoneArea')}${cell(cells, 'phone')}`,
        party: cell(cells, 'party'),
        status: status === 'removed' ? '' : status,
        registered: dateOf(cell(cells, 'registered')),
        precinct: cell(cells, 'precinct'),
        ...(isYes(cell(cells, 'confidential')) ? { confidential: true } : {}),
        ...votedOf(cells, rest),
        more: moreOf(cells, rest),
      }
      return { voter, door }
    },
  }
}

interface Rest {
  readonly name: string
  readonly i: number
  /** Among the elections; -1 for other columns. */
  readonly election: number
}

/** In which elections this person voted; nothing for files that do not tell. */
function votedOf(cells: Cells, rest: readonly Rest[]): Pick<Voter, 'voted'> {
  const voted = rest.flatMap(({ i, election }) => (election >= 0 && cells.get(i).trim() !== '' ? [election] : []))
  return voted.length > 0 ? { voted: voted.toSorted((a, b) => a - b) } : {}
}

/** Columns without a field of their own. */
function moreOf(cells: Cells, rest: readonly Rest[]): Record<string, string> {
  const more: [string, string][] = []
  for (const { name, i, election } of rest) {
    const value = plainCell(cells.get(i))
    // An X says that somebody voted; a letter also which party's ballot it was.
    if (value !== '' && (election < 0 || value.toUpperCase() !== 'X')) more.push([name, value])
  }
  return Object.fromEntries(more)
}

const PLAIN_NUMBER = /^\d+ +(?=[A-Z])/i
const PO_BOX = /^(?:P\.?\s?O\.?|POST OFFICE)\s*BOX\b/i
/** `1.23457E+11`: a spreadsheet has rounded the number, and many people's are now alike. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d+$/i

/** `LOPEZ, MARIA A` and `Maria A Lopez`: first, middle, last, suffix. */
function fromFullName(name: string): string[] {
  const comma = name.indexOf(',')
  if (comma > 0) {
    const [first = '', ...middle] = name
      .slice(comma + 1)
      .trim()
      .split(/\s+/)
    return [first, middle.join(' '), name.slice(0, comma).trim(), '']
  }
  const words = name.split(/\s+/).filter(Boolean)
  const suffix = words.length > 2 && /^(?:jr|sr|ii|iii|iv)\.?$/i.test(words.at(-1)!) ? words.pop()! : ''
  if (words.length < 2) return ['', '', words.join(' '), suffix]
  return [words[0]!, words.slice(1, -1).join(' '), words.at(-1)!, suffix]
}

/** Taking an address apart is the dearest step of the first pass, and a precinct has many voters and few streets. */
function streetCache(addressOf: (cells: Cells) => Address): (raw: string, cells: Cells) => PlaceStreet {
  const known = new Map<string, PlaceStreet>()
  return (raw, cells) => {
    const kept = known.get(raw)
    if (kept) return kept
    const address = addressOf(cells)
    const zip = address.zip.replace(/^(\d{5}).*$/, '$1')
    const found = detached({ key: streetKey(address), name: address.street, city: address.city, zip })
    if (known.size > 8_000) known.clear()
    known.set(detached(raw), found)
    return found
  }
}

/** Most lines are of the precinct that the line before was of. */
function lastKept(make: (a: string, b: string) => string): (a: string, b: string) => string {
  let last = { a: '', b: '', made: make('', '') }
  return (a, b) => {
    if (a !== last.a || b !== last.b) last = { a: detached(a), b: detached(b), made: detached(make(a, b)) }
    return last.made
  }
}
