import { asFields, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need, refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { SHORT_TEXT, idFault, idField, nameFault } from '../doc/checks.ts'
import { json, put, text, textsOf, tolerant } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import type { ListRule } from './choose.ts'
import { onlyOrganizers } from './faults.ts'

/** A rule with a name, for next time; what it chooses is worked out anew whenever it is used. */
export interface SavedList {
  readonly id: string
  readonly name: string
  readonly rule: ListRule
  readonly at: number
}

/** They stand in `about` of the organizers' table: `list/<id>`, and `list-off/<id>` for one that was taken away. */
const KEY = /^list\/([0-9a-f]{16})$/
export const MAX_LISTS = 100
const MAX_RULE = 8000

/** By name. One in a form of a later version is left out. */
export function readLists(about: unknown): SavedList[] {
  const texts = new Map(textsOf(about))
  const lists = [...texts].flatMap(([key, value]) => {
    const id = KEY.exec(key)?.[1]
    if (id === undefined || texts.get(`list-off/${id}`) === 'yes' || value.length > MAX_RULE) return []
    return tolerant(() => readList(asFields(JSON.parse(value)), id)) ?? []
  })
  return lists.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)).slice(0, MAX_LISTS)
}

function readList(fields: Fields, key: string): SavedList {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  return { id, name: textField(fields, 'name', SHORT_TEXT), rule: readRule(asFields(fields['rule'], 'rule')), at: uintField(fields, 'at') }
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isOn = (value: unknown): boolean => value === true
const listOf = (is: (one: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.length <= 500 && value.every(is)
const partsOf =
  (is: (one: unknown) => boolean, ...names: readonly string[]) =>
  (value: unknown): value is object =>
    typeof value === 'object' && value !== null && Object.entries(value).every(([name, one]) => names.includes(name) && is(one))
const isVoted = partsOf(isNumber, 'least', 'most', 'of')

const PARTS: Readonly<Record<string, (value: unknown) => boolean>> & Readonly<Record<keyof ListRule, (value: unknown) => boolean>> = {
  statuses: listOf(isText),
  parties: listOf(isText),
  languages: listOf(isText),
  precincts: listOf(isText),
  tags: listOf(isText),
  states: listOf(isText),
  supports: listOf(isNumber),
  age: partsOf(isNumber, 'from', 'to'),
  registered: partsOf(isText, 'from', 'to'),
  voted: value => isVoted(value) && Object.keys(value).length === 3,
  promised: isOn,
  nobody: isOn,
}

/** Throws Refused('malformed'): a rule of which one part is not understood would choose other people than it says. */
export function readRule(fields: Fields): ListRule {
  for (const [part, value] of Object.entries(fields)) {
    const isUnderstood = Object.hasOwn(PARTS, part) && PARTS[part]!(value)
    need(isUnderstood, 'malformed', part)
  }
  return { ...fields }
}

/** Under the id of one that there is: in its place. Refusals: `not-organizer`, `not-an-id`, `name-empty`, `text-too-long`, `list-rule-unknown`, `too-many-lists`. */
export const saveList: Action<CanvassDoc, Omit<SavedList, 'at'>> = (draft, { id, name, rule }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(id) ?? nameFault(name, SHORT_TEXT) ?? ruleFault(rule)
  if (fault) return fault
  const lists = readLists(draft.about)
  if (lists.length >= MAX_LISTS && !lists.some(list => list.id === id)) return refusal('too-many-lists', { values: { max: MAX_LISTS } })
  put(draft.about, `list/${id}`, json({ id, name: name.trim(), rule, at: context.now }))
  switchOff(draft.about, id, false)
}

/** `off: false` brings it back. Refusals: `not-organizer`, `not-an-id`. */
export const dropList: Action<CanvassDoc, { id: string; off: boolean }> = (draft, { id, off }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(id)
  if (fault) return fault
  switchOff(draft.about, id, off)
}

function switchOff(about: Texts, id: string, off: boolean): void {
  if (off || Object.hasOwn(about, `list-off/${id}`)) put(about, `list-off/${id}`, text(off ? 'yes' : 'no'))
}

function ruleFault(rule: ListRule): Refusal | undefined {
  const read = tolerant(() => readRule(asFields(rule, 'rule')))
  return !read || JSON.stringify(rule).length > MAX_RULE - 500 ? refusal('list-rule-unknown') : undefined
}
