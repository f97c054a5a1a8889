import { buildingId, streetKey } from './address.ts'
import { hiddenDoors } from './hidden.ts'
import { compareHouses, compareNatural, compareStreets, sideOf } from './order.ts'
import { walkRoute } from './route.ts'
import { turfNames } from './turf-names.ts'
import type { Door, VoterBase } from './types.ts'

/** A piece of a base that one or two people can walk. */
export interface CutTurf {
  /** From its streets, language-free: `Oak St & Elm St`, `Main St 100–148`. */
  readonly name: string
  /** In walking order. */
  readonly doors: readonly Door[]
  readonly streets: readonly string[]
  readonly doorCount: number
  readonly voterCount: number
}

export interface Street {
  readonly key: string
  readonly street: string
  /** To tell two streets of one name apart. */
  readonly place: string
  readonly doors: readonly Door[]
  readonly voterCount: number
}

const SIDES = ['odd', 'even', 'none'] as const

/** Every street of a base, doors in walking order; near ones one after the other where coordinates are known. */
export function streetsOf(base: VoterBase): Street[] {
  const voters = countVoters(base)
  const byStreet = new Map<string, Door[]>()
  for (const door of base.doors) {
    const key = streetKey(door.address)
    const list = byStreet.get(key)
    if (list) list.push(door)
    else byStreet.set(key, [door])
  }
  const streets = [...byStreet].map(([key, doors]) => {
    const { street, city, zip } = doors[0]!.address
    return { key, street, place: city || zip, doors: walkingOrder(doors), voterCount: sum(doors, voters) }
  })
  return nearestFirst(streets.toSorted((a, b) => compareStreets(a.doors[0]!.address, b.doors[0]!.address) || compareNatural(a.key, b.key)))
}

const walkingOrder = (doors: readonly Door[]): Door[] =>
  SIDES.flatMap(side =>
    doors.filter(door => sideOf(door.address) === side).toSorted((a, b) => compareHouses(a.address, b.address) || (a.id < b.id ? -1 : 1)),
  )

/** About `size` doors each, along streets, whole buildings together, as even as that allows. */
export function cutTurfs(base: VoterBase, size: number): CutTurf[] {
  const spots = spotsOf(streetsOf(base))
  const total = base.doors.length
  const count = Math.min(spots.length, Math.max(1, Math.round(total / Math.max(1, size))))
  const cuts = cutPoints(spots, total, count)
  const turfs = cuts.map((end, i) => spots.slice(cuts[i - 1] ?? 0, end).flatMap(spot => spot.doors))
  return named(
    base,
    turfs.filter(doors => doors.length > 0),
  )
}

/** One turf of exactly these streets. */
export function cutStreets(base: VoterBase, keys: readonly string[]): CutTurf[] {
  const wanted = new Set(keys)
  const doors = streetsOf(base)
    .filter(street => wanted.has(street.key))
    .flatMap(street => street.doors)
  return doors.length > 0 ? named(base, [doors]) : []
}

/**
 * What goes into a turf's document: its doors in walking order and their people, without what nobody needs at a door. People exempt from
 * public records never leave the organizers' document; parties only where the group wants them.
 */
export function turfBase(base: VoterBase, doors: readonly Door[], options: TurfBaseOptions = {}): VoterBase {
  const hidden = hiddenDoors(base)
  const open = doors.filter(door => !hidden.has(door.id))
  const here = new Set(open.map(door => door.id))
  const voters = base.voters
    .filter(voter => here.has(voter.door) && !voter.confidential)
    .map(voter => {
      const { voted: _, ...others } = voter
      return { ...others, party: options.party ? voter.party : '', registered: '', more: {} }
    })
  const { elections: _, updates: __, ...about } = base
  return { ...about, routed: true, doors: options.isInOrder ? open : walkRoute(open), voters }
}

export interface TurfBaseOptions {
  readonly party?: boolean
  /** The doors are in walking order already, as a cut gives them; working that out takes as long as all the rest. */
  readonly isInOrder?: boolean
}

/** Doors that must stay together (one building), and how good it is to begin a new turf after them. */
interface Spot {
  readonly doors: readonly Door[]
  readonly end: 'street' | 'side' | 'house'
}

