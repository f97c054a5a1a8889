import { textField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need, refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import type { ActionContext } from './kind.ts'

/** Checks that many actions share: each answers the refusal, or undefined. */
const ID = /^[0-9a-f]{16}$/
export const isId = (value: string): boolean => ID.test(value)

/** A member's or a device's id. */
const MEMBER = /^[0-9a-f]{32}$/
export const isMember = (value: string): boolean => MEMBER.test(value)

/** Whom something is said of: a person (16 hex digits) or a member (32). */
export const isWho = (value: string): boolean => isId(value) || isMember(value)

export const isOrganizer = (context: ActionContext): boolean => context.role === 'admin' || context.role === 'organizer'

export const idFault = (...ids: string[]): Refusal | undefined => (ids.every(isId) ? undefined : refusal('not-an-id'))
export const whoFault = (who: string): Refusal | undefined => (isWho(who) ? undefined : refusal('not-an-id'))

export const textFault = (value: string, max: number): Refusal | undefined =>
  value.length > max ? refusal('text-too-long', { values: { max } }) : undefined

export const nameFault = (value: string, max: number): Refusal | undefined =>
  value.trim() === '' ? refusal('name-empty') : textFault(value, max)

/** Readers of fields of records; each throws Refused('malformed'), which skips that one record and nothing else. */
export function idField(fields: Fields, name: string): string {
  const id = textField(fields, name, 16)
  need(isId(id), 'malformed', name)
  return id
}

export function whoField(fields: Fields, name: string): string {
  const id = textField(fields, name, 32)
  need(isWho(id), 'malformed', name)
  return id
}

export const SHORT_TEXT = 120
export const LONG_TEXT = 4000
