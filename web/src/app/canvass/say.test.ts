import { expect, test } from 'vitest'
import { formatFor } from '../../i18n/format.ts'
import { ageOf, whenText } from './say.ts'

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

const HOUR = 60 * 60 * 1000

test.each([
  [-3 * 24, 'Thu, Nov 19'],
  [-1, 'today 11:00 AM'],
  [2, 'today 2:00 PM'],
  // A screen that was left open over midnight, and a phone whose clock is three days ahead.
  [20, 'Mon, Nov 23'],
  [3 * 24, 'day unknown'],
])('%j hours from now is %j', (hours, said) => {
  const words = { today: (time: string) => `today ${time}`, dayUnknown: 'day unknown' }
  expect(whenText(now + hours * HOUR, now, formatFor('en'), words).replaceAll('\u202f', ' ')).toBe(said)
})
