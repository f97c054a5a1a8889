import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../base/result.ts'
import { sampleTown } from '../town.ts'
import { withHistory, withPlaces } from '../base-additions.ts'
import { readHistory } from './history.ts'
import { look } from './look.ts'
import { matchPoints } from './points.ts'
import { featureReader } from './features.ts'

const file = (text: string) => new Blob([text])
const town = sampleTown({ voters: 300 })
const known = town.doors.map(({ id, address, precinct }) => ({ id, address, precinct }))
const full = (street: string) => street.replace(/ St$/, ' Street').replace(/ Ave$/, ' AVENUE').replace(/^N /, 'North ')

const table = (columns: readonly string[]) =>
  [
    columns.join(','),
    ...town.doors.map(({ address, at }) => {
      const cells: Record<string, string> = {
        LON: String(at!.lon),
        LAT: String(at!.lat),
        NUMBER: address.number,
        STREET: full(address.street),
        UNIT: address.unit && `Apt ${address.unit}`,
        CITY: address.city.toUpperCase(),
        POSTCODE: `${address.zip}-0001`,
      }
      return columns.map(column => cells[column] ?? '').join(',')
    }),
  ].join('\n')

const features = town.doors.map(({ address, at }) => ({
  type: 'Feature',
  properties: { number: address.number, street: full(address.street), unit: address.unit, postcode: address.zip, note: 'a "}{" \\ brace' },
  geometry: { type: 'Point', coordinates: [at!.lon, at!.lat] },
}))

test.each([
  ['OpenAddresses', table(['LON', 'LAT', 'NUMBER', 'STREET', 'UNIT', 'CITY', 'DISTRICT', 'REGION', 'POSTCODE', 'ID', 'HASH'])],
  ['a table without ZIP codes', table(['NUMBER', 'STREET', 'UNIT', 'CITY', 'LAT', 'LON'])],
  ['a table without any place', table(['NUMBER', 'STREET', 'LAT', 'LON'])],
  ['a GeoJSON collection', JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'CRS84' } }, features })],
  ['a GeoJSON feature a line', features.map(one => JSON.stringify(one)).join('\n')],
  ['a pretty GeoJSON', JSON.stringify({ type: 'FeatureCollection', features }, undefined, 2)],
])('[I6] coordinates from %s, however streets are written there', async (what, text) => {
  const { points, found } = must(await matchPoints(file(text), known))
  expect(points).toBe(town.doors.length)
  expect(found).toHaveLength(town.doors.length)
  const units = what.includes('any place') || what.includes('without ZIP')
  const where = new Map(found.map(({ door, lat, lon }) => [door, { lat, lon }]))
  // Without a ZIP code one point stands for its whole building.
  for (const { id, at, address } of town.doors) if (!units || address.unit === '') expect(where.get(id)).toEqual(at)
})

test('[I6] the same house in two towns is not mixed up, and what lies nowhere is not taken', async () => {
  const doors = ['43001', '43002'].map((zip, i) => ({
    id: `000000000000000${i}`,
    precinct: '',
    address: { number: '1', street: 'Elm St', unit: '', city: i ? 'Lima' : 'Ada', state: 'OH', zip },
  }))
  const head = 'number,street,city,postcode,lat,lon\n'
  const where = async (rows: string) => must(await matchPoints(file(head + rows), doors)).found.map(({ door, lat }) => [door.at(-1), lat])
  expect(await where('1,Elm Street,,43002,40,-83\n')).toEqual([['1', 40]])
  expect(await where('1,ELM ST,ADA,,40,-83\n')).toEqual([['0', 40]])
  expect(await where('1,Elm St,,,40,-83\n')).toEqual([])
  expect(await where('1,Elm St,,43001,0,0\n1,Elm St,,43001,91,5\n1,Oak St,,43001,40,-83\n')).toEqual([])
})

