import type { Person } from '@porchlight/shared/people/types'
import { addressLine } from '@porchlight/shared/people/values'
import type { SayPerson } from './say-person.ts'

/** What can be written down of a person, one screen each, in the order in which people ask. */
export const PARTS = ['name', 'phones', 'emails', 'address', 'languages', 'free', 'skills', 'roles', 'offers', 'wants', 'about'] as const
export type Part = (typeof PARTS)[number]

export const asPart = (text: string | undefined): Part | undefined => PARTS.find(part => part === text)

/** What a part says now, in one line; empty where nothing is known. */
export function partLine(person: Person, part: Part, say: SayPerson): string {
  switch (part) {
    case 'name':
      return [person.name, person.pronouns].filter(Boolean).join(', ')
    case 'phones':
      return person.phones.map(phone => phone.number).join(', ')
    case 'emails':
      return person.emails.map(email => email.address).join(', ')
    case 'address':
      return person.address ? addressLine(person.address) : ''
    case 'languages':
      return person.languages.map(say.language).join(', ')
    case 'roles':
      return person.roles.map(say.role).join(', ')
    case 'free':
      return [...person.free.map(say.slot), person.freeNote].filter(Boolean).join(', ')
    default:
      return typeof person[part] === 'string' ? person[part] : person[part].join(', ')
  }
}
