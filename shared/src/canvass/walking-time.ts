import { buildingId, streetKey } from './address.ts'
import { metresBetween } from './route.ts'
import type { Door } from './types.ts'

/** Steps a second of somebody who carries leaflets and looks for house numbers. */
const METRES_A_SECOND = 1.2
/** At each door: knocking, waiting, for one in three a talk, and writing it down. */
const SECONDS_A_DOOR = 120
/** Where a file has no coordinates: to the next house, and to the next street, in metres. */
const NEXT_HOUSE = 25
const NEXT_STREET = 150

/** How long these doors take in this order, in seconds. An estimate to compare turfs by, not a promise. */
export function walkingSeconds(doors: readonly Door[]): number {
  const way = doors.reduce((sum, door, i) => sum + (i === 0 ? 0 : metresOn(doors[i - 1]!, door)), 0)
  return doors.length * SECONDS_A_DOOR + way / METRES_A_SECOND
}

/** From one door on to another, in seconds, without the time at either. */
export const secondsOn = (from: Door, to: Door): number => metresOn(from, to) / METRES_A_SECOND

export const secondsAt = (doors: readonly Door[]): number => doors.length * SECONDS_A_DOOR

function metresOn(from: Door, to: Door): number {
  const known = metresBetween(from, to)
  if (known !== undefined) return known
  if (buildingId(from.address) === buildingId(to.address)) return 0
  return streetKey(from.address) === streetKey(to.address) ? NEXT_HOUSE : NEXT_STREET
}
