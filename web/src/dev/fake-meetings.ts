import type { MemberId } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { addDays } from '@porchlight/shared/base/civil'
import { weekly } from '@porchlight/shared/base/recurrence'
import { wallAt, zoneHere } from '@porchlight/shared/base/zone'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { addItems, answerMeeting, editItem, markHere } from '@porchlight/shared/meeting/agenda.actions'
import { endMeeting, goToItem, startMeeting } from '@porchlight/shared/meeting/clock.actions'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { planMeeting, planSeries } from '@porchlight/shared/meeting/meetings.actions'
import { occurrenceId } from '@porchlight/shared/meeting/occurrence'
import { registerKind } from '@porchlight/shared/meeting/register'
import { recordDecision, recordTask } from '@porchlight/shared/meeting/register.actions'
import type { FakeGroup } from './fake-group.ts'
import { hex } from './fake-group.ts'

const SERIES = 'a1b2c3d4e5f60718'

/** Every second week: one meeting was held, the next is in two days. */
export function seedMeetings(group: FakeGroup, dana: MemberId): void {
  const today = wallAt(zoneHere(), Date.now()).date
  const [before, next] = [addDays(today, -12), addDays(today, 2)]
  const meetings = docId('meetings', 'group')
  const zone = zoneHere()
  const plan = { title: 'Neighborhood meeting', time: '18:30', zone, minutes: 90, place: 'Basement of the library, Oak Street', link: '' }
  const purpose = 'Plan the spring together.'
  group.do(meetingsKind, meetings, planSeries, { id: SERIES, plan: { ...plan, purpose }, rule: weekly(before, 2) })
  const single = {
    ...plan,
    title: 'Cleaning the creek',
    date: addDays(today, 9),
    time: '10:00',
    minutes: 180,
    place: 'Bridge on Elm Street',
    purpose: '',
  }
  group.do(meetingsKind, meetings, planMeeting, { id: '00000000000000c1', plan: single })
  held(group, occurrenceId(SERIES, before), before, dana)
  const agenda = docId('agenda', 'group', occurrenceId(SERIES, next))
  group.do(agendaKind, agenda, addItems, {
    items: [
      { id: hex(8), title: 'Who is new here', minutes: 10, kind: 'introduction', lead: dana },
      {
        id: hex(8),
        title: 'Crossing guard at the school',
        minutes: 25,
        purpose: 'Two letters to the district are drafted.\nWhich one do we send?',
      },
      { id: hex(8), title: 'Tea', minutes: 10, kind: 'break' },
      { id: hex(8), title: 'Saturday walk: who takes which turf', minutes: 30, lead: 'Priya' },
    ],
  })
  group.do(agendaKind, agenda, answerMeeting, { who: dana, answer: 'coming' }, 'organizer', dana)
}

function held(group: FakeGroup, id: string, date: string, dana: MemberId): void {
  const agenda = docId('agenda', 'group', id)
  const items = [
    { id: hex(8), title: 'Budget for the year', minutes: 20 },
    { id: hex(8), title: 'A sign for the corner', minutes: 15 },
    { id: hex(8), title: 'Tool library', minutes: 20, purpose: 'Where could it be?' },
  ] as const
  group.do(agendaKind, agenda, addItems, { items })
  group.do(agendaKind, agenda, startMeeting, { id: hex(8) })
  for (const item of items.slice(0, 2)) group.do(agendaKind, agenda, goToItem, { id: hex(8), item: item.id })
  group.do(agendaKind, agenda, editItem, { item: items[0].id, set: { outcome: 'We have 412 dollars left.' } })
  for (const who of [group.me().member, dana]) group.do(agendaKind, agenda, markHere, { who, here: true })
  group.do(agendaKind, agenda, endMeeting, { id: hex(8) })
  const register = docId('register', 'group')
  const at = { meeting: id, item: items[1].id }
  const wording = 'The sign at Oak and Elm is painted in both languages, and paid from the tea money.'
  group.do(registerKind, register, recordDecision, { id: hex(8), wording, date, how: 'consent', owner: dana, ...at })
  const due = addDays(date, 14)
  group.do(registerKind, register, recordTask, { id: hex(8), what: 'Buy paint and brushes', owner: group.me().member, due, ...at })
  group.do(registerKind, register, recordTask, {
    id: hex(8),
    what: 'Ask the library about a shelf for tools',
    owner: dana,
    due: addDays(date, 7),
    ...at,
  })
}
