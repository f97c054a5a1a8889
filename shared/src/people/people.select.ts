import type { Day } from '../base/civil.ts'
import { DAYS } from '../base/civil.ts'
import type { ListField, PeopleView, Person, Slot } from './types.ts'
import { addressLine, phoneDigits, plain } from './values.ts'

/** The person that a record is, also one that was united into another or taken off the list. */
export const personById = (view: PeopleView, record: string): Person | undefined =>
  view.people.find(person => person.records.includes(record)) ?? view.removed.find(person => person.records.includes(record))

export const personOfMember = (view: PeopleView, member: string): Person | undefined =>
  view.people.find(person => person.members.includes(member)) ?? view.removed.find(person => person.members.includes(member))

/** A who (a person's record or a member) → the person's id where there is one; else the who itself. One answer a person. */
export function whoIs(view: PeopleView): (who: string) => string {
  const ids = new Map<string, string>()
  for (const person of [...view.removed, ...view.people]) for (const one of [...person.records, ...person.members]) ids.set(one, person.id)
  return who => ids.get(who) ?? who
}

/** The name for a who: the person's, else the member's own, else the text as it is (a name as written). */
export function nameOf(view: PeopleView, memberNames: Readonly<Record<string, string>>): (who: string) => string {
  const names = new Map<string, string>(Object.entries(memberNames))
  for (const person of [...view.removed, ...view.people])
    for (const one of [...person.records, ...person.members]) names.set(one, person.name)
  return who => names.get(who) ?? (/^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(who) ? '' : who)
}

export interface PeopleFilter {
  /** Everything said must be found; words of any language the app speaks. */
  readonly words?: string
  /** Speaks all of these. */
  readonly languages?: readonly string[]
  /** Has time on each of these days. */
  readonly days?: readonly Day[]
  readonly slots?: readonly Slot[]
  readonly roles?: readonly string[]
  readonly skills?: readonly string[]
}

/**
 * "Who speaks Spanish and is free on Saturday": by filters, or typed as words. `language` is that of the screen; names of
 * languages and days are understood in it and in English.
 */
export function filterPeople(people: readonly Person[], filter: PeopleFilter, language = 'en'): Person[] {
  const words = plain(filter.words ?? '')
    .split(' ')
    .filter(word => word !== '' && !FILLERS.has(word))
  const digits = phoneDigits(filter.words ?? '').replace('+', '')
  return people.filter(
    person =>
      hasAll(person, 'languages', filter.languages) &&
      hasAll(person, 'roles', filter.roles) &&
      hasAll(person, 'skills', filter.skills) &&
      hasAll(person, 'free', filter.slots) &&
      (filter.days ?? []).every(day => person.free.some(slot => slot.startsWith(day))) &&
      (words.length === 0 || saysAll(haystackOf(person, language), words) || hasNumber(person, digits, words)),
  )
}

/** Words of a question that say nothing about anybody. */
const FILLERS = new Set(
  (
    'who whom speaks speak speaking can and or is are has have free time available on at the a an in with of lives ' +
    'quien quienes habla hablan hablar puede y o es esta estan tiene tienen libre tiempo disponible el la los las un una en con de vive'
  ).split(' '),
)

const hasAll = (person: Person, field: ListField, wanted: readonly string[] | undefined): boolean =>
  (wanted ?? []).every(one => person[field].some(value => typeof value === 'string' && plain(value) === plain(one)))

/** Every word begins one of the person's words. */
const saysAll = (haystack: string, words: readonly string[]): boolean => words.every(word => haystack.includes(` ${word}`))

const hasNumber = (person: Person, digits: string, words: readonly string[]): boolean =>
  digits.length >= 3 && words.every(word => /^\d+$/.test(word)) && person.phones.some(phone => phoneDigits(phone.number).includes(digits))

const haystacks = new WeakMap<Person, Map<string, string>>()

function haystackOf(person: Person, language: string): string {
  const known = haystacks.get(person) ?? new Map<string, string>()
  haystacks.set(person, known)
  if (!known.has(language)) known.set(language, ` ${plain(partsOf(person, language).join(' '))}`)
  return known.get(language)!
}

function partsOf(person: Person, language: string): string[] {
  const { name, given, family, pronouns, about, freeNote, address, skills, offers, wants, roles } = person
  const days = [...new Set(person.free.map(slot => slot.slice(0, 3) as Day))]
  const said = [name, given, family, pronouns, about, freeNote, ...skills, ...offers, ...wants, ...roles]
  return [
    ...said,
    ...person.emails.map(email => email.address),
    ...(address ? [addressLine(address)] : []),
    ...person.languages.flatMap(code => languageNames(code, language)),
    ...days.flatMap(day => dayNames(day, language)),
  ]
}

const names = new Map<string, string[]>()

/** A language's code, and its names in English, in the screen's language and in itself. */
export function languageNames(code: string, language: string): string[] {
  const key = `${language} ${code}`
  const known = names.get(key) ?? namesOfLanguage(code, language)
  // Asking for names takes a moment, and thousands speak the same few; what strangers write may be anything.
  if (names.size < 500) names.set(key, known)
  return known
}

function namesOfLanguage(code: string, language: string): string[] {
  const all = ['en', language, code].map(inWhat => {
    try {
      return new Intl.DisplayNames([inWhat], { type: 'language' }).of(code) ?? code
    } catch {
      return code
    }
  })
  return [...new Set([code, ...all])]
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dayNames(day: Day, language: string): string[] {
  // 2024-01-01 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)))
  return ['en', language].map(inWhat => {
    const format = formats.get(inWhat) ?? new Intl.DateTimeFormat(inWhat, { weekday: 'long', timeZone: 'UTC' })
    formats.set(inWhat, format)
    return format.format(date)
  })
}
