import { testId } from '../doc/testing.ts'
import { buildingId, doorId } from './address.ts'
import { countedOnce } from './recut.ts'
import { makeResults } from './results.ts'
import type { ResultsFilter } from './results.ts'
import type { Address, Door, TurfView, Visit, VisitsView, Voter, VoterBase } from './types.ts'
import { LEVEL } from './types.ts'
import { NO_VISITS } from './visits-docs.ts'

// For tests: a street in three turfs, two of which share a house and two a building.

const address = (number: number, unit = ''): Address => ({
  number: String(number),
  street: 'Oak St',
  unit,
  city: 'X',
  state: 'OH',
  zip: '43999',
})
const doorAt = (place: Address): Door => ({ id: doorId(place), address: place, precinct: 'P' })
/** Twelve houses with somebody registered each, a building of four units, and a house with nobody. */
export const HOUSES = Array.from({ length: 12 }, (_, i) => doorAt(address(100 + i)))
export const UNITS = ['1', '2', '3', '4'].map(unit => doorAt(address(200, unit)))
export const EMPTY = doorAt(address(300))
export const DOORS = [...HOUSES, ...UNITS, EMPTY]
const UNSAID = { language: '', phone: '', party: '', status: '', registered: '', precinct: 'P', suffix: '', born: '', sex: '', more: {} }
const voter = (door: Door): Voter => ({
  ...UNSAID,
  id: testId(`of ${door.id}`),
  door: door.id,
  first: 'Ana',
  middle: '',
  last: 'Lee',
  sourceId: 'S',
})
const VOTERS = [...HOUSES, ...UNITS].map(voter)
const baseOf = (doors: readonly Door[], name = 'list'): VoterBase => {
  const voters = VOTERS.filter(one => doors.some(door => door.id === one.door))
  return { v: 1, importId: testId(name), source: 'mapped', fileName: 'f', importedAt: 5, terms: '', doors, voters }
}
const turfOf = (doors: readonly Door[]): TurfView => ({
  name: 'T',
  groupName: '',
  base: baseOf(doors),
  earlier: [],
  questions: [],
  script: {},
  doNotContact: [],
  liftings: [],
  next: [],
})
/** Three turfs; house 6 and the whole building are walked in two of them. */
export const SCOPES = ['turf/1', 'turf/2', 'turf/3'] as const
export const TURFS = [turfOf(DOORS.slice(0, 7)), turfOf([...DOORS.slice(6, 12), ...UNITS]), turfOf([...UNITS, EMPTY])]
export const LIST = baseOf([...DOORS, doorAt(address(400))])

export interface Made {
  readonly turf: number
  readonly visit: Visit
}

export const visitAt = (turf: number, door: Door, name: string, at: number, more: Partial<Visit>): Made => {
  const level = more.result ? LEVEL[more.result] : 'person'
  const id = level === 'person' ? testId(`of ${door.id}`) : level === 'door' ? door.id : buildingId(door.address)
  const plain = { literature: false, note: '', answers: {}, by: 'ana', device: 'd' }
  return { turf, visit: { id: testId(name), target: { level, id }, door: door.id, at, ...plain, ...more } }
}

export const viewsOf = (made: readonly Made[]): VisitsView[] =>
  TURFS.map((_, turf) => ({
    ...NO_VISITS,
    visits: made.flatMap(one => (one.turf === turf ? one.visit : [])),
    names: { ana: 'Ana', bo: 'Bo', cy: '' },
  }))

export const turfsOf = (views: readonly VisitsView[]) =>
  countedOnce(SCOPES.map((scope, i) => ({ scope, isRetired: false, turf: TURFS[i]!, visits: views[i]! })))
export const resultsOf = (views: readonly VisitsView[], filter: ResultsFilter = {}, results = makeResults()) =>
  results({ turfs: turfsOf(views), bases: [LIST], names: {}, filter })
