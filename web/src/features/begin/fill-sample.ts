import { docId } from '@porchlight/shared/base/ids'
import { addDays, type Day, DAYS, weekday } from '@porchlight/shared/base/civil'
import { weekly } from '@porchlight/shared/base/recurrence'
import type { Result } from '@porchlight/shared/base/result'
import { wallAt, zoneHere } from '@porchlight/shared/base/zone'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { addItems } from '@porchlight/shared/meeting/agenda.actions'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { planSeries } from '@porchlight/shared/meeting/meetings.actions'
import { occurrenceId } from '@porchlight/shared/meeting/occurrence'
import { peopleKind } from '@porchlight/shared/people/people'
import { addPeople } from '@porchlight/shared/people/people.actions'
import type { NewPerson } from '@porchlight/shared/people/types'
import { newId } from '../../app/canvass/new-id.ts'
import type { Group } from '../../engine/api.ts'

/** What the made-up group calls its things. */
export interface SampleWords {
  readonly meeting: string
  readonly place: string
  readonly purpose: string
  readonly items: readonly (readonly [title: string, minutes: number])[]
}

const PEOPLE: readonly Omit<NewPerson, 'id'>[] = [
  {
    name: 'Maria Lopez',
    languages: ['es', 'en'],
    phones: [{ number: '(555) 010-0142', kind: 'mobile' }],
    free: ['sat-morning', 'sat-afternoon'],
  },
  {
    name: 'Sam Okafor',
    languages: ['en'],
    roles: ['timekeeper'],
    emails: [{ address: 'sam@example.org', kind: 'home' }],
    free: ['thu-evening'],
  },
  { name: 'Lena Brandt', languages: ['en', 'de'], roles: ['note-taker'], free: ['sat-morning', 'thu-evening'] },
  { name: 'Theo Washington', languages: ['en'], free: ['sun-afternoon'] },
  {
    name: 'Ana Ruiz',
    languages: ['es'],
    phones: [{ number: '(555) 010-0177', kind: 'mobile' }],
    free: ['sat-afternoon'],
  },
  { name: 'June Park', languages: ['en', 'ko'], roles: ['facilitator'], free: ['thu-evening'] },
]

/** A precinct with its voters, a few people, and a meeting on Thursday: something to look at in every place of the app. */
export async function fillSample(group: Group, words: SampleWords, now: number): Promise<Result<void>> {
  for (const part of packBase(sampleTown({ importId: newId(), importedAt: now }))) {
    const saved = await group.change(canvassKind, docId('canvass', 'organizers'), addBasePart, part)
    if (!saved.ok) return saved
  }
  const people = PEOPLE.map(person => ({ id: newId(), ...person }))
  const listed = await group.change(peopleKind, docId('people', 'group'), addPeople, { people })
  if (!listed.ok) return listed
  const { meeting, place, purpose, items } = words
  const [series, zone] = [newId(), zoneHere()]
  const first = nextDay('thu', wallAt(zone, now).date)
  const plan = { title: meeting, time: '19:00', zone, minutes: 90, place, link: '', purpose }
  const planned = await group.change(meetingsKind, docId('meetings', 'group'), planSeries, { id: series, plan, rule: weekly(first, 2) })
  if (!planned.ok) return planned
  return group.change(agendaKind, docId('agenda', 'group', occurrenceId(series, first)), addItems, {
    items: items.map(([title, minutes]) => ({ id: newId(), title, minutes })),
  })
}

/** The next such day after today. */
function nextDay(day: Day, today: string): string {
  const ahead = (DAYS.indexOf(day) - DAYS.indexOf(weekday(today)) + 7) % 7
  return addDays(today, ahead || 7)
}
