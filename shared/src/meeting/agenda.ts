import { textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { byOrder, isOrderKey } from '../base/order-key.ts'
import { need } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, idField, isId, isWho, whoField } from '../doc/checks.ts'
import { fieldsById } from '../doc/fields.ts'
import type { FieldsOf } from '../doc/fields.ts'
import { optionalFlag, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import { MAX_N, byNumber } from './counted.ts'
import { ANSWERS, ITEM_KINDS, ITEM_STATES } from './types.ts'
import type { AgendaItem, AgendaView, Answer, AnswerWord, Attendance, ClockLine } from './types.ts'

/** One meeting: what it is about, who comes, and its clock. The instance of its doc id is the meeting's id; scope `group`. */
export interface AgendaDoc {
  about: Texts
  /** `<item>/<field>`; removal is a field too, so that it can be taken back. */
  items: Texts
  /** By id; written once. */
  clock: Texts
  /** By who. */
  answers: Texts
  attendance: Texts
}

/** Items that a meeting can have, removed ones included. */
export const MAX_ITEMS = 300
export const ITEM_LIMIT = { title: 200, purpose: LONG_TEXT, outcome: LONG_TEXT, lead: SHORT_TEXT } as const
export const LONGEST_ITEM = 24 * 60

export const agendaKind = defineKind<AgendaDoc, AgendaView>({
  name: 'agenda',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  initial: frozen(
    'hW9Kg-zwSmEBTwAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUmNAFCAlYCcAJ7BWFib3V0BWl0ZW1zBWNsb2NrB2Fuc3dlcnMKYXR0ZW5kYW5jZQUFAAUABQA',
  ),
  read: doc => {
    const all = [...fieldsById(doc.items)].flatMap(([id, fields]) => readItem(id, fields) ?? []).toSorted(byOrder)
    return {
      items: all.filter(item => !item.removed),
      removed: all.filter(item => item.removed),
      clock: recordsOf(doc.clock, readLine).toSorted(byNumber),
      answers: recordsOf(doc.answers, readAnswer),
      attendance: recordsOf(doc.attendance, readAttendance),
    }
  },
})

function readItem(id: string, fields: FieldsOf): AgendaItem | undefined {
  const title = shortEnough(fields.get('title'), ITEM_LIMIT.title)
  if (!isId(id) || title === '') return undefined
  const order = fields.get('order') ?? ''
  const minutes = Number(fields.get('minutes') ?? 0)
  const [meeting = '', item = ''] = (fields.get('from') ?? '').split('/')
  return {
    id,
    order: isOrderKey(order) ? order : '',
    title,
    purpose: shortEnough(fields.get('purpose'), ITEM_LIMIT.purpose),
    kind: ITEM_KINDS.find(kind => kind === fields.get('kind')) ?? 'discussion',
    lead: shortEnough(fields.get('lead'), ITEM_LIMIT.lead),
    minutes: Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_ITEM ? minutes : 0,
    outcome: shortEnough(fields.get('outcome'), ITEM_LIMIT.outcome),
    state: ITEM_STATES.find(state => state === fields.get('state')) ?? 'open',
    from: isId(meeting) && isId(item) ? { meeting, item } : undefined,
    removed: fields.get('removed') === 'yes',
  }
}

const shortEnough = (value: string | undefined, max: number): string => (value === undefined || value.length > max ? '' : value)

const WHATS = ['start', 'item', 'pause', 'resume', 'end'] as const

export function readLine(fields: Fields, key: string): ClockLine {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  const what = WHATS.find(one => one === fields['what'])
  need(what !== undefined, 'malformed', 'what')
  const item = what === 'item' ? idField(fields, 'item') : undefined
  return { id, n: uintField(fields, 'n', MAX_N), what, item, at: uintField(fields, 'at'), by: textField(fields, 'by', 32) }
}

function readAnswer(fields: Fields, key: string): Answer {
  need(isWho(key), 'malformed', 'who')
  const answer = ANSWERS.find((one): one is AnswerWord => one === fields['answer'])
  need(answer !== undefined, 'malformed', 'answer')
  return { who: key, answer, at: uintField(fields, 'at'), by: whoField(fields, 'by') }
}

function readAttendance(fields: Fields, key: string): Attendance {
  need(isWho(key), 'malformed', 'who')
  return { who: key, here: optionalFlag(fields, 'here'), at: uintField(fields, 'at'), by: whoField(fields, 'by') }
}