function spotsOf(streets: readonly Street[]): Spot[] {
  const spots: Spot[] = []
  for (const { doors } of streets) {
    let from = 0
    for (let i = 1; i <= doors.length; i++) {
      const next = doors[i]
      if (next && buildingId(next.address) === buildingId(doors[from]!.address)) continue
      const end = !next ? 'street' : sideOf(next.address) === sideOf(doors[from]!.address) ? 'house' : 'side'
      spots.push({ doors: doors.slice(from, i), end })
      from = i
    }
  }
  return spots
}

/** In doors, as a share of a turf: how far a cut may move to fall between streets or sides and not between two houses. */
const COST = { street: 0, side: 0.06, house: 0.16 } as const

function cutPoints(spots: readonly Spot[], total: number, count: number): number[] {
  const sizeOf = total / count
  const cuts: number[] = []
  let walked = 0
  let best = { at: 0, cost: Infinity }
  for (const [i, spot] of spots.entries()) {
    walked += spot.doors.length
    const wanted = (cuts.length + 1) * sizeOf
    const cost = Math.abs(walked - wanted) / sizeOf + COST[spot.end]
    if (cost < best.cost) best = { at: i + 1, cost }
    // Past any point that could still be better, or no more spots than turfs left to fill.
    const over = (walked - wanted) / sizeOf > best.cost || spots.length - i - 1 <= count - cuts.length - 1
    if (!over || cuts.length >= count - 1 || best.at === 0) continue
    cuts.push(best.at)
    // What was walked beyond the cut belongs to the next turf and is looked at again there.
    best = rescan(spots, best.at, i, (cuts.length + 1) * sizeOf, sizeOf)
  }
  return [...cuts, spots.length]
}

function rescan(spots: readonly Spot[], from: number, to: number, wanted: number, size: number): { at: number; cost: number } {
  let best = { at: 0, cost: Infinity }
  let walked = spots.slice(0, from).reduce((all, spot) => all + spot.doors.length, 0)
  for (let i = from; i <= to; i++) {
    walked += spots[i]!.doors.length
    const cost = Math.abs(walked - wanted) / size + COST[spots[i]!.end]
    if (cost < best.cost) best = { at: i + 1, cost }
  }
  return best
}

/** Pieces as turfs: named and counted. */
export function named(base: VoterBase, turfs: readonly (readonly Door[])[]): CutTurf[] {
  const voters = countVoters(base)
  const names = turfNames(turfs)
  return turfs.map((doors, i) => ({
    name: names[i]!,
    doors,
    streets: [...new Set(doors.map(door => door.address.street))],
    doorCount: doors.length,
    voterCount: sum(doors, voters),
  }))
}

function countVoters(base: VoterBase): Map<string, number> {
  const counts = new Map<string, number>()
  for (const voter of base.voters) if (!voter.confidential) counts.set(voter.door, (counts.get(voter.door) ?? 0) + 1)
  return counts
}

const sum = (doors: readonly Door[], voters: ReadonlyMap<string, number>): number =>
  doors.reduce((all, door) => all + (voters.get(door.id) ?? 0), 0)

/** From the northernmost street always on to the nearest one left; streets without coordinates keep their order, last. */
function nearestFirst(streets: readonly Street[]): Street[] {
  const placed = streets.flatMap(street => {
    const at = street.doors.find(door => door.at)?.at
    const end = street.doors.findLast(door => door.at)?.at
    return at && end ? [{ street, lat: (at.lat + end.lat) / 2, lon: (at.lon + end.lon) / 2 }] : []
  })
  const left = new Set(placed)
  const ordered: Street[] = []
  let here = placed.toSorted((a, b) => b.lat - a.lat)[0]
  while (here) {
    left.delete(here)
    ordered.push(here.street)
    const from = here
    const far = (to: { lat: number; lon: number }) =>
      (to.lat - from.lat) ** 2 + ((to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180)) ** 2
    here = undefined
    for (const one of left) if (!here || far(one) < far(here)) here = one
  }
  return [...ordered, ...streets.filter(street => !placed.some(one => one.street === street))]
}
