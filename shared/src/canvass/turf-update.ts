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
 */
export function turfUpdates(base: VoterBase, turfs: readonly TurfInUse[], older: readonly string[]): TurfUpdate[] {
  const taken = new Map(turfs.flatMap(({ scope, turf }) => (turf.base?.doors ?? []).map(door => [door.id, scope] as const)))
  const hidden = hiddenDoors(base)
  const free = base.doors.filter(door => !taken.has(door.id) && !hidden.has(door.id))
  const joins = Map.groupBy(free, door => nearestTurf(door, behind(turfs, older)))
  const newest = new Map(base.doors.map(door => [door.id, door]))
  return behind(turfs, older).map(({ scope, turf }) => {
    const own = turf.base!.doors.filter(door => !hidden.has(door.id)).map(door => newest.get(door.id) ?? door)
    const added = joins.get(scope) ?? []
    return {
      scope,
      base: turfBase(base, [...own, ...added], { party: turf.base!.voters.some(voter => voter.party !== '') }),
      added: added.length,
    }
  })
}

function nearestTurf(door: Door, turfs: readonly TurfInUse[]): string | undefined {
  const [street, building] = [streetKey(door.address), buildingId(door.address)]
  let best: { scope: string; far: number } | undefined
  for (const { scope, turf } of turfs) {
    for (const other of turf.base?.doors ?? []) {
      if (streetKey(other.address) !== street) continue
      const far = buildingId(other.address) === building ? -1 : distance(door, other)
      if (!best || far < best.far) best = { scope, far }
    }
  }
  return best?.scope
}

/** In house numbers; the other side of the street is further than some houses. */
const distance = (a: Door, b: Door): number =>
  Math.abs(houseNumber(a) - houseNumber(b)) + (sideOf(a.address) === sideOf(b.address) ? 0 : 20)
const houseNumber = ({ address }: Door): number => Number.parseInt(address.number.replace(/^\D+/, ''), 10) || 0
