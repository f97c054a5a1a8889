import { expect, test } from 'vitest'
import { ageOf } from './say.ts'

const now = new Date(2026, 10, 22, 12).getTime()

test.each([
  ['1972-11-22', 54],
  ['1972-11-23', 53],
  ['1972-01-31', 54],
  ['1972', 54],
  ['', undefined],
  ['2030', undefined],
  ['1800-01-01', undefined],
  ['22/11/1972', undefined],
])('born %j is %j on 22 November 2026', (born, age) => {
  expect(ageOf(born, now)).toBe(age)
})
