import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phone, testId } from '../doc/testing.ts'
import {
  addPeople,
  addPerson,
  addValue,
  editPerson,
  keepApart,
  linkMember,
  mergePeople,
  portionsOf,
  removePerson,
  removeValue,
  restorePerson,
  setAddress,
  undoMerge,
} from './people.actions.ts'
import { PEOPLE_AT_ONCE } from './people.actions.ts'
import { peopleKind } from './people.ts'
import { personById, personOfMember, whoIs } from './people.select.ts'
import { LIST_FIELDS, TEXT_FIELDS } from './types.ts'
import type { Person } from './types.ts'
import { addressLine, valueKey } from './values.ts'

const [ANA, LUIS] = [testId('ana'), testId('luis')]
const HOME = { street: '118 N Oak St', unit: '2', city: 'Lakewood', state: 'OH', zip: '44107', country: '' }

const group = () => {
  const people = { olga: phone(peopleKind, 'olga', 'organizer'), mo: phone(peopleKind, 'mo', 'member') }
  people.olga.act(addPerson, { id: ANA, name: ' Ana López ', phones: [{ number: '(216) 555-0142', kind: 'mobile' }], languages: ['es'] })
  people.mo.hear(people.olga)
  return people
}
const ana = (one: ReturnType<typeof group>['olga']): Person => personById(one.view(), ANA)!

test('a person is written down once and changed field by field', () => {
  const { olga } = group()
  expect(olga.view().people).toMatchObject([{ id: ANA, name: 'Ana López', languages: ['es'], addedAt: 1000, addedBy: olga.member }])
  olga.act(addPerson, { id: ANA, name: 'Somebody else' })
  expect(ana(olga).name).toBe('Ana López')
  olga.act(editPerson, { person: ANA, set: { pronouns: ' she/her ', about: 'Knows the boiler' } })
  olga.act(setAddress, { person: ANA, address: HOME })
  olga.act(addValue, { person: ANA, field: 'free', value: 'sat-morning' })
  expect(ana(olga)).toMatchObject({ pronouns: 'she/her', about: 'Knows the boiler', free: ['sat-morning'] })
  expect(addressLine(ana(olga).address!)).toBe('118 N Oak St, 2, Lakewood, OH 44107')
  olga.act(setAddress, { person: ANA, address: undefined })
  expect(ana(olga).address).toBeUndefined()
})

test('[P3.2] two people change different things, or the same list, at the same time: all of it counts', () => {
  const { olga, mo } = group()
  olga.act(editPerson, { person: ANA, set: { pronouns: 'she/her' } })
  olga.act(addValue, { person: ANA, field: 'phones', value: { number: '+1 216-555-0199', kind: 'home' } })
  olga.act(addValue, { person: ANA, field: 'skills', value: 'Plumbing' })
  mo.act(editPerson, { person: ANA, set: { name: 'Ana María López' } })
  mo.act(addValue, { person: ANA, field: 'phones', value: { number: '216 555 0100', kind: 'work' } })
  mo.act(addValue, { person: ANA, field: 'skills', value: 'plumbing ' })
  mo.act(removeValue, { person: ANA, field: 'languages', value: 'es' })
  olga.hear(mo)
  mo.hear(olga)
  expect(ana(olga)).toEqual(ana(mo))
  expect(ana(olga)).toMatchObject({ name: 'Ana María López', pronouns: 'she/her', languages: [] })
  expect(
    ana(olga)
      .phones.map(one => one.number)
      .toSorted(),
  ).toEqual(['(216) 555-0142', '+1 216-555-0199', '216 555 0100'])
  expect(ana(olga).skills).toHaveLength(1)
})

test('the same number written otherwise is the same number; its kind can be changed', () => {
  const { olga } = group()
  olga.act(addValue, { person: ANA, field: 'phones', value: { number: '+1 (216) 555 0142', kind: 'work' } })
  expect(ana(olga).phones).toEqual([{ number: '+1 (216) 555 0142', kind: 'work' }])
  olga.act(removeValue, { person: ANA, field: 'phones', value: { number: '2165550142', kind: 'other' } })
  expect(ana(olga).phones).toEqual([])
})

