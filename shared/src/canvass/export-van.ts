import { csvLine } from '../base/csv.ts'
import { personName, turfState } from './doors.ts'
import type { DoorView } from './doors.ts'
import { buildingId } from './address.ts'
import { walkerName } from './credit.ts'
import { hasResponses, saidCells } from './export-sayings.ts'
import type { SaidColumn } from './export-sayings.ts'
import type { TurfVisits } from './export.ts'
import type { Question, ResultCode, Visit, Voter } from './types.ts'

/**
 * What came back, as VAN takes it in: its contact history (a row a person and visit, and a column a question) and its
 * survey responses (a row an answer). Source: the column lists of VAN's own exports. VAN knows people, not doors: what
 * was said of a door or a building becomes a row for each person on the list there. Its words are English everywhere.
 */
export const VAN_CONTACT_COLUMNS = [
  'Voter File VANID',
  'Contact Name',
  'Date Canvassed',
  'Result',
  'Contact Type',
  'Canvassed By',
  'Input Type Name',
  'MiniVAN Campaign',
] as const

export const VAN_SURVEY_COLUMNS = [
  'Voter File VANID',
  'Contact Name',
  'Date Canvassed',
  'Survey Response',
  'Survey Question Name',
  'Survey Question Type',
  'Canvassed By',
  'Contact Type',
] as const

const RESULT: Readonly<Record<ResultCode, string>> = {
  canvassed: 'Canvassed',
  'not-home': 'Not Home',
  refused: 'Refused',
  moved: 'Moved',
  deceased: 'Deceased',
  inaccessible: 'Inaccessible',
  'language-barrier': 'Language Barrier',
  'address-not-found': 'Address Not Found',
}
const QUESTION_TYPE: Readonly<Record<Question['kind'], string>> = {
  choice: 'Multiple Choice',
  scale: 'Multiple Choice',
  text: 'Open Ended',
}
/** What is no question of the organizer's: in VAN's contacts a column only where anybody said it, in its answers a question. */
const SAID: readonly (readonly [SaidColumn, string, string])[] = [
  ['support', 'Support', 'Multiple Choice'],
  ['issue', 'Issue', 'Open Ended'],
  ['registered', 'Registered', 'Multiple Choice'],
  ['voteWay', 'Vote Plan', 'Multiple Choice'],
  ['voteWhen', 'Vote Plan When', 'Open Ended'],
  ['voteHow', 'Vote Plan How', 'Open Ended'],
  ['tags', 'Tags', 'Open Ended'],
  ['followUp', 'Follow Up', 'Open Ended'],
  ['followUpOn', 'Follow Up Date', 'Open Ended'],
]
const CONTACT_TYPE = 'Walk'
const INPUT_TYPE = 'Porchlight'

/** A file for VAN, and what had to stay out of it. */
export interface VanFile {
  readonly text: string
  readonly rows: number
  /** Visits to somebody without a voter id: met at the door, or at a door with nobody on the list. */
  readonly left: number
}

/** A row a person and standing visit; a visit that says something of the person and has no result counts as canvassed. */
export function vanContacts(turfs: readonly TurfVisits[], questions: readonly Question[]): VanFile {
  const { contacts, left } = contactsOf(turfs)
  const said = SAID.filter(([column]) => contacts.some(({ visit }) => saidCells(visit)[column] !== ''))
  const rows = contacts.map(({ voter, visit, at, by, turf }) => [
    voter.sourceId,
    personName(voter),
    usDate(at),
    RESULT[visit.result ?? 'canvassed'],
    CONTACT_TYPE,
    by,
    INPUT_TYPE,
    turf,
    ...questions.map(question => visit.answers[question.id] ?? ''),
    ...said.map(([column]) => saidCells(visit)[column]),
  ])
  const columns = [...VAN_CONTACT_COLUMNS, ...questions.map(one => one.text), ...said.map(([, name]) => name)]
  return { text: table(columns, rows), rows: rows.length, left }
}

/** A row an answer. */
export function vanSurvey(turfs: readonly TurfVisits[], questions: readonly Question[]): VanFile {
  const { contacts, left } = contactsOf(turfs)
  const rows = contacts.flatMap(({ voter, visit, at, by }) => {
    const cells = saidCells(visit)
    const answers = [
      ...questions.map(question => [visit.answers[question.id] ?? '', question.text, QUESTION_TYPE[question.kind]] as const),
      ...SAID.map(([column, name, type]) => [cells[column], name, type] as const),
    ]
    return answers.flatMap(([answer, name, type]) =>
      answer === '' ? [] : [[voter.sourceId, personName(voter), usDate(at), answer, name, type, by, CONTACT_TYPE]],
    )
  })
  return { text: table(VAN_SURVEY_COLUMNS, rows), rows: rows.length, left }
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[columns, ...rows].map(csvLine).join('')}`

interface Contact {
  readonly voter: Voter
  readonly visit: Visit
  readonly at: number
  /** The canvasser's own name; of one who gave none the beginning of their id. */
  readonly by: string
  readonly turf: string
}

function contactsOf(turfs: readonly TurfVisits[]): { contacts: Contact[]; left: number } {
  const contacts: Contact[] = []
  let left = 0
  for (const { name, turf, visits } of turfs) {
    const { chains, doors } = turfState(turf, visits)
    const buildings = Map.groupBy(doors.values(), view => view.building)
    const people = new Map(
      [...turf.earlier.toReversed(), ...(turf.base ? [turf.base] : [])].flatMap(base => base.voters.map(one => [one.id, one])),
    )
    for (const { first, current } of chains) {
      if (!current || (!current.result && !hasResponses(current))) continue
      const voters = votersOf(current, doors, buildings, people).filter(voter => voter.sourceId !== '')
      if (voters.length === 0) left++
      for (const voter of voters) contacts.push({ voter, visit: current, at: first.at, by: walkerName(first, visits.names), turf: name })
    }
  }
  return { contacts, left }
}

function votersOf(
  { target, door }: Visit,
  doors: ReadonlyMap<string, DoorView>,
  buildings: ReadonlyMap<string, readonly DoorView[]>,
  people: ReadonlyMap<string, Voter>,
): Voter[] {
  const at = doors.get(door)
  if (target.level === 'person') return [people.get(target.id)].filter(voter => voter !== undefined)
  const views =
    target.level === 'door' ? [at].filter(view => view !== undefined) : (buildings.get(at ? buildingId(at.door.address) : target.id) ?? [])
  return views.flatMap(view => view.people.flatMap(person => person.voter ?? []))
}

/** `11/22/2026`, by the clock on the wall. */
function usDate(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()}`
}
