import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { idFault, isId, isMember, isOrganizer, nameFault, textFault } from '../doc/checks.ts'
import { json, put, recordsOf, text, textAt } from '../doc/flat.ts'
import type { Action, ActionContext } from '../doc/kind.ts'
import { pairKey } from './duplicates.ts'
import type { PeopleDoc } from './people.ts'
import { MAX_VALUES, TEXT_LIMIT, readMerge } from './records.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import type { ListField, ListValue, NewPerson, PostalAddress, TextField } from './types.ts'
import { MAX_VALUE, asListValue, valueKey, writeAddress, writeValue } from './values.ts'

/** People of one group, and of one change when a list is brought in (each change has to fit one entry). */
export const MAX_PEOPLE = 5000
export const PEOPLE_AT_ONCE = 250

/** A long list in portions, each for one change: a change has to fit one entry, however much is said of each. */
export function portionsOf(people: readonly NewPerson[]): NewPerson[][] {
  const portions: NewPerson[][] = []
  let size = PORTION_SIZE
  for (const person of people) {
    size += JSON.stringify(person).length
    const last = portions.at(-1)
    if (last && size <= PORTION_SIZE && last.length < PEOPLE_AT_ONCE) last.push(person)
    else {
      portions.push([person])
      size = JSON.stringify(person).length
    }
  }
  return portions
}

/** Characters; an entry has 512 KiB, after packing. */
const PORTION_SIZE = 150_000

/** `id` is made once when the screen opens. Refusals: `not-an-id`, `name-empty`, `text-too-long`, `too-many-values`, `too-many-people`. */
export const addPerson: Action<PeopleDoc, NewPerson> = (draft, person, context) => addPeople(draft, { people: [person] }, context)

/** Refusals: as addPerson; `too-many-at-once` above PEOPLE_AT_ONCE. */
export const addPeople: Action<PeopleDoc, { people: readonly NewPerson[] }> = (draft, { people }, context) => {
  if (people.length > PEOPLE_AT_ONCE) return refusal('too-many-at-once', { values: { max: PEOPLE_AT_ONCE } })
  if (Reflect.ownKeys(draft.cards).length + people.length > MAX_PEOPLE) return refusal('too-many-people', { values: { max: MAX_PEOPLE } })
  for (const person of people) {
    const fault = personFault(person)
    if (fault) return fault
    if (!Object.hasOwn(draft.cards, person.id)) draft.cards[person.id] = cardOf(person, context)
  }
}

/** Sets single values; an empty one clears it for all records of the person. Refusals: `person-unknown`, `name-empty`, `text-too-long`. */
export const editPerson: Action<PeopleDoc, { person: string; set: Readonly<Partial<Record<TextField, string>>> }> = (
  draft,
  { person, set },
) => {
  if (!isHere(draft, person)) return refusal('person-unknown')
  for (const field of TEXT_FIELDS) {
    const value = set[field]?.trim()
    if (value === undefined) continue
    const fault = field === 'name' ? nameFault(value, TEXT_LIMIT.name) : textFault(value, TEXT_LIMIT[field])
    if (fault) return fault
    for (const record of value === '' ? recordsOfPerson(draft, person) : [person]) put(draft.fields, `${record}/${field}`, text(value))
  }
}

/** Undefined clears it for all records of the person. Refusals: `person-unknown`, `text-too-long`. */
export const setAddress: Action<PeopleDoc, { person: string; address: PostalAddress | undefined }> = (draft, { person, address }) => {
  if (!isHere(draft, person)) return refusal('person-unknown')
  const written = writeAddress(address)
  const fault = textFault(written, MAX_VALUE)
  if (fault) return fault
  for (const record of written === '' ? recordsOfPerson(draft, person) : [person]) put(draft.fields, `${record}/address`, text(written))
}

/** One value of one list field: `{person, field: 'languages', value: 'es'}`. */
export type ValueArgs = { [F in ListField]: { readonly person: string; readonly field: F; readonly value: ListValue<F> } }[ListField]

/** Adds a phone, a language, a slot…; the same one again changes its kind. Refusals: `person-unknown`, `value-empty`, `text-too-long`. */
export const addValue: Action<PeopleDoc, ValueArgs> = (draft, { person, field, value }) => {
  if (!isHere(draft, person)) return refusal('person-unknown')
  const fault = valueFault(field, value)
  if (fault) return fault
  put(draft.fields, `${person}/${field}/${valueKey(field, value)}`, text(writeValue(field, value)))
}

/** Takes it away from all records of the person. Refusals: `person-unknown`. */
export const removeValue: Action<PeopleDoc, ValueArgs> = (draft, { person, field, value }) => {
  if (!isHere(draft, person)) return refusal('person-unknown')
  for (const record of recordsOfPerson(draft, person)) put(draft.fields, `${record}/${field}/${valueKey(field, value)}`, text(''))
}

