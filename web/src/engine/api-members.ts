import type { DeviceId, GroupId, InvitationId, MemberId, Role, Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'

/** Who is in the group and what they may do: the part of `Group` that changes it. All of it works offline and is sent later. */
export interface MembersPart {
  /**
   * Ends a member for ever, with all their devices. `cause`: every open invitation ends as well, since whoever is removed
   * may know their links; answered are those that did. What they have delivered stays.
   * `not-organizer`, `not-admin`, `last-admin`, `unknown-member`.
   */
  removeMember(member: MemberId, how: HowRemoved): Promise<Result<Removed>>
  /** Ends one device of a member: a phone that was lost. Its member goes on with the others. `unknown-device`, and the same. */
  removeDevice(device: DeviceId, how: HowRemoved): Promise<Result<Removed>>
  /** Ends the own membership: what is unsent is handed over, then this phone forgets the group. `last-admin`. */
  leave(): Promise<Result<void>>
  /** `not-admin`, `last-admin`, `unknown-member`. */
  setRole(member: MemberId, role: Role): Promise<Result<void>>
  /**
   * Gives all channels new names, so that nobody who knew the old ones finds, sees or fills what comes; with `relay` at
   * another one, for every phone of the group. `not-admin`, `relay-address`.
   */
  move(relay?: string): Promise<Result<void>>
  /** Scopes whose keys a member's devices were given and may have kept, also after a removal. */
  heldBy(member: MemberId): readonly Scope[]
}

export interface HowRemoved {
  readonly cause: boolean
}

export interface Removed {
  /** Invitations that ended with it: each can be made anew by `invite`. */
  readonly ended: readonly EndedInvitation[]
}

export interface EndedInvitation {
  readonly id: InvitationId
  readonly role: Exclude<Role, 'admin'>
  readonly scopes: readonly Scope[]
  /** Uses that were left. */
  readonly uses: number
}

/** Why this phone is no longer of a group: its member was removed, was never let in, left, or only this device was removed. */
export type Out = 'removed' | 'refused' | 'left' | 'device'

/** A group that this phone has wiped, since it is no longer of it. */
export interface Farewell {
  readonly group: GroupId
  readonly name: string
  readonly out: Out
  /** By this phone's clock. */
  readonly at: number
}

/** What was wiped from this phone, since the roster does not give it to this member any more: a turf that was taken back, a role. */
export interface HandedBack {
  readonly group: GroupId
  readonly scope: Scope
  /** Of a turf, as it was called here. */
  readonly name: string
  /** By this phone's clock. */
  readonly at: number
}

/** The part of `Engine` that tells of what is gone from this phone: whole groups, and turfs. */
export interface FarewellPart {
  farewells(): readonly Farewell[]
  /** It has been read. */
  dismissFarewell(group: GroupId): Promise<Result<void>>
  handedBack(): readonly HandedBack[]
  /** All of this group has been read. */
  dismissHandedBack(group: GroupId): Promise<Result<void>>
}
