import { expect, it } from 'vitest'
import { target } from './use-reorder.ts'

const rows = [
  { top: 0, height: 100 },
  { top: 110, height: 40 },
  { top: 160, height: 100 },
  { top: 270, height: 100 },
]

it.each([
  [0, 0, 0],
  [0, 70, 0],
  [0, 81, 1],
  [0, 161, 2],
  [0, 5000, 3],
  [3, 0, 3],
  [3, -109, 3],
  [3, -111, 2],
  [3, -191, 1],
  [3, -5000, 0],
  [1, 20, 1],
  [1, -81, 0],
  [1, 81, 2],
])('a row from place %i that was moved by %i pixels stands at place %i', (from, y, to) => {
  expect(target(rows, from, y)).toBe(to)
})
