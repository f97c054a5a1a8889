import { expect, test } from 'vitest'
import { isClockOff } from './clock-off.ts'

test('[U5] a clock is told as off from more than a day on, both ways; without an answer it is not', () => {
  const served = 'Sat, 03 Oct 2026 14:00:00 GMT'
  const right = Date.UTC(2026, 9, 3, 14)
  const hours = [-72, -25, -23, 0, 23, 25, 72]
  expect(hours.map(off => isClockOff(served, right + off * 3_600_000))).toEqual([true, true, false, false, false, true, true])
  expect([null, '', 'soon'].map(header => isClockOff(header, right))).toEqual([false, false, false])
})
