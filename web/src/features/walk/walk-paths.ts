import type { TurfScope } from '@porchlight/shared/base/ids'
import { paths } from '../../app/paths.ts'

/** Places inside a door. */
export const walkPaths = {
  person: (turf: TurfScope, door: string, person: string) => `${paths.door(turf, door)}/${person}`,
  addPerson: (turf: TurfScope, door: string) => `${paths.door(turf, door)}/add-person`,
  doNotContact: (turf: TurfScope, door: string) => `${paths.door(turf, door)}/do-not-contact`,
  /** `from`: the door where it begins. */
  several: (turf: TurfScope, from?: string) => `${paths.turf(turf)}/several${from ? `?from=${from}` : ''}`,
  team: (turf: TurfScope) => `${paths.turf(turf)}/team`,
  addDoor: (turf: TurfScope) => `${paths.turf(turf)}/add-door`,
} as const
