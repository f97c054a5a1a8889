import { expect, test } from 'vitest'
import { spanAround, timesOf } from './span.ts'

const at = (hour: number, minute: number, second = 0, ms = 0) => new Date(2026, 10, 22, hour, minute, second, ms).getTime()

test('[C3] a span holds both of its minutes whole; without times it is the day; backwards, or of no day, it is none', () => {
  const span = spanAround('ana', at(9, 5, 31), at(9, 7, 2))
  expect(span).toEqual({ who: 'ana', day: '2026-11-22', from: '09:05', to: '09:07' })
  expect(timesOf(span)).toEqual({ from: at(9, 5), to: at(9, 7, 59, 999) })
  expect(timesOf({ ...span, from: '', to: '' })).toEqual({ from: at(0, 0), to: at(23, 59, 59, 999) })
  expect(timesOf({ ...span, to: '09:04' })).toBeUndefined()
  expect(timesOf({ ...span, day: '' })).toBeUndefined()
})
