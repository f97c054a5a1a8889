import { foldLine } from '../base/fold.ts'
import { shorten } from './shorten.ts'
import type { Shortened } from './shorten.ts'
import type { Email, EmailKind, NewPerson, PersonCard, Phone, PhoneKind, PostalAddress } from './types.ts'
import { LIST_FIELDS } from './types.ts'
import { SLOTS, asAddress } from './values.ts'
import { escaped, partsOf, propertiesOf, textIn } from './vcard-lines.ts'
import type { Property } from './vcard-lines.ts'

/** What of a file could not be brought in, and where. */
export interface FileFault {
  readonly line: number
  readonly why: 'card-without-name' | 'card-not-a-person' | 'card-not-closed' | 'row-without-name' | 'row-too-long'
}

export interface BroughtInPeople {
  readonly people: readonly NewPerson[]
  readonly faults: readonly FileFault[]
  /** Lines of people of whom something was too long or too much to be kept whole. */
  readonly shortened: readonly number[]
}

/** Our own properties, for what vCard has no word for. One value each. */
const OWN = { skills: 'SKILL', offers: 'OFFER', wants: 'WANT', roles: 'ROLE', free: 'FREE' } as const
const OWN_PREFIX = 'X-PORCHLIGHT-'

/**
 * People out of a vCard file of version 2.1, 3.0 or 4.0, in whatever encoding. `newId` is called once for each person.
 * Pictures are ignored, and so is everything that is not about people.
 */
export function readVCards(bytes: Uint8Array, newId: () => string): BroughtInPeople {
  const people: NewPerson[] = []
  const faults: FileFault[] = []
  const shortened: number[] = []
  let card: Property[] | undefined
  let start = 0
  const close = () => {
    if (!card) return
    const { person, isShortened } = personOf(card)
    const isOther = card.some(({ name, value }) => name === 'KIND' && !/^individual$/i.test(value.trim()))
    if (isOther) faults.push({ line: start, why: 'card-not-a-person' })
    else if (person.name === '') faults.push({ line: start, why: 'card-without-name' })
    else {
      people.push({ id: newId(), ...person })
      if (isShortened) shortened.push(start)
    }
  }
  for (const property of propertiesOf(bytes)) {
    if (property.name === 'BEGIN') {
      if (card) faults.push({ line: start, why: 'card-not-closed' })
      close()
      card = []
      start = property.line
    } else if (property.name === 'END') {
      close()
      card = undefined
    } else card?.push(property)
  }
  // A file that was cut short: what is there of the last card counts.
  if (card) faults.push({ line: start, why: 'card-not-closed' })
  close()
  return { people, faults, shortened }
}

function personOf(properties: readonly Property[]): Shortened {
  const all = (name: string): Property[] => properties.filter(one => one.name === name)
  const text = (name: string): string => textIn(all(name)[0]?.value ?? '')
  const own = (field: keyof typeof OWN): string[] => all(OWN_PREFIX + OWN[field]).map(one => textIn(one.value))
  const [family = '', given = ''] = partsOf(all('N')[0]?.value ?? '', ';')
  const phones = all('TEL').map(phoneIn)
  const emails = all('EMAIL').map(emailIn)
  // Companies and bare numbers are in address books too; they are somebody.
  const name = [text('FN'), [given, family].join(' ').trim(), text('NICKNAME'), text('ORG').replaceAll(';', ' ').trim()].find(
    one => one !== '',
  )
  return shorten({
    name: (name ?? emails[0]?.address ?? phones[0]?.number ?? '').replace(/\s+/g, ' '),
    given,
    family,
    pronouns: text('PRONOUNS') || text('X-PRONOUNS') || text('X-PRONOUN'),
    about: all('NOTE')
      .map(one => textIn(one.value))
      .join('\n'),
    freeNote: text(`${OWN_PREFIX}FREE-NOTE`),
    phones,
    emails,
    address: all('ADR')
      .map(addressIn)
      .find(one => one !== undefined),
    languages: [...all('LANG'), ...all('X-LANG')].map(one => textIn(one.value)),
    skills: [...all('EXPERTISE').map(one => textIn(one.value)), ...own('skills')],
    offers: own('offers'),
    wants: own('wants'),
    roles: own('roles'),
    free: SLOTS.filter(slot => own('free').includes(slot)),
  })
}

const says = (types: string, ...words: readonly string[]): boolean => words.some(word => types.includes(word))
const typesOf = (property: Property): string => (property.params.get('TYPE') ?? []).join(' ').toLowerCase()

function phoneIn(property: Property): Phone {
  const types = typesOf(property)
  const kind: PhoneKind = says(types, 'cell', 'mobile', 'iphone')
    ? 'mobile'
    : says(types, 'home')
      ? 'home'
      : says(types, 'work')
        ? 'work'
        : 'other'
  return { number: decodeUri(textIn(property.value).replace(/^tel:/i, '')).replace(/;ext=/i, ' ext. '), kind }
}

function emailIn(property: Property): Email {
  const types = typesOf(property)
  const kind: EmailKind = says(types, 'home') ? 'home' : says(types, 'work') ? 'work' : 'other'
  return { address: textIn(property.value).replace(/^mailto:/i, ''), kind }
}

function addressIn(property: Property): PostalAddress | undefined {
  const [box = '', extended = '', street = '', city = '', state = '', zip = '', country = ''] = partsOf(property.value, ';')
  return asAddress({ street: street || box, unit: extended, city, state, zip, country })
}

function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** People as one vCard file; what vCard has no word for goes into properties of our own. */
export function writeVCards(people: readonly PersonCard[], version: '3.0' | '4.0'): string {
  return people.map(person => cardLines(person, version).map(foldLine).join('')).join('')
}

function cardLines(person: PersonCard, version: '3.0' | '4.0'): string[] {
  const { name, given, family, pronouns, about, freeNote, address } = person
  const is4 = version === '4.0'
  const line = (head: string, value: string): string[] => (value === '' ? [] : [`${head}:${escaped(value)}`])
  const type = (kind: string): string => (kind === 'other' ? '' : `;TYPE=${is4 ? kind : kind.toUpperCase()}`)
  const phoneType = ({ kind }: Phone): string => (kind === 'mobile' ? `;TYPE=${is4 ? 'cell' : 'CELL'}` : type(kind))
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `FN:${escaped(name)}`,
    // Version 3.0 asks for it even where nobody has said which part of the name is which.
    ...(given || family || !is4 ? [`N:${escaped(family)};${escaped(given || (family ? '' : name))};;;`] : []),
    ...line(is4 ? 'PRONOUNS' : 'X-PRONOUNS', pronouns),
    ...person.phones.flatMap(phone => line(`TEL${phoneType(phone)}`, phone.number)),
    ...person.emails.flatMap(email => line(`EMAIL${type(email.kind)}`, email.address)),
    ...(address
      ? [
          `ADR${type('home')}:;${[address.unit, address.street, address.city, address.state, address.zip, address.country].map(escaped).join(';')}`,
        ]
      : []),
    ...person.languages.flatMap(language => line(is4 ? 'LANG' : 'X-LANG', language)),
    ...line('NOTE', about),
    ...line(`${OWN_PREFIX}FREE-NOTE`, freeNote),
    ...LIST_FIELDS.flatMap(field =>
      field in OWN ? person[field].flatMap(value => line(OWN_PREFIX + OWN[field as keyof typeof OWN], String(value))) : [],
    ),
    'END:VCARD',
  ]
}
