import type { NewPerson, PeopleView, Person, PersonCard } from './types.ts'
import { addressLine, emailKey, phoneDigits, plain } from './values.ts'

export type Reason = 'same-name' | 'similar-name' | 'same-phone' | 'same-email' | 'same-address'

export interface Likeness {
  /** Why, for the screen; at least one. */
  readonly reasons: readonly Reason[]
  /** For sorting only. */
  readonly score: number
}

export interface Duplicate extends Likeness {
  readonly a: Person
  readonly b: Person
}

/** Alike enough to ask about. A shared number alone is a household, a shared name alone may be one person. */
const ENOUGH = 3

type Known = Pick<PersonCard, 'name' | 'phones' | 'emails' | 'address'>

/** People who may be one, the most alike first, without those of whom somebody said that they are two. */
export function findDuplicates(view: PeopleView): Duplicate[] {
  const apart = new Set(view.apart)
  const recordsApart = (a: Person, b: Person) => a.records.some(one => b.records.some(other => apart.has(pairKey(one, other))))
  const found = new Map<string, Duplicate>()
  const people = indexOf(view.people)
  for (const a of view.people) {
    for (const b of people.near(a)) {
      if (a === b || found.has(pairKey(a.id, b.id)) || recordsApart(a, b)) continue
      const like = likeness(a, b)
      if (like) found.set(pairKey(a.id, b.id), { a, b, ...like })
    }
  }
  return [...found.values()].toSorted((x, y) => y.score - x.score || (x.a.id + x.b.id < y.a.id + y.b.id ? -1 : 1))
}

export interface Incoming {
  readonly person: NewPerson
  /** Who it may be, of those on the list. */
  readonly known: (Likeness & { readonly person: Person }) | undefined
}

/** What comes in, beside who is there already: a list brought in twice adds nobody twice. */
export function sortIncoming(view: PeopleView, incoming: readonly NewPerson[]): Incoming[] {
  const people = indexOf(view.people)
  return incoming.map(person => {
    const card = { phones: [], emails: [], address: undefined, ...person }
    const alike = people.near(card).flatMap(one => {
      const like = likeness(card, one)
      return like ? [{ person: one, ...like }] : []
    })
    return { person, known: alike.toSorted((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1))[0] }
  })
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a}/${b}` : `${b}/${a}`)

/** How alike two are, or undefined where it is not worth asking. */
export function likeness(a: Known, b: Known): Likeness | undefined {
  const reasons: Reason[] = []
  let score = 0
  const count = (reason: Reason, points: number) => {
    reasons.push(reason)
    score += points
  }
  const [one, other] = [prepare(a), prepare(b)]
  const names = compareNames(one, other)
  if (names === 'same') count('same-name', 3)
  else if (names === 'similar') count('similar-name', 2)
  else score -= 3
  if (one.emails.some(email => other.emails.includes(email))) count('same-email', 3)
  if (one.phones.some(phone => isOnesOwn(phone) && other.phones.includes(phone))) count('same-phone', 2)
  if (a.address && b.address) {
    if (one.address === other.address) count('same-address', 1)
    else score -= 1
  }
  return score >= ENOUGH && reasons.length > 0 ? { reasons, score } : undefined
}

/** Seven digits at the least: extensions and short numbers are shared by many. */
const isOnesOwn = (digits: string): boolean => digits.length >= 7

function compareNames(a: Prepared, b: Prepared): 'same' | 'similar' | 'other' {
  const [one, other] = [a.words, b.words]
  if (one.length === 0 || other.length === 0) return 'other'
  if (a.sorted === b.sorted) return one.length > 1 ? 'same' : 'similar'
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  // "Ana López" and "Ana María Lopez"; "A. Lopez"; "Anna Lopez".
  return short.length > 1 && short.every(word => long.some(like => closeWords(word, like))) ? 'similar' : 'other'
}

/** Each person is compared with hundreds: what is read of them is read once. */
interface Prepared {
  readonly words: readonly string[]
  /** In one order, whichever way round the name is written. */
  readonly sorted: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly address: string
}
const prepared = new WeakMap<Known, Prepared>()

function prepare(card: Known): Prepared {
  const known = prepared.get(card)
  if (known) return known
  const words = plain(card.name)
    .split(' ')
    .filter(word => word !== '')
  const fresh: Prepared = {
    words,
    sorted: words.toSorted().join(' '),
    phones: card.phones.map(phone => phoneDigits(phone.number)),
    emails: card.emails.map(email => emailKey(email.address)),
    address: card.address ? plain(addressLine(card.address)) : '',
  }
  prepared.set(card, fresh)
  return fresh
}

function closeWords(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return Math.min(a.length, b.length) >= 3 && isOneEdit(a, b)
}

/** One letter more, less or other. */
function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}

/** Only people who share something are compared: five thousand with each other would be twelve million pairs. */
function indexOf(people: readonly Person[]): { near(card: Known): Person[] } {
  const index = new Map<string, Person[]>()
  for (const person of people) {
    for (const key of keysOf(person)) {
      const there = index.get(key)
      if (there) there.push(person)
      else index.set(key, [person])
    }
  }
  // A word that hundreds share ("Maria") is no hint by itself.
  return { near: card => [...new Set(keysOf(card).flatMap(key => ((index.get(key)?.length ?? 0) > 300 ? [] : (index.get(key) ?? []))))] }
}

function keysOf(card: Known): string[] {
  const { words, sorted, phones, emails } = prepare(card)
  const keys = [...words.map(word => `w${word}`), `n${sorted}`, ...phones.map(phone => `p${phone}`), ...emails.map(email => `e${email}`)]
  return [...new Set(keys)]
}
