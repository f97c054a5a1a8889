import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../base/bytes.ts'
import { testId } from '../doc/testing.ts'
import { decodeText } from './decode.ts'
import { guessColumns, hasName, previewPeopleCsv, readPeopleCsv, writePeopleCsv } from './people-csv.ts'
import { asCards, people } from './testing/cards.ts'

const read = (text: string) => {
  let ids = 0
  return readPeopleCsv(text, previewPeopleCsv(text).mapping, () => testId(ids++))
}

/** The app's own headings are held by web/src/features/people/column-words.test.ts. */
const HEADINGS = new Proxy({}, { get: (_, column) => column }) as Parameters<typeof writePeopleCsv>[1]
const written = (all: Parameters<typeof writePeopleCsv>[0]) => writePeopleCsv(all, HEADINGS)

test("a spreadsheet of one's own, in English or Spanish, parted by commas, semicolons or tabs", () => {
  const expected = [
    { name: 'Ana López', phones: [{ number: '216-555-0142', kind: 'mobile' }], languages: ['es', 'vi'], address: { city: 'Lakewood' } },
  ]
  expect(read('Full Name,Cell phone,Languages,City\nAna López,216-555-0142,"Spanish, Vietnamese",Lakewood\n').people).toMatchObject(
    expected,
  )
  expect(read('Nombre completo;Celular;Idiomas;Ciudad\r\nAna López;216-555-0142;español; vietnamita\r\n').people[0]?.name).toBe('Ana López')
  expect(read('\uFEFFNombre\tApellidos\tTeléfono\nAna\tLópez\t216-555-0142\n').people).toMatchObject([
    { name: 'Ana López', given: 'Ana', family: 'López' },
  ])
  expect(read('Nombre,Correo\nAna López,ana@example.org\n').people).toMatchObject([
    { name: 'Ana López', given: '', emails: [{ address: 'ana@example.org' }] },
  ])
})

test("Google's and Outlook's columns", () => {
  const google =
    'First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Phone 2 - Value,Address 1 - Formatted,Notes\nAna,López,ana@example.org,216-555-0142,216-555-0100,118 N Oak St,Boiler\n'
  expect(read(google).people).toMatchObject([
    {
      name: 'Ana López',
      emails: [{ address: 'ana@example.org' }],
      phones: [{ number: '216-555-0142' }, { number: '216-555-0100' }],
      about: 'Boiler',
      address: { street: '118 N Oak St' },
    },
  ])
  const outlook =
    'First Name,Last Name,Mobile Phone,Home Phone,E-mail Address,Home Street,Home City,Home State,Home Postal Code\nAna,López,216-555-0142,216-555-0100,ana@example.org,118 N Oak St,Lakewood,OH,44107\n'
  expect(read(outlook).people).toMatchObject([
    {
      phones: [{ kind: 'mobile' }, { kind: 'home' }],
      emails: [{ address: 'ana@example.org' }],
      address: { street: '118 N Oak St', city: 'Lakewood', state: 'OH', zip: '44107' },
    },
  ])
})

test('rows that cannot be a person are named with their line; a mapping by hand counts', () => {
  const text = 'who,what\nAna,x\n,y\nLuis,z,too,long\n'
  expect(hasName(guessColumns(['who', 'what']))).toBe(false)
  const { people: found, faults } = readPeopleCsv(text, { 0: 'name', 1: 'about' }, () => testId(0))
  expect(found.map(one => [one.name, one.about])).toEqual([
    ['Ana', 'x'],
    ['Luis', 'z'],
  ])
  expect(faults).toEqual([
    { line: 3, why: 'row-without-name' },
    { line: 4, why: 'row-too-long' },
  ])
})

test('files of any encoding', () => {
  const text = 'Name\nJosé\n'
  const wide = new Uint8Array(new Uint16Array([0xfeff, ...Array.from(text, char => char.charCodeAt(0))]).buffer)
  for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), wide, Uint8Array.from(text, char => char.charCodeAt(0))]) {
    expect(read(decodeText(bytes)).people[0]?.name).toBe('José')
  }
})

test('what a spreadsheet would run is made harmless on the way out, and comes back as it was', () => {
  const file = written([
    {
      ...read('Name\nx\n').people[0]!,
      name: '=HYPERLINK("http://evil")',
      about: '@SUM(1)',
      phones: [{ number: '+49 30 123', kind: 'other' }],
    } as never,
  ])
  expect(file).toContain(`"'=HYPERLINK(""http://evil"")"`)
  for (const cell of file.split('\r\n')[1]!.split(',')) expect(cell).not.toMatch(/^"?[=+@]/)
  expect(read(file).people).toMatchObject([{ name: '=HYPERLINK("http://evil")', about: '@SUM(1)', phones: [{ number: '+49 30 123' }] }])
})

test('every person comes back as they went out', () => {
  fc.assert(
    fc.property(people, all => {
      const { people: found, faults, shortened } = read(written(all))
      expect([faults, shortened]).toEqual([[], []])
      expect(asCards(found)).toEqual(asCards(all))
    }),
    { numRuns: 200 },
  )
})
