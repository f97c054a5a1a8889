import type { CalendarEvent } from '../base/calendar-event.ts'
import { foldLine } from '../base/fold.ts'
import type { Recurrence } from '../base/recurrence.ts'
import { momentOf } from '../base/zone.ts'
import type { Wall } from '../base/zone.ts'
import { stamp, timeZoneLines } from './vtimezone.ts'

export interface CalendarFile {
  /** What the calendar is called: the group's name. */
  readonly name: string
  readonly events: readonly CalendarEvent[]
  /** Now, in milliseconds. */
  readonly now: number
}

/**
 * A calendar file (RFC 5545, 7986) for one meeting or for a series; lines end in CRLF and are at most 75 octets long.
 * It has no METHOD: with one it would be a message of iTIP (RFC 5546), which has to name an organizer's address, and a
 * group has none. Without, it says how things stand, cancelled ones by their STATUS.
 */
export function writeCalendar({ name, events, now }: CalendarFile): string {
  const zones = [...new Set(events.flatMap(event => [event.zone, event.replaces?.zone ?? event.zone]).filter(zone => !isUtc(zone)))]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Porchlight//Meetings//EN',
    'CALSCALE:GREGORIAN',
    ...(name.trim() === '' ? [] : [`NAME:${escaped(name.trim())}`, `X-WR-CALNAME:${escaped(name.trim())}`]),
    ...zones.flatMap(zone => zoneLines(zone, events)),
    ...events.flatMap(event => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map(foldLine).join('')
}

/** A name for the file that every system takes. */
export const calendarFileName = (title: string): string =>
  `${
    title
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'meeting'
  }.ics`

const isUtc = (zone: string): boolean => zone === 'UTC' || zone === 'Etc/UTC'

function zoneLines(zone: string, events: readonly CalendarEvent[]): string[] {
  const walls = events.flatMap(({ zone: at, start, replaces }) => [{ ...start, zone: at }, ...(replaces ? [replaces] : [])])
  const starts = walls.filter(wall => wall.zone === zone).map(wall => momentOf(zone, wall))
  return timeZoneLines(zone, Math.min(...starts), Math.max(...starts))
}

function eventLines(event: CalendarEvent, now: number): string[] {
  const { uid, sequence, start, zone, minutes, title, description, place, link, rule, until = '', replaces } = event
  const isOff = event.cancelled
  const text = (name: string, value: string): string[] => (value.trim() === '' ? [] : [`${name}:${escaped(value.trim())}`])
  const url = /^https?:\/\/\S+$/i.test(link.trim()) ? link.trim() : ''
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utcStamp(event.changedAt || now)}`,
    ...(event.changedAt ? [`LAST-MODIFIED:${utcStamp(event.changedAt)}`] : []),
    `SEQUENCE:${sequence}`,
    timed('DTSTART', zone, start),
    // A length on the clock, not on the wall: a meeting through the night of the change is as long as any other.
    `DURATION:PT${minutes}M`,
    ...(rule ? [`RRULE:${recurrenceRule(rule, until, zone, start.time)}`] : []),
    ...(replaces ? [timed('RECURRENCE-ID', replaces.zone, replaces)] : []),
    ...text('SUMMARY', title),
    ...text('DESCRIPTION', description),
    ...text('LOCATION', place || link),
    ...(url ? [`URL:${url}`, `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${url}`] : []),
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isOff ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

const timed = (name: string, zone: string, wall: Wall): string =>
  isUtc(zone) ? `${name}:${stamp(wall)}Z` : `${name};TZID=${zone}:${stamp(wall)}`

const utcStamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')

export function recurrenceRule(rule: Recurrence, until: string, zone: string, time: string): string {
  const two = (day: string) => day.slice(0, 2).toUpperCase()
  const every = rule.every === 1 ? [] : [`INTERVAL=${rule.every}`]
  // The end is a moment of UTC, as the rule asks for where the start has a zone.
  const end = until === '' ? [] : [`UNTIL=${utcStamp(momentOf(zone, { date: until, time }))}`]
  const parts =
    rule.freq === 'weekly'
      ? ['FREQ=WEEKLY', ...every, `BYDAY=${rule.days.map(two).join(',')}`, 'WKST=MO']
      : rule.freq === 'monthly'
        ? ['FREQ=MONTHLY', ...every, `BYDAY=${rule.nth}${two(rule.day)}`]
        : ['FREQ=MONTHLY', ...every, `BYMONTHDAY=${Number(rule.start.slice(8))}`]
  return [...parts, ...end].join(';')
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, char => `\\${char}`).replace(/\r\n|\r|\n/g, '\\n')
