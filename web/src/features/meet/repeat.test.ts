import { datesOf } from '@porchlight/shared/base/recurrence'
import { describe, expect, it } from 'vitest'
import { dateAfter, repeatOf, repeatsFor, ruleOf } from './repeat.ts'

describe('how often a group meets', () => {
  it.each([
    ['2026-12-03', 'second', ['2026-12-03', '2026-12-17', '2026-12-31']],
    ['2026-12-03', 'weekly', ['2026-12-03', '2026-12-10', '2026-12-17']],
    ['2026-12-03', 'monthly', ['2026-12-03', '2027-01-07', '2027-02-04']],
    ['2026-12-31', 'monthly-last', ['2026-12-31', '2027-01-28', '2027-02-25']],
  ] as const)('from %s, %s', (date, repeat, dates) => {
    const rule = ruleOf(repeat, date)!
    expect(datesOf(rule, date, '2027-12-31').slice(0, 3)).toEqual(dates)
    expect(dateAfter(rule, date)).toBe(dates[1])
    expect(repeatOf(rule)).toBe(repeat)
  })

  it('offers a fifth Thursday as the last one only, a fourth that is the last as both', () => {
    expect(repeatsFor('2026-12-31')).toEqual(['once', 'weekly', 'second', 'monthly-last'])
    expect(repeatsFor('2027-02-25')).toEqual(['once', 'weekly', 'second', 'monthly', 'monthly-last'])
    expect(repeatsFor('2026-12-03')).toEqual(['once', 'weekly', 'second', 'monthly'])
  })

  it('leaves rules that it does not offer as they are', () => {
    expect(ruleOf('once', '2026-12-03')).toBeUndefined()
    expect(repeatOf({ freq: 'weekly', start: '2026-12-03', every: 3, days: ['thu'] })).toBe('as-it-is')
    expect(repeatOf({ freq: 'month-day', start: '2026-12-03', every: 1 })).toBe('as-it-is')
  })
})
