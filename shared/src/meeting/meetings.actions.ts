import { isDate } from '../base/civil.ts'
import { recurrenceFrom } from '../base/recurrence.ts'
import type { Recurrence } from '../base/recurrence.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { idFault } from '../doc/checks.ts'
import { putFields } from '../doc/fields.ts'
import { json, put, text, textAt } from '../doc/flat.ts'
import type { Action, ActionContext } from '../doc/kind.ts'
import { isMeetingHere, isSeriesHere, seriesOf } from './meetings.ts'
import type { MeetingsDoc } from './meetings.ts'
import { planFault, readRule, writePlan } from './plan.ts'
import type { MeetingPlan } from './types.ts'

/** Everything of a plan but the date, which a series has from its rule. */
export type SeriesPlan = Omit<MeetingPlan, 'date'>

/** Refusals of every plan: `name-empty`, `text-too-long`, `date-unknown`, `time-unknown`, `zone-unknown`, `minutes-unknown`, `link-unknown`. */

/** A single meeting; `id` is made when the screen opens. Refusals: `not-an-id`, of plans. */
export const planMeeting: Action<MeetingsDoc, { id: string; plan: MeetingPlan }> = (draft, { id, plan }) => {
  const fault = idFault(id) ?? planFault(plan)
  if (fault) return fault
  // A random id that reads like a date of a series would be taken for one.
  if (seriesOf(draft, id) !== undefined) return refusal('not-an-id')
  if (!Object.hasOwn(draft.meetings, `${id}/title`)) putFields(draft.meetings, id, writePlan(plan))
}

/** Meetings by a rule, from `rule.start` on; `until` is the last date, empty: without end. Refusals: `not-an-id`, `rule-unknown`, `date-unknown`, of plans. */
export const planSeries: Action<MeetingsDoc, { id: string; plan: SeriesPlan; rule: Recurrence; until?: string }> = (draft, args) => {
  const { id, plan, rule, until = '' } = args
  const fault = idFault(id) ?? planFault(plan) ?? ruleFault(rule) ?? untilFault(until)
  if (fault) return fault
  if (isSeriesHere(draft, id)) return
  putFields(draft.series, id, { ...writePlan(plan), rule: JSON.stringify(rule), ...(until === '' ? {} : { until }) })
}

/** One meeting only, also of a series; a new date or time moves it. Refusals: `meeting-unknown`, of plans. */
export const editMeeting: Action<MeetingsDoc, { meeting: string; set: Partial<MeetingPlan> }> = (draft, { meeting, set }, context) => {
  if (!isMeetingHere(draft, meeting)) return refusal('meeting-unknown')
  const fault = planFault(set)
  if (fault) return fault
  putFields(draft.meetings, meeting, writePlan(set))
  revise(draft, meeting, context)
}

/**
 * A meeting of a series that has begun keeps the plan it had, whatever is changed about the series later.
 * Refusals: `meeting-unknown`, of plans.
 */
export const keepPlan: Action<MeetingsDoc, { meeting: string; plan: MeetingPlan }> = (draft, { meeting, plan }) => {
  if (!isMeetingHere(draft, meeting)) return refusal('meeting-unknown')
  const fault = planFault(plan)
  if (fault) return fault
  for (const [field, value] of Object.entries(writePlan(plan))) {
    if (textAt(draft.meetings, `${meeting}/${field}`) === undefined) putFields(draft.meetings, meeting, { [field]: value })
  }
}

/** From a date on: this and all following. What was before stays as it was. Refusals: `series-unknown`, `date-unknown`, `rule-unknown`, of plans. */
export const editSeries: Action<MeetingsDoc, { series: string; from: string; set: Partial<SeriesPlan>; rule?: Recurrence }> = (
  draft,
  { series, from, set, rule },
  context,
) => {
  if (!isSeriesHere(draft, series)) return refusal('series-unknown')
  const fault = (isDate(from) ? undefined : refusal('date-unknown')) ?? planFault(set) ?? (rule && ruleFault(rule))
  if (fault) return fault
  const start = readRule(textAt(draft.series, `${series}/rule`))?.start ?? ''
  const suffix = from > start ? `@${from}` : ''
  const fields = { ...writePlan(set), ...(rule ? { rule: JSON.stringify(rule) } : {}) }
  putFields(draft.series, series, Object.fromEntries(Object.entries(fields).map(([field, value]) => [field + suffix, value])))
  revise(draft, series, context)
}

/** The last date that the series may have; empty: goes on. Refusals: `series-unknown`, `date-unknown`. */
export const endSeries: Action<MeetingsDoc, { series: string; until: string }> = (draft, { series, until }, context) => {
  if (!isSeriesHere(draft, series)) return refusal('series-unknown')
  const fault = untilFault(until)
  if (fault) return fault
  put(draft.series, `${series}/until`, text(until))
  revise(draft, series, context)
}

/** Refusals: `meeting-unknown`. */
export const cancelMeeting: Action<MeetingsDoc, { meeting: string; cancelled: boolean }> = (draft, { meeting, cancelled }, context) => {
  if (!isMeetingHere(draft, meeting)) return refusal('meeting-unknown')
  put(draft.meetings, `${meeting}/cancelled`, text(cancelled ? 'yes' : 'no'))
  revise(draft, meeting, context)
}

/** All of it, also what was; to stop it from now on, `endSeries`. Refusals: `series-unknown`. */
export const cancelSeries: Action<MeetingsDoc, { series: string; cancelled: boolean }> = (draft, { series, cancelled }, context) => {
  if (!isSeriesHere(draft, series)) return refusal('series-unknown')
  put(draft.series, `${series}/cancelled`, text(cancelled ? 'yes' : 'no'))
  revise(draft, series, context)
}

function revise(draft: MeetingsDoc, id: string, context: ActionContext): void {
  draft.revisions[`${id}/${context.newId()}`] = json({ at: context.now, by: context.member })
}

const ruleFault = (rule: Recurrence): Refusal | undefined => (recurrenceFrom(rule) ? undefined : refusal('rule-unknown'))
const untilFault = (until: string): Refusal | undefined => (until === '' || isDate(until) ? undefined : refusal('date-unknown'))
