import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import { findDuplicates, likeness, sortIncoming } from './duplicates.ts'
import { addPeople, keepApart, mergePeople, undoMerge } from './people.actions.ts'
import { peopleKind } from './people.ts'
import { filterPeople, nameOf } from './people.select.ts'
import type { NewPerson } from './types.ts'

const HOME = { street: '118 N Oak St', unit: '', city: 'Lakewood', state: 'OH', zip: '44107', country: '' }
const tel = (number: string) => [{ number, kind: 'other' as const }]
const mail = (address: string) => [{ address, kind: 'other' as const }]
const card = (name: string, rest: Partial<NewPerson> = {}) => ({ name, phones: [], emails: [], address: undefined, ...rest })

const listOf = (...cards: NewPerson[]) => {
  const olga = phone(peopleKind, 'olga', 'organizer')
  olga.act(addPeople, { people: cards })
  return olga
}

test.each([
  ['the same name', card('Ana López'), card('ana  lopez'), ['same-name']],
  ['names the other way round', card('López, Ana'), card('Ana López'), ['same-name']],
  [
    'a second name and the same number',
    card('Ana María López', { phones: tel('216-555-0142') }),
    card('Ana López', { phones: tel('+1 (216) 555 0142') }),
    ['similar-name', 'same-phone'],
  ],
  [
    'a slip of the finger and the same mail',
    card('Anna Lopez', { emails: mail('Ana@x.org') }),
    card('Ana Lopez', { emails: mail('ana@X.org') }),
    ['same-email'],
  ],
  [
    'an initial and the same place',
    card('A. López', { address: HOME }),
    card('Ana López', { address: HOME }),
    ['similar-name', 'same-address'],
  ],
])('%s', (_, a, b, reasons) => {
  expect(likeness(a, b)?.reasons).toEqual(expect.arrayContaining(reasons))
  expect(likeness(b, a)).toEqual(likeness(a, b))
})

test.each([
  [
    'a household shares its number',
    card('Ana López', { phones: tel('216-555-0142') }),
    card('Luis López', { phones: tel('216-555-0142') }),
  ],
  ['a couple shares its mail', card('Ana López', { emails: mail('a@x.org') }), card('Luis Reed', { emails: mail('a@x.org') })],
  ['namesakes live elsewhere', card('Ana López', { address: HOME }), card('Ana López', { address: { ...HOME, street: '9 Elm St' } })],
  ['a first name alone', card('Ana'), card('Ana')],
  ['nothing in common', card('Ana López'), card('Luis Reed')],
])('not when %s', (_, a, b) => {
  expect(likeness(a, b)).toBeUndefined()
})

test('the list is asked about once, best first; never about those who are one already or said to be two', () => {
  const olga = listOf(
    { id: testId(1), name: 'Ana López', phones: tel('216-555-0142') },
    { id: testId(2), name: 'Ana Lopez', phones: tel('2165550142') },
    { id: testId(3), name: 'Mo Reed' },
    { id: testId(4), name: 'Reed Mo' },
    { id: testId(5), name: 'Luis' },
  )
  const pairs = () => findDuplicates(olga.view()).map(({ a, b }) => [a.id, b.id].toSorted())
  expect(pairs()).toEqual([[testId(1), testId(2)].toSorted(), [testId(3), testId(4)].toSorted()])
  olga.act(keepApart, { a: testId(3), b: testId(4), apart: true })
  olga.act(mergePeople, { id: testId('m'), keep: testId(1), other: testId(2) })
  expect(pairs()).toEqual([])
  olga.act(undoMerge, { merge: testId('m') })
  expect(pairs()).toHaveLength(1)
})

test('a list that is brought in again adds nobody again', () => {
  const first: NewPerson[] = [
    { id: testId(1), name: 'Ana López', phones: tel('216-555-0142') },
    { id: testId(2), name: 'Luis Reed' },
  ]
  const view = listOf(...first).view()
  const again = sortIncoming(view, [...first.map((one, i) => ({ ...one, id: testId(`again ${i}`) })), { id: testId(9), name: 'Mo Vance' }])
  expect(again.map(one => one.known?.person.name)).toEqual(['Ana López', 'Luis Reed', undefined])
})

test('five thousand people are compared in a moment', () => {
  const cards = Array.from({ length: 5000 }, (_, i) => ({
    id: testId(i),
    name: `Person${i % 2500} Number${i % 2500}`,
    phones: tel(`216555${String(i % 2500).padStart(4, '0')}`),
  }))
  const olga = phone(peopleKind, 'olga', 'organizer')
  for (let at = 0; at < cards.length; at += 250) olga.act(addPeople, { people: cards.slice(at, at + 250) })
  expect(findDuplicates(olga.view())).toHaveLength(2500)
})

test('"who speaks Spanish and is free on Saturday", by filters and by words of both languages', () => {
  const { people } = listOf(
    { id: testId(1), name: 'Ana López', languages: ['es'], free: ['sat-morning'], skills: ['Plumbing'], phones: tel('(216) 555-0142') },
    { id: testId(2), name: 'Luis Reed', languages: ['es'], free: ['sun-morning'], roles: ['facilitator'] },
    { id: testId(3), name: 'Mo Vance', languages: ['en'], free: ['sat-evening'] },
  ).view()
  const names = (filter: Parameters<typeof filterPeople>[1], language = 'en') => filterPeople(people, filter, language).map(one => one.name)
  expect(names({ languages: ['es'], days: ['sat'] })).toEqual(['Ana López'])
  expect(names({ words: 'Who speaks Spanish and is free on Saturday?' })).toEqual(['Ana López'])
  expect(names({ words: '¿Quién habla español y tiene tiempo el sábado?' }, 'es')).toEqual(['Ana López'])
  expect(names({ words: 'lopez' })).toEqual(['Ana López'])
  expect(names({ words: 'plumb' })).toEqual(['Ana López'])
  expect(names({ words: '555-01' })).toEqual(['Ana López'])
  expect(names({ roles: ['Facilitator'] })).toEqual(['Luis Reed'])
  expect(names({ slots: ['sat-evening'] })).toEqual(['Mo Vance'])
  expect(names({ words: 'nobody' })).toEqual([])
  expect(names({})).toHaveLength(3)
})

test('a who has a name: the person, else the member, else the words as they are', () => {
  const olga = listOf({ id: testId(1), name: 'Ana López' })
  const name = nameOf(olga.view(), { [olga.member]: 'Olga' })
  expect([testId(1), olga.member, 'the landlord', testId(9)].map(name)).toEqual(['Ana López', 'Olga', 'the landlord', ''])
})
