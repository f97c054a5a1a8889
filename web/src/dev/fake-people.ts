import { docId } from '@porchlight/shared/base/ids'
import type { MemberId } from '@porchlight/shared/base/ids'
import { peopleKind } from '@porchlight/shared/people/people'
import { addPeople, linkMember, mergePeople, setAddress } from '@porchlight/shared/people/people.actions'
import { notePerson, peopleNotesKind } from '@porchlight/shared/people/peoplenotes'
import type { NewPerson } from '@porchlight/shared/people/types'
import type { FakeGroup } from './fake-group.ts'

const id = (n: number) => n.toString(16).padStart(16, '0')
const phone = (n: number) => ({ number: `(216) 555-01${String(n).padStart(2, '0')}`, kind: 'mobile' as const })
const street = (line: string, unit = '') => ({ street: line, unit, city: 'Lindenville', state: 'OH', zip: '44107', country: '' })

const PEOPLE: readonly NewPerson[] = [
  {
    id: id(1),
    name: 'Maria Lopez',
    pronouns: 'she/her',
    phones: [phone(42), { number: '216-555-0143', kind: 'home' }],
    emails: [{ address: 'maria.lopez@example.org', kind: 'home' }],
    address: street('118 N Oak St', 'Unit 2'),
    languages: ['es', 'en'],
    skills: ['Driving', 'Cooking for fifty'],
    offers: ['A van on weekends'],
    wants: ['To learn how to run a meeting'],
    roles: ['facilitator'],
    free: ['thu-evening', 'sat-morning', 'sat-afternoon'],
    freeNote: 'Not in the last week of the month.',
    about: 'Knows everybody on Oak Street. Best by text.',
  },
  { id: id(2), name: 'Dana Whitfield', phones: [phone(7)], languages: ['en'], roles: ['note-taker'], free: ['thu-evening'] },
  { id: id(3), name: 'Luis Lopez', phones: [phone(42)], languages: ['es'], skills: ['Sound', 'Carpentry'], free: ['sat-morning'] },
  { id: id(4), name: 'Ngọc Trần', pronouns: 'they/them', languages: ['vi', 'en'], skills: ['First aid'], free: ['sun-afternoon'] },
  {
    id: id(5),
    name: 'Priya Raman',
    emails: [{ address: 'priya@example.org', kind: 'work' }],
    languages: ['hi', 'en'],
    skills: ['Driving'],
  },
  { id: id(6), name: 'Maria López', emails: [{ address: 'Maria.Lopez@example.org', kind: 'other' }], phones: [phone(42)] },
  { id: id(7), name: 'Samuel Ortiz', phones: [phone(19)], languages: ['es', 'en'], roles: ['timekeeper'], free: ['sat-evening'] },
  { id: id(8), name: 'Sam Ortiz', phones: [phone(19)], about: 'Walks turf 1.' },
  { id: id(9), name: 'Old Mr. Kowalski', address: street('12 Elm Ave'), languages: ['pl'], about: 'No phone. Knock after ten.' },
]

/** Those of a small group, one of whom is there twice and one united; `many`: thousands beside them. */
export function seedPeople(group: FakeGroup, dana: MemberId, isMany = false): void {
  const doc = docId('people', 'group')
  group.do(peopleKind, doc, addPeople, { people: PEOPLE })
  group.do(peopleKind, doc, mergePeople, { id: id(90), keep: id(7), other: id(8) })
  group.do(peopleKind, doc, setAddress, { person: id(7), address: street('31 Elm Ave') })
  group.do(peopleKind, doc, setAddress, { person: id(8), address: street('13 Elm Ave') })
  group.do(peopleKind, doc, linkMember, { member: dana, person: id(2) })
  const note = { id: id(91), person: id(1), text: 'Would take over the food pantry if somebody asked her.' }
  group.do(peopleNotesKind, docId('peoplenotes', 'organizers'), notePerson, note)
  if (!isMany) return
  const many = Array.from({ length: 4900 }, (_, n) => ({
    id: id(1000 + n),
    name: `${FIRST[n % 12]} ${LAST[n % 35]}${n}`,
    languages: ['en'],
  }))
  for (let at = 0; at < many.length; at += 245) group.do(peopleKind, doc, addPeople, { people: many.slice(at, at + 245) })
}

const FIRST = 'Ana Ben Carla Dev Ella Femi Grace Hugo Ines Jo Kofi Lena'.split(' ')
const LAST = 'Abara Berg Cruz Diaz Evans Fox Garcia Hall Ito Jones Khan Lee Mills Nash Obi Park Quist Reyes Shah Tran Ueda Vega Wu'
  .split(' ')
  .flatMap(name => [name, `Mc${name}`])
