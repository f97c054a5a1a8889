import { expect, test } from 'vitest'
import { must } from '../../base/result.ts'
import fc from 'fast-check'
import { chooser, countChosen, countsBy } from './choice.ts'
import type { Choice, Dimension } from './choice.ts'
import { hasAddress, hasName } from './fields.ts'
import { collect, scan } from './import.ts'
import { KNOWN_LAYOUTS } from './layouts/known.ts'
import { likeMapping, look, mappedAs, relook } from './look.ts'
import { precinctKey, precinctKeys, precinctOf } from './precincts.ts'
import { layoutFiles } from './testing/layout-files.ts'

const INFO = { importId: '0123456789abcdef', fileName: 'list', importedAt: Date.UTC(2026, 5, 1), terms: '' }

async function whole(text: string) {
  const file = new Blob([text])
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  return { seen, counts, base: must(await collect(file, counts, seen.layout, {}, INFO)) }
}

test('[I1] the published columns of every layout are whole', () => {
  const size = Object.fromEntries(KNOWN_LAYOUTS.map(({ source, columns }) => [source, new Set(columns).size]))
  expect(size).toEqual({ 'oh-swvf': 46, 'fl-voters': 38, 'nc-voters': 67, 'wa-vrdb': 33, 'van-list': 35 })
  for (const { columns, mapping, older } of KNOWN_LAYOUTS) {
    expect(Object.values(mapping).filter(name => !columns.includes(name))).toEqual([])
    expect(Object.keys(older ?? {}).filter(name => !columns.includes(name))).toEqual([])
  }
})

test.each(layoutFiles(400, 11).map(file => [file.name, file] as const))('[I1] %s is known, and read whole', async (_, file) => {
  const { seen, counts, base } = await whole(file.text)
  expect(seen).toMatchObject({ isComplete: true, delimiter: file.delimiter, layout: { source: file.source } })
  expect(counts).toMatchObject({ rows: file.rows, skipped: { total: file.skipped } })
  expect(base.source).toBe(file.source)
  expect(base.voters).toHaveLength(file.rows - file.skipped)
  expect(base.voters.filter(voter => voter.confidential)).toHaveLength(file.confidential)
  const doors = new Map(base.doors.map(door => [door.id, door]))
  for (const voter of base.voters) {
    expect(voter).toMatchObject({ first: /./, last: /./, sourceId: /./, born: /^\d{4}/, registered: /^\d{4}-\d\d-\d\d$|^$/, precinct: /./ })
    expect(voter.status).toMatch(file.source === 'van-list' ? /^$/ : /^(?:active|inactive|preregistered)$/)
    expect(doors.get(voter.door)!.address).toMatchObject({ number: /./, street: /./, city: 'Lindenville', zip: '43999' })
  }
})

test('[I1] one town has the same doors in every layout', async () => {
  const doors = await Promise.all(layoutFiles(300, 5).map(async file => (await whole(file.text)).base.doors))
  const all = new Set(doors.flat().map(door => door.id))
  // Each file leaves the doors of other lines out; nothing else differs.
  for (const one of doors) expect(one.length).toBeGreaterThan(all.size * 0.9)
})

test('Florida: exempt people are marked and what their stars hide is left out, phones are whole, the young are not active yet', async () => {
  const [, florida] = layoutFiles(200, 3)
  const cells = florida!.text.split('\n')[0]!.split('\t')
  const hidden = cells.with(1, '1').with(6, 'Y').with(7, '*').with(8, '*').with(9, '*').with(21, '*')
  const { base, counts } = await whole(`${florida!.text}${hidden.join('\t')}\n`)
  expect(counts.skipped.counts['no-address']).toBeGreaterThan(0)
  expect(base.voters.some(voter => voter.sourceId === '1')).toBe(false)
  expect(base.voters.find(voter => voter.phone)!.phone).toMatch(/^904555\d{4}$/)
  expect(base.voters.filter(voter => voter.status === 'preregistered').length).toBeGreaterThan(0)
})