test('what is wrong is refused by name, and nothing is changed', () => {
  const { olga, mo } = group()
  const before = olga.view()
  expect(olga.act(addPerson, { id: testId('x'), name: ' ' })?.code).toBe('name-empty')
  expect(olga.act(addPerson, { id: 'x', name: 'X' })?.code).toBe('not-an-id')
  expect(olga.act(addPerson, { id: testId('x'), name: 'x'.repeat(121) })?.code).toBe('text-too-long')
  expect(olga.act(addPerson, { id: testId('x'), name: 'X', skills: Array.from({ length: 41 }, (_, i) => `s${i}`) })?.code).toBe(
    'too-many-values',
  )
  expect(olga.act(addPerson, { id: testId('x'), name: 'X', emails: [{ address: ' ', kind: 'home' }] })?.code).toBe('value-empty')
  const many = Array.from({ length: PEOPLE_AT_ONCE + 1 }, (_, i) => ({ id: testId(i), name: 'N' }))
  expect(olga.act(addPeople, { people: many })?.code).toBe('too-many-at-once')
  expect(olga.act(editPerson, { person: LUIS, set: { about: 'x' } })?.code).toBe('person-unknown')
  expect(olga.act(editPerson, { person: ANA, set: { name: '' } })?.code).toBe('name-empty')
  expect(olga.act(addValue, { person: ANA, field: 'free', value: 'never' as never })?.code).toBe('value-empty')
  expect(olga.act(addValue, { person: ANA, field: 'offers', value: 'x'.repeat(700) })?.code).toBe('text-too-long')
  expect(olga.act(mergePeople, { id: testId('m'), keep: ANA, other: ANA })?.code).toBe('same-person')
  expect(olga.act(undoMerge, { merge: testId('m') })?.code).toBe('merge-unknown')
  expect(mo.act(linkMember, { member: olga.member, person: ANA })?.code).toBe('not-organizer')
  expect(mo.act(linkMember, { member: mo.member, person: LUIS })?.code).toBe('person-unknown')
  expect(olga.view()).toEqual(before)
})

test('a member is linked by themselves, or by an organizer, and unlinked', () => {
  const { olga, mo } = group()
  expect(mo.act(linkMember, { member: mo.member, person: ANA })).toBeUndefined()
  expect(ana(mo).members).toEqual([mo.member])
  expect(personOfMember(mo.view(), mo.member)?.id).toBe(ANA)
  expect(whoIs(mo.view())(mo.member)).toBe(ANA)
  olga.hear(mo)
  olga.act(linkMember, { member: mo.member, person: undefined })
  expect(ana(olga).members).toEqual([])
  expect(whoIs(olga.view())(mo.member)).toBe(mo.member)
})

test('off the list and back', () => {
  const { olga } = group()
  olga.act(removePerson, { person: ANA })
  expect(olga.view().people).toEqual([])
  expect(olga.view().removed.map(one => one.id)).toEqual([ANA])
  olga.act(restorePerson, { person: ANA })
  expect(olga.view().people.map(one => one.name)).toEqual(['Ana López'])
})

