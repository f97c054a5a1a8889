import type { MemberId, Scope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { leaveOut } from '@porchlight/shared/canvass/left-out.actions'
import type { Support } from '@porchlight/shared/canvass/sayings'
import type { ResultCode, VoterBase } from '@porchlight/shared/canvass/types'
import { LEVEL } from '@porchlight/shared/canvass/types'
import { buildingId } from '@porchlight/shared/canvass/address'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { Words } from '@porchlight/shared/canvass/visits.actions'
import { recordVisit, setCanvasserName } from '@porchlight/shared/canvass/visits.actions'
import type { FakeGroup } from './fake-group.ts'
import { hex } from './fake-group.ts'

const [SAM, PRIYA] = ['5a000000000000000000000000000000', '9b000000000000000000000000000000'] as [MemberId, MemberId]
const DAY = 24 * 60 * 60 * 1000
const ROUND: readonly ResultCode[] = ['canvassed', 'not-home', 'not-home', 'refused', 'canvassed', 'moved', 'not-home', 'inaccessible']
const COME = ['Yes', 'Maybe', 'No', 'Yes']

/** Several days of three people in all of the turfs: promises, answers, a disagreement, a burst, and visits that are left out. */
export function seedResults(group: FakeGroup, turfs: readonly { readonly scope: Scope; readonly base: VoterBase }[]): void {
  group.addMember(PRIYA, 'canvasser', 'Priya Raman', [])
  const noon = new Date().setHours(12, 0, 0, 0)
  for (const [t, { scope, base }] of turfs.entries()) {
    const doc = docId('visits', scope)
    const record = (index: number, words: Words, by: MemberId, at: number) => {
      const door = base.doors[index]!
      const voter = base.voters.find(one => one.door === door.id)
      const wanted = words.result ? LEVEL[words.result] : 'person'
      const level = wanted === 'person' && !voter ? 'door' : wanted
      const result = level === 'door' && wanted === 'person' ? 'not-home' : words.result
      const id = level === 'person' ? voter!.id : level === 'door' ? door.id : buildingId(door.address)
      const said = { ...words, ...(result ? { result } : {}) }
      group.do(visitsKind, doc, recordVisit, { id: hex(8), target: { level, id }, door: door.id, ...said }, 'canvasser', by, at)
    }
    for (const [by, name] of [[SAM, 'Sam Ortiz'] as const, [PRIYA, 'Priya Raman'] as const])
      group.do(visitsKind, doc, setCanvasserName, { name }, 'canvasser', by)
    for (let i = 4; i < 26 - t * 4; i++) {
      const result = ROUND[(i + t) % ROUND.length]!
      const at = noon - (3 - t) * DAY + i * 4 * 60_000
      record(i, result === 'canvassed' ? talk(i) : { result }, i % 3 === 0 ? PRIYA : SAM, at)
    }
    for (let i = 26 - t * 4; t < 2 && i < 36 - t * 4; i++)
      record(i, { result: 'not-home' }, PRIYA, noon - t * DAY + 5 * 3_600_000 + i * 3000)
    record(4, { result: 'moved' }, PRIYA, noon - DAY)
  }
  const reason = 'Put in twice by mistake'
  const span = { walkers: [PRIYA], from: noon - DAY + 5 * 3_600_000, to: noon - DAY + 6 * 3_600_000 }
  group.do(canvassKind, docId('canvass', 'organizers'), leaveOut, { id: hex(8), ...span, reason })
}

function talk(i: number): Words {
  return {
    result: 'canvassed',
    support: ((i % 5) + 1) as Support,
    voting: { registered: i % 4 === 0 ? 'no' : 'yes', way: i % 2 === 0 ? 'mail' : 'day', when: '', how: '' },
    answers: { '00000000000000a1': i % 2 === 0 ? 'Slower cars' : 'More trees', '00000000000000a2': COME[i % COME.length]! },
    ...(i % 8 === 4 ? { followUp: { on: i === 4 ? '2026-10-01' : '', what: 'Bring the flyer about the bus' } } : {}),
  }
}
