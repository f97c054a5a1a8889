import { buildingId, streetKey } from './address.ts'
import { compareHouses, sideOf } from './order.ts'
import type { DoorPlace } from './pins.ts'
import type { Door } from './types.ts'

/** Where a door without a place may be, by the doors that have one. */
export interface NearDoors {
  readonly at: DoorPlace
  /**
   * `building`: where another door of it is. `between`: the two nearest numbers on its side of the street.
   * `street`: the middle of its street. `town`: the middle of everything.
   */
  readonly by: 'building' | 'between' | 'street' | 'town'
  /** Those between which it is, the lower number first; for `building` the one that is there. */
  readonly doors: readonly Door[]
}

/** Undefined: no door at all has a place. */
export function nearDoors(door: Door, all: readonly Door[]): NearDoors | undefined {
  const others = all.filter(one => one.at && one.id !== door.id)
  if (others.length === 0) return undefined
  const building = buildingId(door.address)
  const street = others.filter(one => streetKey(one.address) === streetKey(door.address))
  const here = street.find(one => buildingId(one.address) === building)
  if (here) return { at: here.at!, by: 'building', doors: [here] }
  const between = betweenNumbers(door, street)
  if (between) return between
  return street.length > 0 ? { at: middleOf(street), by: 'street', doors: [] } : { at: middleOf(others), by: 'town', doors: [] }
}

function betweenNumbers(door: Door, street: readonly Door[]): NearDoors | undefined {
  const number = numberOf(door)
  if (number === undefined) return undefined
  const side = street
    .filter(one => numberOf(one) !== undefined && sideOf(one.address) === sideOf(door.address))
    .toSorted((a, b) => compareHouses(a.address, b.address))
  const low = side.findLast(one => compareHouses(one.address, door.address) < 0)
  const high = side.find(one => compareHouses(one.address, door.address) > 0)
  if (!low?.at || !high?.at) return undefined
  const [from, to] = [numberOf(low)!, numberOf(high)!]
  const part = to > from ? Math.min(1, Math.max(0, (number - from) / (to - from))) : 1 / 2
  const at = { lat: low.at.lat + (high.at.lat - low.at.lat) * part, lon: low.at.lon + (high.at.lon - low.at.lon) * part }
  return { at, by: 'between', doors: [low, high] }
}

function numberOf({ address }: Door): number | undefined {
  const digits = /\d+/.exec(address.number)
  return digits ? Number(digits[0]) : undefined
}

/** Of each coordinate the middle one: a few doors far outside do not draw it away. */
function middleOf(doors: readonly Door[]): DoorPlace {
  const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!
  return { lat: middle(doors.map(door => door.at!.lat)), lon: middle(doors.map(door => door.at!.lon)) }
}

/** So many of the doors with a place that are nearest, the nearest first. */
export function nearestDoors(at: DoorPlace, doors: readonly Door[], most: number): readonly Door[] {
  const shrink = Math.cos((at.lat * Math.PI) / 180)
  const far = (door: Door) => Math.hypot(door.at!.lat - at.lat, (door.at!.lon - at.lon) * shrink)
  return doors
    .filter(door => door.at)
    .map(door => ({ door, far: far(door) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ door }) => door)
}
