import type { Bytes } from '../base/bytes.ts'
import type { BatchId, DeviceId, EpochId, GroupId, InvitationId, MemberId, OpId, Role, Scope, TurfScope } from '../base/ids.ts'
import type { BegunEpoch } from './operations.ts'

/** What the roster folds to. Plain and immutable; holds no secrets. */
export interface RosterState {
  readonly group: GroupId
  /** Hash of the keeper's secret, of the home that stands: half of every channel's preimage. */
  readonly keeper: Bytes
  readonly members: ReadonlyMap<MemberId, Member>
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly invitations: ReadonlyMap<InvitationId, InvitationState>
  readonly epochs: ReadonlyMap<EpochId, Epoch>
  /** Devices that were removed; for ever. */
  readonly gone: ReadonlySet<DeviceId>
  /** Of each scope that was begun the epochs that no other follows, void ones too, ascending. */
  readonly tips: ReadonlyMap<Scope, readonly EpochId[]>
  /** Where the group is: genesis or the latest moves that stand, ascending. Of moves at the same time the first one counts. */
  readonly homes: readonly Home[]
  /** Homes that it has left, ascending: nothing is delivered there any more, but late work may still come in. */
  readonly left: readonly Home[]
  /** The locator's commitment that a turf was begun with; a move that knew of it renews it. */
  readonly begun: ReadonlyMap<Scope, { readonly epoch: EpochId; readonly locator: string }>
  /** Removals that stand. */
  readonly removals: readonly OpId[]
  /** Up to which batches removed devices' work counts, by `cutName`: the union of removals' cuts and what was admitted. */
  readonly cuts: ReadonlyMap<string, readonly BatchId[]>
  /** Operations that ended invitations, by invitation. */
  readonly ended: ReadonlyMap<InvitationId, readonly OpId[]>
  /** Who has asked for keys and was not answered yet. */
  readonly asks: ReadonlyMap<OpId, Ask>
  /** Operations that were authorised in their own past and do not count in the whole. */
  readonly void: ReadonlySet<OpId>
  /** Joins that are held back until somebody admits them. */
  readonly pending: ReadonlySet<OpId>
  /** Those of `void` that would have left no admin. */
  readonly overruled: ReadonlySet<OpId>
}

export interface Home {
  readonly op: OpId
  /** How many homes are before it. */
  readonly order: number
  readonly keeper: Bytes
  /** The relay that the group moved to, if that was said. */
  readonly relay: string | undefined
  /** Of each scope that it renewed the locator's half of the commitment, hex. */
  readonly locators: ReadonlyMap<Scope, string>
}

export interface Ask {
  readonly op: OpId
  readonly device: DeviceId
  readonly epochs: readonly EpochId[]
}

export interface Member {
  readonly id: MemberId
  /** The lowest of `roles`. */
  readonly role: Role
  /** Operations that say the role and are not followed by another that does. */
  readonly roles: readonly { readonly op: OpId; readonly role: Role }[]
  /** Turfs, each with the operations that gave it and were not followed by a revoke. */
  readonly turfs: ReadonlyMap<TurfScope, readonly OpId[]>
  readonly admitted: readonly Admission[]
  /** Joins beyond the use count or while it was being revoked: they count once an organizer admits them. */
  readonly held: readonly Admission[]
  readonly removedBy: readonly OpId[]
  /** The invitation they came by, if so. */
  readonly invitation: InvitationId | undefined
  /** Follows from the three lists. `absent`: spoken of, but every admission is void. */
  readonly standing: 'active' | 'pending' | 'removed' | 'absent'
}

export interface Admission {
  readonly op: OpId
  readonly role: Role
  readonly invitation: InvitationId | undefined
}

export interface Device {
  readonly id: DeviceId
  /** By the first of `admitted`. */
  readonly member: MemberId
  readonly ed: Bytes
  readonly x: Bytes
  /** `x` as hex: how recipients are named. */
  readonly key: string
  /** Operations that brought it: what counts before what is held, admissions before `addDevice`, then the lowest id. */
  readonly admitted: readonly { readonly op: OpId; readonly member: MemberId; readonly own: boolean; readonly held: boolean }[]
}

export interface InvitationState {
  readonly id: InvitationId
  readonly op: OpId
  readonly by: MemberId
  readonly ed: Bytes
  readonly x: Bytes
  /** `x` as hex. */
  readonly key: string
  /** Channel, hex. */
  readonly mailbox: string
  readonly role: Role
  readonly scopes: readonly TurfScope[]
  readonly uses: number
  readonly expires: number | undefined
  readonly joins: readonly { readonly op: OpId; readonly device: DeviceId; readonly standing: boolean }[]
  /** Operations that ended it. */
  readonly ended: readonly OpId[]
}

export interface Epoch extends BegunEpoch {
  readonly op: OpId
  /** X25519 public keys, hex, that were given its key or may have been. */
  readonly holders: ReadonlySet<string>
  /** Whom the boxes of its beginning must be for, exactly. */
  readonly recipients: ReadonlySet<string>
  /** The latest epochs of the scope that its author knew. */
  readonly after: ReadonlySet<EpochId>
  /** Epochs whose `prev` has its key, in ascending order. */
  readonly carriers: readonly EpochId[]
  /** Its operation is void: still readable, never sealed under. */
  readonly void: boolean
  /** Further boxes: a welcome's, with the keys that they may be for. */
  readonly welcomes: readonly { readonly op: OpId; readonly boxesHash: Bytes; readonly among: ReadonlySet<string> }[]
}

export const RANK: Record<Role, number> = { canvasser: 0, member: 1, organizer: 2, admin: 3 }
export const isOrganizer = (role: Role): boolean => RANK[role] >= RANK.organizer

export const memberOf = (state: RosterState, device: DeviceId): Member | undefined => {
  const found = state.devices.get(device)
  return found && state.members.get(found.member)
}

/** Devices of a member that were not removed, in ascending order. */
export const devicesOf = (state: RosterState, member: MemberId): readonly Device[] =>
  [...state.devices.values()].filter(one => one.member === member && !state.gone.has(one.id)).sort((a, b) => (a.id < b.id ? -1 : 1))

/** Uses that still stand; a live invitation with none left lets nobody in, yet makes no epoch unclean. */
export const usesLeft = (invitation: InvitationState): number =>
  invitation.joins.length === 0
    ? invitation.uses
    : invitation.uses - new Set(invitation.joins.filter(join => join.standing).map(join => join.device)).size

/** Turfs that have been begun. */
export const turfsOf = (state: RosterState): ReadonlySet<Scope> =>
  new Set([...state.tips.keys()].filter(scope => scope.startsWith('turf/')))

/** Where the group is. */
export const homeOf = (state: RosterState): Home => state.homes[0]!

export const cutName = (doc: string, device: DeviceId): string => `${doc} ${device}`
