import { asFields, textField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { need, refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { LONG_TEXT, SHORT_TEXT, isId } from '../doc/checks.ts'
import { optionalText } from '../doc/flat.ts'

/** How strongly somebody is for it: 1 strong support, 3 undecided, 5 strongly against (FIELD.md section 1). */
export const SUPPORT = [1, 2, 3, 4, 5] as const
export type Support = (typeof SUPPORT)[number]

export const REGISTERED = ['yes', 'no', 'unsure'] as const
export const VOTE_WAYS = ['mail', 'early', 'day', 'not'] as const

/** What a person says about voting; every part is optional. */
export interface Voting {
  readonly registered?: (typeof REGISTERED)[number]
  readonly way?: (typeof VOTE_WAYS)[number]
  /** As said: `after work`, `Saturday 10:00`. */
  readonly when: string
  /** How they get there, or who helps. */
  readonly how: string
}

/** Somebody promised to come back, or to send something. */
export interface FollowUp {
  /** `YYYY-MM-DD`, or empty. */
  readonly on: string
  readonly what: string
}

/** Typed in, or scanned, for somebody who walked with a printed sheet, or said it to whoever held the phone. */
export interface FromPaper {
  /** Who knocked, as they call themselves. */
  readonly knocker: string
  /** The sheet's version, as printed on it; empty where there is none. */
  readonly sheet: string
}

/** What a visit may say beside its result, literature, note and answers; every part is optional and newer than version 1. */
export interface Sayings {
  readonly support?: Support
  /** What they care about, in the canvasser's words. */
  readonly issue?: string
  readonly followUp?: FollowUp
  /** The visit whose follow-up is done by this one. */
  readonly fulfils?: string
  readonly voting?: Voting
  /** `sign`, `volunteer`, `ride` or one of the group's own; false takes it off again. */
  readonly tags?: Readonly<Record<string, boolean>>
  /** What whoever comes next should know before they walk up: a dog, loose steps. Said of the door. */
  readonly safety?: string
  readonly paper?: FromPaper
}

export const TAGS = ['sign', 'volunteer', 'ride'] as const
export const MAX_TAGS = 20
export const MAX_TAG_TEXT = 40
const DAY = /^\d{4}-\d{2}-\d{2}$/

const isOneOf = <T>(values: readonly T[], value: unknown): value is T => values.includes(value as T)

/** Throws Refused('malformed') where a part has the wrong shape; a word of a later version is left out. */
export function readSayings(fields: Fields): Sayings {
  const issue = optionalText(fields, 'issue', SHORT_TEXT)
  const safety = optionalText(fields, 'safety', LONG_TEXT)
  const fulfils = optionalText(fields, 'fulfils', 16)
  need(fulfils === '' || isId(fulfils), 'malformed', 'fulfils')
  const part = <T>(name: string, read: (inner: Fields) => T): T | undefined =>
    fields[name] === undefined ? undefined : read(asFields(fields[name], name))
  return defined({
    support: isOneOf(SUPPORT, fields['support']) ? fields['support'] : undefined,
    issue: issue || undefined,
    followUp: part('followUp', inner => ({ on: dayField(inner, 'on'), what: optionalText(inner, 'what', SHORT_TEXT) })),
    fulfils: fulfils || undefined,
    voting: part('voting', readVoting),
    tags: part('tags', readTags),
    safety: safety || undefined,
    paper: part('paper', inner => ({ knocker: textField(inner, 'knocker', SHORT_TEXT), sheet: optionalText(inner, 'sheet', SHORT_TEXT) })),
  })
}

function dayField(fields: Fields, name: string): string {
  const day = optionalText(fields, name, 10)
  need(day === '' || DAY.test(day), 'malformed', name)
  return day
}

function readVoting(fields: Fields): Voting {
  const { registered, way } = fields
  return {
    ...defined({ registered: isOneOf(REGISTERED, registered) ? registered : undefined, way: isOneOf(VOTE_WAYS, way) ? way : undefined }),
    when: optionalText(fields, 'when', SHORT_TEXT),
    how: optionalText(fields, 'how', SHORT_TEXT),
  }
}

function readTags(fields: Fields): Record<string, boolean> {
  const tags = Object.entries(fields)
  need(tags.length <= MAX_TAGS, 'malformed', 'tags')
  return Object.fromEntries(tags.filter(([tag, on]) => tag !== '' && tag.length <= MAX_TAG_TEXT && typeof on === 'boolean')) as Record<
    string,
    boolean
  >
}

/** Refusals: `text-too-long`, `not-an-id`, `date-unknown`, `too-many-tags`, `knocker-needed`. */
export function sayingsFault(said: Sayings): Refusal | undefined {
  const { issue = '', followUp, fulfils, voting, tags = {}, safety = '', paper } = said
  const short = [issue, followUp?.what ?? '', voting?.when ?? '', voting?.how ?? '', paper?.knocker ?? '', paper?.sheet ?? '']
  if (short.some(words => words.length > SHORT_TEXT)) return refusal('text-too-long', { values: { max: SHORT_TEXT } })
  if (safety.length > LONG_TEXT) return refusal('text-too-long', { values: { max: LONG_TEXT } })
  if (Object.keys(tags).some(tag => tag.length > MAX_TAG_TEXT)) return refusal('text-too-long', { values: { max: MAX_TAG_TEXT } })
  if (Object.keys(tags).length > MAX_TAGS) return refusal('too-many-tags', { values: { max: MAX_TAGS } })
  if (fulfils !== undefined && !isId(fulfils)) return refusal('not-an-id')
  if (followUp && followUp.on !== '' && !DAY.test(followUp.on)) return refusal('date-unknown')
  if (paper && paper.knocker.trim() === '') return refusal('knocker-needed')
}

/** Only the parts that say something, trimmed: what is written into the document. */
export function tidySayings(said: Sayings): Sayings {
  const { followUp, voting, tags, paper } = said
  const words = (value: string | undefined): string | undefined => value?.trim() || undefined
  const promised = followUp && { on: followUp.on, what: followUp.what.trim() }
  const votes = voting && { ...voting, when: voting.when.trim(), how: voting.how.trim() }
  return defined({
    support: said.support,
    issue: words(said.issue),
    followUp: promised && (promised.on || promised.what) ? promised : undefined,
    fulfils: said.fulfils,
    voting: votes && (votes.registered || votes.way || votes.when || votes.how) ? votes : undefined,
    tags: tags && Object.keys(tags).length > 0 ? tags : undefined,
    safety: words(said.safety),
    paper: paper && { knocker: paper.knocker.trim(), sheet: paper.sheet.trim() },
  })
}

/** A visit's sayings by themselves, for a correction to begin with. */
export const sayingsIn = ({ support, issue, followUp, fulfils, voting, tags, safety, paper }: Sayings): Sayings =>
  defined({ support, issue, followUp, fulfils, voting, tags, safety, paper })

/** Who wrote it down is nothing said: a sheet's row without any mark is no visit. */
export const saysSomething = (said: Sayings): boolean => Object.keys(tidySayings(said)).some(part => part !== 'paper')

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function defined<T extends object>(parts: T): Partial<Given<T>> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<Given<T>>
}
