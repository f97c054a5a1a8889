import { zoneHere } from '@porchlight/shared/base/zone'
import type { Recurrence } from '@porchlight/shared/base/recurrence'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { editMeeting, editSeries, planMeeting, planSeries } from '@porchlight/shared/meeting/meetings.actions'
import type { Meeting, MeetingPlan, MeetingsView } from '@porchlight/shared/meeting/types'
import { addDays } from '@porchlight/shared/base/civil'
import { meetingsDoc } from '../../app/meet/docs.ts'
import type { Change } from '../../app/meet/use-change.ts'
import { today } from '../../app/meet/use-when.ts'
import { occurrenceId } from '@porchlight/shared/meeting/occurrence'
import type { Repeat } from './repeat.ts'
import { dateAfter, repeatOf, ruleOf, startingAt } from './repeat.ts'

export const FIELDS = ['title', 'date', 'time', 'zone', 'minutes', 'place', 'link', 'purpose'] as const

export const planOf = (meeting: Meeting): MeetingPlan => {
  const { title, date, time, zone, minutes, place, link, purpose } = meeting
  return { title, date, time, zone, minutes, place, link, purpose }
}

/** Within a week from now, in the evening, here. */
export const newPlan = (now: number): MeetingPlan => ({
  title: '',
  date: addDays(today(now), 7),
  time: '18:30',
  zone: zoneHere(),
  minutes: 90,
  place: '',
  link: '',
  purpose: '',
})

/** The rule by which a date of a series comes, as it is now. */
export function ruleAt(view: MeetingsView, meeting: Meeting): Recurrence | undefined {
  const series = view.series.find(one => one.id === meeting.series)
  return series?.parts.findLast(part => part.from <= (meeting.on ?? meeting.date))?.rule
}

export const repeatAt = (view: MeetingsView, meeting: Meeting): Repeat => {
  const rule = ruleAt(view, meeting)
  return rule ? repeatOf(rule) : 'once'
}

/** Plans it; answers the id of the meeting, or undefined where it was refused. */
export async function planAnew(change: Change, id: string, plan: MeetingPlan, repeat: Repeat): Promise<string | undefined> {
  const rule = ruleOf(repeat, plan.date)
  if (!rule) return (await change(meetingsKind, meetingsDoc, planMeeting, { id, plan })) ? id : undefined
  const { date, ...rest } = plan
  return (await change(meetingsKind, meetingsDoc, planSeries, { id, plan: rest, rule })) ? occurrenceId(id, date) : undefined
}

/** Only what was changed: what somebody else changes meanwhile stays theirs. */
export function changesOf(before: MeetingPlan, after: MeetingPlan): Partial<MeetingPlan> {
  return Object.fromEntries(FIELDS.filter(field => before[field] !== after[field]).map(field => [field, after[field]]))
}

export const changeOne = (change: Change, meeting: Meeting, set: Partial<MeetingPlan>): Promise<boolean> =>
  Object.keys(set).length === 0 ? Promise.resolve(true) : change(meetingsKind, meetingsDoc, editMeeting, { meeting: meeting.id, set })

/**
 * This and all that follow. Where the dates change, this meeting keeps its id, and with it its agenda and answers: it gets
 * a plan of its own, and the series goes on after it by the new rule.
 */
export async function changeFollowing(
  change: Change,
  view: MeetingsView,
  meeting: Meeting & { readonly series: string; readonly on: string },
  plan: MeetingPlan,
  repeat: Repeat,
): Promise<boolean> {
  const { series, on } = meeting
  const { date, ...set } = changesOf(planOf(meeting), plan)
  const isOther = repeat !== repeatAt(view, meeting)
  if (date === undefined && !isOther) {
    if (!(await change(meetingsKind, meetingsDoc, editSeries, { series, from: on, set }))) return false
    // What was said of this one alone would still hide what is said now.
    return changeOne(change, meeting, ownFields(view, meeting, set))
  }
  const now = ruleAt(view, meeting)
  const rule = ruleOf(repeat, plan.date) ?? (now && startingAt(now, plan.date))
  const next = rule && dateAfter(rule, plan.date)
  if (!rule || next === undefined) return false
  if (!(await change(meetingsKind, meetingsDoc, editMeeting, { meeting: meeting.id, set: plan }))) return false
  return change(meetingsKind, meetingsDoc, editSeries, { series, from: on, set, rule: startingAt(rule, next) })
}

function ownFields(view: MeetingsView, meeting: Meeting, set: Partial<MeetingPlan>): Partial<MeetingPlan> {
  const own = view.records.find(record => record.id === meeting.id)?.plan ?? {}
  return Object.fromEntries(Object.entries(set).filter(([field]) => Object.hasOwn(own, field)))
}