test('Ohio: who voted when, newest election first; which ballot it was stays with the organizers', async () => {
  const { base } = await whole(layoutFiles(60, 3)[0]!.text)
  expect(base.elections).toEqual(['2024-11-05 general', '2024-03-19 primary', '2023-08-08 special', '2022-11-08 general'])
  const by = new Map(base.voters.map(voter => [Number(voter.sourceId.slice(2)) - 10_000_000, voter]))
  expect(by.get(30)).toMatchObject({ voted: [0, 1, 3], more: { 'PRIMARY-03/19/2024': 'D' } })
  expect(by.get(1)!.voted).toBeUndefined()
})

test('a file without a header line: columns have numbers, and what can be told of them is', async () => {
  const text = '7,Ann,Lee,1 Elm St,43999\n8,Bob,Roe,2 Elm St,43999\n'
  const seen = must(await look(new Blob([text])))
  expect(seen).toMatchObject({
    isComplete: false,
    header: ['Column 1', 'Column 2', 'Column 3', 'Column 4', 'Column 5'],
    layout: { source: 'mapped', mapping: { address: 'Column 4', zip: 'Column 5' } },
  })
  expect(seen.rows).toHaveLength(2)
  const mapping = { ...seen.layout.mapping, first: 'Column 2', last: 'Column 3', sourceId: 'Column 1' }
  const file = new Blob([text])
  const base = must(await collect(file, seen, { ...seen.layout, mapping }, {}, INFO))
  expect(base.voters.map(voter => `${voter.sourceId} ${voter.first} ${voter.last}`)).toEqual(['7 Ann Lee', '8 Bob Roe'])
  // Somebody may say that it has one, and take it back.
  const headed = relook(seen, false)
  expect(headed.rows).toHaveLength(1)
  expect(relook(headed, true)).toEqual(seen)
})

test('titles above the header, a line that names the delimiter, and columns of one name', async () => {
  const text = 'sep=;\nVoters of Elm;;;\nName;Address;Zip;Zip\nAnn Lee;1 Elm St;43999;0001\n'
  const { seen, base } = await whole(text)
  expect(seen).toMatchObject({ delimiter: ';', header: ['Name', 'Address', 'Zip', 'Zip (2)'], layout: { preface: 2 } })
  expect(hasAddress(seen.layout.mapping) && hasName(seen.layout.mapping)).toBe(true)
  expect(base.voters).toMatchObject([{ first: 'Ann', last: 'Lee', more: { 'Zip (2)': '0001' } }])
})

test('[I2] whatever is chosen, as many come in as were counted', async () => {
  const florida = layoutFiles(500, 4)[1]!
  const file = new Blob([florida.text])
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  const dimensions: Dimension[] = ['counties', 'precincts', 'streets', 'cities', 'zips', 'statuses', 'parties']
  const some = Object.fromEntries(
    dimensions.map(by => [by, fc.option(fc.subarray([...countsBy(counts, {}, by).keys()]), { nil: undefined })]),
  ) as Record<Dimension, fc.Arbitrary<string[] | undefined>>
  const all = must(await collect(file, counts, seen.layout, {}, INFO))
  expect(countChosen(counts, {})).toBe(all.voters.length)
  await fc.assert(
    fc.asyncProperty(fc.record(some), async picked => {
      const choice = Object.fromEntries(Object.entries(picked).filter(([, values]) => values)) as Choice
      const expected = countChosen(counts, choice)
      const base = await collect(file, counts, seen.layout, choice, INFO)
      expect(base.ok ? base.value.voters.length : base.error.code).toBe(expected || 'nothing-chosen')
      // What is offered in one dimension adds up to what comes in without it.
      for (const by of dimensions) {
        const offered = [...countsBy(counts, choice, by).values()].reduce((sum, one) => sum + one, 0)
        expect(offered).toBe(countChosen(counts, { ...choice, [by]: undefined }))
      }
    }),
    { numRuns: 60 },
  )
  const wanted = chooser({ statuses: ['active'] })
  expect(
    all.voters.filter(({ status, party, precinct }) => wanted({ status, party, precinct, street: { key: '', city: '', zip: '' } })).length,
  ).toBe(countChosen(counts, { statuses: ['active'] }))
})

