import { doorId } from './address.ts'
import { hash64 } from '../base/hash64.ts'
import { FIRST_NAMES, LAST_NAMES, SPANISH_FIRST_NAMES, SPANISH_LAST_NAMES, STREET_NAMES } from './town-names.ts'
import type { Address, Door, Voter, VoterBase } from './types.ts'

/** A made-up town: the sample precinct, and the ground on which tests and benches walk. The same seed gives the same town. */
export interface TownPlan {
  readonly seed: number
  readonly voters: number
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly precinct: string
  readonly importId: string
  readonly importedAt: number
}

const SAMPLE: TownPlan = {
  seed: 1,
  voters: 1200,
  city: 'Lindenville',
  state: 'OH',
  zip: '43999',
  precinct: 'Lindenville 1-A',
  importId: '5a3b1e0000000001',
  importedAt: 0,
}
/** A tenth of all doors has nobody on the list. */
const NO_VOTER = 0.1
const SPANISH = 0.18
/** Degrees; a point in a field in Ohio, so that nobody's house is meant. */
const CENTRE = { lat: 40.3071, lon: -83.4042 }
const METRE = { lat: 1 / 111_320, lon: 1 / (111_320 * Math.cos((CENTRE.lat * Math.PI) / 180)) }

export function seeded(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Roll = () => number
export const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)]!

/** The sample precinct: streets, coordinates, about 1,200 voters, doors without a voter record, blocks of flats, a rural route. */
export function sampleTown(plan: Partial<TownPlan> = {}): VoterBase {
  const town = { ...SAMPLE, ...plan }
  const roll = seeded(town.seed)
  const doors: Door[] = []
  const voters: Voter[] = []
  for (const site of sites(roll, town)) {
    if (voters.length >= town.voters) break
    const door: Door = { id: doorId(site.address), address: site.address, at: site.at, precinct: town.precinct }
    doors.push(door)
    if (roll() >= NO_VOTER) voters.push(...household(roll, town, door).slice(0, town.voters - voters.length))
  }
  const { importId, importedAt } = town
  return { v: 1, importId, source: 'sample', fileName: '', importedAt, terms: '', doors, voters }
}

interface Site {
  readonly address: Address
  readonly at: { readonly lat: number; readonly lon: number }
}

/** Streets on a grid, houses on both sides, now and then a block of flats, a half number, a back house, a range; then a rural route. */
function* sites(roll: Roll, town: TownPlan): Generator<Site> {
  const place = { city: town.city, state: town.state, zip: town.zip }
  for (let s = 0; ; s++) {
    const name = STREET_NAMES[s % STREET_NAMES.length]!
    const turn = Math.floor(s / STREET_NAMES.length)
    const street = turn === 0 ? name : `${['N', 'S', 'E', 'W'][(turn - 1) % 4]} ${name}${turn > 4 ? ` ${turn}` : ''}`
    if (s % 12 === 11) yield* ruralRoute(roll, s, place)
    const houses = 18 + Math.floor(roll() * 30)
    const first = 100 * (1 + (s % 5))
    for (let h = 0; h < houses; h++) {
      const number = first + 2 * Math.floor(h / 2) + (h % 2)
      const at = spot(s * 90, h * 9, h % 2 === 0 ? -14 : 14)
      const base = { number: String(number), street, unit: '', ...place }
      const kind = roll()
      if (kind < 0.03) for (let unit = 1; unit <= 4 + Math.floor(roll() * 9); unit++) yield { address: { ...base, unit: `${unit}` }, at }
      else if (kind < 0.045) for (const unit of ['A', 'B', 'C', 'D']) yield { address: { ...base, unit }, at }
      else yield { address: base, at }
      if (kind > 0.985) yield { address: { ...base, number: `${number} 1/2` }, at }
      else if (kind > 0.97) yield { address: { ...base, number: `${number}A` }, at }
      else if (kind > 0.96) yield { address: { ...base, number: `${number}-${number + 2}` }, at }
    }
  }
}

function* ruralRoute(roll: Roll, s: number, place: Pick<Address, 'city' | 'state' | 'zip'>): Generator<Site> {
  for (let box = 1; box <= 12; box++) {
    const address = { number: `Box ${box * 7}`, street: `RR ${1 + Math.floor(s / 12)}`, unit: '', ...place }
    yield { address, at: spot(s * 90, 600 + box * 160, roll() * 60) }
  }
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** Metres south and east of the centre, and off the middle of the road. */
const spot = (south: number, east: number, off: number) => ({
  lat: round(CENTRE.lat - (south + off) * METRE.lat),
  lon: round(CENTRE.lon + east * METRE.lon),
})

function household(roll: Roll, town: TownPlan, door: Door): Voter[] {
  const spanish = roll() < SPANISH
  const last = pick(roll, spanish ? SPANISH_LAST_NAMES : LAST_NAMES)
  const size = 1 + Math.floor(roll() * roll() * 4.2)
  return Array.from({ length: size }, (_, i) => {
    const year = 1935 + Math.floor(roll() * 70)
    const sourceId = `OH${String(10_000_000 + Math.floor(roll() * 89_999_999))}`
    return {
      id: hash64(`sample\n${sourceId}\n${door.id}\n${i}`),
      door: door.id,
      first: pick(roll, spanish ? SPANISH_FIRST_NAMES : FIRST_NAMES),
      middle: roll() < 0.3 ? pick(roll, FIRST_NAMES).slice(0, 1) : '',
      // Not everybody at a door has one name.
      last: roll() < 0.85 ? last : pick(roll, LAST_NAMES),
      suffix: roll() < 0.03 ? 'JR' : '',
      sourceId,
      born: `${year}-${two(1 + Math.floor(roll() * 12))}-${two(1 + Math.floor(roll() * 28))}`,
      sex: pick(roll, ['F', 'M']),
      language: spanish && roll() < 0.7 ? 'es' : '',
      phone: roll() < 0.4 ? `614-555-01${two(Math.floor(roll() * 100))}` : '',
      party: '',
      status: roll() < 0.9 ? 'active' : 'inactive',
      registered: `${Math.min(2024, year + 18 + Math.floor(roll() * 30))}-10-0${1 + Math.floor(roll() * 7)}`,
      precinct: town.precinct,
      more: {},
    }
  })
}

const two = (value: number): string => String(value).padStart(2, '0')