test('duplicates are united without loss, and can be parted again', () => {
  const { olga, mo } = group()
  const other = { id: LUIS, name: 'Ana Lopez', phones: [{ number: '216-555-0100', kind: 'home' as const }], languages: ['es', 'en'] }
  olga.act(addPerson, { ...other, pronouns: 'she/her', address: HOME })
  mo.hear(olga)
  const before = olga.view()
  olga.act(mergePeople, { id: testId('m'), keep: ANA, other: LUIS })
  // Somebody who has not heard of it changes the other record.
  mo.act(addValue, { person: LUIS, field: 'offers', value: 'A van' })
  mo.act(linkMember, { member: mo.member, person: LUIS })
  olga.hear(mo)
  const [both, ...rest] = olga.view().people
  expect(rest).toEqual([])
  expect(both).toMatchObject({
    id: ANA,
    records: [ANA, LUIS],
    name: 'Ana López',
    pronouns: 'she/her',
    address: HOME,
    offers: ['A van'],
    members: [mo.member],
  })
  expect(both!.also).toEqual([{ field: 'name', value: 'Ana Lopez', record: LUIS }])
  expect(both!.phones).toHaveLength(2)
  expect(both!.languages).toEqual(['es', 'en'])
  expect(personById(olga.view(), LUIS)?.id).toBe(ANA)
  // What is taken away from the person is taken away from both records.
  olga.act(removeValue, { person: ANA, field: 'languages', value: 'es' })
  expect(ana(olga).languages).toEqual(['en'])
  olga.act(undoMerge, { merge: testId('m') })
  expect(
    olga
      .view()
      .people.map(one => one.name)
      .toSorted(),
  ).toEqual(['Ana Lopez', 'Ana López'])
  expect(personById(olga.view(), LUIS)).toMatchObject({ offers: ['A van'], languages: ['en'], address: HOME })
  expect(personById(olga.view(), LUIS)!.phones).toEqual(personById(before, LUIS)!.phones)
})

test('united crosswise by two at the same time they are one, the same on both phones', () => {
  const { olga, mo } = group()
  olga.act(addPerson, { id: LUIS, name: 'Ana Lopez' })
  mo.hear(olga)
  olga.act(mergePeople, { id: testId('m1'), keep: ANA, other: LUIS }, 2000)
  mo.act(mergePeople, { id: testId('m2'), keep: LUIS, other: ANA }, 2000)
  olga.hear(mo)
  mo.hear(olga)
  expect(olga.view()).toEqual(mo.view())
  expect(olga.view().people).toHaveLength(1)
})

test('those who are two people are remembered to be', () => {
  const { olga } = group()
  olga.act(addPerson, { id: LUIS, name: 'Ana Lopez' })
  olga.act(keepApart, { a: LUIS, b: ANA, apart: true })
  expect(olga.view().apart).toEqual([[ANA, LUIS].toSorted().join('/')])
  olga.act(keepApart, { a: ANA, b: LUIS, apart: false })
  expect(olga.view().apart).toEqual([])
})

test('what a stranger writes into the document hides nothing and breaks nothing', () => {
  const { olga } = group()
  const before = olga.view()
  const nonsense = [
    'constructor',
    '__proto__/x',
    'toString/x',
    'phones',
    'phones/',
    'phones/x',
    'phones/0123456789abcdef',
    'free/x',
    'address',
    'name/x',
    '',
  ]
  const broken = A.change(olga.doc(), draft => {
    for (const field of nonsense) draft.fields[`${ANA}/${field}`] = new A.ImmutableString(field === 'address' ? '[1]' : '{"number":7}')
    draft.fields[`${LUIS}/name`] = new A.ImmutableString('Of nobody')
    draft.merges[testId('m')] = new A.ImmutableString(JSON.stringify({ id: testId('m'), keep: ANA, other: testId('gone'), at: 1, by: 'x' }))
    draft.members['nobody'] = new A.ImmutableString(ANA)
    draft.about['apart/x'] = new A.ImmutableString('yes')
  })
  expect(peopleKind.read(broken).people).toEqual(before.people)
})

test('a long list goes in by portions that fit, each person once', () => {
  const people = Array.from({ length: 700 }, (_, i) => ({ id: testId(i), name: `Person ${i}`, about: i === 3 ? 'x'.repeat(160_000) : '' }))
  const portions = portionsOf(people)
  expect(portions.flat()).toEqual(people)
  expect(portions.map(portion => portion.length)).toEqual([3, 1, 250, 250, 196])
  expect(portionsOf([])).toEqual([])
})

