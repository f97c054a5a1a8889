import { addDays, dateFrom, DAYS, dayNumber, daysInMonth, isDate, nthWeekday, partsOf, weekday } from './civil.ts'
import type { Day } from './civil.ts'

/** How a series repeats, counted from `start`, which is its first date. */
export type Recurrence =
  | { readonly freq: 'weekly'; readonly start: string; readonly every: number; readonly days: readonly Day[] }
  /** The nth such day of every so many months; -1: the last. */
  | { readonly freq: 'monthly'; readonly start: string; readonly every: number; readonly nth: number; readonly day: Day }
  /** The same day of the month; months without it are skipped. */
  | { readonly freq: 'month-day'; readonly start: string; readonly every: number }

/** "Every second Thursday from …". */
export const weekly = (start: string, every: number, days: readonly Day[] = [weekday(start)]): Recurrence => ({
  freq: 'weekly',
  start,
  every,
  days: DAYS.filter(day => days.includes(day)),
})

/** The start and whatever follows by the rule, no later than `to` and no earlier than `from`; 1,000 at most. */
export function datesOf(rule: Recurrence, from: string, to: string): string[] {
  const dates: string[] = []
  for (const date of walk(rule, from, to)) {
    if (date > to || dates.length === MAX_DATES) break
    if (date >= from) dates.push(date)
  }
  return dates
}

export const isDateOf = (rule: Recurrence, date: string): boolean => isDate(date) && datesOf(rule, date, date).length === 1

const MAX_DATES = 1000

/** From the last period before `from`, so that a series of ten years costs nothing. */
function* walk(rule: Recurrence, from: string, to: string): Generator<string> {
  const { start, every } = rule
  if (rule.freq === 'weekly') {
    const monday = addDays(start, -DAYS.indexOf(weekday(start)))
    const skipped = Math.max(0, Math.floor((dayNumber(from) - dayNumber(monday)) / 7 / every) - 1)
    for (let week = addDays(monday, skipped * every * 7); week <= to; week = addDays(week, every * 7)) {
      for (const day of rule.days) {
        const date = addDays(week, DAYS.indexOf(day))
        if (date >= start) yield date
      }
    }
    return
  }
  const { year, month, day } = partsOf(start)
  const first = partsOf(from)
  const months = (first.year - year) * 12 + first.month - month
  for (let step = Math.max(0, Math.floor(months / every) - 1) * every; ; step += every) {
    const all = year * 12 + month - 1 + step
    const at = { year: Math.floor(all / 12), month: (all % 12) + 1 }
    if (dateFrom({ ...at, day: 1 }) > to) return
    const date =
      rule.freq === 'monthly'
        ? nthWeekday(at.year, at.month, rule.nth, rule.day)
        : day <= daysInMonth(at.year, at.month)
          ? dateFrom({ ...at, day })
          : undefined
    if (date !== undefined && date >= start) yield date
  }
}

/** What a document or a file holds, or undefined where it is no rule. The start is made one of its dates. */
export function recurrenceFrom(value: unknown): Recurrence | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { freq, start, every, days, nth, day } = value as Record<string, unknown>
  if (typeof start !== 'string' || !isDate(start)) return undefined
  if (!Number.isInteger(every) || (every as number) < 1 || (every as number) > 52) return undefined
  const times = every as number
  if (freq === 'month-day') return { freq, start, every: times }
  if (freq === 'weekly') {
    if (!Array.isArray(days)) return undefined
    const known = DAYS.filter(one => days.includes(one))
    return known.length > 0 ? { freq, start, every: times, days: known } : undefined
  }
  const isNth = nth === -1 || (Number.isInteger(nth) && (nth as number) >= 1 && (nth as number) <= 5)
  if (freq !== 'monthly' || !isNth || !DAYS.includes(day as Day)) return undefined
  return { freq, start, every: times, nth: nth as number, day: day as Day }
}
