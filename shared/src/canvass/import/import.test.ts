import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import { doorId } from '../address.ts'
import { generateOhioFile } from '../town-file.ts'
import type { VoterBase } from '../types.ts'
import type { Choice } from './choice.ts'
import { countsBy } from './choice.ts'
import { collect, scan } from './import.ts'
import type { Scan } from './import.ts'
import { precinctOf } from './precincts.ts'
import { look } from './look.ts'
import { lineEnds, recordReader } from './records.ts'
import type { ListFile } from './pieces.ts'

const INFO = { importId: '0123456789abcdef', fileName: 'list.csv', importedAt: Date.UTC(2026, 5, 1), terms: '' }
const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]): Blob => new Blob(parts)

async function read(list: ListFile, choice: Choice = {}): Promise<{ scan: Scan; base: VoterBase }> {
  const seen = must(await look(list))
  const scanned = must(await scan(list, seen, seen.layout, 2026))
  return { scan: scanned, base: must(await collect(list, scanned, seen.layout, choice, INFO)) }
}

const scanned = async (text: string): Promise<Scan> => {
  const seen = must(await look(file(text)))
  return must(await scan(file(text), seen, seen.layout, 2026))
}

const code = <T>(result: Result<T>): string => (result.ok ? 'ok' : result.error.code)
const HEAD = 'Voter ID,First Name,Last Name,Address,City,Zip,Precinct,Dog\n'

test('an Ohio file: precincts and streets are counted, one precinct is taken, elections are kept short', async () => {
  const text = [...generateOhioFile(3000, 7)].join('')
  const list = file(text)
  const seen = must(await look(list))
  expect(seen).toMatchObject({ encoding: 'utf-8', delimiter: ',', isComplete: true, layout: { source: 'oh-swvf' } })
  expect(seen.header).toHaveLength(46 + 53)
  const { scan: counts, base } = await read(list, {})
  expect(counts).toMatchObject({ rows: 3000, voters: 3000, skipped: { total: 0 } })
  const precincts = countsBy(counts, {}, 'precincts')
  expect([...precincts.values()]).toEqual([1000, 1000, 1000])
  expect(base.voters).toHaveLength(3000)
  const precinct = [...precincts.keys()][1]!
  const one = (await read(list, { precincts: [precinct] })).base
  expect(one.voters).toHaveLength(1000)
  expect(new Set(one.voters.map(voter => voter.precinct))).toEqual(new Set([precinctOf(precinct).name]))
  expect(one.voters.every(voter => one.doors.some(door => door.id === voter.door))).toBe(true)
  expect(one.elections).toHaveLength(53)
  expect(one.elections!.slice(0, 2)).toEqual(['2023-11-03 general', '2023-05-07 primary'])
  const voted = one.voters.map(voter => voter.voted ?? [])
  expect(voted.flat().length / 1000 / 53).toBeCloseTo(0.45, 1)
  expect(voted.every(places => places.every((place, i) => place < 53 && place > (places[i - 1] ?? -1)))).toBe(true)
  expect(one.voters[0]!.more['WARD']).toMatch(/^WARD \d+$/)
  expect(one.voters.some(voter => Object.keys(voter.more).some(key => key.startsWith('GENERAL')))).toBe(false)
  const street = counts.places.find(place => place.precinct === precinct)!
  const some = (await read(list, { precincts: [precinct], streets: [street.key] })).base
  expect(some.voters).toHaveLength(street.kinds.reduce((all, one) => all + one, 0))
  expect(new Set(some.doors.map(door => door.address.street))).toEqual(new Set([street.name]))
})

test('one address in two towns is two streets', async () => {
  const { scan: counts, base } = await read(file(`${HEAD}1,Ann,Lee,1 Elm St,Ada,45810,1,\n2,Bob,Lee,1 Elm St,Lima,45801,1,\n`))
  expect(counts.places.map(({ name, city, zip, kinds }) => [name, city, zip, kinds])).toEqual([
    ['Elm St', 'Ada', '45810', [1]],
    ['Elm St', 'Lima', '45801', [1]],
  ])
  expect(base.doors).toHaveLength(2)
})

