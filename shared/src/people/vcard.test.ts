import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { utf8 } from '../base/bytes.ts'
import { testId } from '../doc/testing.ts'
import { asCards, people } from './testing/cards.ts'
import { readVCards, writeVCards } from './vcard.ts'

const read = (text: string | Uint8Array) => {
  let ids = 0
  return readVCards(typeof text === 'string' ? utf8(text) : text, () => testId(ids++))
}
const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0))

test('an ordinary card of a phone', () => {
  const { people: found, faults } = read(
    card(
      'PRODID:-//Apple Inc.//iOS 19.1//EN',
      'N:López;Ana;María;;',
      'FN:Ana María López',
      'item1.TEL;type=CELL;type=VOICE;type=pref:(216) 555-0142',
      'TEL;TYPE="home,voice":216-555-0100',
      'item2.EMAIL;type=INTERNET;type=HOME:ana@example.org',
      'ADR;type=HOME;type=pref:;;118 N Oak St\\, rear;Lakewood;OH;44107;USA',
      'NOTE:Line one\\nLine two\\; semicolon',
      'X-ABLabel:_$!<HomePage>!$_',
    ),
  )
  expect(faults).toEqual([])
  expect(found).toMatchObject([
    {
      name: 'Ana María López',
      given: 'Ana',
      family: 'López',
      phones: [
        { number: '(216) 555-0142', kind: 'mobile' },
        { number: '216-555-0100', kind: 'home' },
      ],
      emails: [{ address: 'ana@example.org', kind: 'home' }],
      address: { street: '118 N Oak St, rear', city: 'Lakewood', state: 'OH', zip: '44107', country: 'USA' },
      about: 'Line one\nLine two; semicolon',
    },
  ])
})

test('version 2.1 as old phones write it: quoted-printable, soft line breaks, a charset of its own', () => {
  const text = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:L=F3pez;Jos=E9',
    'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9=20L=C3=B3p=',
    'ez',
    'TEL;CELL;PREF:2165550142',
    'EMAIL;INTERNET;WORK:jose@example.org',
    'END:VCARD',
  ].join('\r\n')
  expect(read(text).people).toMatchObject([
    { name: 'José López', given: 'José', family: 'López', phones: [{ number: '2165550142', kind: 'mobile' }], emails: [{ kind: 'work' }] },
  ])
})

test('version 4.0: links for numbers, languages, pronouns; a group of people is not a person', () => {
  const lines = [
    'TEL;VALUE=uri;TYPE="cell,voice":tel:+1-216-555-0142;ext=7',
    'LANG;PREF=1:es',
    'LANG:en',
    'PRONOUNS:they/them',
    'EXPERTISE:Wiring',
  ]
  const text = card('FN:Sam', 'KIND:individual', ...lines) + card('FN:Block club', 'KIND:group', 'MEMBER:urn:uuid:1')
  const { people: found, faults } = read(text)
  expect(found).toMatchObject([
    {
      name: 'Sam',
      phones: [{ number: '+1-216-555-0142 ext. 7', kind: 'mobile' }],
      languages: ['es', 'en'],
      pronouns: 'they/them',
      skills: ['Wiring'],
    },
  ])
  expect(faults).toEqual([{ line: 11, why: 'card-not-a-person' }])
})

test('letters of any encoding, also cut in the middle by a fold', () => {
  const name = 'José Ñandú'
  expect(read(latin1(card(`FN:${name}`))).people[0]?.name).toBe(name)
  expect(read(utf8(`\uFEFF${card(`FN:${name}`)}`)).people[0]?.name).toBe(name)
  const wide = new Uint8Array(new Uint16Array([0xfeff, ...Array.from(card(`FN:${name}`), char => char.charCodeAt(0))]).buffer)
  expect(read(wide).people[0]?.name).toBe(name)
  const bytes = [...utf8(card(`FN:${name}`))]
  const inside = bytes.indexOf(0xc3) + 1
  bytes.splice(inside, 0, 13, 10, 32)
  expect(read(Uint8Array.from(bytes)).people[0]?.name).toBe(name)
  expect(read(card('FN:Old Mac').replaceAll('\r\n', '\r')).people[0]?.name).toBe('Old Mac')
})

