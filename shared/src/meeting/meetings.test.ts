import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { weekly } from '../base/recurrence.ts'
import { phone, testId } from '../doc/testing.ts'
import { eventOfDate, eventOfMeeting, eventsOfSeries } from './calendar-events.ts'
import { cancelMeeting, cancelSeries, editMeeting, editSeries, endSeries, keepPlan, planMeeting, planSeries } from './meetings.actions.ts'
import { meetingsKind } from './meetings.ts'
import { meetingById, meetingsBetween, nextMeeting, past, previousMeeting, upcoming } from './meetings.select.ts'
import { occurrenceId } from './occurrence.ts'

const [S, M] = [testId('series'), testId('meeting')]
const PLAN = { title: 'Tenants', time: '19:00', zone: 'America/New_York', minutes: 90, place: 'Basement', link: '', purpose: '' }
const SINGLE = { ...PLAN, title: 'Walk', date: '2026-12-05' }

const group = () => {
  const [olga, mo] = [phone(meetingsKind, 'olga', 'organizer'), phone(meetingsKind, 'mo', 'member')]
  olga.act(planSeries, { id: S, plan: PLAN, rule: weekly('2026-12-03', 2) })
  mo.hear(olga)
  return { olga, mo }
}
type Phone = ReturnType<typeof group>['olga']
const dates = (one: Phone, from = '2026-12-01', to = '2027-01-31') =>
  meetingsBetween(one.view(), from, to).map(({ date, time, place, cancelled }) =>
    [date, time, place, ...(cancelled ? ['cancelled'] : [])].join(' '),
  )
const on = (date: string) => occurrenceId(S, date)

test('every second Thursday in the basement, and a single meeting between', () => {
  const { olga } = group()
  olga.act(planMeeting, { id: M, plan: SINGLE })
  expect(dates(olga)).toEqual([
    '2026-12-03 19:00 Basement',
    '2026-12-05 19:00 Basement',
    '2026-12-17 19:00 Basement',
    '2026-12-31 19:00 Basement',
    '2027-01-14 19:00 Basement',
    '2027-01-28 19:00 Basement',
  ])
  expect(meetingById(olga.view(), M)).toMatchObject({ title: 'Walk', series: undefined, startsAt: Date.parse('2026-12-06T00:00:00Z') })
  expect(meetingById(olga.view(), on('2036-11-20'))).toMatchObject({ title: 'Tenants', series: S, date: '2036-11-20' })
  for (const none of [on('2026-12-10'), on('2026-11-19'), testId('z'), 'x']) expect(meetingById(olga.view(), none)).toBeUndefined()
})

test('one meeting is moved, another cancelled and taken back; the others stay', () => {
  const { olga } = group()
  olga.act(editMeeting, { meeting: on('2026-12-31'), set: { date: '2027-01-05', time: '18:00' } })
  olga.act(cancelMeeting, { meeting: on('2026-12-17'), cancelled: true })
  expect(dates(olga)).toEqual([
    '2026-12-03 19:00 Basement',
    '2026-12-17 19:00 Basement cancelled',
    '2027-01-05 18:00 Basement',
    '2027-01-14 19:00 Basement',
    '2027-01-28 19:00 Basement',
  ])
  expect(meetingById(olga.view(), on('2026-12-31'))).toMatchObject({ date: '2027-01-05', on: '2026-12-31', revision: 1 })
  olga.act(cancelMeeting, { meeting: on('2026-12-17'), cancelled: false })
  expect(meetingById(olga.view(), on('2026-12-17'))).toMatchObject({ cancelled: false, revision: 2 })
})

test('from a date on: another place, another day; what was stays as it was', () => {
  const { olga, mo } = group()
  olga.act(editSeries, { series: S, from: '2026-12-31', set: { place: 'Library' } })
  mo.act(editSeries, { series: S, from: '2027-01-01', set: { time: '18:30' }, rule: weekly('2027-01-05', 1) })
  olga.hear(mo)
  mo.hear(olga)
  expect(olga.view()).toEqual(mo.view())
  expect(dates(olga, '2026-12-01', '2027-01-20')).toEqual([
    '2026-12-03 19:00 Basement',
    '2026-12-17 19:00 Basement',
    '2026-12-31 19:00 Library',
    '2027-01-05 18:30 Library',
    '2027-01-12 18:30 Library',
    '2027-01-19 18:30 Library',
  ])
})

