import { turfState } from './doors.ts'
import type { TurfView, VisitsView } from './types.ts'

/**
 * Doors for another walk, by id: somebody knocked and nobody was home, in every turf that has been there, and none is
 * still to go. A door that is in a turf again and untouched there is that turf's; one that was left untouched in a turf that
 * is no longer in use is nobody's.
 */
export function doorsToTryAgain(
  turfs: readonly { readonly turf: TurfView; readonly visits: VisitsView; readonly isRetired?: boolean }[],
): Set<string> {
  const found = new Set<string>()
  const settled = new Set<string>()
  for (const { turf, visits, isRetired } of turfs)
    for (const { door, state } of turfState(turf, visits).doors.values())
      if (state !== 'untouched' || !isRetired) (state === 'not-home' ? found : settled).add(door.id)
  return new Set([...found].filter(door => !settled.has(door)))
}