test('lines are read as a parser reads them, whichever of their cells are quoted', async () => {
  const cell = fc.string({ maxLength: 4, unit: fc.constantFrom('a', ',', '"', ' ', '\n', 'é', '') })
  const plain = fc.string({ maxLength: 4, unit: fc.constantFrom('a', ' ', 'é') })
  const written = fc.oneof(
    cell.map(text => ({ text, as: `"${text.replaceAll('"', '""')}"` })),
    plain.map(text => ({ text, as: text })),
    // A quote that is not a cell's first letter is a letter like others.
    plain.map(text => ({ text: `a${text}"`, as: `a${text}"` })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(written, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      async (table, end) => {
        const rows = table.map(row => row.map(({ text }) => text))
        const text = table.map(row => row.map(({ as }) => as).join(',') + end).join('')
        const found: [string[], number][] = []
        const reader = recordReader(',', { row: (cells, line) => void found.push([cells.all(), line]), broken: () => expect.unreachable() })
        const even = lineEnds()
        const cut = Math.floor(text.length / 2)
        for (const part of [text.slice(0, cut), text.slice(cut)]) reader.push(even(part))
        reader.push(even('', true))
        reader.end()
        expect(found.map(([cells]) => cells)).toEqual(rows)
        let line = 1
        for (const [cells, at] of found) {
          expect(at).toBe(line)
          line += 1 + cells.join('').split('\n').length - 1
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('columns in another order, with spaces for blanks, give the same people', async () => {
  const rows = [...generateOhioFile(40, 3)]
    .join('')
    .trim()
    .split('\r\n')
    .map(line => line.slice(1, -1).split('","'))
  const mixed = rows
    .map(row =>
      row
        .toReversed()
        .map(cell => `"${cell || '  '}"`)
        .join(','),
    )
    .join('\n')
  const straight = await read(file([...generateOhioFile(40, 3)].join('')))
  const reversed = await read(file(mixed))
  expect(reversed.base.doors).toEqual(straight.base.doors)
  expect(reversed.base.voters).toEqual(straight.base.voters)
  expect(reversed.base.elections).toEqual(straight.base.elections)
})

test('a VAN list export: split address parts, ages, units', async () => {
  const text =
    'Voter File VANID\tSex\tLastName\tFirstName\tMiddleName\tSuffix\tPreferred Phone\tParty\tAge\tStreetNo\tStreetNoHalf\tStreetPrefix\tStreetName\tStreetType\tStreetSuffix\tAptType\tAptNo\tCity\tState\tZip5\tZip4\n' +
    '101\tF\tLópez\tMaria\t\t\t6145550100\tU\t54\t118\t\tN\tOak\tSt\t\tApt\t2\tLindenville\tOH\t43999\t0001\n' +
    '102\tM\tLópez\tLuis\t\t\t\tU\t57\t118\t1/2\tN\tOak\tSt\t\t\t\tLindenville\tOH\t43999\t0001\n'
  const { base } = await read(file(text))
  expect(base.source).toBe('van-list')
  expect(base.doors.map(door => door.address)).toEqual([
    { number: '118', street: 'N Oak St', unit: '2', city: 'Lindenville', state: 'OH', zip: '43999' },
    { number: '118 1/2', street: 'N Oak St', unit: '', city: 'Lindenville', state: 'OH', zip: '43999' },
  ])
  expect(base.voters[0]).toMatchObject({
    first: 'Maria',
    last: 'López',
    sourceId: '101',
    born: '1972',
    sex: 'F',
    phone: '6145550100',
    more: { Zip4: '0001' },
  })
})

test('any headed list: guessed columns, unknown ones kept, names without shouting', async () => {
  const { base } = await read(file(`${HEAD}7,MARIA,O'BRIEN-MCDONALD,118 N OAK ST APT 2,LINDENVILLE,43999,1-A,Rex\n`))
  expect(base.voters[0]).toMatchObject({ first: 'Maria', last: "O'Brien-McDonald", sourceId: '7', precinct: '1-A', more: { Dog: 'Rex' } })
  expect(base.doors[0]!.address).toEqual({ number: '118', street: 'N Oak St', unit: '2', city: 'Lindenville', state: '', zip: '43999' })
})

test('North Carolina and Washington layouts are guessed, confidential people marked, removed ones left out', async () => {
  const nc = await read(
    file(
      'county_id\tncid\tlast_name\tfirst_name\tstatus_cd\tres_street_address\tres_city_desc\tstate_cd\tzip_code\tconfidential_ind\tprecinct_desc\tage_at_year_end\n1\tAA1\tDOE\tJANE\tA\t12  MAIN ST   \tCARY\tNC\t27511\tY\tP1\t40\n1\tAA2\tROE\tJIM\tR\t12 MAIN ST\tCARY\tNC\t27511\tN\tP1\t40\n',
    ),
  )
  expect(nc.base.voters).toMatchObject([{ sourceId: 'AA1', confidential: true, born: '1986', status: 'active' }])
  expect(nc.scan.skipped.examples).toEqual([{ line: 3, reason: 'removed' }])
  const wa = await read(
    file(
      'StateVoterID|FName|LName|Birthyear|RegStNum|RegStFrac|RegStName|RegStType|RegUnitType|RegStPreDirection|RegStUnitNum|RegCity|RegState|RegZipCode|PrecinctCode|StatusCode\nWA9|Ann|Lee|1990|5||Pine|ST|APT|NW|7|Seattle|WA|98101|1234|Active\n',
    ),
  )
  expect(wa.base.doors[0]!.address).toEqual({ number: '5', street: 'NW Pine ST', unit: '7', city: 'Seattle', state: 'WA', zip: '98101' })
  expect(wa.base.voters[0]).toMatchObject({ born: '1990', sourceId: 'WA9', status: 'active' })
})

test('what is left out is told with its line, also behind cells with line breaks', async () => {
  const text = `${HEAD}1,Ann,Lee,1 Elm St,X,1,P,\n2,Bob,Lee,,X,1,P,\n3,"Cy\nd",Lee,3 Elm St,X,1,P,\n3,Dup,Lee,4 Elm St,X,1,P,\n5,,,5 Elm St,X,1,P,\n6,Short\n\n7,Eve,Lee,7 Elm St,X,1,P,,,extra\n8,Fay,Lee,8 Elm St,X,1,P,,,\n`
  const { rows, voters, skipped } = await scanned(text)
  expect({ rows, voters }).toEqual({ rows: 8, voters: 3 })
  expect(skipped.examples).toEqual([
    { line: 3, reason: 'no-address' },
    { line: 6, reason: 'duplicate-id' },
    { line: 7, reason: 'no-name' },
    { line: 8, reason: 'ragged' },
    { line: 10, reason: 'ragged' },
  ])
  expect(skipped.total).toBe(5)
})

test('a stray quote costs its own line and no other, wherever it stands', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `${i},Ann,Lee,${i} Elm St,X,1,P,`)
  for (const at of [0, 7, 29_999]) {
    const broken = rows.with(at, `${at},"Ann,Lee,${at} Elm St,X,1,P,`)
    const { voters, skipped } = await scanned(HEAD + broken.join('\n'))
    expect(skipped.counts['malformed-quote']).toBe(1)
    expect(skipped.examples).toEqual([{ line: at + 2, reason: 'malformed-quote' }])
    expect(voters).toBe(29_999)
  }
  const text = await scanned(`${HEAD}1,"Ann" x,Lee,1 Elm St,X,1,P,\n2,Bob,Lee,2 Elm St,X,1,P,\n3,"Cy",Lee,3 Elm St,X,1,P,\n`)
  expect(text.voters).toBe(2)
  expect(text.skipped.examples).toEqual([{ line: 2, reason: 'malformed-quote' }])
})

const utf16 = (text: string, isBig: boolean): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig)
  return new Uint8Array(view.buffer)
}
const cp1252 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, char => (char === '’' ? 0x92 : char.charCodeAt(0)))
const WORDS = `${HEAD}1,Zoë,Muñoz’s,1 Elm St,X,1,P,\r\n`

test.each([
  ['UTF-8', file(WORDS), 'utf-8'],
  ['UTF-8 with a mark', file('\uFEFF', WORDS), 'utf-8'],
  ['UTF-16 LE', file(utf16(`\uFEFF${WORDS}`, false)), 'utf-16le'],
  ['UTF-16 BE', file(utf16(`\uFEFF${WORDS}`, true)), 'utf-16be'],
  ['UTF-16 LE without a mark', file(utf16(WORDS, false)), 'utf-16le'],
  ['UTF-16 BE without a mark', file(utf16(WORDS, true)), 'utf-16be'],
  ['Windows-1252', file(cp1252(WORDS)), 'windows-1252'],
  ['old Mac line ends', file(WORDS.replaceAll('\r\n', '\r').replaceAll('\n', '\r')), 'utf-8'],
])('%s', async (_, list, encoding) => {
  const { base, scan: counts } = await read(list)
  expect(counts.encoding).toBe(encoding)
  expect(base.voters).toMatchObject([{ first: 'Zoë', last: 'Muñoz’s', sourceId: '1' }])
})

test('a file that is plain for a megabyte and then Windows-1252 is read as that', async () => {
  const plain = Array.from({ length: 30_000 }, (_, i) => `${i},Ann,Lee,${i} Martin Luther King Jr Blvd,X,1,P,\n`).join('')
  const { base, scan: counts } = await read(file(HEAD, plain, cp1252('x,Zoë,Lee,1 Oak St,X,1,P,\n')))
  expect(counts).toMatchObject({ encoding: 'windows-1252', voters: 30_001, skipped: { total: 0 } })
  expect(base.voters.at(-1)).toMatchObject({ first: 'Zoë' })
})

test.each([
  ['nothing', file(), 'file-empty', undefined],
  ['blank lines', file('\n\r\n  \n'), 'file-empty', undefined],
  ['an Excel file', file(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])), 'file-not-a-list', 'spreadsheet'],
  ['an old Excel file', file(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])), 'file-not-a-list', 'spreadsheet'],
  ['a PDF', file('%PDF-1.7\n'), 'file-not-a-list', 'pdf'],
  ['a gzip', file(new Uint8Array([0x1f, 0x8b, 8])), 'file-not-a-list', 'compressed'],
  ['a picture', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])), 'file-not-a-list', 'binary'],
  ['a letter', file('Dear neighbours\nhow are you\n'), 'file-not-a-list', 'text'],
])('refused with what it is: %s', async (_, list, expected, kind) => {
  const seen = await look(list)
  expect(code(seen)).toBe(expected)
  if (kind) expect(!seen.ok && seen.error.values?.['kind']).toBe(kind)
})

