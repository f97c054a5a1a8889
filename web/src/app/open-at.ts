import type { Engine } from '../engine/api.ts'
import { onlyTurf, placeToRestore } from './canvass/place.ts'
import { openGroupOf } from './open-group.ts'
import { paths } from './paths.ts'

/**
 * Leads to where the icon of the app means, before anything is drawn: screens that only lead on would each be drawn
 * first, and the list of doors after them. The screens themselves lead to the same places when somebody comes back.
 */
export function openAt(engine: Engine): void {
  const group = openGroupOf(engine)
  if (!group || (location.pathname !== paths.today && location.pathname !== paths.walk)) return
  const isWalking = location.pathname === paths.walk || group.me().role === 'canvasser'
  const place = placeToRestore(engine, group) ?? (isWalking ? (onlyTurf(group) ?? paths.walk) : undefined)
  if (place) history.replaceState(history.state, '', place)
}
