import type { CalendarEvent } from '../base/calendar-event.ts'
import { addDays } from '../base/civil.ts'
import { meetingById, meetingOn, recordsById } from './meetings.select.ts'
import { occurrenceId } from './occurrence.ts'
import { datesOfPart } from './series.ts'
import type { Meeting, MeetingsView, Series, SeriesPart } from './types.ts'

/** One meeting, for a calendar. `more` is put into its description: the agenda for example. */
export function eventOfMeeting(meeting: Meeting, more = ''): CalendarEvent {
  const { date, time, zone, minutes, title, place, link, cancelled, changedAt } = meeting
  const description = [meeting.purpose, link, more].filter(part => part.trim() !== '').join('\n\n')
  const uid = uidOf(meeting.id)
  return { uid, sequence: meeting.revision, changedAt, start: { date, time }, zone, minutes, title, description, place, link, cancelled }
}

/**
 * A series, for a calendar: one repeating event for each stretch that is alike, and one for each date that was moved,
 * changed or cancelled. Also when the series is cancelled: every calendar that has it is to hear of it.
 */
export function eventsOfSeries(view: MeetingsView, id: string): CalendarEvent[] {
  const series = view.series.find(one => one.id === id)
  if (!series) return []
  const records = recordsById(view)
  const changed = view.records.filter(record => record.series === id && (Object.keys(record.plan).length > 0 || record.cancelled))
  const isByRule = (on: string) => series.parts.some(part => datesOfPart(part, on, on).length > 0)
  // The series has moved on since; that meeting keeps its own plan.
  const left = changed.flatMap(record => (isByRule(record.on!) ? [] : (meetingById(view, record.id) ?? []))).map(one => eventOfMeeting(one))
  const byRule = series.parts.flatMap((part, i) => {
    const first = firstDate(part)
    if (first === undefined) return []
    const uid = uidOfPart(series, i)
    const { changedAt, revision } = series
    const whole = eventOfMeeting(meetingOn(series, part, first, undefined))
    const others = changed
      .filter(record => datesOfPart(part, record.on!, record.on!).length > 0)
      .map(record => replacing(series, part, record.on!, records.get(occurrenceId(id, record.on!)), uid))
    return [{ ...whole, uid, sequence: revision, changedAt, rule: part.rule, until: part.until }, ...others]
  })
  return [...byRule, ...left]
}

/**
 * One meeting by itself. A date of a series is given as that series' event replaced at this date: a calendar that has the
 * series, or gets it later, shows the meeting once.
 */
export function eventOfDate(view: MeetingsView, meeting: Meeting): CalendarEvent {
  const series = view.series.find(one => one.id === meeting.series)
  const { on } = meeting
  if (!series || on === undefined) return eventOfMeeting(meeting)
  const at = series.parts.findIndex(part => datesOfPart(part, on, on).length > 0)
  return at < 0
    ? eventOfMeeting(meeting)
    : replacing(series, series.parts[at]!, on, recordsById(view).get(meeting.id), uidOfPart(series, at))
}

function replacing(series: Series, part: SeriesPart, on: string, record: Parameters<typeof meetingOn>[3], uid: string): CalendarEvent {
  return { ...eventOfMeeting(meetingOn(series, part, on, record)), uid, replaces: { date: on, time: part.time, zone: part.zone } }
}

/** A year holds one date of every rule but the fifth such day of a month and the 29th of February. */
const firstDate = (part: SeriesPart): string | undefined => datesOfPart(part, part.from, addDays(part.from, 366 * 9))[0]

/** The first stretch goes by the series' own name, so that a calendar keeps it whatever is changed later. */
const uidOfPart = ({ id, parts }: Series, i: number): string => uidOf(i === 0 ? id : `${id}-${parts[i]!.from}`)

/** Random enough to be told from all others, and the same on every phone. */
const uidOf = (id: string): string => `${id}@porchlight.invalid`