test('a meeting that has begun keeps its plan, also when its date is no longer one of the series', () => {
  const { olga } = group()
  const first = meetingById(olga.view(), on('2026-12-17'))!
  olga.act(keepPlan, { meeting: first.id, plan: first })
  olga.act(editSeries, { series: S, from: '2026-12-03', set: { place: 'Library', title: 'Board' }, rule: weekly('2026-12-04', 2) })
  expect(dates(olga, '2026-12-01', '2026-12-31')).toEqual([
    '2026-12-04 19:00 Library',
    '2026-12-17 19:00 Basement',
    '2026-12-18 19:00 Library',
  ])
  expect(meetingById(olga.view(), first.id)).toMatchObject({ title: 'Tenants', series: S })
  expect(olga.view().records[0]!.revision).toBe(0)
})

test('a series ends, goes on, and is cancelled as a whole', () => {
  const { olga } = group()
  olga.act(endSeries, { series: S, until: '2026-12-20' })
  expect(dates(olga)).toHaveLength(2)
  olga.act(endSeries, { series: S, until: '' })
  expect(dates(olga)).toHaveLength(5)
  olga.act(cancelSeries, { series: S, cancelled: true })
  expect(dates(olga).every(one => one.endsWith('cancelled'))).toBe(true)
})

test('the one before, the one after, what is to come and what is over', () => {
  const { olga } = group()
  olga.act(cancelMeeting, { meeting: on('2026-12-17'), cancelled: true })
  const view = olga.view()
  const third = meetingById(view, on('2026-12-31'))!
  expect(previousMeeting(view, third)?.date).toBe('2026-12-03')
  expect(nextMeeting(view, third)?.date).toBe('2027-01-14')
  expect(previousMeeting(view, meetingById(view, on('2026-12-03'))!)).toBeUndefined()
  const during = Date.parse('2026-12-04T01:00:00Z')
  expect(upcoming(view, during)[0]?.date).toBe('2026-12-03')
  expect(past(view, during)).toEqual([])
  expect(upcoming(view, during + 3_600_000)[0]?.date).toBe('2026-12-17')
  expect(past(view, during + 3_600_000).map(one => one.date)).toEqual(['2026-12-03'])
})

test('what is wrong is refused by name', () => {
  const { olga } = group()
  const before = olga.view()
  const plan = (change: Partial<typeof SINGLE>) => olga.act(planMeeting, { id: M, plan: { ...SINGLE, ...change } })?.code
  expect(plan({ title: ' ' })).toBe('name-empty')
  expect(plan({ date: '2026-02-30' })).toBe('date-unknown')
  expect(plan({ time: '7pm' })).toBe('time-unknown')
  expect(plan({ zone: 'Mars' })).toBe('zone-unknown')
  expect(plan({ minutes: 0 })).toBe('minutes-unknown')
  expect(plan({ link: 'javascript:alert(1)' })).toBe('link-unknown')
  expect(olga.act(planMeeting, { id: on('2026-12-03'), plan: SINGLE })?.code).toBe('not-an-id')
  expect(olga.act(planSeries, { id: M, plan: PLAN, rule: { ...weekly('2026-12-03', 2), every: 0 } })?.code).toBe('rule-unknown')
  expect(olga.act(editMeeting, { meeting: M, set: { title: 'x' } })?.code).toBe('meeting-unknown')
  expect(olga.act(editSeries, { series: M, from: '2026-12-03', set: {} })?.code).toBe('series-unknown')
  expect(olga.act(endSeries, { series: S, until: 'soon' })?.code).toBe('date-unknown')
  expect(olga.view()).toEqual(before)
})

