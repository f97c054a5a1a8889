import type { Area, Place } from '@porchlight/shared/canvass/areas'
import { turfState } from '@porchlight/shared/canvass/doors'
import type { WorkedTurf } from '@porchlight/shared/canvass/recut'
import type { Door } from '@porchlight/shared/canvass/types'
import type { MarkName } from './marks.ts'
import { MARKS } from './marks.ts'
import type { StreetLine } from './streets.ts'
import { streetLines } from './streets.ts'

export interface Dot {
  readonly at: Place
  readonly mark: MarkName
}

/** A walk through a turf's doors in their order, with its number in the list beside the map. */
export interface Walk {
  readonly number: string
  readonly places: readonly Place[]
}

/** All that a map of doors shows; nothing of it is asked of anybody outside. */
export interface Scene {
  readonly dots: readonly Dot[]
  readonly streets: readonly StreetLine[]
  readonly walks: readonly Walk[]
  readonly areas: readonly Area[]
}

export interface MarkedDoor {
  readonly door: Door
  readonly mark: MarkName
}

/** How each door stands, over turfs; of one that is in several the last that says anything. `free`: doors that may be in none. */
export function markedDoors(turfs: readonly WorkedTurf[], free: readonly Door[] = []): readonly MarkedDoor[] {
  const found = new Map<string, MarkedDoor>(free.map(door => [door.id, { door, mark: 'free' }]))
  for (const { turf, visits } of turfs)
    for (const { door, state } of turfState(turf, visits).doors.values()) {
      const known = found.get(door.id)
      if (state !== 'untouched' || !known || known.mark === 'free') found.set(door.id, { door, mark: state })
    }
  return [...found.values()]
}

export const countMarks = (doors: readonly MarkedDoor[]): Readonly<Record<MarkName, number>> => {
  const counts = Object.fromEntries(MARKS.map(mark => [mark, 0])) as Record<MarkName, number>
  for (const { mark } of doors) counts[mark]++
  return counts
}

const placeOfDoor = ({ at }: Door): Place[] => (at ? [[at.lon, at.lat]] : [])

export const walkOf = (number: string, doors: readonly Door[]): Walk => ({ number, places: doors.flatMap(placeOfDoor) })

export function sceneOf(doors: readonly MarkedDoor[], walks: readonly Walk[] = [], areas: readonly Area[] = []): Scene {
  return {
    dots: doors.flatMap(({ door, mark }) => placeOfDoor(door).map(at => ({ at, mark }))),
    streets: streetLines(doors.map(({ door }) => door)),
    walks,
    areas,
  }
}
