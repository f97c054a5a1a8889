/**
 * Dates of the calendar on the wall: `YYYY-MM-DD`, without a zone. A day has no length here, so nothing goes wrong when
 * clocks change.
 */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const DAY_MS = 86_400_000

export interface Ymd {
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
}

export function partsOf(date: string): Ymd {
  const found = DATE.exec(date)
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : { year: 0, month: 1, day: 1 }
}

const two = (value: number): string => String(value).padStart(2, '0')
export const dateFrom = ({ year, month, day }: Ymd): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** A date that exists, of a year that people plan for. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const { year } = partsOf(text)
  return year >= 1900 && year <= 2200 && fromDayNumber(dayNumber(text)) === text
}

/** `HH:MM` of a day of 24 hours. */
export const isTime = (text: string): boolean => TIME.test(text)

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date)
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS)
}

export const fromDayNumber = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10)
export const addDays = (date: string, days: number): string => fromDayNumber(dayNumber(date) + days)
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** 1970-01-01 was a Thursday. */
export const weekday = (date: string): Day => DAYS[(((dayNumber(date) + 3) % 7) + 7) % 7]!

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day `months` later, or undefined where that month has no such day. */
export function addMonths(date: string, months: number): string | undefined {
  const { year, month, day } = partsOf(date)
  const all = year * 12 + month - 1 + months
  const to = { year: Math.floor(all / 12), month: (all % 12) + 1 }
  return day <= daysInMonth(to.year, to.month) ? dateFrom({ ...to, day }) : undefined
}

/** The `nth` such day of a month (1–5, -1 the last), or undefined where there is none. */
export function nthWeekday(year: number, month: number, nth: number, day: Day): string | undefined {
  const length = daysInMonth(year, month)
  if (nth < 0) {
    const last = dateFrom({ year, month, day: length })
    return addDays(last, -((DAYS.indexOf(weekday(last)) - DAYS.indexOf(day) + 7) % 7))
  }
  const first = DAYS.indexOf(weekday(dateFrom({ year, month, day: 1 })))
  const found = 1 + ((DAYS.indexOf(day) - first + 7) % 7) + (nth - 1) * 7
  return found <= length ? dateFrom({ year, month, day: found }) : undefined
}
