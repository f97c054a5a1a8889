import { expect, test } from 'vitest'
import { isIdle } from './idle.ts'

const MINUTE = 60_000
const at = (clock: number, timer: number) => ({ clock: 1e12 + clock * MINUTE, timer: timer * MINUTE })
const start = at(0, 0)

test('[L5] a phone that was not touched locks after the chosen time, and not before', () => {
  expect(isIdle(start, at(4.9, 4.9), 5 * MINUTE)).toBe(false)
  expect(isIdle(start, at(5, 5), 5 * MINUTE)).toBe(true)
})

test('[L5] a phone that slept, and whose timers stood still, locks by its clock', () => {
  expect(isIdle(start, at(480, 0.1), 5 * MINUTE)).toBe(true)
})

test('[L5] a clock that was set back does not keep it open', () => {
  expect(isIdle(start, at(-600, 6), 5 * MINUTE)).toBe(true)
  expect(isIdle(start, at(-600, 0.1), 5 * MINUTE)).toBe(true)
  // What the network corrects by a second is nobody's trick.
  expect(isIdle(start, at(-0.01, 0.1), 5 * MINUTE)).toBe(false)
})
