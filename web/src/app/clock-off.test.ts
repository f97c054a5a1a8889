import { expect, test } from 'vitest'
import { clockOffBy, isToldOff } from './clock-off.ts'

const HOUR = 3_600_000

test('[U5] a clock is told as off from more than a day on, both ways; without an answer it is not', () => {
  const served = 'Sat, 03 Oct 2026 14:00:00 GMT'
  const right = Date.UTC(2026, 9, 3, 14)
  const hours = [-72, -25, -23, 0, 23, 25, 72]
  expect(hours.map(off => clockOffBy(served, right + off * HOUR) / HOUR)).toEqual([-72, -25, 0, 0, 0, 25, 72])
  expect([null, '', 'soon'].map(header => clockOffBy(header, right))).toEqual([0, 0, 0])
})

test('[U5] who has read it is not told again, until the clock has become another one', () => {
  const at = (told: number, off: number) => isToldOff(told * HOUR, off * HOUR)
  expect([at(0, 72), at(72, 72), at(72, 71), at(72, 96), at(72, -72)]).toEqual([false, true, true, false, false])
})