test('a list without an address, without names, without rows, or with nothing chosen', async () => {
  const tried = async (text: string, choice: Choice = {}) => {
    const seen = must(await look(file(text)))
    const counts = await scan(file(text), seen, seen.layout, 2026)
    return counts.ok ? code(await collect(file(text), seen, seen.layout, choice, INFO)) : code(counts)
  }
  expect(await tried('Voter ID,First Name,Last Name\n1,Ann,Lee\n')).toBe('file-no-address-column')
  expect(await tried('Voter ID,Address\n1,1 Elm St\n')).toBe('file-no-name-column')
  expect(await tried(HEAD)).toBe('file-no-rows')
  expect(await tried(`${HEAD}1,Ann,Lee,1 Elm St,X,1,P,\n`, { precincts: ['Q'] })).toBe('nothing-chosen')
  expect(await tried(`${HEAD}1,Ann,Lee,1 Elm St,X,1,P,\n`, { precincts: ['P'] })).toBe('ok')
})

test('a mapping made by hand is used, and one that does not fit the file is refused', async () => {
  const text = 'a,b,c\n1 Elm St,Ann,Lee\n'
  const reading = { encoding: 'utf-8', delimiter: ',' } as const
  const layout = { source: 'mapped', mapping: { address: 'a', first: 'b', last: 'c' } }
  const base = must(await collect(file(text), reading, layout, {}, INFO))
  expect(base.voters).toMatchObject([{ first: 'Ann', last: 'Lee' }])
  expect(code(await scan(file(text), reading, { ...layout, mapping: { ...layout.mapping, address: 'z' } }, 2026))).toBe(
    'file-no-address-column',
  )
})

