/** `YYYY-MM-DD` by the clock on the wall. */
export function localDay(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * When a door of a walk on `day` was knocked: now, on the day itself; else in the afternoon of that day, one after the
 * other as they are typed in, since the hour is on no sheet.
 */
export function walkedAt(day: string, now: number, nth: number): number {
  if (day === localDay(now)) return now
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return Math.min(now, new Date(year, month - 1, date, 14).getTime() + nth * 1000)
}
