import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { CalendarEvent } from '../base/calendar-event.ts'
import { DAYS, addDays } from '../base/civil.ts'
import { datesOf, weekly } from '../base/recurrence.ts'
import type { Recurrence } from '../base/recurrence.ts'
import { momentOf } from '../base/zone.ts'
import { calendarFileName, writeCalendar } from './ics.ts'

const NY = 'America/New_York'
const NOW = Date.parse('2026-11-22T12:00:00Z')
const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '0123456789abcdef@porchlight.invalid',
  sequence: 3,
  changedAt: Date.parse('2026-11-20T10:11:12Z'),
  start: { date: '2026-12-03', time: '19:00' },
  zone: NY,
  minutes: 90,
  title: 'Tenants',
  description: '',
  place: 'Basement',
  link: '',
  cancelled: false,
  ...change,
})

/** The file as somebody else's parser understands it, zones by the file's own VTIMEZONE and nothing else. */
function parse(text: string) {
  ICAL.TimezoneService.reset()
  const root = new ICAL.Component(ICAL.parse(text))
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = root.getAllSubcomponents('vevent').map(one => new ICAL.Event(one, { strictExceptions: false }))
  return { root, events }
}
const momentsOf = (one: InstanceType<typeof ICAL.Event>, count: number): number[] => {
  const iterator = one.iterator()
  const found: number[] = []
  for (let next = iterator.next(); next && found.length < count; next = iterator.next())
    found.push(one.getOccurrenceDetails(next).startDate.toUnixTime() * 1000)
  return found
}