test('people keep their ids in a later file of the same source, doors in any file', async () => {
  const first = (await read(file(`${HEAD}7,MARIA,LEE,118 NORTH OAK STREET APT 2,LINDENVILLE,43999,1,\n`))).base
  const later = (
    await read(file(`${HEAD}9,New,Person,1 Elm St,X,1,1,\n7,Maria,Lee-Roe,"118 N. Oak St., #2",Lindenville,43999-0001,2,Rex\n`))
  ).base
  expect(later.voters[1]!.id).toBe(first.voters[0]!.id)
  expect(later.voters[1]!.door).toBe(first.doors[0]!.id)
  expect(first.doors[0]!.id).toBe(doorId(first.doors[0]!.address))
})

test('rows without an id are known by name, address and birth', async () => {
  const text = 'First Name,Last Name,Address,Birth Date\nAnn,Lee,1 Elm St,1/2/1970\nAnn,Lee,1 Elm St,3/4/1999\nAnn,Lee,1 Elm St,1/2/1970\n'
  const { base, scan: counts } = await read(file(text))
  expect(base.voters.map(voter => voter.born)).toEqual(['1970-01-02', '1999-03-04'])
  expect(counts.skipped.examples).toEqual([{ line: 4, reason: 'duplicate-id' }])
})

test('any bytes whatever are answered with a refusal or a count, never with a throw', async () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ maxLength: 500 }),
    fc.string({ maxLength: 500, unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '\t') }),
  )
  await fc.assert(
    fc.asyncProperty(noise, async bytes => {
      const list = file(typeof bytes === 'string' ? HEAD + bytes : new Uint8Array(bytes))
      const seen = await look(list)
      if (!seen.ok) return
      const counts = await scan(list, seen.value, seen.value.layout, 2026)
      if (counts.ok) expect(counts.value.voters + counts.value.skipped.total).toBe(counts.value.rows)
    }),
    { numRuns: 300 },
  )
})
