import { addDays } from '../base/civil.ts'
import { momentOf } from '../base/zone.ts'
import { dateInId, isOccurrenceOf, occurrenceId } from './occurrence.ts'
import { datesOfPart } from './series.ts'
import type { Meeting, MeetingPlan, MeetingRecord, MeetingsView, Series, SeriesPart } from './types.ts'

/** All meetings whose date lies between two, both included, those of series too; earliest first. */
export function meetingsBetween(view: MeetingsView, from: string, to: string): Meeting[] {
  // One that was moved far away is found by its record, so no date of the rule is looked for outside.
  const found = new Map<string, Meeting>()
  const add = (meeting: Meeting | undefined) => {
    if (meeting && meeting.date >= from && meeting.date <= to) found.set(meeting.id, meeting)
  }
  const records = recordsById(view)
  for (const series of view.series) {
    for (const part of series.parts) {
      for (const date of datesOfPart(part, from, to)) add(meetingOn(series, part, date, records.get(occurrenceId(series.id, date))))
    }
  }
  for (const record of view.records) add(meetingFrom(view, record))
  return [...found.values()].toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
}

export function meetingById(view: MeetingsView, id: string): Meeting | undefined {
  const record = view.records.find(one => one.id === id)
  const known = record && meetingFrom(view, record)
  if (known) return known
  const date = dateInId(id)
  const series = date === undefined ? undefined : view.series.find(one => isOccurrenceOf(id, one.id))
  const part = series?.parts.find(one => datesOfPart(one, date!, date!).length > 0)
  return part && meetingOn(series!, part, date!, record)
}

/** The meetings of one series between two dates. */
export const meetingsOfSeries = (view: MeetingsView, series: string, from: string, to: string): Meeting[] =>
  meetingsBetween(view, from, to).filter(meeting => meeting.series === series)

const FAR = 800

/** The one before in the same series that was not cancelled: what it did not reach is carried from there. */
export function previousMeeting(view: MeetingsView, meeting: Meeting): Meeting | undefined {
  if (meeting.series === undefined) return undefined
  const before = meetingsOfSeries(view, meeting.series, addDays(meeting.date, -FAR), meeting.date)
  return before.findLast(one => !one.cancelled && one.startsAt < meeting.startsAt)
}

export function nextMeeting(view: MeetingsView, meeting: Meeting): Meeting | undefined {
  if (meeting.series === undefined) return undefined
  const after = meetingsOfSeries(view, meeting.series, meeting.date, addDays(meeting.date, FAR))
  return after.find(one => !one.cancelled && one.startsAt > meeting.startsAt)
}

/** Those that are not over, the running one first. `now` in milliseconds; looks `days` ahead. */
export function upcoming(view: MeetingsView, now: number, days = 92): Meeting[] {
  const today = new Date(now).toISOString().slice(0, 10)
  return meetingsBetween(view, addDays(today, -8), addDays(today, days)).filter(meeting => meeting.endsAt > now)
}

/** Those that are over, the latest first. */
export function past(view: MeetingsView, now: number, days = FAR): Meeting[] {
  const today = new Date(now).toISOString().slice(0, 10)
  return meetingsBetween(view, addDays(today, -days), addDays(today, 1))
    .filter(meeting => meeting.endsAt <= now)
    .toReversed()
}

export const recordsById = (view: MeetingsView): ReadonlyMap<string, MeetingRecord> => new Map(view.records.map(one => [one.id, one]))

/** What a record says by itself: a single meeting, one that was moved, or one that kept its plan. */
function meetingFrom(view: MeetingsView, record: MeetingRecord): Meeting | undefined {
  const series = view.series.find(one => one.id === record.series)
  if (series && record.on !== undefined) {
    const part = series.parts.find(one => datesOfPart(one, record.on!, record.on!).length > 0)
    if (part) return meetingOn(series, part, record.on, record)
  }
  const { title, date, time, zone, minutes, place = '', link = '', purpose = '' } = record.plan
  if (title === undefined || date === undefined || time === undefined || zone === undefined || minutes === undefined) return undefined
  const { id, on, cancelled, revision, changedAt } = record
  return timed({ title, date, time, zone, minutes, place, link, purpose }, { id, series: series?.id, on, cancelled, revision, changedAt })
}

/** A date of a series, with what somebody changed about it. */
export function meetingOn(series: Series, part: SeriesPart, date: string, record: MeetingRecord | undefined): Meeting {
  const { title, time, zone, minutes, place, link, purpose } = part
  return timed(
    { title, date, time, zone, minutes, place, link, purpose, ...record?.plan },
    {
      id: occurrenceId(series.id, date),
      series: series.id,
      on: date,
      cancelled: series.cancelled || (record?.cancelled ?? false),
      revision: series.revision + (record?.revision ?? 0),
      changedAt: Math.max(series.changedAt, record?.changedAt ?? 0),
    },
  )
}

function timed(plan: MeetingPlan, rest: Omit<Meeting, keyof MeetingPlan | 'startsAt' | 'endsAt'>): Meeting {
  const startsAt = momentOf(plan.zone, plan)
  return { ...plan, ...rest, startsAt, endsAt: startsAt + plan.minutes * 60_000 }
}
