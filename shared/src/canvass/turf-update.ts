import { buildingId, streetKey } from './address.ts'
import { turfBase } from './cut.ts'
import { hiddenDoors } from './hidden.ts'
import { sideOf } from './order.ts'
import type { Door, TurfView, VoterBase } from './types.ts'

/** A turf in use. */
export interface TurfInUse {
  readonly scope: string
  readonly turf: TurfView
}

export interface TurfUpdate {
  readonly scope: string
  /** To be added to the turf's document: its people as the newer list has them. Visits, notes and requests are other records and stay. */
  readonly base: VoterBase
  /** Doors that were not in it. */
  readonly added: number
}

/** The turfs that still have an older copy of a list; `older` are the imports of these. */
export const behind = <T extends TurfInUse>(turfs: readonly T[], older: readonly string[]): T[] =>
  turfs.filter(({ turf }) => turf.base !== undefined && older.includes(turf.base.importId))

/**
 * Turfs with a newer list: the same doors, with whoever lives there now. A door that is new goes to the turf that has its building, else to the one with the
 * nearest house of its street; on other streets it stays for the next cut.
 * One by one, since each is put into the order of its walk, which takes long enough to be felt.
 */
export function* turfUpdates(base: VoterBase, turfs: readonly TurfInUse[], older: readonly string[]): Generator<TurfUpdate> {
  const taken = new Map(turfs.flatMap(({ scope, turf }) => (turf.base?.doors ?? []).map(door => [door.id, scope] as const)))
  const hidden = hiddenDoors(base)
  const free = base.doors.filter(door => !taken.has(door.id) && !hidden.has(door.id))
  const joins = Map.groupBy(free, nearestIn(behind(turfs, older)))
  const newest = new Map(base.doors.map(door => [door.id, door]))
  for (const { scope, turf } of behind(turfs, older)) {
    const own = turf.base!.doors.filter(door => !hidden.has(door.id)).map(door => newest.get(door.id) ?? door)
    const added = joins.get(scope) ?? []
    const party = turf.base!.voters.some(voter => voter.party !== '')
    yield { scope, base: turfBase(base, [...own, ...added], { party }), added: added.length }
  }
}

/** Which turf a new door goes to; every street is looked up and not walked along again for each door. */
function nearestIn(turfs: readonly TurfInUse[]): (door: Door) => string | undefined {
  const streets = new Map<string, { scope: string; door: Door }[]>()
  for (const { scope, turf } of turfs) {
    for (const door of turf.base?.doors ?? []) {
      const key = streetKey(door.address)
      const list = streets.get(key)
      if (list) list.push({ scope, door })
      else streets.set(key, [{ scope, door }])
    }
  }
  return door => {
    const building = buildingId(door.address)
    let best: { scope: string; far: number } | undefined
    for (const { scope, door: other } of streets.get(streetKey(door.address)) ?? []) {
      const far = distance(door, other)
      if (far === 0 && buildingId(other.address) === building) return scope
      if (!best || far < best.far) best = { scope, far }
    }
    return best?.scope
  }
}

/** In house numbers; the other side of the street is further than some houses. */
const distance = (a: Door, b: Door): number =>
  Math.abs(houseNumber(a) - houseNumber(b)) + (sideOf(a.address) === sideOf(b.address) ? 0 : 20)
const houseNumber = ({ address }: Door): number => Number.parseInt(address.number.replace(/^\D+/, ''), 10) || 0
