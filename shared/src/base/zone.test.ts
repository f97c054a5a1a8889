import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isZone, momentOf, offsetAt, wallAt } from './zone.ts'

const NY = 'America/New_York'
const HOUR = 3_600_000
const iso = (zone: string, date: string, time: string): string => new Date(momentOf(zone, { date, time })).toISOString()

test('a meeting at seven is at seven on both sides of the change of clocks', () => {
  expect(iso(NY, '2026-10-29', '19:00')).toBe('2026-10-29T23:00:00.000Z')
  expect(iso(NY, '2026-11-05', '19:00')).toBe('2026-11-06T00:00:00.000Z')
  expect(iso('UTC', '2026-11-05', '19:00')).toBe('2026-11-05T19:00:00.000Z')
  expect(iso('Asia/Kolkata', '2026-11-05', '19:00')).toBe('2026-11-05T13:30:00.000Z')
  expect(iso('Pacific/Apia', '2026-11-05', '00:30')).toBe('2026-11-04T11:30:00.000Z')
})

test('a time that clocks skip is an hour later, one that comes twice is the first', () => {
  expect(iso(NY, '2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z')
  expect(wallAt(NY, momentOf(NY, { date: '2026-03-08', time: '02:30' }))).toEqual({ date: '2026-03-08', time: '03:30' })
  expect(iso(NY, '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z')
  expect(iso('Australia/Lord_Howe', '2026-10-04', '02:15')).toBe('2026-10-03T15:45:00.000Z')
  // The island that left out a day.
  expect(wallAt('Pacific/Apia', momentOf('Pacific/Apia', { date: '2011-12-31', time: '09:00' }))).toEqual({
    date: '2011-12-31',
    time: '09:00',
  })
})

test('every moment is found again by its wall time, or is the second of two', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  expect(zones.length).toBeGreaterThan(300)
  const moments = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }).map(minutes => minutes * 60_000)
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, ms) => {
      const wall = wallAt(zone, ms)
      const found = momentOf(zone, wall)
      expect(wallAt(zone, found)).toEqual(wall)
      // Within a day or two of a change a wall time can be there twice.
      if (found !== ms) expect(offsetAt(zone, ms - 24 * HOUR)).not.toBe(offsetAt(zone, ms + 24 * HOUR))
    }),
    { numRuns: 500 },
  )
})

test('what is no zone is none, and counts as UTC', () => {
  for (const wrong of ['', 'Mars/Olympus', '+01:00', 'America/New_York\n', 'x'.repeat(100), '../etc']) expect(isZone(wrong)).toBe(false)
  expect(isZone('Europe/Kyiv')).toBe(true)
  expect(offsetAt('Mars/Olympus', 0)).toBe(0)
  expect(offsetAt(NY, Number.NaN)).toBe(0)
})
