import { isTurf, type TurfScope } from '@porchlight/shared/base/ids'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { FIRST_ROUND, nextDoor, SECOND_ROUND, walkList } from '@porchlight/shared/canvass/walk'
import type { Engine, Group } from '../engine/api.ts'
import { turfDoc } from './canvass/turf-docs.ts'
import { visitsNow } from './canvass/turf-docs.ts'
import { lastPlace } from './canvass/place.ts'
import { walkOrder } from './canvass/walk-order.ts'
import { paths } from './paths.ts'

/** What the shortcuts of the app's icon stand for: `/open?to=…` in build/manifest.ts. */
export const ENTRIES = ['next-door', 'agenda', 'add-person'] as const
export type Entry = (typeof ENTRIES)[number]

/** The screen of the open group that an entry leads to. Who came by a turf link has neither meetings nor people. */
export function placeOfEntry(entry: string | null, engine: Engine, group: Group): string {
  switch (entry as Entry | null) {
    case 'next-door':
      return nextDoorOf(engine, group)
    case 'agenda':
      return isCanvasser(group) ? paths.walk : paths.nextMeeting
    case 'add-person':
      return isCanvasser(group) ? paths.walk : paths.addPerson
    default:
      return paths.today
  }
}

const isCanvasser = (group: Group): boolean => group.me().role === 'canvasser'

function nextDoorOf(engine: Engine, group: Group): string {
  const turf = currentTurf(engine, group)
  if (!turf) return paths.walk
  const view = group.view(turfKind, turfDoc(turf))
  if (!view) return paths.turf(turf)
  const visits = visitsNow(group, turf)
  const { device } = group.me()
  const mine = visits.visits.filter(visit => visit.device === device)
  const last = mine.reduce<(typeof mine)[number] | undefined>((best, visit) => (best && best.at > visit.at ? best : visit), undefined)
  const blocks = walkList(view, visits, walkOrder(engine))
  const next = nextDoor(blocks, last?.door, FIRST_ROUND) ?? nextDoor(blocks, last?.door, SECOND_ROUND)
  return next ? paths.door(turf, next.door.id) : paths.turf(turf)
}

/** The turf where this phone was last, if it still has it; else the only one. */
function currentTurf(engine: Engine, group: Group): TurfScope | undefined {
  const turfs = group.docs('turf').flatMap(doc => {
    const scope = doc.slice(doc.indexOf('@') + 1)
    return isTurf(scope as TurfScope) ? [scope as TurfScope] : []
  })
  const place = lastPlace(engine, group)
  return turfs.find(turf => place?.startsWith(paths.turf(turf))) ?? (turfs.length === 1 ? turfs[0] : undefined)
}
