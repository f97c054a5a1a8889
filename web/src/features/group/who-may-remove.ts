import type { Role } from '@porchlight/shared/base/ids'

/** Whom somebody may remove: what the roster refuses is not offered. */
export const mayRemove = (mine: Role, theirs: Role): boolean =>
  mine === 'admin' || (mine === 'organizer' && (theirs === 'member' || theirs === 'canvasser'))

export const MAY = {
  admin: 'mayAdmin',
  organizer: 'mayOrganizer',
  member: 'mayMember',
  canvasser: 'mayCanvasser',
} as const satisfies Record<Role, string>
