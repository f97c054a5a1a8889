import { addDays, isDate } from '../base/civil.ts'
import { datesOf } from '../base/recurrence.ts'
import type { Recurrence } from '../base/recurrence.ts'
import type { FieldsOf } from '../doc/fields.ts'
import { PLAN_FIELDS, readField, readRule } from './plan.ts'
import type { SeriesPart } from './types.ts'

/**
 * A series as its document has it: each field once for the beginning and once for every date from which it was changed
 * (`place@2027-01-14`). So what was stays as it was, and two people who change different things both get their way.
 */
export function readSeries(fields: FieldsOf): SeriesPart[] {
  const first = readRule(fields.get('rule'))
  if (!first) return []
  const until = isDate(fields.get('until') ?? '') ? fields.get('until')! : ''
  const starts = [...fields.keys()].flatMap(key => {
    const from = key.slice(key.indexOf('@') + 1)
    return key.includes('@') && isDate(from) && from > first.start ? [from] : []
  })
  const froms = [first.start, ...[...new Set(starts)].toSorted().slice(0, MAX_PARTS)]
  const parts: SeriesPart[] = []
  for (const [i, from] of froms.entries()) {
    const next = froms[i + 1]
    const last = next === undefined ? '' : addDays(next, -1)
    const end = until !== '' && (last === '' || until < last) ? until : last
    parts.push({ from, until: end, ...partAt(fields, from, first) })
  }
  return parts
}

/** Changes of one series that are looked at: a stranger may write down thousands. */
const MAX_PARTS = 200

/** What holds on a date: of each field the latest that was said from then or earlier. */
function partAt(fields: FieldsOf, date: string, first: Recurrence): Omit<SeriesPart, 'from' | 'until'> {
  const latest = <T>(field: string, read: (written: string | undefined) => T | undefined): T | undefined => {
    let found = read(fields.get(field))
    let at = ''
    for (const [key, written] of fields) {
      if (!key.startsWith(`${field}@`)) continue
      const from = key.slice(field.length + 1)
      const value = from <= date && from > at && isDate(from) ? read(written) : undefined
      if (value === undefined) continue
      found = value
      at = from
    }
    return found
  }
  const plan = Object.fromEntries(PLAN_FIELDS.map(field => [field, latest(field, written => readField(field, written))]))
  return { ...DEFAULTS, ...onlyKnown(plan), rule: latest('rule', readRule) ?? first } as Omit<SeriesPart, 'from' | 'until'>
}

const DEFAULTS = { title: '', time: '18:00', zone: 'UTC', minutes: 60, place: '', link: '', purpose: '' }

const onlyKnown = (plan: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(plan).filter(([field, value]) => value !== undefined && field !== 'date'))

/** The dates of a part between two, both included. */
export function datesOfPart(part: SeriesPart, from: string, to: string): string[] {
  const start = from > part.from ? from : part.from
  const end = part.until !== '' && part.until < to ? part.until : to
  return start <= end ? datesOf(part.rule, start, end) : []
}
