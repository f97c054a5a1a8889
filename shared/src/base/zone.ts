import { dateFrom } from './civil.ts'

/**
 * Wall time of a place and moments, by the zone rules that the browser has (Intl): they are updated with it, which a
 * table of our own would not be.
 */
export interface Wall {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM` */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) formats.set(zone, makeFormat(zone))
  return formats.get(zone)
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  // `+01:00` and the like are taken by newer browsers only, and are no places.
  if (zone.length > 64 || !/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return undefined
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    return undefined
  }
}

/** An IANA name that this browser knows: `America/New_York`, `UTC`. */
export const isZone = (zone: string): boolean => formatOf(zone) !== undefined

/** Where the phone is. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** Milliseconds that the zone's clocks are ahead of UTC at a moment. An unknown zone counts as UTC. */
export function offsetAt(zone: string, ms: number): number {
  const format = formatOf(zone)
  if (!format || !Number.isFinite(ms)) return 0
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) parts[type] = Number(value)
  const wall = Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour']!, parts['minute']!, parts['second']!)
  return wall - Math.floor(ms / 1000) * 1000
}

/** What the clock on the wall says there at a moment. */
export function wallAt(zone: string, ms: number): Wall {
  const shifted = new Date(ms + offsetAt(zone, ms))
  const date = dateFrom({ year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() })
  return { date, time: shifted.toISOString().slice(11, 16) }
}

/**
 * The moment at which the wall there says `date` and `time`. A time that clocks skip counts by the offset before the
 * change (02:30 becomes 03:30), one that comes twice is the first: as RFC 5545 section 3.3.5 has it.
 */
export function momentOf(zone: string, { date, time }: Wall): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const before = offsetAt(zone, asUtc - 86_400_000)
  const after = offsetAt(zone, asUtc + 86_400_000)
  for (const offset of before === after ? [before] : [before, after]) {
    if (offsetAt(zone, asUtc - offset) === offset) return asUtc - offset
  }
  // In the gap. (Two changes within two days, as a decree once brought, end here too.)
  const near = offsetAt(zone, asUtc - before)
  return offsetAt(zone, asUtc - near) === near ? asUtc - near : asUtc - before
}
