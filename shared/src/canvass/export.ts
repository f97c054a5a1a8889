import { csvLine } from '../base/csv.ts'
import { buildingId, streetLine } from './address.ts'
import { walkerName } from './credit.ts'
import { turfState } from './doors.ts'
import { SAID_COLUMNS, saidCells } from './export-sayings.ts'
import { namesIn } from './my-day.ts'
import type { Question, ResultCode, TurfView, Visit, VisitsView } from './types.ts'

/** One turf to be written out. */
export interface TurfVisits {
  readonly name: string
  readonly turf: TurfView
  readonly visits: VisitsView
}

export const EXPORT_COLUMNS = [
  'turf',
  'address',
  'unit',
  'city',
  'zip',
  'person',
  'sourceId',
  'newResident',
  'result',
  'resultCode',
  'canvasser',
  'when',
  'literature',
  'doNotContact',
  'note',
  ...SAID_COLUMNS,
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** The words of the file, in the organizer's language. */
export interface ExportWords {
  readonly columns: Readonly<Record<ExportColumn, string>>
  readonly results: Readonly<Record<ResultCode, string>>
  readonly yes: string
}

/**
 * Every visit that stands, one a line (what was taken back or replaced is left out): RFC 4180, with a byte order mark
 * because spreadsheets take a file without one for their old encoding. `questions` in the order of their columns,
 * removed ones included where answers to them are wanted.
 */
export function visitsCsv(turfs: readonly TurfVisits[], questions: readonly Question[], words: ExportWords, localTime = isoLocal): string {
  const header = [...EXPORT_COLUMNS.map(column => words.columns[column]), ...questions.map(question => question.text)]
  const rows = turfs.flatMap(one => turfRows(one, questions, words, localTime))
  return `\uFEFF${[header, ...rows].map(csvLine).join('')}`
}

function turfRows(
  { name, turf, visits }: TurfVisits,
  questions: readonly Question[],
  words: ExportWords,
  localTime: (ms: number) => string,
) {
  const names = namesIn(turf, visits)
  const { chains, requests } = turfState(turf, visits)
  const residents = new Set(visits.residents.map(one => one.id))
  const yes = (value: boolean): string => (value ? words.yes : '')
  const rowOf = (visit: Visit, at: number): string[] => {
    const address = names.address(visit.door)
    const isPerson = visit.target.level === 'person'
    const targets = [visit.target.id, visit.door, ...(address ? [buildingId(address)] : [])]
    const cells: Record<ExportColumn, string> = {
      turf: name,
      address: address ? streetLine(address) : '',
      unit: address?.unit ?? '',
      city: address?.city ?? '',
      zip: address?.zip ?? '',
      person: isPerson ? names.person(visit.target.id) : '',
      sourceId: isPerson ? names.sourceId(visit.target.id) : '',
      newResident: yes(residents.has(visit.target.id)),
      result: visit.result ? words.results[visit.result] : '',
      resultCode: visit.result ?? '',
      canvasser: walkerName(visit, visits.names),
      when: localTime(at),
      literature: yes(visit.literature),
      doNotContact: yes(targets.some(target => requests.has(target))),
      note: visit.note,
      ...saidCells(visit),
    }
    return [...EXPORT_COLUMNS.map(column => cells[column]), ...questions.map(question => visit.answers[question.id] ?? '')]
  }
  return chains.flatMap(({ first, current }) => (current ? [rowOf(current, first.at)] : []))
}

/** `2026-11-22T14:05:09`, as the clock on the wall said. */
export function isoLocal(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
