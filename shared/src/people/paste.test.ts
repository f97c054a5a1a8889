import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { kindOfList, readPastedPeople } from './paste.ts'

const read = (text: string) => {
  let ids = 0
  return readPastedPeople(text, () => testId(ids++))
}
const one = (line: string) => read(line)[0]?.person

test('a line a person, in any order', () => {
  const ana = { name: 'Ana López', phones: [{ number: '216-555-0142', kind: 'other' }], emails: [{ address: 'ana@example.org' }] }
  for (const line of [
    'Ana López, 216-555-0142, ana@example.org',
    'ana@example.org; Ana López; 216-555-0142',
    '216-555-0142 Ana López <ana@example.org>',
    '- Ana López\t216-555-0142\tana@example.org',
    '3. Ana López – 216-555-0142 – mailto:ana@example.org',
    '"Ana López" <ana@example.org> 216-555-0142',
  ])
    expect(one(line)).toMatchObject(ana)
})

test('kinds of numbers, pronouns, surnames first, and what else is said', () => {
  expect(one('Ana López (216) 555-0142 mobile, 216.555.0100 (home)')).toMatchObject({
    name: 'Ana López',
    phones: [
      { number: '(216) 555-0142', kind: 'mobile' },
      { number: '216.555.0100', kind: 'home' },
    ],
  })
  expect(one('Sam Reed (they / them) +49 30 1234567')).toMatchObject({
    name: 'Sam Reed',
    pronouns: 'they/them',
    phones: [{ number: '+49 30 1234567' }],
  })
  expect(one('López, Ana María; 216-555-0142; speaks Spanish')).toMatchObject({
    name: 'Ana María López',
    given: 'Ana María',
    family: 'López',
    about: 'speaks Spanish',
  })
  expect(one('de la Cruz, Ana')).toMatchObject({ name: 'Ana de la Cruz' })
  expect(one('Ana López, Lakewood')).toMatchObject({ name: 'Ana López', about: 'Lakewood' })
  expect(one('Mo')).toMatchObject({ name: 'Mo', phones: [], emails: [] })
})

test('lines without a name are shown as they are, empty ones are not', () => {
  expect(read('\n216-555-0142\n\nAna\r\n  \n---').map(({ line, text, person }) => [line, text, person?.name])).toEqual([
    [2, '216-555-0142', undefined],
    [4, 'Ana', 'Ana'],
    [6, '---', undefined],
  ])
})

test('a line without end is read at once', () => {
  expect(one(`Ana ${'1 ('.repeat(100_000)}`)?.name).toMatch(/^Ana/)
  expect(one(`${'a@'.repeat(100_000)}`)).toBeDefined()
})

test('what was pasted is told by how it begins', () => {
  expect(kindOfList('BEGIN:VCARD\nVERSION:3.0')).toBe('vcard')
  expect(kindOfList('\uFEFFName,Phone\nAna,216')).toBe('csv')
  expect(kindOfList('Nombre;Teléfono\nAna;216')).toBe('csv')
  expect(kindOfList('Ana López, 216-555-0142, ana@example.org\nLuis, 216-555-0100')).toBe('lines')
  expect(kindOfList('Ana\nLuis')).toBe('lines')
  expect(kindOfList('')).toBe('lines')
})
