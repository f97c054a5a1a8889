import { turfBase } from '@porchlight/shared/canvass/cut'
import type { ResultsInput } from '@porchlight/shared/canvass/results'
import { sampleTown } from '@porchlight/shared/canvass/town'
import type { TurfView, Visit, VisitsView, VoterBase } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'

const VOTERS = 20_000
const DOORS_A_TURF = 40
const CANVASSERS = 40

const idOf = (n: number): string => n.toString(16).padStart(16, '0')

/** Two of three doors knocked, every third with somebody to talk with. */
function visitsAt({ doors, voters }: VoterBase, turf: number): Visit[] {
  const people = new Map(voters.map(voter => [voter.door, voter.id]))
  return doors.flatMap((door, i): Visit[] => {
    const person = people.get(door.id)
    if (i % 3 === 2) return []
    const said = {
      door: door.id,
      literature: false,
      note: '',
      at: Date.UTC(2026, 10, 1 + (turf % 20), 15, i),
      by: `by${turf % CANVASSERS}`,
      device: 'd',
    }
    const id = idOf(turf * 1000 + i)
    if (i % 3 === 0 && person)
      return [{ ...said, id, target: { level: 'person', id: person }, result: 'canvassed', support: 2, answers: { [idOf(1)]: 'Yes' } }]
    return [{ ...said, id, target: { level: 'door', id: door.id }, result: 'not-home', answers: {} }]
  })
}

let base: VoterBase | undefined

/** All of it, or the same as `before` in views that nobody has seen. */
export function counted(before?: ResultsInput): ResultsInput {
  if (before) return { ...before, turfs: before.turfs.map(one => ({ ...one, turf: { ...one.turf }, visits: { ...one.visits } })) }
  const town = (base ??= sampleTown({ voters: VOTERS }))
  const turfs = Array.from({ length: Math.ceil(town.doors.length / DOORS_A_TURF) }, (_, i) => {
    const part = turfBase(town, town.doors.slice(i * DOORS_A_TURF, (i + 1) * DOORS_A_TURF))
    const turf: TurfView = {
      name: `${i}`,
      groupName: '',
      base: part,
      earlier: [],
      questions: [],
      script: {},
      doNotContact: [],
      liftings: [],
    }
    const visits: VisitsView = { ...NO_VISITS, visits: visitsAt(part, i) }
    return { scope: `turf/${idOf(i)}`, isRetired: false, turf, visits }
  })
  return { turfs, bases: [town], names: {}, filter: {} }
}

/** The same with one more visit in one turf. */
export function oneMore(before: ResultsInput, round: number): ResultsInput {
  const at = (round * 7) % before.turfs.length
  const { visits, turf } = before.turfs[at]!
  const door = turf.base!.doors[2]!.id
  const visit: Visit = {
    id: idOf(9_000_000 + round),
    target: { level: 'door', id: door },
    door,
    result: 'not-home',
    literature: false,
    note: '',
    answers: {},
    at: Date.UTC(2026, 10, 22, 12, round),
    by: 'by1',
    device: 'd',
  }
  const grown = { ...visits, visits: [...visits.visits, visit] }
  return { ...before, turfs: before.turfs.map((one, i) => (i === at ? { ...one, visits: grown } : one)) }
}
