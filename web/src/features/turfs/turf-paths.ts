import type { InvitationId, TurfScope } from '@porchlight/shared/base/ids'
import { paths } from '../../app/paths.ts'

/** Places inside a turf of the board. */
export const turfPaths = {
  handOut: (turf: TurfScope) => `${paths.turfBoard(turf)}/hand-out`,
  link: (turf: TurfScope, invitation: InvitationId) => `${paths.turfBoard(turf)}/link/${invitation}`,
  /** Cuts these turfs anew: one is split, several become as many as are wanted. */
  anew: (turfs: readonly TurfScope[]) => `${paths.cut}?from=${turfs.map(turf => turf.slice('turf/'.length)).join()}`,
} as const
