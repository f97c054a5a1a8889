import type { InvitationId, TurfScope } from '@porchlight/shared/base/ids'
import { paths } from '../../app/paths.ts'

/** Places inside a turf of the board. */
export const turfPaths = {
  handOut: (turf: TurfScope) => `${paths.turfBoard(turf)}/hand-out`,
  link: (turf: TurfScope, invitation: InvitationId) => `${paths.turfBoard(turf)}/link/${invitation}`,
} as const