test('pictures, of whatever size, are passed over', () => {
  const photo = [
    'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD',
    ...Array.from({ length: 20_000 }, () => ` ${'A'.repeat(74)}`),
    ' ==',
  ]
  const old = ['PHOTO;ENCODING=BASE64;JPEG:', ...Array.from({ length: 100 }, () => ` ${'B'.repeat(70)}`), '']
  const { people: found } = read(card('FN:Ana', ...photo, 'TEL:216-555-0142') + card(...old, 'FN:Luis'))
  expect(found.map(one => one.name)).toEqual(['Ana', 'Luis'])
  expect(found[0]!.phones).toHaveLength(1)
})

test('without a name it is called by what it has; without anything it is named with its line', () => {
  const { people: found, faults } = read(
    card('ORG:Corner Store;') + card('EMAIL:x@example.org') + card('TITLE:Nobody') + card('N:;;;;', 'FN: '),
  )
  expect(found.map(one => one.name)).toEqual(['Corner Store', 'x@example.org'])
  expect(faults).toEqual([
    { line: 9, why: 'card-without-name' },
    { line: 13, why: 'card-without-name' },
  ])
})

test('a file that is cut short, damaged or something else is read as far as it goes', () => {
  const { people: found, faults } = read(card('FN:Ana').replace('END:VCARD\r\n', '') + card('FN:Luis') + 'BEGIN:VCARD\r\nFN:Half a ca')
  expect(found.map(one => one.name)).toEqual(['Ana', 'Luis', 'Half a ca'])
  expect(faults.map(fault => fault.why)).toEqual(['card-not-closed', 'card-not-closed'])
  expect(read('').people).toEqual([])
  expect(read('<!doctype html><p>Sign in</p>').people).toEqual([])
  expect(read(card('FN;X="never closed:Mo')).people[0]?.name).toBe('Mo')
})

test('[P8.1] any bytes are read without a throw', () => {
  const pieces = fc.constantFrom(
    'BEGIN:VCARD',
    'END:VCARD',
    'FN',
    ':',
    ';',
    '"',
    '=',
    '\\',
    '\r\n',
    '\n',
    ' ',
    'TEL',
    'ENCODING=QUOTED-PRINTABLE',
    'CHARSET=x',
    'é',
    '\u0000',
    '=C3',
    'ADR:;;a',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), parts => void expect(read(parts.join('')).people.length).toBeLessThan(31)),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void expect(read(bytes).people).toEqual([])),
    { numRuns: 100 },
  )
})

test('what is too long or too much is cut, and said with its line', () => {
  const { people: found, shortened } = read(
    card('FN:Ana', `NOTE:${'x'.repeat(5000)}`) + card('FN:Luis', ...Array.from({ length: 60 }, (_, i) => `TEL:216-555-01${10 + i}`)),
  )
  expect(found[0]!.about).toHaveLength(4000)
  expect(found[1]!.phones).toHaveLength(40)
  expect(shortened).toEqual([1, 6])
})

test('five thousand cards at once', () => {
  const text = Array.from({ length: 5000 }, (_, i) => card(`FN:Person ${i}`, `TEL;TYPE=CELL:216-555-${String(i).padStart(4, '0')}`)).join(
    '',
  )
  expect(read(text).people).toHaveLength(5000)
})

test('every person comes back as they went out, in both versions, and others can read the file', () => {
  fc.assert(
    fc.property(people, fc.constantFrom('3.0' as const, '4.0' as const), (all, version) => {
      const file = writeVCards(all, version)
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const { people: found, faults, shortened } = read(file)
      expect([faults, shortened]).toEqual([[], []])
      expect(asCards(found)).toEqual(
        asCards(all.map(one => (version === '3.0' && !one.given && !one.family ? { ...one, given: one.name } : one))),
      )
      const parsed = (all.length === 0 ? [] : ICAL.parse(file)) as unknown[]
      const cards = (typeof parsed[0] === 'string' ? [parsed] : parsed) as [string, unknown[]][]
      expect(cards.map(one => new ICAL.Component(one as never).getFirstPropertyValue('fn'))).toEqual(all.map(one => one.name))
    }),
    { numRuns: 200 },
  )
})

test('a name with line breaks and colons does not begin a line of its own making', () => {
  const [evil] = read(card('FN:Ana')).people
  const file = writeVCards([{ ...evil!, name: 'Ana\r\nTEL:666', about: 'a\nEND:VCARD' } as never], '4.0')
  expect(file.split('\r\n').filter(line => /^(?:TEL|END)/.test(line))).toEqual(['END:VCARD'])
})