test('one meeting', () => {
  const text = writeCalendar({
    name: 'Tenants of Elm St',
    events: [event({ link: 'https://meet.example.org/x', description: 'Bring\nthe letter; and, "yes"\\no' })],
    now: NOW,
  })
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const { root, events } = parse(text)
  // A method asks for an organizer's address (RFC 5546), and there is none.
  expect(root.getFirstPropertyValue('method')).toBeNull()
  const [one] = events
  expect(one!.uid).toBe('0123456789abcdef@porchlight.invalid')
  expect(one!.sequence).toBe(3)
  expect(one!.summary).toBe('Tenants')
  expect(one!.location).toBe('Basement')
  expect(one!.description).toBe('Bring\nthe letter; and, "yes"\\no')
  expect(one!.startDate.toJSDate().toISOString()).toBe('2026-12-04T00:00:00.000Z')
  expect(one!.endDate.toJSDate().toISOString()).toBe('2026-12-04T01:30:00.000Z')
  expect(one!.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(String(one!.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-20T10:11:12Z')
  expect(one!.component.getFirstPropertyValue('url')).toBe('https://meet.example.org/x')
})

test('a cancelled one says so', () => {
  const { events } = parse(writeCalendar({ name: '', events: [event({ cancelled: true })], now: NOW }))
  expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

test('every second Thursday at seven, on both sides of both changes of clocks', () => {
  const rule = weekly('2026-12-03', 2)
  const { events } = parse(writeCalendar({ name: 'T', events: [event({ rule, until: '' })], now: NOW }))
  const dates = datesOf(rule, '2026-12-03', '2029-12-31')
  expect(momentsOf(events[0]!, dates.length)).toEqual(dates.map(date => momentOf(NY, { date, time: '19:00' })))
  expect(new Set(momentsOf(events[0]!, dates.length).map(ms => new Date(ms).getUTCHours()))).toEqual(new Set([0, 23]))
})

test('a moved date, a cancelled one, and the end', () => {
  const rule = weekly('2026-12-03', 2)
  const moved = event({
    start: { date: '2026-12-18', time: '18:00' },
    replaces: { date: '2026-12-17', time: '19:00', zone: NY },
    sequence: 4,
  })
  const off = event({
    start: { date: '2026-12-31', time: '19:00' },
    replaces: { date: '2026-12-31', time: '19:00', zone: NY },
    cancelled: true,
  })
  const { events } = parse(writeCalendar({ name: 'T', events: [event({ rule, until: '2027-01-14' }), moved, off], now: NOW }))
  const [series, ...exceptions] = events
  for (const one of exceptions) series!.relateException(one)
  expect(momentsOf(series!, 10).map(ms => new Date(ms).toISOString())).toEqual([
    '2026-12-04T00:00:00.000Z',
    '2026-12-18T23:00:00.000Z',
    '2027-01-01T00:00:00.000Z',
    '2027-01-15T00:00:00.000Z',
  ])
  expect(exceptions.map(one => one.component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED'])
  expect(new Set(events.map(one => one.uid)).size).toBe(1)
})

test('a date of a series that was moved to another zone replaces the one that the rule had put in its own', () => {
  const replaces = { date: '2026-12-17', time: '19:00', zone: NY }
  const moved = event({ start: { date: '2026-12-18', time: '09:00' }, zone: 'Asia/Kolkata', replaces })
  const { events } = parse(
    writeCalendar({ name: 'T', events: [event({ rule: weekly('2026-12-03', 2), until: '2026-12-31' }), moved], now: NOW }),
  )
  const [series, one] = events
  series!.relateException(one!)
  expect(momentsOf(series!, 10).map(ms => new Date(ms).toISOString())).toEqual([
    '2026-12-04T00:00:00.000Z',
    '2026-12-18T03:30:00.000Z',
    '2027-01-01T00:00:00.000Z',
  ])
})

test('the file of one date goes into the series that a calendar has from another file', () => {
  const rule = weekly('2026-12-03', 2)
  const whole = parse(writeCalendar({ name: 'T', events: [event({ rule, until: '2026-12-31' })], now: NOW }))
  const replaces = { date: '2026-12-17', time: '19:00', zone: NY }
  const date = event({ start: { date: '2026-12-17', time: '20:00' }, replaces, sequence: 4 })
  const one = parse(writeCalendar({ name: 'T', events: [date], now: NOW })).events[0]!
  expect(one.uid).toBe(whole.events[0]!.uid)
  expect(one.isRecurrenceException()).toBe(true)
  whole.events[0]!.relateException(one)
  expect(momentsOf(whole.events[0]!, 10).map(ms => new Date(ms).toISOString())).toEqual([
    '2026-12-04T00:00:00.000Z',
    '2026-12-18T01:00:00.000Z',
    '2027-01-01T00:00:00.000Z',
  ])
})

test('a calendar name with line breaks and quotes begins no line of its own making', () => {
  const name = 'Elm "St"\r\nX-EVIL:1\nEND:VCALENDAR;,\\'
  const text = writeCalendar({ name, events: [event({ title: 'A\r\nBEGIN:VALARM', place: 'x\nDTSTART:1', uid: 'a\r\nb' })], now: NOW })
  expect(text.split('\r\n').filter(line => /^(?:X-EVIL|BEGIN:VALARM|b$|DTSTART:1|END:VCALENDAR)/.test(line))).toEqual(['END:VCALENDAR'])
  const { root, events } = parse(text)
  // The parser does not know that this is a text, so the escapes are still in it.
  const read = String(root.getFirstPropertyValue('name')).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char))
  expect(read).toBe(name.replace('\r\n', '\n'))
  expect(events[0]!.summary).toBe('A\nBEGIN:VALARM')
})

test('a link that would run something is not made one', () => {
  expect(writeCalendar({ name: '', events: [event({ link: 'javascript:alert(1)' })], now: NOW })).not.toContain('URL:')
})

test('names of files', () => {
  expect(calendarFileName('Tenants: Elm/St "2"')).toBe('Tenants-Elm-St-2.ics')
  expect(calendarFileName('  ../.. ')).toBe('meeting.ics')
  expect(calendarFileName('Reunión de inquilinos')).toBe('Reunión-de-inquilinos.ics')
})

const zones = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Australia/Sydney',
  'America/Phoenix',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'UTC',
  'Asia/Gaza',
  'Pacific/Chatham',
)
const starts = fc.integer({ min: 0, max: 1500 }).map(days => addDays('2024-01-01', days))
const rules: fc.Arbitrary<Recurrence> = fc.oneof(
  fc
    .record({ start: starts, every: fc.integer({ min: 1, max: 4 }), days: fc.subarray([...DAYS], { minLength: 1 }) })
    .map(({ start, every, days }) => weekly(start, every, days)),
  fc.record({
    freq: fc.constant('monthly' as const),
    start: starts,
    every: fc.integer({ min: 1, max: 3 }),
    nth: fc.constantFrom(1, 2, 3, 4, -1),
    day: fc.constantFrom(...DAYS),
  }),
  fc.record({ freq: fc.constant('month-day' as const), start: starts, every: fc.integer({ min: 1, max: 3 }) }),
)
const texts = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '\\', '"', ':', '\n', 'é', '漢', '🚪', 'n'), maxLength: 120 })

// Not at night: a time that comes twice is the first for us, as the standard has it, and the second for the other parser.
const times = fc.constantFrom('09:30', '19:00', '22:15')

test('any series in any zone is read by another parser as it was meant: moments, words, lines no longer than 75 octets', () => {
  fc.assert(
    fc.property(zones, rules, times, texts, texts, (zone, rule, time, title, description) => {
      const [first, ...dates] = datesOf(rule, rule.start, addDays(rule.start, 900)).slice(0, 40)
      const given = event({ zone, rule, until: '', start: { date: first!, time }, title, description })
      const text = writeCalendar({ name: title, events: [given], now: NOW })
      for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const { events } = parse(text)
      expect(events[0]!.summary ?? '').toBe(title.trim())
      expect(events[0]!.description ?? '').toBe(description.trim())
      const moments = [first!, ...dates].map(date => momentOf(zone, { date, time }))
      expect(momentsOf(events[0]!, moments.length)).toEqual(moments)
    }),
    { numRuns: 200 },
  )
})
