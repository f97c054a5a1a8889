import { isDate } from '../base/civil.ts'
import { isId } from '../doc/checks.ts'

/**
 * A date of a series needs no record until somebody says something about it; its id is made of both, so that all phones
 * call it the same: the first half of the series' id and the date's digits.
 */
export const occurrenceId = (series: string, date: string): string => series.slice(0, 8) + date.replaceAll('-', '')

/** The date in an occurrence's id, or undefined where the id cannot be one. */
export function dateInId(id: string): string | undefined {
  const digits = id.slice(8)
  if (!isId(id) || !/^\d{8}$/.test(digits)) return undefined
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return isDate(date) ? date : undefined
}

export const isOccurrenceOf = (id: string, series: string): boolean => id.slice(0, 8) === series.slice(0, 8) && dateInId(id) !== undefined
