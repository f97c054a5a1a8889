import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInside, sortInto } from './areas.ts'
import type { Area, Place, Ring } from './areas.ts'
import { readAreas } from './areas-file.ts'
import { sampleTown } from './town.ts'

const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const of = (...polygons: Ring[][]): Area => ({ name: 'a', polygons })

test('[T2] inside and outside: holes, several parts, corners counted once', () => {
  const area = of([square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 5)])
  expect(isInside(area, [1, 1])).toBe(true)
  expect(isInside(area, [5, 5])).toBe(false)
  expect(isInside(area, [22, 2])).toBe(true)
  expect(isInside(area, [15, 2])).toBe(false)
  // On a level with a corner of a diamond.
  const diamond = of([
    [
      [0, 5],
      [5, 0],
      [10, 5],
      [5, 10],
    ],
  ])
  expect(isInside(diamond, [5, 5])).toBe(true)
  expect(isInside(diamond, [-1, 5])).toBe(false)
  expect(isInside(diamond, [11, 5])).toBe(false)
})

test('neighbours that share an edge: every place in exactly one of a grid', () => {
  const grid = Array.from({ length: 16 }, (_, i) => of([square((i % 4) * 2, Math.floor(i / 4) * 2, 2)]))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 79 }), fc.integer({ min: 0, max: 79 }), (x, y) => {
      const place: Place = [x / 10, y / 10]
      expect(grid.filter(area => isInside(area, place))).toHaveLength(1)
    }),
  )
})

test('the winding of a ring and where it begins do not matter', () => {
  const ring = square(0, 0, 10)
  const random = fc.tuple(fc.double({ min: -2, max: 12, noNaN: true }), fc.double({ min: -2, max: 12, noNaN: true }))
  fc.assert(
    fc.property(random, fc.integer({ min: 0, max: 3 }), ([x, y], turn) => {
      const open = ring.slice(0, 4)
      const turned = [...open.slice(turn), ...open.slice(0, turn)]
      expect(isInside(of([turned.toReversed()]), [x, y])).toBe(isInside(of([ring]), [x, y]))
    }),
  )
})

test('[T2] doors sorted into areas: each once, in the first that has it; those without a place are told apart', () => {
  const town = sampleTown()
  const doors = town.doors.map((door, i) => (i % 10 === 0 ? { ...door, at: undefined } : door)) as typeof town.doors
  const half = of([square(-84, 40.3, 0.596)])
  const sorted = sortInto([half, half], doors)
  expect(sorted.inside[0]!.length).toBeGreaterThan(0)
  expect(sorted.inside[1]).toEqual([])
  expect(sorted.unplaced).toHaveLength(Math.ceil(doors.length / 10))
  expect(sorted.inside[0]!.length + sorted.outside.length + sorted.unplaced.length).toBe(doors.length)
})

const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry })
const polygon = { type: 'Polygon', coordinates: [square(-83, 40, 1)] }
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const codeOf = (text: string) => {
  const read = readAreas(text)
  return read.ok ? read.value.map(area => area.name) : read.error.code
}

test('[T4] a precinct file: names as counties call them, parts and holes, one feature or a bare geometry', () => {
  const several = { type: 'MultiPolygon', coordinates: [[square(-83, 40, 1), square(-82.5, 40.5, 0.1)], [square(-80, 40, 1)]] }
  expect(
    codeOf(
      collection(
        feature(polygon, { PRECINCT_NAME: '1-A', id: 7 }),
        feature(several, { NAME: '1-A' }),
        feature(polygon, { VTD: 12 }),
        feature(polygon),
      ),
    ),
  ).toEqual(['1-A', '1-A (2)', '12', '4'])
  const read = readAreas(collection(feature(several)))
  expect(read.ok && read.value[0]!.polygons.map(rings => rings.length)).toEqual([2, 1])
  expect(codeOf(JSON.stringify(polygon))).toEqual(['1'])
  expect(codeOf(`\uFEFF${JSON.stringify(feature(polygon, { name: ' Ward 3 ' }))}`)).toEqual(['Ward 3'])
})

test('[T4] what is not a precinct file is answered by name, whatever a stranger has put in it', () => {
  expect(codeOf('Precinct,Ward\n1,2')).toBe('areas-not-json')
  expect(codeOf('')).toBe('areas-not-json')
  expect(codeOf(collection(feature(polygon)).slice(0, -10))).toBe('areas-not-json')
  expect(codeOf('[1, 2]')).toBe('areas-not-geojson')
  expect(codeOf('{"type": "Topology", "objects": {}}')).toBe('areas-not-geojson')
  expect(codeOf(collection())).toBe('areas-none')
  expect(codeOf(collection(feature({ type: 'Point', coordinates: [1, 2] }), null, 5))).toBe('areas-none')
  expect(
    codeOf(
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [1, 2],
              ['x', 3],
              [null, 4],
            ],
          ],
        }),
      ),
    ),
  ).toBe('areas-none')
  expect(codeOf(collection(feature({ type: 'Polygon', coordinates: [square(1_830_000, 740_000, 5000)] })))).toBe('areas-not-degrees')
  expect(codeOf(collection(...Array.from({ length: 2001 }, () => feature(polygon))))).toBe('areas-too-many')
  const deep = Array.from({ length: 2000 }).reduce<unknown>(inner => ({ type: 'GeometryCollection', geometries: [inner] }), polygon)
  expect(codeOf(JSON.stringify(feature(deep)))).toBe('areas-none')
  fc.assert(fc.property(fc.json(), text => void readAreas(text)))
})