test.each([
  ['no coordinates', 'number,street\n1,Elm St\n', 'file-no-coordinates'],
  ['no address', 'lat,lon\n40,-83\n', 'file-no-address-column'],
  ['no degrees', 'number,street,x,y\n1,Elm St,1829384.2,712345.7\n', 'file-not-degrees'],
  ['features without an address', JSON.stringify({ ...features[0], properties: { name: 'Tree' } }), 'file-no-address-column'],
  ['no rows', 'number,street,lat,lon\n', 'file-no-rows'],
  ['an empty collection', '{"type":"FeatureCollection","features":[]}', 'file-no-rows'],
  ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'file-not-a-list'],
])('[I6] points with %s are refused', async (_, text, expected) => {
  const matched = await matchPoints(file(text), known)
  expect(matched.ok ? 'ok' : matched.error.code).toBe(expected)
})

test('features are found wherever the text is cut', () => {
  const text = JSON.stringify({ type: 'FeatureCollection', features: features.slice(0, 4) })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), cuts => {
      const found: unknown[] = []
      const reader = featureReader(one => void found.push(one))
      const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      // The first piece tells a collection from features; files come in pieces of many kilobytes.
      const pieces = at.slice(1).map((to, i) => text.slice(at[i], to))
      reader.push(text.slice(0, 60))
      let skip = 60
      for (const piece of pieces) {
        reader.push(piece.slice(Math.min(skip, piece.length)))
        skip = Math.max(0, skip - piece.length)
      }
      expect(found).toEqual(features.slice(0, 4))
    }),
  )
})

const IDS = ['101', '102', '103']
test.each([
  [
    'fl-voters',
    'LIN\t101\t11/08/2022\tGEN\tY\nLIN\t101\t08/23/2022\tPRI\tA\nLIN\t102\t11/08/2022\tGEN\tN\nLIN\t999\t11/03/2020\tGEN\tY\nLIN\t103\t11/08/2022\tGEN\tE\n',
  ],
  [
    'wa-vrdb',
    'CountyCode|StateVoterID|ElectionDate|VotingHistoryID\nKI|101|11/08/2022|1\nKI|101|08/23/2022|2\nKI|999|11/03/2020|3\nKI|103|11/08/2022|4\n',
  ],
  [
    'nc-voters',
    'ncid\telection_lbl\telection_desc\n101\t11/08/2022\t11/08/2022 GENERAL\n101\t08/23/2022\t08/23/2022 PRIMARY\n999\t11/03/2020\t11/03/2020 GENERAL\n103\t11/08/2022\t11/08/2022 GENERAL\n',
  ],
])('[I6] who voted when, from the history file beside %s', async (source, text) => {
  const history = must(await readHistory(file(text), source, IDS))
  expect(history.elections).toEqual(['2022-11-08 general', '2022-08-23 primary'])
  expect(history.voted).toEqual([[0, 1], [], [0]])
  // Chosen in place of the voter file it is told what it is.
  expect(await look(file(text))).toMatchObject({ error: { code: 'file-is-history' } })
  expect(await readHistory(file(text), 'oh-swvf', IDS)).toMatchObject({ error: { code: 'history-elsewhere' } })
  expect(await readHistory(file('Name,Address\nAnn,1 Elm St\n'), source, IDS)).toMatchObject({ error: { code: 'file-not-history' } })
})

test('[I6] what is added to a list stands beside what it knew', async () => {
  const some = must(
    await matchPoints(file(`number,street,lat,lon\n${known[0]!.address.number},${known[0]!.address.street},40,-83\n`), known),
  )
  const placed = withPlaces(town, some)
  expect(placed.doors[0]!.at).toEqual({ lat: 40, lon: -83 })
  expect(placed.doors.slice(60)).toEqual(town.doors.slice(60))
  const base = {
    ...town,
    elections: ['2024-11-05 general', '2020-11-03 general'],
    voters: town.voters.slice(0, 3).map(voter => ({ ...voter, voted: [1] })),
  }
  const history = { lines: 2, elections: ['2024-11-05 general', '2022-11-08 general'], voted: [[0, 1], [], [0]] }
  const told = withHistory(base, history)
  expect(told.elections).toEqual(['2024-11-05 general', '2022-11-08 general', '2020-11-03 general'])
  expect(told.voters.map(voter => voter.voted)).toEqual([[0, 1, 2], [2], [0, 2]])
})
