import type { Day } from '../base/civil.ts'

/**
 * The words of the list of people as plain data. A person is somebody the group knows, with or without a phone of their
 * own; a member (base/ids.ts) is linked to one. Times are milliseconds since 1970; ids are 16 hex digits unless said.
 */

/** What has one value. */
export const TEXT_FIELDS = ['name', 'given', 'family', 'pronouns', 'about', 'freeNote'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** What may have several values. */
export const LIST_FIELDS = ['phones', 'emails', 'languages', 'skills', 'offers', 'wants', 'roles', 'free'] as const
export type ListField = (typeof LIST_FIELDS)[number]

export const PHONE_KINDS = ['mobile', 'home', 'work', 'other'] as const
export type PhoneKind = (typeof PHONE_KINDS)[number]
export interface Phone {
  /** As written: `(216) 555-0142`. */
  readonly number: string
  readonly kind: PhoneKind
}

export const EMAIL_KINDS = ['home', 'work', 'other'] as const
export type EmailKind = (typeof EMAIL_KINDS)[number]
export interface Email {
  readonly address: string
  readonly kind: EmailKind
}

export interface PostalAddress {
  /** House number and street: `118 N Oak St`. */
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly country: string
}

export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]
/** When somebody usually has time: `sat-morning`. */
export type Slot = `${Day}-${PartOfDay}`

/** Roles that rotate, known by these words; any other role is the group's own word. */
export const KNOWN_ROLES = ['facilitator', 'note-taker', 'timekeeper', 'stack-keeper'] as const

/** What is known of a person when they are written down first; all of it may be changed field by field later. */
export interface PersonCard {
  /** As people say it; the one thing that must be there. */
  readonly name: string
  readonly given: string
  readonly family: string
  readonly pronouns: string
  /** A sentence or two that everybody in the group may read. */
  readonly about: string
  /** About the time they have, in words. */
  readonly freeNote: string
  readonly phones: readonly Phone[]
  readonly emails: readonly Email[]
  readonly address: PostalAddress | undefined
  /** Language codes (`es`), or a word where there is none. */
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly offers: readonly string[]
  readonly wants: readonly string[]
  readonly roles: readonly string[]
  readonly free: readonly Slot[]
}

export type NewPerson = { readonly id: string; readonly name: string } & Partial<PersonCard>

/** What the members of one united person say differently from what is shown. Nothing is ever lost by uniting. */
export interface Variant {
  readonly field: TextField | 'address'
  readonly value: string | PostalAddress
  /** The record that says so. */
  readonly record: string
}

export interface Person extends PersonCard {
  /** Of the record that the others were united into. */
  readonly id: string
  /** All records that are this person, `id` first. */
  readonly records: readonly string[]
  readonly also: readonly Variant[]
  /** Member ids (32 hex digits) that are this person. */
  readonly members: readonly string[]
  /** Taken off the list; can be put back. */
  readonly removed: boolean
  readonly addedAt: number
  /** Member id. */
  readonly addedBy: string
}

/** One uniting of two records; taken back by `undone`. */
export interface Merge {
  readonly id: string
  readonly keep: string
  readonly other: string
  readonly at: number
  readonly by: string
  readonly undone: boolean
}

export interface PeopleView {
  /** Those on the list, by name. */
  readonly people: readonly Person[]
  /** Those taken off it. */
  readonly removed: readonly Person[]
  /** Oldest first. */
  readonly merges: readonly Merge[]
  /** Pairs of records of which somebody said that they are two people: `<lower id>/<higher id>`. */
  readonly apart: readonly string[]
}

/** What a list field holds, one entry of it. */
export type ListValue<F extends ListField> = PersonCard[F][number]
