import { daysInMonth, partsOf, weekday } from '../base/civil.ts'
import { offsetAt, wallAt } from '../base/zone.ts'
import type { Wall } from '../base/zone.ts'

/** A change of clocks: `wall` is what they said just before it, in the offset that ends. */
interface Transition {
  readonly at: number
  readonly wall: Wall
  readonly from: number
  readonly to: number
}

const DAY = 86_400_000

/**
 * VTIMEZONE of a zone for the years between two moments, computed from the browser's own rules. Changes that come by the
 * same rule every year are written as that rule, so that a series without end stays right; others one by one.
 */
export function timeZoneLines(zone: string, from: number, to: number): string[] {
  const start = from - 370 * DAY
  const changes = transitions(zone, start, to + 12 * 370 * DAY)
  const base = offsetAt(zone, start)
  const standard = Math.min(base, ...changes.map(change => change.to))
  const groups = new Map<string, Transition[]>()
  for (const change of changes) {
    const key = `${change.from}/${change.to}/${change.wall.time}/${change.wall.date.slice(5, 7)}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  const parts = [...groups.values()].flatMap(group => observances(zone, group, standard))
  // What holds before the first change.
  const first = { at: start, wall: wallAt(zone, start), from: base, to: base }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observance(zone, first, standard, []), ...parts, 'END:VTIMEZONE']
}

/** Every change of a zone's offset between two moments. */
export function transitions(zone: string, from: number, to: number): Transition[] {
  const found: Transition[] = []
  // No zone has ever changed twice within ten days and back.
  for (let at = from; at < to; at += 10 * DAY) {
    let low = at
    let high = Math.min(at + 10 * DAY, to)
    const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)]
    if (before === after) continue
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (middle <= low) break
      if (offsetAt(zone, middle) === before) low = middle
      else high = middle
    }
    const moment = Math.round(high / 1000) * 1000
    found.push({ at: moment, wall: wallOf(moment + before), from: before, to: after })
  }
  return found
}

const wallOf = (shifted: number): Wall => wallAt('UTC', shifted)

/** One observance with a rule where the group is regular, else one for each change: some calendars stumble over RDATE here. */
function observances(zone: string, group: readonly Transition[], standard: number): string[] {
  const rule = yearlyRule(group)
  if (rule !== undefined) return observance(zone, group[0]!, standard, [rule])
  return group.flatMap(change => observance(zone, change, standard, []))
}

function yearlyRule(group: readonly Transition[]): string | undefined {
  const dates = group.map(change => change.wall.date)
  const years = dates.map(date => partsOf(date).year)
  if (group.length < 3 || years.some((year, i) => i > 0 && year !== years[i - 1]! + 1)) return undefined
  const days = new Set(dates.map(weekday))
  if (days.size !== 1) return undefined
  const month = partsOf(dates[0]!).month
  const day = [...days][0]!.slice(0, 2).toUpperCase()
  const fits = (nth: (date: string) => number): number | undefined => {
    const all = new Set(dates.map(nth))
    return all.size === 1 ? [...all][0] : undefined
  }
  const nth = fits(date => Math.ceil(partsOf(date).day / 7))
  const last = fits(date => (partsOf(date).day + 7 > daysInMonth(partsOf(date).year, month) ? -1 : 0))
  if (last === -1) return `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1${day}`
  if (nth !== undefined) return `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${day}`
  // "The first Sunday from the second on", as Chile has it: twelve years show both ends of such a week.
  const monthDays = dates.map(date => partsOf(date).day)
  const first = Math.min(...monthDays)
  if (Math.max(...monthDays) - first !== 6) return undefined
  return `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${day};BYMONTHDAY=${Array.from({ length: 7 }, (_, i) => first + i).join(',')}`
}

function observance(zone: string, change: Transition, standard: number, more: readonly string[]): string[] {
  const kind = change.to > standard ? 'DAYLIGHT' : 'STANDARD'
  const name = nameAt(zone, change.at + 1000)
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(change.wall)}`,
    `TZOFFSETFROM:${offset(change.from)}`,
    `TZOFFSETTO:${offset(change.to)}`,
    ...(name === '' ? [] : [`TZNAME:${name}`]),
    ...more,
    `END:${kind}`,
  ]
}

/** `20261203T183000`. */
export const stamp = ({ date, time }: Wall): string => `${date.replaceAll('-', '')}T${time.replace(':', '')}00`

function offset(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = seconds % 60
  return `${ms < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds % 3600) / 60)}${rest ? two(rest) : ''}`
}

/** `EST`; empty where the zone's hours have no short name. */
function nameAt(zone: string, ms: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
  const name = format.formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? ''
  return /^[A-Z]{2,5}$/.test(name) ? name : ''
}
