import type { Language } from './language.ts'

/** Numbers and times as people of a language write them. Times are milliseconds since 1970, in the phone's time zone. */
export interface Format {
  number(value: number): string
  /** `62%`; `<1%` for a little, never 100% for less than all. */
  percent(ratio: number): string
  /** `2.4 MB` */
  bytes(value: number): string
  /** `Tue, Nov 3` */
  day(at: number): string
  /** `4:05 PM` */
  time(at: number): string
  /** `Nov 3, 2026, 4:05 PM` */
  dateTime(at: number): string
  /** `Maria, Luis and Ana` */
  list(items: readonly string[]): string
}

const made = new Map<Language, Format>()

export function formatFor(language: Language): Format {
  const known = made.get(language)
  if (known) return known
  const locale = language === 'es' ? 'es-US' : 'en-US'
  const number = once(() => new Intl.NumberFormat(locale))
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }))
  const day = once(() => new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' }))
  const time = once(() => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }))
  const dateTime = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }))
  const format: Format = {
    number: value => number().format(value),
    percent: ratio => percentText(ratio, percent()),
    bytes: value => bytesText(value, locale),
    day: at => day().format(at),
    time: at => time().format(at),
    dateTime: at => dateTime().format(at),
    list: items => listText(items, language),
  }
  made.set(language, format)
  return format
}

/** Making one takes a phone several milliseconds, and the first screen needs one or two of them. */
function once<T>(make: () => T): () => T {
  let value: T | undefined
  return () => (value ??= make())
}

/** Nothing done and all done are said only of nothing and of all. */
function percentText(ratio: number, percent: Intl.NumberFormat): string {
  if (ratio > 0 && ratio < 0.01) return `<${percent.format(0.01)}`
  return percent.format(ratio < 1 ? Math.min(ratio, 0.99) : ratio)
}

function bytesText(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let size = value
  let step = 0
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000
    step++
  }
  // The short name of a byte is "byte", of however many.
  const options = { style: 'unit', unit: units[step], unitDisplay: step === 0 ? 'long' : 'short' } as const
  return new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)
}

/** As Intl.ListFormat writes it, which takes a phone 80 ms to make; the list of doors names households. */
function listText(items: readonly string[], language: Language): string {
  const last = items.at(-1) ?? ''
  if (items.length < 2) return last
  const before = items.slice(0, -1).join(', ')
  if (language === 'en') return `${before}${items.length > 2 ? ',' : ''} and ${last}`
  // "Ana e Inés", but "agua y hielo".
  return `${before} ${/^(?:i|hi(?![ae]))/i.test(last) ? 'e' : 'y'} ${last}`
}
