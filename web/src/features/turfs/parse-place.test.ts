import { expect, test } from 'vitest'
import { parsePlace } from './parse-place.ts'

test.each([
  ['40.307, -83.404', { lat: 40.307, lon: -83.404 }],
  [' 40.307 -83.404 ', { lat: 40.307, lon: -83.404 }],
  ['(40.307; -83.404)', { lat: 40.307, lon: -83.404 }],
  ['40.307° N, 83.404° W', { lat: 40.307, lon: -83.404 }],
  ['83.404°W 40.307°N', { lat: 40.307, lon: -83.404 }],
  ['-83.404,40.307', { lat: 40.307, lon: -83.404 }],
  ['40, -83', { lat: 40, lon: -83 }],
  ['', undefined],
  ['12 Oak St', undefined],
  ['40.307', undefined],
  ['0, 0', undefined],
  ['400, 200', undefined],
  ['40,307, -83,404', undefined],
])('[I9] a place typed as %j', (typed, at) => {
  expect(parsePlace(typed)).toEqual(at)
})
