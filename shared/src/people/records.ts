import { listField, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, idField, whoField } from '../doc/checks.ts'
import type { FieldsOf } from '../doc/fields.ts'
import { optionalText } from '../doc/flat.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import type { ListField, Merge, PersonCard, PostalAddress, TextField } from './types.ts'
import { asAddress, asListValue, isListField, readAddress, readValue, valueKey } from './values.ts'

/** How long a text may be, by field. */
export const TEXT_LIMIT: Readonly<Record<TextField, number>> = {
  name: SHORT_TEXT,
  given: SHORT_TEXT,
  family: SHORT_TEXT,
  pronouns: 60,
  about: LONG_TEXT,
  freeNote: 500,
}
/** Values of one field of one person, more than which are somebody's mistake. */
export const MAX_VALUES = 40

export interface Card extends PersonCard {
  readonly id: string
  readonly addedAt: number
  readonly addedBy: string
}

/** A person as one record says it, changes included. `values` by list field and key. */
export interface PersonRecord {
  readonly id: string
  readonly texts: Readonly<Record<TextField, string>>
  readonly address: PostalAddress | undefined
  readonly values: Readonly<Record<ListField, ReadonlyMap<string, unknown>>>
  readonly removed: boolean
  readonly addedAt: number
  readonly addedBy: string
}

/** Reads what was written first; throws Refused('malformed'). A value that is none is left out, and nothing else. */
export function readCard(fields: Fields, key: string): Card {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  const texts = Object.fromEntries(TEXT_FIELDS.map(field => [field, optionalText(fields, field, TEXT_LIMIT[field])]))
  const lists = LIST_FIELDS.map(field => {
    const values = fields[field] === undefined ? [] : listField(fields, field, MAX_VALUES)
    return [field, values.map(value => asListValue(field, value)).filter(value => value !== undefined)]
  })
  return {
    id,
    addedAt: uintField(fields, 'at'),
    addedBy: whoField(fields, 'by'),
    address: asAddress(fields['address']),
    ...(texts as Record<TextField, string>),
    ...(Object.fromEntries(lists) as Pick<PersonCard, ListField>),
  }
}

/** The card with what was said since. */
export function recordOf(card: Card, said: FieldsOf | undefined): PersonRecord {
  const texts = Object.fromEntries(TEXT_FIELDS.map(field => [field, textOf(said?.get(field), card[field], TEXT_LIMIT[field])]))
  const values = Object.fromEntries(LIST_FIELDS.map(field => [field, firstValues(card, field)])) as Record<ListField, Map<string, unknown>>
  for (const [field, written] of said ?? []) {
    const at = field.indexOf('/')
    const list = field.slice(0, Math.max(0, at))
    if (!isListField(list)) continue
    const value = readValue(list, written)
    if (value === undefined) values[list].delete(field.slice(at + 1))
    else values[list].set(field.slice(at + 1), value)
  }
  const address = said?.get('address')
  return {
    id: card.id,
    texts: texts as Record<TextField, string>,
    address: address === undefined ? card.address : readAddress(address),
    values,
    removed: said?.get('removed') === 'yes',
    addedAt: card.addedAt,
    addedBy: card.addedBy,
  }
}

const firstValues = (card: Card, field: ListField): Map<string, unknown> =>
  new Map(card[field].map(value => [valueKey(field, value), value]))

/** A name can be changed but not be taken away, so an empty or over-long one does not count. */
const textOf = (said: string | undefined, first: string, max: number): string => (said === undefined || said.length > max ? first : said)

export function readMerge(fields: Fields, key: string): Omit<Merge, 'undone'> {
  const id = idField(fields, 'id')
  need(id === key, 'malformed', 'key')
  return {
    id,
    keep: idField(fields, 'keep'),
    other: idField(fields, 'other'),
    at: uintField(fields, 'at'),
    by: textField(fields, 'by', 32),
  }
}
