import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAYS, addDays, addMonths, daysBetween, isDate, isTime, nthWeekday, partsOf, weekday } from './civil.ts'
import type { Day } from './civil.ts'
import { datesOf, isDateOf, recurrenceFrom, weekly } from './recurrence.ts'
import type { Recurrence } from './recurrence.ts'

test('dates, days and months', () => {
  expect(weekday('2026-12-03')).toBe('thu')
  expect(weekday('1970-01-01')).toBe('thu')
  expect(weekday('1969-12-28')).toBe('sun')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
  expect(addMonths('2026-01-31', 1)).toBeUndefined()
  expect(addMonths('2026-11-30', 3)).toBeUndefined()
  expect(addMonths('2026-11-30', 4)).toBe('2027-03-30')
  expect(nthWeekday(2026, 12, 1, 'tue')).toBe('2026-12-01')
  expect(nthWeekday(2026, 12, -1, 'thu')).toBe('2026-12-31')
  expect(nthWeekday(2026, 12, 5, 'mon')).toBeUndefined()
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '', '20261203', '0000-01-01', '2026-12-03T10:00'])
    expect(isDate(wrong)).toBe(false)
  expect(isDate('2028-02-29')).toBe(true)
  expect(['00:00', '23:59'].every(isTime)).toBe(true)
  expect(['24:00', '9:00', '12:60', ''].some(isTime)).toBe(false)
})

test('every second Thursday', () => {
  const rule = weekly('2026-12-03', 2)
  expect(datesOf(rule, '2026-11-01', '2027-01-20')).toEqual(['2026-12-03', '2026-12-17', '2026-12-31', '2027-01-14'])
  expect(datesOf(rule, '2027-01-01', '2027-01-20')).toEqual(['2027-01-14'])
  expect(isDateOf(rule, '2036-11-20')).toBe(true)
  expect(isDateOf(rule, '2036-11-27')).toBe(false)
  expect(isDateOf(rule, '2026-11-19')).toBe(false)
})

test('the first Tuesday, the last Friday, the thirty-first', () => {
  const first: Recurrence = { freq: 'monthly', start: '2026-12-01', every: 1, nth: 1, day: 'tue' }
  expect(datesOf(first, '2026-12-01', '2027-03-31')).toEqual(['2026-12-01', '2027-01-05', '2027-02-02', '2027-03-02'])
  const last: Recurrence = { freq: 'monthly', start: '2026-12-25', every: 2, nth: -1, day: 'fri' }
  expect(datesOf(last, '2026-12-01', '2027-04-30')).toEqual(['2026-12-25', '2027-02-26', '2027-04-30'])
  const late: Recurrence = { freq: 'month-day', start: '2026-12-31', every: 1 }
  expect(datesOf(late, '2026-12-01', '2027-05-31')).toEqual(['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31'])
})

const dates = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('1990-01-01', days))
const rules = fc.oneof(
  fc
    .record({ start: dates, every: fc.integer({ min: 1, max: 5 }), days: fc.subarray([...DAYS], { minLength: 1 }) })
    .map(({ start, every, days }) => weekly(start, every, days)),
  fc
    .record({ start: dates, every: fc.integer({ min: 1, max: 5 }), nth: fc.constantFrom(-1, 1, 2, 3, 4, 5), day: fc.constantFrom(...DAYS) })
    .map((rule): Recurrence => ({ freq: 'monthly', ...rule })),
  fc.record({ start: dates, every: fc.integer({ min: 1, max: 5 }) }).map((rule): Recurrence => ({ freq: 'month-day', ...rule })),
)

/** The same said slowly: day by day. */
function isDateSlowly(rule: Recurrence, date: string): boolean {
  if (date < rule.start) return false
  const [start, day] = [partsOf(rule.start), partsOf(date)]
  if (rule.freq === 'weekly') {
    const monday = addDays(rule.start, -DAYS.indexOf(weekday(rule.start)))
    return rule.days.includes(weekday(date)) && Math.floor(daysBetween(monday, date) / 7) % rule.every === 0
  }
  const months = (day.year - start.year) * 12 + day.month - start.month
  if (months % rule.every !== 0) return false
  return rule.freq === 'monthly' ? nthWeekday(day.year, day.month, rule.nth, rule.day as Day) === date : day.day === start.day
}

test('a rule gives the dates that one finds day by day', () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: -100, max: 4000 }), fc.integer({ min: 0, max: 200 }), (rule, offset, length) => {
      const from = addDays(rule.start, offset)
      const to = addDays(from, length)
      const slowly = Array.from({ length: length + 1 }, (_, i) => addDays(from, i)).filter(date => isDateSlowly(rule, date))
      expect(datesOf(rule, from, to)).toEqual(slowly)
      expect(recurrenceFrom(JSON.parse(JSON.stringify(rule)))).toEqual(rule)
    }),
    { numRuns: 200 },
  )
})

test('nonsense is no rule', () => {
  const good = weekly('2026-12-03', 2)
  for (const wrong of [
    null,
    'weekly',
    { ...good, start: '2026-02-30' },
    { ...good, every: 0 },
    { ...good, every: 1.5 },
    { ...good, every: 1e9 },
    { ...good, days: [] },
    { ...good, days: ['thursday'] },
    { ...good, freq: 'hourly' },
    { freq: 'monthly', start: '2026-12-01', every: 1, nth: 6, day: 'tue' },
    { freq: 'monthly', start: '2026-12-01', every: 1, nth: 1, day: 'dienstag' },
  ])
    expect(recurrenceFrom(wrong)).toBeUndefined()
})