/** Off the list, all records of the person; `restorePerson` puts them back. Refusals: `person-unknown`. */
export const removePerson: Action<PeopleDoc, { person: string }> = (draft, { person }) => setRemoved(draft, person, 'yes')
export const restorePerson: Action<PeopleDoc, { person: string }> = (draft, { person }) => setRemoved(draft, person, 'no')

/** "This is me" by oneself, or said of somebody by an organizer; undefined ends it. Refusals: `not-organizer`, `not-an-id`, `person-unknown`. */
export const linkMember: Action<PeopleDoc, { member: string; person: string | undefined }> = (draft, { member, person }, context) => {
  if (!isMember(member)) return refusal('not-an-id')
  if (member !== context.member && !isOrganizer(context)) return refusal('not-organizer')
  if (person !== undefined && !isHere(draft, person)) return refusal('person-unknown')
  put(draft.members, member, text(person ?? ''))
}

/** Two records are one person: `keep` is shown where they differ. Refusals: `not-an-id`, `person-unknown`, `same-person`. */
export const mergePeople: Action<PeopleDoc, { id: string; keep: string; other: string }> = (draft, { id, keep, other }, context) => {
  const fault = idFault(id)
  if (fault) return fault
  if (!isHere(draft, keep) || !isHere(draft, other)) return refusal('person-unknown')
  if (recordsOfPerson(draft, keep).includes(other)) return refusal('same-person')
  if (!Object.hasOwn(draft.merges, id)) draft.merges[id] = json({ id, keep, other, at: context.now, by: context.member })
}

/** They are two people after all, each as they were and with what was said since. Refusals: `merge-unknown`. */
export const undoMerge: Action<PeopleDoc, { merge: string }> = (draft, { merge }, context) => {
  if (!isId(merge) || !Object.hasOwn(draft.merges, merge)) return refusal('merge-unknown')
  if (!Object.hasOwn(draft.unmerges, merge)) draft.unmerges[merge] = json({ at: context.now, by: context.member })
}

/** "These are two people": they are not asked about again. Refusals: `person-unknown`. */
export const keepApart: Action<PeopleDoc, { a: string; b: string; apart: boolean }> = (draft, { a, b, apart }) => {
  if (!isHere(draft, a) || !isHere(draft, b)) return refusal('person-unknown')
  put(draft.about, `apart/${pairKey(a, b)}`, text(apart ? 'yes' : 'no'))
}

const isHere = (draft: PeopleDoc, person: string): boolean => isId(person) && Object.hasOwn(draft.cards, person)

function setRemoved(draft: PeopleDoc, person: string, value: 'yes' | 'no'): Refusal | void {
  if (!isHere(draft, person)) return refusal('person-unknown')
  for (const record of recordsOfPerson(draft, person)) {
    if (value === 'yes' || textAt(draft.fields, `${record}/removed`) !== undefined) put(draft.fields, `${record}/removed`, text(value))
  }
}

/** All records that are the same person as this one, it first. */
function recordsOfPerson(draft: PeopleDoc, person: string): string[] {
  const pairs = recordsOf(draft.merges, readMerge).filter(({ id }) => !Object.hasOwn(draft.unmerges, id))
  const found = [person]
  for (const one of found) {
    for (const { keep, other } of pairs) {
      const next = keep === one ? other : other === one ? keep : undefined
      if (next !== undefined && !found.includes(next) && isHere(draft, next)) found.push(next)
    }
  }
  return found
}

export function personFault(person: NewPerson): Refusal | undefined {
  const fault = idFault(person.id) ?? nameFault(person.name, TEXT_LIMIT.name)
  if (fault) return fault
  for (const field of TEXT_FIELDS) {
    const long = textFault(person[field] ?? '', TEXT_LIMIT[field])
    if (long) return long
  }
  for (const field of LIST_FIELDS) {
    const values = person[field] ?? []
    if (values.length > MAX_VALUES) return refusal('too-many-values', { values: { max: MAX_VALUES } })
    for (const value of values) {
      const wrong = valueFault(field, value)
      if (wrong) return wrong
    }
  }
  return textFault(writeAddress(person.address), MAX_VALUE)
}

function valueFault(field: ListField, value: ListValue<ListField>): Refusal | undefined {
  if (writeValue(field, value).length > MAX_VALUE) return refusal('text-too-long', { values: { max: MAX_VALUE } })
  return asListValue(field, value) === undefined ? refusal('value-empty') : undefined
}

/** Only what is said is written down. */
function cardOf(person: NewPerson, context: ActionContext) {
  const card: Record<string, unknown> = { id: person.id, at: context.now, by: context.member }
  for (const field of TEXT_FIELDS) {
    const value = person[field]?.trim()
    if (value) card[field] = value
  }
  for (const field of LIST_FIELDS) if (person[field]?.length) card[field] = person[field]
  if (writeAddress(person.address) !== '') card['address'] = person.address
  return json(card)
}
