import { DAYS } from '../base/civil.ts'
import { hash64 } from '../base/hash64.ts'
import { EMAIL_KINDS, LIST_FIELDS, PARTS_OF_DAY, PHONE_KINDS } from './types.ts'
import type { Email, ListField, ListValue, Phone, PostalAddress, Slot } from './types.ts'

/** Single values of a person: how each is told from others, written down and read back. */

export const SLOTS: readonly Slot[] = DAYS.flatMap(day => PARTS_OF_DAY.map(part => `${day}-${part}` as const))

/** Letters that are typed with and without their accents are the same letters when people are looked for. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Digits only, `+` kept in front; a North American number with its leading 1 is the same as without. */
export function phoneDigits(number: string): string {
  const digits = number.replace(/(?:ext\.?|x|#).*$/i, '').replace(/\D/g, '')
  const isForeign = number.trim().startsWith('+') && !digits.startsWith('1')
  if (isForeign) return `+${digits}`
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}

export const emailKey = (address: string): string => address.trim().toLowerCase()

const words = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** What makes two values of a field the same one, whoever wrote them and how. */
function sameness(field: ListField, value: unknown): string {
  if (field === 'phones') return phoneDigits((value as Phone).number) || words((value as Phone).number)
  if (field === 'emails') return emailKey((value as Email).address)
  return words(String(value)).toLowerCase()
}

/** The key of a value within its field: the same on every phone, so that two who add the same thing add one. */
export const valueKey = (field: ListField, value: ListValue<ListField>): string => hash64(sameness(field, value))

export function writeValue(field: ListField, value: ListValue<ListField>): string {
  if (field === 'phones') {
    const { number, kind } = value as Phone
    return JSON.stringify({ number: words(number), kind })
  }
  if (field === 'emails') {
    const { address, kind } = value as Email
    return JSON.stringify({ address: address.trim(), kind })
  }
  return words(String(value))
}

/** A value as a document holds it; undefined where it is none, also where it was taken away (an empty text). */
export function readValue(field: ListField, written: string): unknown {
  if (written === '' || written.length > MAX_VALUE) return undefined
  if (field === 'phones' || field === 'emails') return asListValue(field, parsed(written))
  return asListValue(field, written)
}

/** The longest single value, as it is written. */
export const MAX_VALUE = 600

export function asListValue(field: ListField, value: unknown): unknown {
  if (field === 'phones' || field === 'emails') {
    const { number, address, kind } = fieldsOf(value)
    const main = field === 'phones' ? number : address
    if (typeof main !== 'string' || main.trim() === '' || main.length > 254) return undefined
    if (field === 'phones') return { number: main, kind: PHONE_KINDS.find(one => one === kind) ?? 'other' } satisfies Phone
    return { address: main, kind: EMAIL_KINDS.find(one => one === kind) ?? 'other' } satisfies Email
  }
  if (typeof value !== 'string' || value.trim() === '' || value.length > 254) return undefined
  return field === 'free' && !SLOTS.includes(value as Slot) ? undefined : value
}

const ADDRESS_PARTS = ['street', 'unit', 'city', 'state', 'zip', 'country'] as const

export const writeAddress = (address: PostalAddress | undefined): string => (address && addressLine(address) ? JSON.stringify(address) : '')

export function asAddress(value: unknown): PostalAddress | undefined {
  const found = fieldsOf(value)
  const part = (name: (typeof ADDRESS_PARTS)[number]): string => {
    const text = found[name]
    return typeof text === 'string' && text.length <= 200 ? text : ''
  }
  const address = Object.fromEntries(ADDRESS_PARTS.map(name => [name, part(name)])) as unknown as PostalAddress
  return addressLine(address) === '' ? undefined : address
}

export const readAddress = (written: string): PostalAddress | undefined =>
  written === '' || written.length > 2000 ? undefined : asAddress(parsed(written))

/** `118 N Oak St, Unit 2, Lakewood, OH 44107`: for eyes and for the map. */
export function addressLine({ street, unit, city, state, zip, country }: PostalAddress): string {
  const place = [state.trim(), zip.trim()].filter(part => part !== '').join(' ')
  return [street, unit, city, place, country]
    .map(part => part.trim())
    .filter(part => part !== '')
    .join(', ')
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

export const isListField = (field: string): field is ListField => LIST_FIELDS.includes(field as ListField)
