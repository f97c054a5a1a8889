import { addDays, partsOf, daysInMonth, weekday } from '@porchlight/shared/base/civil'
import { datesOf, weekly } from '@porchlight/shared/base/recurrence'
import type { Recurrence } from '@porchlight/shared/base/recurrence'

/** The rules that the screen offers; any other rule stays `as-it-is`. */
export type Repeat = 'once' | 'weekly' | 'second' | 'monthly' | 'monthly-last' | 'as-it-is'

/** Which such weekday of its month a date is: 1–5. */
export const nthOf = (date: string): number => Math.ceil(partsOf(date).day / 7)

export function isLastOfMonth(date: string): boolean {
  const { year, month, day } = partsOf(date)
  return day + 7 > daysInMonth(year, month)
}

/** What can be chosen for a first date. A fifth Thursday is the last one: most months have no fifth. */
export const repeatsFor = (date: string): Repeat[] => [
  'once',
  'weekly',
  'second',
  ...(nthOf(date) <= 4 ? (['monthly'] as const) : []),
  ...(isLastOfMonth(date) ? (['monthly-last'] as const) : []),
]

export function ruleOf(repeat: Repeat, date: string): Recurrence | undefined {
  if (repeat === 'weekly') return weekly(date, 1)
  if (repeat === 'second') return weekly(date, 2)
  if (repeat === 'monthly') return { freq: 'monthly', start: date, every: 1, nth: nthOf(date), day: weekday(date) }
  return repeat === 'monthly-last' ? { freq: 'monthly', start: date, every: 1, nth: -1, day: weekday(date) } : undefined
}

export function repeatOf(rule: Recurrence): Repeat {
  if (rule.freq === 'weekly' && rule.days.length === 1 && rule.every <= 2) return rule.every === 1 ? 'weekly' : 'second'
  if (rule.freq === 'monthly' && rule.every === 1) return rule.nth === -1 ? 'monthly-last' : 'monthly'
  return 'as-it-is'
}

/** The first date of the rule after this one. */
export const dateAfter = (rule: Recurrence, date: string): string | undefined => datesOf(rule, addDays(date, 1), addDays(date, 800))[0]

/** The same rule, beginning with another date. */
export const startingAt = (rule: Recurrence, start: string): Recurrence => ({ ...rule, start })
