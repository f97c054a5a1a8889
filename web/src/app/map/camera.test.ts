import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, boxAroundMost, fitted, onScreen, placeOf, pushed, underPoint, worldOf, zoomed } from './camera.ts'
import type { Camera } from './camera.ts'

const SIZE = { width: 390, height: 500 }
const somewhere = fc.record({
  lon: fc.double({ min: -170, max: 170, noNaN: true }),
  lat: fc.double({ min: -70, max: 70, noNaN: true }),
  zoom: fc.double({ min: 3, max: 19, noNaN: true }),
})
const point = fc.tuple(fc.integer({ min: 0, max: 390 }), fc.integer({ min: 0, max: 500 }))

function expectNear([a, b]: readonly [number, number], [x, y]: readonly [number, number], digits = 5): void {
  expect(a).toBeCloseTo(x, digits)
  expect(b).toBeCloseTo(y, digits)
}

test('the world is a square: its middle, its corners, and back', () => {
  expectNear(worldOf([0, 0]), [0.5, 0.5])
  expectNear(worldOf([-180, 85.0511]), [0, 0])
  expectNear(worldOf([180, -85.0511]), [1, 1])
  expectNear(placeOf(worldOf([-83.4, 40.3])), [-83.4, 40.3])
})

test('what is under a point is drawn at that point', () => {
  fc.assert(
    fc.property(somewhere, point, (camera, at) => {
      expectNear(onScreen(camera, SIZE)(underPoint(camera, SIZE, at)), at, 3)
    }),
  )
})

test('a push moves everything by so many points, and back again', () => {
  const camera: Camera = { lon: -83.4, lat: 40.3, zoom: 15 }
  const place = underPoint(camera, SIZE, [100, 100])
  const after = pushed(camera, 30, -20)
  expectNear(onScreen(after, SIZE)(place), [130, 80], 3)
  const back = pushed(after, -30, 20)
  expectNear([back.lon, back.lat], [camera.lon, camera.lat], 7)
})

test('nearer and further: the place under the finger stays there, and there is an end to it', () => {
  fc.assert(
    fc.property(somewhere, point, fc.double({ min: -1, max: 1, noNaN: true }), (camera, at, by) => {
      expectNear(onScreen(zoomed(camera, SIZE, by, at), SIZE)(underPoint(camera, SIZE, at)), at, 3)
    }),
  )
  const camera: Camera = { lon: 0, lat: 0, zoom: 19.8 }
  expect(zoomed(camera, SIZE, 5, [0, 0]).zoom).toBe(20)
  expect(zoomed(camera, SIZE, -50, [0, 0]).zoom).toBe(2)
})

test('everything fits into the picture, also one place alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -84, max: -83, noNaN: true }), fc.double({ min: 40, max: 41, noNaN: true })), { minLength: 1 }),
      places => {
        const at = onScreen(fitted(boxAround(places)!, SIZE), SIZE)
        for (const [x, y] of places.map(at)) {
          expect(x).toBeGreaterThan(0)
          expect(x).toBeLessThan(SIZE.width)
          expect(y).toBeGreaterThan(0)
          expect(y).toBeLessThan(SIZE.height)
        }
      },
    ),
  )
  expect(boxAround([])).toBeUndefined()
})

test('a rural route far away does not make the town small; two halves of a town are one town', () => {
  const town = Array.from({ length: 98 }, (_, i): [number, number] => [-83 + (i % 10) / 1000, 40 + Math.floor(i / 10) / 1000])
  const far: [number, number][] = [
    [-82.5, 40],
    [-82.4, 40],
  ]
  const box = boxAroundMost([...town, ...far])!
  expect(box.east).toBeLessThan(-82.9)
  expect(box.west).toBe(-83)
  expect(boxAroundMost(town)).toEqual(boxAround(town))
  const other = town.map(([lon, lat]): [number, number] => [lon + 0.5, lat])
  expect(boxAroundMost([...town, ...other])).toEqual(boxAround([...town, ...other]))
  expect(boxAroundMost([])).toBeUndefined()
})
