import { expect, test } from 'vitest'
import { wallAt } from '../base/zone.ts'
import { phone, testId } from '../doc/testing.ts'
import { addItems, editItem } from './agenda.actions.ts'
import { agendaKind } from './agenda.ts'
import { goToItem } from './clock.actions.ts'
import { planMeeting } from './meetings.actions.ts'
import { meetingsKind } from './meetings.ts'
import { meetingById } from './meetings.select.ts'
import { toMarkdown, toPlainText } from './note-text.ts'
import { agendaPaper, minutesPaper } from './paper.ts'
import type { Paper, PaperWords } from './paper.ts'
import { recordDecision, recordTask } from './register.actions.ts'
import { registerKind } from './register.ts'
import { searchMeetings } from './search.ts'

const [M, A, B, C, ANA] = ['m', 'a', 'b', 'c', 'ana'].map(testId) as [string, string, string, string, string]
const nameOf = (who: string) => (who === ANA ? 'Ana López' : who)
const words: PaperWords = {
  agenda: 'Agenda',
  minutes: 'Minutes',
  cancelled: 'Cancelled',
  where: 'Where',
  join: 'Join',
  present: 'Present',
  coming: 'Coming',
  decisions: 'Decisions',
  tasks: 'Actions',
  openTasks: 'Open actions',
  notReached: 'Not reached',
  notes: 'Notes',
  duration: minutes => `${minutes} min`,
  due: date => `by ${date}`,
  when: meeting => `${meeting.date}, ${meeting.time}`,
  clock: (ms, zone) => wallAt(zone, ms).time,
}

function paper(): Paper {
  const [meetings, agenda, register] = [
    phone(meetingsKind, 'olga', 'member'),
    phone(agendaKind, 'olga', 'member'),
    phone(registerKind, 'olga', 'member'),
  ]
  meetings.act(planMeeting, {
    id: M,
    plan: {
      title: 'Tenants',
      date: '2026-12-03',
      time: '19:00',
      zone: 'America/New_York',
      minutes: 90,
      place: 'Basement',
      link: 'https://x.org/y',
      purpose: '',
    },
  })
  agenda.act(addItems, {
    items: [
      { id: A, title: 'Round', minutes: 10 },
      { id: B, title: 'Boiler', minutes: 20, lead: ANA, purpose: 'What next?\nWho writes?' },
      { id: C, title: 'Party', minutes: 30 },
    ],
  })
  agenda.act(goToItem, { id: testId('l1'), item: B }, 0)
  agenda.act(goToItem, { id: testId('l2'), item: A }, 1)
  agenda.act(editItem, { item: B, set: { outcome: 'We write.' } })
  register.act(recordDecision, { id: testId('d'), wording: 'We write to the landlord.', date: '2026-12-03', owner: ANA, meeting: M })
  register.act(recordTask, { id: testId('t'), what: 'Write the letter', owner: ANA, due: '2026-12-10', meeting: M })
  const { decisions, tasks } = register.view()
  const notes = [{ type: 'heading' as const, level: 1, depth: 0, checked: false, runs: [{ text: 'Said' }] }]
  const meeting = meetingById(meetings.view(), M)!
  return {
    meeting,
    agenda: agenda.view(),
    decisions,
    tasks,
    openTasks: tasks,
    notes,
    coming: ['Ana López', 'Mo'],
    present: ['Mo'],
    nameOf,
    words,
  }
}

test('the agenda on paper: times by the clock of the place, who leads, what is still open', () => {
  expect(toPlainText(agendaPaper(paper()), nameOf)).toBe(`Agenda: Tenants
===============

2026-12-03, 19:00

Where: Basement

Join: https://x.org/y

Coming: Ana López, Mo

1. 19:00  Round (10 min)
2. 19:10  Boiler (Ana López, 20 min)
   • What next?
   • Who writes?
3. 19:30  Party (30 min)

Open actions
------------

[ ] Ana López: Write the letter – by 2026-12-10
`)
})

test('the minutes: what was reached in the order in which it was, decisions, actions, and what was not', () => {
  expect(toMarkdown(minutesPaper(paper()), nameOf)).toBe(`# Minutes: Tenants

2026-12-03, 19:00

**Where:** Basement

**Join:** [https://x.org/y](<https://x.org/y>)

**Present:** Mo

## Boiler (Ana López)

*What next?*

*Who writes?*

We write.

## Round

## Decisions

1. We write to the landlord. *– Ana López*

## Actions

- [ ] **Ana López:** Write the letter *– by 2026-12-10*

## Not reached

- Party

## Notes

### Said
`)
})

test('a cancelled meeting says so first', () => {
  const one = paper()
  expect(toPlainText(agendaPaper({ ...one, meeting: { ...one.meeting, cancelled: true } }), nameOf)).toContain('Cancelled\n\n2026-12-03')
})

test('found again: over items, outcomes, notes, decisions and actions, with and without accents', () => {
  const { meeting, agenda, decisions, tasks } = paper()
  const run = { text: 'Ana López says that the Ñandú and the boiler are cold' }
  const notes = [{ type: 'paragraph' as const, level: 0, depth: 0, checked: false, runs: [run] }]
  const find = (text: string) => searchMeetings([{ meeting, agenda, notes }], { decisions, tasks }, text)
  expect(find('nandu lopez')).toMatchObject([{ where: 'notes', meeting: M }])
  expect(find('boiler').map(hit => hit.where)).toEqual(['item', 'notes'])
  expect(find('landlord').map(hit => hit.where)).toEqual(['decision'])
  expect(find('LETTER').map(hit => hit.where)).toEqual(['task'])
  expect(find('we write').map(hit => hit.where)).toEqual(['decision', 'item'])
  const [hit] = find('ñandu')
  expect(hit!.text.slice(hit!.at, hit!.at + hit!.length)).toBe('Ñandú')
  expect(find('  ')).toEqual([])
  expect(find('nothing of it')).toEqual([])
})

test('search over fifty meetings is done before the next letter is typed', () => {
  const { meeting, agenda } = paper()
  const line = {
    type: 'paragraph' as const,
    level: 0,
    depth: 0,
    checked: false,
    runs: [{ text: 'Somebody says something about the roof again, and nobody writes down who does what. '.repeat(3) }],
  }
  const all = Array.from({ length: 50 }, (_, i) => ({
    meeting: { ...meeting, id: testId(i), startsAt: i },
    agenda,
    notes: Array.from({ length: 120 }, () => line),
  }))
  const hits = searchMeetings(all, undefined, 'party')
  expect(hits).toHaveLength(50)
  expect(hits[0]!.meeting).toBe(testId(49))
})