test('what a stranger writes into the document hides nothing and breaks nothing', () => {
  const { olga } = group()
  olga.act(planMeeting, { id: M, plan: SINGLE })
  const before = dates(olga)
  const broken = A.change(olga.doc(), draft => {
    for (const key of [
      'place@2026-13-01',
      'rule@2027-01-01',
      'time@2027-01-02',
      'until@x',
      '@2027-01-03',
      'minutes@2027-01-04',
      '__proto__@2027-01-05',
    ])
      draft.series[`${S}/${key}`] = new A.ImmutableString('{"freq":"hourly"}')
    for (const key of ['rule', 'title']) draft.series[`${testId('z')}/${key}`] = new A.ImmutableString('[]')
    for (const key of [`${testId('y')}/title`, 'x/title', `${M}/`, `${M}/constructor`, `${on('2026-12-17')}/time`])
      draft.meetings[key] = new A.ImmutableString('25:99')
    draft.revisions['x'] = new A.ImmutableString('{}')
  })
  const found = meetingsBetween(meetingsKind.read(broken), '2026-12-01', '2027-01-31')
  expect(found.map(({ date, time, place }) => `${date} ${time} ${place}`)).toEqual(before)
})

test('for calendars: one repeating event for each stretch, one for each date that was changed', () => {
  const { olga } = group()
  olga.act(editMeeting, { meeting: on('2026-12-17'), set: { date: '2026-12-18' } }, 5000)
  olga.act(editSeries, { series: S, from: '2027-01-01', set: { place: 'Library' } }, 6000)
  const events = eventsOfSeries(olga.view(), S)
  expect(events).toMatchObject([
    {
      uid: `${S}@porchlight.invalid`,
      sequence: 1,
      start: { date: '2026-12-03', time: '19:00' },
      place: 'Basement',
      until: '2026-12-31',
      rule: { every: 2 },
      changedAt: 6000,
    },
    {
      uid: `${S}@porchlight.invalid`,
      sequence: 2,
      start: { date: '2026-12-18', time: '19:00' },
      replaces: { date: '2026-12-17', time: '19:00' },
    },
    { uid: `${S}-2027-01-01@porchlight.invalid`, sequence: 1, start: { date: '2027-01-14' }, place: 'Library', until: '' },
  ])
  olga.act(cancelMeeting, { meeting: on('2027-01-14'), cancelled: true })
  expect(eventsOfSeries(olga.view(), S).find(event => event.cancelled)).toMatchObject({
    uid: `${S}-2027-01-01@porchlight.invalid`,
    replaces: { date: '2027-01-14' },
  })
  olga.act(planMeeting, { id: M, plan: { ...SINGLE, purpose: 'Doors', link: 'https://meet.example.org/x' } })
  expect(eventOfMeeting(meetingById(olga.view(), M)!)).toMatchObject({
    uid: `${M}@porchlight.invalid`,
    sequence: 0,
    description: 'Doors\n\nhttps://meet.example.org/x',
  })
})

test('a date of a series by itself is the same event as in the file of the whole series', () => {
  const { olga } = group()
  olga.act(editMeeting, { meeting: on('2026-12-17'), set: { date: '2026-12-18', zone: 'Europe/Berlin' } }, 5000)
  olga.act(editSeries, { series: S, from: '2027-01-01', set: { place: 'Library' } }, 6000)
  const view = olga.view()
  const byItself = (date: string) => eventOfDate(view, meetingById(view, on(date))!)
  expect(eventsOfSeries(view, S)).toContainEqual(byItself('2026-12-17'))
  expect(byItself('2026-12-17').replaces).toEqual({ date: '2026-12-17', time: '19:00', zone: 'America/New_York' })
  // Untouched: the rule's own event at its own time.
  expect(byItself('2026-12-31')).toMatchObject({
    uid: `${S}@porchlight.invalid`,
    start: { date: '2026-12-31', time: '19:00' },
    replaces: { date: '2026-12-31', time: '19:00' },
  })
  expect(byItself('2027-01-14')).toMatchObject({ uid: `${S}-2027-01-01@porchlight.invalid`, replaces: { date: '2027-01-14' } })
})
