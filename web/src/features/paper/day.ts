import { dayOf } from '../../app/canvass/days.ts'

/**
 * When a door of a walk on `day` was knocked: now, on the day itself; else in the afternoon of that day, one after the
 * other as they are typed in, since the hour is on no sheet.
 */
export function walkedAt(day: string, now: number, nth: number): number {
  if (day === dayOf(now)) return now
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return Math.min(now, new Date(year, month - 1, date, 14).getTime() + nth * 1000)
}
