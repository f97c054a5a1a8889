import { expect, test } from 'vitest'
import { must } from '../../base/result.ts'
import { sampleTown } from '../town.ts'
import { coordinates, withoutStrays } from './coordinates.ts'
import { collect, scan } from './import.ts'
import { look } from './look.ts'

test.each([
  ['40.3', '-83.4', { lat: 40.3, lon: -83.4 }],
  ['-83.4', '40.3', { lat: 40.3, lon: -83.4 }],
  ['-122.3', '47.6', { lat: 47.6, lon: -122.3 }],
  ['144.8', '13.5', { lat: 13.5, lon: 144.8 }],
  ['52.5', '13.4', { lat: 52.5, lon: 13.4 }],
  ['0', '0', undefined],
  ['0.00000', '-0.0', undefined],
  ['', '-83.4', undefined],
  ['40.3', ' ', undefined],
  ['1829384.2', '712345.7', undefined],
  ['91', '5', undefined],
  ['40,3', '-83,4', undefined],
])('[I6] latitude %s and longitude %s', (lat, lon, at) => {
  expect(coordinates(lat, lon)).toEqual(at ? { at } : {})
})

test('[I6] a door far from its ZIP code has no place; one that is only out of town keeps its own', () => {
  const { doors } = sampleTown({ voters: 60 })
  const [first, second] = doors.map(door => door.at!)
  const odd = doors.map((door, i) =>
    i === 0 ? { ...door, at: { lat: 39.8, lon: -98.6 } } : i === 1 ? { ...door, at: { lat: second!.lat + 0.2, lon: second!.lon } } : door,
  )
  const { at: _, ...stray } = odd[0]!
  expect(withoutStrays(odd)).toEqual([stray, ...odd.slice(1)])
  expect(withoutStrays(doors)).toBe(doors)
  expect(
    withoutStrays([
      { ...doors[0]!, at: first! },
      { ...doors[1]!, at: { lat: 10, lon: 10 } },
    ]),
  ).toHaveLength(2)
})

test('[I6] a list with coordinates the wrong way round, at nought and in the middle of the country', async () => {
  const { doors } = sampleTown({ voters: 60 })
  const odd = [
    (lat: number, lon: number) => `${lat},${lon}`,
    (lat: number, lon: number) => `${lon},${lat}`,
    () => '0,0',
    () => '39.8283,-98.5795',
  ]
  const lines = doors.map(({ address, at }, i) =>
    [
      i,
      'Ann',
      'Lee',
      address.number,
      address.street,
      address.unit,
      address.city,
      address.zip,
      odd[i < 8 ? i % 4 : 0]!(at!.lat, at!.lon),
    ].join(),
  )
  const file = new Blob([['id,first,last,number,street,unit,city,zip,lat,lon', ...lines].join('\n')])
  const seen = must(await look(file))
  const counted = must(await scan(file, seen, seen.layout, 2026))
  const info = { importId: '0'.repeat(16), fileName: 'x.csv', importedAt: 0, terms: '' }
  const base = must(await collect(file, counted, seen.layout, {}, info))
  const near = (door: (typeof doors)[number]) => [Math.round(door.at!.lat), Math.round(door.at!.lon)]
  expect(base.doors).toHaveLength(doors.length)
  expect(base.doors.filter(door => !door.at)).toHaveLength(4)
  for (const door of base.doors) if (door.at) expect(near(door)).toEqual(near(doors[0]!))
})
