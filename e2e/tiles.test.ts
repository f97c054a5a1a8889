import { openTiles } from '@porchlight/web/app/map/basemap-file'
import { expect, test } from 'vitest'
import { madeMap } from './tiles.ts'

const MAP = madeMap({
  zoom: 12,
  around: [-83.4, 40.3],
  roads: [
    {
      name: 'Made-up Road',
      line: [
        [-83.41, 40.295],
        [-83.39, 40.295],
      ],
    },
  ],
  water: [],
  attribution: '<a href="javascript:alert(1)">&copy; Nobody</a> &amp; <script>alert(2)</script>sons',
})
const file = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'map.pmtiles')
const codeOf = async (bytes: Uint8Array) => {
  const opened = await openTiles(file(bytes))
  return opened.ok ? 'opened' : opened.error.code
}
const changed = (at: number, value: number) => {
  const bytes = Uint8Array.from(MAP)
  bytes[at] = value
  return bytes
}

test('[T4] a map file is read in pieces: what it says of itself, its one tile, and nothing where it has none', async () => {
  const opened = await openTiles(file(MAP))
  if (!opened.ok) throw new Error(opened.error.code)
  const { about, attribution, tile } = opened.value
  expect(about).toEqual({ isVector: true, minZoom: 12, maxZoom: 12, layers: ['roads', 'water'] })
  expect(attribution).toBe('© Nobody & alert(2) sons')
  const { signal } = new AbortController()
  const [x, y] = [1099, 1546]
  const found = await Promise.all([-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => tile(12, x + dx, y + dy, signal))))
  const whole = found.filter(one => one !== undefined)
  expect(whole).toHaveLength(1)
  expect(Buffer.from(whole[0]!).includes('Made-up Road')).toBe(true)
  expect(await tile(11, 0, 0, signal)).toBeUndefined()
})

test('[T4] what is no map file, an older one, one cut short and one that no browser can unpack are told apart from maps', async () => {
  expect(await codeOf(MAP)).toBe('opened')
  expect(await codeOf(new Uint8Array())).toBe('map-not-pmtiles')
  expect(await codeOf(Buffer.from('PK\u0003\u0004 a spreadsheet, perhaps'))).toBe('map-not-pmtiles')
  expect(await codeOf(MAP.subarray(0, 100))).toBe('map-not-pmtiles')
  expect(await codeOf(MAP.subarray(0, 140))).toBe('map-not-pmtiles')
  expect(await codeOf(changed(7, 2))).toBe('map-not-pmtiles')
  expect(await codeOf(changed(99, 9))).toBe('map-not-pmtiles')
  // Brotli, of the directories and of the tiles.
  expect(await codeOf(changed(97, 3))).toBe('map-compression')
  expect(await codeOf(changed(98, 3))).toBe('map-compression')
})