const word = fc.constantFrom('Ana', 'Luis', 'Boiler', 'she/her', 'Tuesday', 'Ñandú', '')
const name = fc.constantFrom('Ana', 'Luis', 'Mo', 'Olga')
const card = fc.record({
  name,
  given: word,
  family: word,
  pronouns: word,
  about: word,
  freeNote: word,
  phones: fc.array(
    fc.record({
      number: fc.constantFrom('216-555-0100', '(216) 555-0100', '216-555-0101', '+49 30 1234567'),
      kind: fc.constantFrom('mobile', 'home'),
    }),
    { maxLength: 3 },
  ),
  emails: fc.array(fc.record({ address: fc.constantFrom('a@x.org', 'A@X.org', 'b@x.org'), kind: fc.constantFrom('home', 'work') }), {
    maxLength: 2,
  }),
  address: fc.constantFrom(undefined, HOME, { ...HOME, unit: '3' }),
  languages: fc.subarray(['es', 'en', 'vi']),
  skills: fc.subarray(['Plumbing', 'Law']),
  offers: fc.subarray(['A van', 'Childcare']),
  wants: fc.subarray(['Tools']),
  roles: fc.subarray(['facilitator', 'note-taker']),
  free: fc.subarray(['sat-morning', 'thu-evening'] as const),
})

/** Everything that somebody ever said of these people. */
function saidOf(people: readonly Person[]): Set<string> {
  const said = new Set<string>()
  for (const person of people) {
    for (const field of TEXT_FIELDS) if (person[field] !== '') said.add(`${field}:${person[field]}`)
    for (const field of LIST_FIELDS) for (const value of person[field]) said.add(`${field}:${valueKey(field, value)}`)
    if (person.address) said.add(`address:${addressLine(person.address)}`)
    for (const { field, value } of person.also) said.add(`${field}:${typeof value === 'string' ? value : addressLine(value)}`)
    for (const member of person.members) said.add(`member:${member}`)
  }
  return said
}

test('[P3.8] however people are united by several phones, in any order of arrival, nothing that was said is lost', () => {
  const plan = fc.record({
    cards: fc.array(card, { minLength: 2, maxLength: 4 }),
    merges: fc.array(fc.record({ by: fc.nat(2), keep: fc.nat(5), other: fc.nat(5) }), { maxLength: 5 }),
    links: fc.array(fc.nat(5), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(plan, fc.infiniteStream(fc.nat()), ({ cards, merges, links }, shuffle) => {
      const phones = ['olga', 'mo', 'sam'].map(who => phone(peopleKind, who, 'organizer'))
      const ids = cards.map((_, i) => testId(i))
      phones[0]!.act(addPeople, { people: cards.map((one, i) => ({ id: ids[i]!, ...one })) })
      for (const one of phones.slice(1)) one.hear(phones[0]!)
      for (const [i, person] of links.entries()) phones[i]!.act(linkMember, { member: phones[i]!.member, person: ids[person % ids.length] })
      const before = saidOf(phones.flatMap(one => one.view().people))
      for (const [i, { by, keep, other }] of merges.entries()) {
        phones[by]!.act(
          mergePeople,
          { id: testId(`m${i}`), keep: ids[keep % ids.length]!, other: ids[other % ids.length]! },
          2000 + (i % 3),
        )
      }
      const all = phones.flatMap(one => one.changes())
      const views = [0, 1].map(() => {
        const order = all.map(change => [shuffle.next().value, change] as const).toSorted((a, b) => a[0] - b[0])
        const fresh = phone(peopleKind, 'late')
        fresh.apply(order.map(([, change]) => change))
        return fresh.view()
      })
      expect(views[1]).toEqual(views[0])
      expect(saidOf(views[0]!.people)).toEqual(before)
      expect(views[0]!.people.flatMap(person => person.records).toSorted()).toEqual(ids.toSorted())
    }),
    { numRuns: 200 },
  )
})
