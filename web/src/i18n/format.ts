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
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const format: Format = {
    number: value => number.format(value),
    percent: ratio => percentText(ratio, percent),
    bytes: value => bytesText(value, locale),
    day: at => day.format(at),
    time: at => time.format(at),
    dateTime: at => dateTime.format(at),
    list: items => list.format(items),
  }
  made.set(language, format)
  return format
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
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step], maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)
}
