import type { MemberId, Scope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { addQuestion, recordHandout, recordTurfs } from '@porchlight/shared/canvass/canvass.actions'
import { sampleTown } from '@porchlight/shared/canvass/town'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart, fillTurf, setScript } from '@porchlight/shared/canvass/turf.actions'
import type { Question, Script, VoterBase } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { addResident, recordVisit, setCanvasserName } from '@porchlight/shared/canvass/visits.actions'
import type { FakeGroup } from './fake-group.ts'
import { hex } from './fake-group.ts'
import { seedMeetings } from './fake-meetings.ts'
import { seedPeople } from './fake-people.ts'
import { seedResults } from './fake-results.ts'

const QUESTIONS: readonly Question[] = [
  {
    id: '00000000000000a1',
    order: 1,
    text: 'What would you change first on your street?',
    kind: 'text',
    choices: [],
    texts: { ar: { text: 'ما أول شيء تود تغييره في شارعك؟', choices: [] } },
  },
  {
    id: '00000000000000a2',
    order: 2,
    text: 'Will you come to the meeting?',
    kind: 'choice',
    choices: ['Yes', 'Maybe', 'No'],
    texts: { ar: { text: 'هل ستحضر الاجتماع؟', choices: ['نعم', 'ربما', 'لا'] } },
  },
  {
    id: '00000000000000a3',
    order: 3,
    text: 'What would make it easier?',
    kind: 'choice',
    choices: ['Childcare', 'A ride', 'Another day'],
    after: { question: '00000000000000a2', answers: ['Maybe', 'No'] },
    texts: { ar: { text: 'ما الذي يسهّل عليك الحضور؟', choices: ['رعاية الأطفال', 'توصيلة', 'يوم آخر'] } },
  },
]
const SCRIPT: Script = {
  language: 'en',
  opening: 'Hello, I live three streets from here. We are asking neighbors what they would change.',
  closing: 'Thank you. We meet every second Thursday in the library.',
  results: {},
  others: {
    ar: {
      opening: 'مرحبا، أسكن على بعد ثلاثة شوارع من هنا. نسأل الجيران عمّا يودون تغييره.',
      closing: 'شكرا لك. نجتمع كل خميسين في المكتبة.',
      results: { canvassed: 'تحدثنا', 'not-home': 'لا أحد في البيت' },
    },
  },
}
const SAM = '5a000000000000000000000000000000' as MemberId

/** A list, three turfs, two of them handed out, some visits. */
export function seedOrganizer(group: FakeGroup, flags: ReadonlySet<string> = new Set()): void {
  const base = withoutSomePlaces(sampleTown({ importedAt: Date.now() }), flags.has('unplaced'))
  const canvass = docId('canvass', 'organizers')
  for (const part of packBase(base)) group.do(canvassKind, canvass, addBasePart, part)
  for (const { order: _, ...question } of QUESTIONS) group.do(canvassKind, canvass, addQuestion, question)
  group.do(canvassKind, canvass, setScript, { script: SCRIPT })
  const turfs = cut(base, 40).slice(0, 3)
  const scopes = turfs.map(() => `turf/${hex(8)}` as Scope)
  group.do(canvassKind, canvass, recordTurfs, {
    turfs: turfs.map((turf, index) => ({
      scope: scopes[index]!,
      name: `Turf ${index + 1}`,
      doorCount: turf.doors.length,
      voterCount: turf.voters.length,
      streets: [...new Set(turf.doors.map(door => door.address.street))],
    })),
  })
  turfs.forEach((turf, index) => fill(group, scopes[index]!, `Turf ${index + 1}`, turf))
  group.addMember(SAM, 'canvasser', undefined, [scopes[0]!])
  const dana = hex(16) as MemberId
  group.addMember(dana, 'organizer', 'Dana Whitfield')
  const invitation = group.addInvitation({ role: 'canvasser', scopes: [scopes[1]!], uses: 1 })
  group.addInvitation({ role: 'member', scopes: [], uses: 20 }, 3)
  group.do(canvassKind, canvass, recordHandout, { id: hex(8), turf: scopes[0]!, invitation: hex(16), to: 'Sam' })
  group.do(canvassKind, canvass, recordHandout, { id: hex(8), turf: scopes[1]!, invitation: invitation.id, to: 'Priya' })
  group.do(visitsKind, docId('visits', scopes[0]!), setCanvasserName, { name: 'Sam Ortiz' }, 'canvasser', SAM)
  visit(group, scopes[0]!, turfs[0]!, SAM)
  if (flags.has('results'))
    seedResults(
      group,
      turfs.map((turf, index) => ({ scope: scopes[index]!, base: turf })),
    )
  seedMeetings(group, dana)
  seedPeople(group, dana, flags.has('many'))
}

/** As a county's file is that lacks the coordinates of some houses. */
function withoutSomePlaces(base: VoterBase, isWanted: boolean): VoterBase {
  const lacks = (index: number) => isWanted && index % 35 === 9
  return {
    ...base,
    doors: base.doors.map((door, i) => (lacks(i) ? { id: door.id, address: door.address, precinct: door.precinct } : door)),
  }
}

/** One turf, a few doors done. */
export function seedCanvasser(group: FakeGroup): void {
  const turf = cut(sampleTown(), 36)[0]!
  const scope = `turf/${hex(8)}` as Scope
  fill(group, scope, 'Turf 1', turf)
  visit(group, scope, turf)
}

function fill(group: FakeGroup, scope: Scope, name: string, base: VoterBase): void {
  const part = packBase(base)[0]!
  group.do(
    turfKind,
    docId('turf', scope),
    fillTurf,
    { name, groupName: 'Lindenville Neighbors', part, questions: QUESTIONS, script: SCRIPT },
    'admin',
  )
}

function visit(group: FakeGroup, scope: Scope, base: VoterBase, by?: MemberId): void {
  const doc = docId('visits', scope)
  const make = (index: number, result: 'not-home' | 'canvassed', note = '') => {
    const door = base.doors[index]!
    const voter = base.voters.find(each => each.door === door.id)
    const target =
      result === 'canvassed' && voter ? ({ level: 'person', id: voter.id } as const) : ({ level: 'door', id: door.id } as const)
    const said = target.level === 'door' ? 'not-home' : result
    group.do(visitsKind, doc, recordVisit, { id: hex(8), target, door: door.id, result: said, note }, 'canvasser', by)
  }
  make(0, 'canvassed', 'Wants a crossing guard at the school')
  make(1, 'not-home')
  make(2, 'canvassed')
  make(3, 'not-home')
  group.do(
    visitsKind,
    doc,
    addResident,
    { id: hex(8), door: base.doors[2]!.id, name: 'Ana', age: '31', language: 'es', phone: '', note: '' },
    'canvasser',
    by,
  )
}

/** Turfs of `size` doors in the order of the list. */
function cut(base: VoterBase, size: number): VoterBase[] {
  const turfs: VoterBase[] = []
  for (let at = 0; at < base.doors.length; at += size) {
    const doors = base.doors.slice(at, at + size)
    const ids = new Set(doors.map(door => door.id))
    turfs.push({ ...base, importId: hex(8), doors, voters: base.voters.filter(voter => ids.has(voter.door)) })
  }
  return turfs
}