test('[I1] a known file whose columns somebody changes is that kind still, unless its people get other numbers', async () => {
  const [ohio] = layoutFiles(20, 3)
  const seen = must(await look(new Blob([ohio!.text])))
  const changed = { ...seen.layout.mapping, precinct: 'WARD' }
  expect(mappedAs(seen, changed)).toEqual({ ...seen.layout, mapping: changed })
  const { base } = await whole(ohio!.text)
  const again = must(await collect(new Blob([ohio!.text]), seen, mappedAs(seen, changed), {}, INFO))
  expect(again.voters.map(voter => voter.id)).toEqual(base.voters.map(voter => voter.id))
  expect(mappedAs(seen, { ...changed, sourceId: 'COUNTY_ID' }).source).toBe('mapped')
})

test('[I1] a table with a column more, and one less, is read as it was before; another table is not', async () => {
  const seeing = async (header: string) => must(await look(new Blob([`${header}\n${header.replaceAll(/[^;]+/g, '1')}\n`])))
  const columns = { sourceId: 'No.', first: 'Given', last: 'Family', address: 'Where', city: 'Town' }
  const before = [
    { id: '1', header: '1', at: 2, columns: { first: 'A', last: 'B', address: 'C', city: 'D' } },
    { id: '2', header: '2', at: 1, columns },
  ]
  expect(likeMapping(await seeing('No.;Given;Family;Where;Town;Dog'), before)).toMatchObject(columns)
  const { city: _, ...rest } = columns
  expect(likeMapping(await seeing('Dog;Where;Family;Given;No.'), before)).toMatchObject(rest)
  expect(likeMapping(await seeing('Given;Family;Street;Dog'), before)).toBeUndefined()
  expect(likeMapping(relook(await seeing('No.;Given;Family;Where;Town'), true), before)).toBeUndefined()
})

test('[I2] precincts that are called alike in two counties are two: chosen apart, and told apart on a list that has both', async () => {
  const [header, ...lines] = layoutFiles(120, 4)[4]!.text.trim().split('\r\n')
  const cells = lines.map(line => line.split('|')).filter(row => row.length === header!.split('|').length)
  const at = (name: string) => header!.split('|').indexOf(name)
  const elsewhere = cells.map(row =>
    row
      .with(at('StateVoterID'), `X${row[at('StateVoterID')]}`)
      .with(at('CountyCode'), 'PI')
      .with(at('RegZipCode'), '98401'),
  )
  const file = new Blob([[header, ...[...cells, ...elsewhere].map(row => row.join('|'))].join('\r\n')])
  const seen = must(await look(file))
  const counts = must(await scan(file, seen, seen.layout, 2026))
  const all = countsBy(counts, {}, 'precincts')
  expect([...all.keys()].map(key => Object.values(precinctOf(key)).join(' ')).toSorted()).toEqual(
    ['1000', '1001', '1002', '1003'].flatMap(name => [`${name} KI`, `${name} PI`]),
  )
  const halves = countsBy(counts, { counties: ['PI'] }, 'precincts')
  expect([...halves].map(([key, people]) => [precinctOf(key).county, people])).toEqual(
    [...all].filter(([key]) => precinctOf(key).county === 'PI').map(([, people]) => ['PI', people]),
  )
  const choose = async (choice: Choice) => must(await collect(file, counts, seen.layout, choice, INFO))
  const called = (base: Awaited<ReturnType<typeof choose>>) =>
    [...new Set([...base.doors, ...base.voters].map(one => one.precinct))].toSorted()
  const one = await choose({ precincts: [precinctKey('1000', 'PI')] })
  expect(called(one)).toEqual(['1000'])
  expect(one.voters.every(voter => voter.sourceId.startsWith('X'))).toBe(true)
  expect(precinctKeys(one, 'CountyCode')).toEqual(new Set([precinctKey('1000', 'PI')]))
  const both = await choose({ precincts: [precinctKey('1000', 'PI'), precinctKey('1000', 'KI'), precinctKey('1001', 'KI')] })
  expect(called(both)).toEqual(['1000 (KI)', '1000 (PI)', '1001'])
  for (const door of both.doors) expect(door.precinct === '1000 (PI)').toBe(door.address.zip === '98401')
  expect(precinctKeys(both, 'CountyCode').size).toBe(3)
})
