import { asFields, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { isDate } from '../base/civil.ts'
import { need } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, idField } from '../doc/checks.ts'
import { optionalText, recordsOf } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import { frozen } from '../doc/frozen.ts'
import { defineKind } from '../doc/kind.ts'
import { MAX_N, byNumber } from './counted.ts'
import { DECIDED_BY } from './types.ts'
import type { Decision, Line, RegisterView, Task } from './types.ts'

/** What the group has decided and what its people have promised; one document in scope `group`. */
export interface RegisterDoc {
  about: Texts
  /** By id; written once. */
  decisions: Texts
  tasks: Texts
  /** `<decision or task>/<id>`: corrections, done, withdrawn; written once. */
  lines: Texts
}

type Said = Omit<Decision, 'corrections'> | Omit<Task, 'corrections'>

export const registerKind = defineKind<RegisterDoc, RegisterView>({
  name: 'register',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  initial: frozen('hW9Kg-UAm0UBRgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUdNAFCAlYCcAJ8BWFib3V0CWRlY2lzaW9ucwV0YXNrcwVsaW5lcwQEAAQABAA'),
  read: doc => {
    const lines = new Map<string, Line[]>()
    for (const line of recordsOf(doc.lines, readLine)) lines.set(line.of, [...(lines.get(line.of) ?? []), line])
    const corrected = <T extends Said>(first: T) => {
      const corrections = (lines.get(first.id) ?? []).toSorted(byNumber)
      return { ...corrections.reduce<T>(withLine, first), corrections }
    }
    return {
      decisions: recordsOf(doc.decisions, readDecision).map(corrected).toSorted(newestDecision),
      tasks: recordsOf(doc.tasks, readTask).map(corrected).toSorted(openFirst),
    }
  },
})

const newestDecision = (a: Decision, b: Decision): number => compare(b.date, a.date) || b.at - a.at || compare(a.id, b.id)

const isOpen = (task: Task): boolean => !task.done && !task.dropped

function openFirst(a: Task, b: Task): number {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1
  if (!isOpen(a)) return (b.doneAt ?? b.at) - (a.doneAt ?? a.at) || compare(a.id, b.id)
  // Without a date behind those with one.
  return compare(a.due || '9999', b.due || '9999') || a.at - b.at || compare(a.id, b.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function readDecision(fields: Fields, key: string): Omit<Decision, 'corrections'> {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  const first = { id, wording: '', date: '', owner: '', how: 'other', note: '', review: '', withdrawn: false } as const
  const said = takeIn(first, fields)
  need(said.wording !== '' && said.date !== '', 'malformed', 'wording')
  return { ...said, ...origin(fields) }
}

export function readTask(fields: Fields, key: string): Omit<Task, 'corrections'> {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  const first = { id, what: '', owner: '', due: '', done: false, doneAt: undefined, dropped: false }
  const said = takeIn(first, fields)
  need(said.what !== '', 'malformed', 'what')
  return { ...said, ...origin(fields) }
}

function readLine(fields: Fields, key: string): Line {
  const [id, of] = [idField(fields, 'id'), idField(fields, 'of')]
  need(key === `${of}/${id}`, 'malformed', 'key')
  const set = asFields(fields['set'], 'set')
  for (const value of Object.values(set)) need(typeof value === 'string' || typeof value === 'boolean', 'malformed', 'set')
  return { id, of, n: uintField(fields, 'n', MAX_N), ...stamp(fields), set: set as Line['set'] }
}

const stamp = (fields: Fields) => ({ at: uintField(fields, 'at'), by: textField(fields, 'by', 32) })
const origin = (fields: Fields) => ({
  meeting: optionalText(fields, 'meeting', 16),
  item: optionalText(fields, 'item', 16),
  ...stamp(fields),
})

function withLine<T extends Said>(said: T, line: Line): T {
  const next = takeIn(said, line.set)
  return 'done' in next && line.set['done'] !== undefined ? { ...next, doneAt: next.done ? line.at : undefined } : next
}

/** Longest texts by field. */
export const REGISTER_LIMIT = { wording: LONG_TEXT, what: 1000, note: LONG_TEXT, owner: SHORT_TEXT } as const

/** Those values of a record or a correction that are what they should be; the rest stays as it was. */
function takeIn<T extends object>(said: T, set: Fields): T {
  const next = { ...said } as Record<string, unknown>
  for (const field of Object.keys(said)) {
    const value = Object.hasOwn(set, field) ? set[field] : undefined
    if (isValue(field, value)) next[field] = value
  }
  return next as T
}

function isValue(field: string, value: unknown): boolean {
  if (field === 'done' || field === 'dropped' || field === 'withdrawn') return typeof value === 'boolean'
  if (typeof value !== 'string') return false
  if (field === 'date') return isDate(value)
  if (field === 'due' || field === 'review') return value === '' || isDate(value)
  if (field === 'how') return DECIDED_BY.some(how => how === value)
  if (field === 'wording' || field === 'what') return value.trim() !== '' && value.length <= REGISTER_LIMIT[field]
  return (field === 'note' || field === 'owner') && value.length <= REGISTER_LIMIT[field]
}
