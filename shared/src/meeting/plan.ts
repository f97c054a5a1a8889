import { isDate, isTime } from '../base/civil.ts'
import { recurrenceFrom } from '../base/recurrence.ts'
import type { Recurrence } from '../base/recurrence.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { isZone } from '../base/zone.ts'
import { LONG_TEXT, SHORT_TEXT, nameFault, textFault } from '../doc/checks.ts'
import type { FieldsOf } from '../doc/fields.ts'
import type { MeetingPlan } from './types.ts'

/** The fields of a plan as a document holds them: texts, each checked where it is written and again where it is read. */
export const PLAN_FIELDS = ['title', 'date', 'time', 'zone', 'minutes', 'place', 'link', 'purpose'] as const
export type PlanField = (typeof PLAN_FIELDS)[number]

export const LONGEST = 7 * 24 * 60
const LINK = 1000
const PLACE = 300

export function planFault(plan: Partial<MeetingPlan>): Refusal | undefined {
  const { title, date, time, zone, minutes, place, link, purpose } = plan
  if (date !== undefined && !isDate(date)) return refusal('date-unknown')
  if (time !== undefined && !isTime(time)) return refusal('time-unknown')
  if (zone !== undefined && !isZone(zone)) return refusal('zone-unknown')
  if (minutes !== undefined && !isMinutes(minutes)) return refusal('minutes-unknown')
  if (link !== undefined && link.trim() !== '' && !isLink(link)) return refusal('link-unknown')
  return (
    (title === undefined ? undefined : nameFault(title, SHORT_TEXT)) ?? textFault(place ?? '', PLACE) ?? textFault(purpose ?? '', LONG_TEXT)
  )
}

const isMinutes = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= LONGEST

/** Only addresses that open a page or a call: a link is touched, so it must not run anything. */
export const isLink = (text: string): boolean =>
  text.length <= LINK && /^(?:https?|tel|mailto|sip|zoommtg|msteams):[^\s]+$/i.test(text.trim())

export const writePlan = (plan: Partial<MeetingPlan>): Record<string, string | undefined> =>
  Object.fromEntries(PLAN_FIELDS.map(field => [field, plan[field] === undefined ? undefined : String(plan[field]).trim()]))

/** A field's value as it is read, or undefined where it is none. */
export function readField(field: PlanField, written: string | undefined): string | number | undefined {
  if (written === undefined) return undefined
  const value = field === 'minutes' ? Number(written) : written
  return planFault({ [field]: value }) ? undefined : value
}

export function readPlan(fields: FieldsOf): Partial<MeetingPlan> {
  const found = PLAN_FIELDS.map(field => [field, readField(field, fields.get(field))] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

export function readRule(written: string | undefined): Recurrence | undefined {
  if (written === undefined || written.length > 500) return undefined
  try {
    return recurrenceFrom(JSON.parse(written))
  } catch {
    return undefined
  }
}
