import type { Bytes } from '../base/bytes.ts'
import type { BatchId, DeviceId, DocId, EpochId, GroupId, InvitationId, MemberId, OpId, Role, Scope, TurfScope } from '../base/ids.ts'

/** The roster's operations as read. Formats: docs/PROTOCOL.md section 2. */
export interface EpochItem {
  readonly scope: Scope
  readonly nonce: Bytes
  /** Two hashes: of the key, of the locator. */
  readonly commit: Bytes
  /** X25519 public half, to which keys can be sealed for a whole scope. */
  readonly public: Bytes
  readonly prev: readonly { readonly epoch: EpochId; readonly sealed: Bytes }[]
  readonly boxesHash: Bytes
}

/** An item of an operation that has an id, and so has the epoch. */
export interface BegunEpoch extends EpochItem {
  readonly id: EpochId
}

/** Up to which batches a removed device's work counts. */
export type Cut = readonly (readonly [doc: DocId, device: DeviceId, batch: BatchId])[]

interface NewDevice {
  readonly ed: Bytes
  readonly x: Bytes
  /** Derived from the keys. */
  readonly newDevice: DeviceId
}

export interface Genesis extends NewDevice {
  readonly type: 'genesis'
  readonly keeper: Bytes
  readonly salt: Bytes
  readonly epochs: readonly BegunEpoch[]
}
export interface Invite {
  readonly type: 'invite'
  readonly ed: Bytes
  readonly x: Bytes
  /** Derived from the keys. */
  readonly invitation: InvitationId
  readonly mailbox: Bytes
  readonly role: Role
  readonly scopes: readonly TurfScope[]
  readonly uses: number
  readonly expires?: number
}
export interface RevokeInvite {
  readonly type: 'revokeInvite'
  readonly invitation: InvitationId
}
export interface Join extends NewDevice {
  readonly type: 'join'
  readonly invitation: InvitationId
  readonly proof: Bytes
}
export interface AddMember extends NewDevice {
  readonly type: 'addMember'
  readonly role: Role
  readonly scopes: readonly TurfScope[]
  readonly possession: Bytes
}
export interface AddDevice extends NewDevice {
  readonly type: 'addDevice'
  readonly possession: Bytes
}
export interface Grant {
  readonly type: 'grant'
  readonly member: MemberId
  readonly scope: TurfScope
}
export interface Revoke {
  readonly type: 'revoke'
  readonly member: MemberId
  readonly scope: TurfScope
}
export interface SetRole {
  readonly type: 'setRole'
  readonly member: MemberId
  readonly role: Role
}
export interface RemoveMember {
  readonly type: 'removeMember'
  readonly member: MemberId
  readonly cause: boolean
  readonly cut: Cut
}
export interface RemoveDevice {
  readonly type: 'removeDevice'
  readonly target: DeviceId
  readonly cause: boolean
  readonly cut: Cut
}
export interface Rekey {
  readonly type: 'rekey'
  readonly epochs: readonly BegunEpoch[]
}
export interface Welcome {
  readonly type: 'welcome'
  readonly scope: Scope
  readonly epoch: EpochId
  readonly boxesHash: Bytes
}
export interface Ask {
  readonly type: 'ask'
  readonly epochs: readonly EpochId[]
}
export interface Admit {
  readonly type: 'admit'
  readonly join?: OpId
  readonly cut?: Cut
}
export interface Move {
  readonly type: 'move'
  readonly keeper: Bytes
  readonly epochs: readonly BegunEpoch[]
  readonly relay?: string
}

export type Act =
  | Genesis
  | Invite
  | RevokeInvite
  | Join
  | AddMember
  | AddDevice
  | Grant
  | Revoke
  | SetRole
  | RemoveMember
  | RemoveDevice
  | Rekey
  | Welcome
  | Ask
  | Admit
  | Move

export type ActType = Act['type']
export type ActOf<T extends ActType> = Extract<Act, { type: T }>

/** One signed operation. `act` says what it does; everything else who, where and after what. */
export interface Operation<A extends Act = Act> {
  readonly id: OpId
  /** For genesis its own id. */
  readonly group: GroupId
  readonly parents: readonly OpId[]
  /** The author. */
  readonly device: DeviceId
  readonly act: A
  /** `signature ‖ body`, exactly as it travels. */
  readonly raw: Bytes
}

/** Longest list of members', invitations' or turfs' things in one operation. */
export const LIST_LIMIT = 4096
export const PARENTS_LIMIT = 256
export const DEVICES_LIMIT = 6
export const USES_LIMIT = 10_000
