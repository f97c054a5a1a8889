import type { BatchId, DeviceId, DocId, InvitationId, MemberId, OpId, Role, Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'

/** What is here and does not count: the part of `Group` that shows it, and lets an organizer admit it. */
export interface AsidePart {
  /** The same object until it changes. */
  aside(): AsideView
  /**
   * Makes these changes count for everybody, with all that their device had written into the document before.
   * `cannot-admit`, `not-organizer`.
   */
  admit(id: string): Promise<Result<void>>
  /** Lets in somebody whose joining is held back; what they have written meanwhile counts with it. `not-organizer`. */
  admitJoin(join: OpId): Promise<Result<void>>
  /** Hides these on this phone; nothing is deleted, and for nobody else does anything change. */
  clearAside(ids: readonly string[]): Promise<Result<void>>
}

export interface AsideView {
  /** What nobody has cleared on this phone, newest first. */
  readonly items: readonly AsideItem[]
  readonly joins: readonly PendingJoin[]
  readonly twins: readonly TwinDevice[]
  /** How many entries were cleared on this phone. */
  readonly cleared: number
}

/** Changes of one device to one document that were set aside for one reason. */
export interface AsideItem {
  readonly id: string
  readonly doc: DocId | 'log'
  /** A refusal's code. */
  readonly why: string
  /** Undefined where not even that is sure. */
  readonly member: MemberId | undefined
  readonly device: DeviceId | undefined
  readonly entries: number
  /** Undefined: nobody has looked into them, since their author had no right at all. */
  readonly changes: number | undefined
  /** When the last of them came, by this phone's clock. */
  readonly at: number
  /** An organizer can make them count. */
  readonly canAdmit: boolean
}

export interface PendingJoin {
  readonly join: OpId
  /** Whose link it was is known by it: their own name comes only once they are let in. */
  readonly invitation: InvitationId
  readonly member: MemberId
  readonly role: Role
  readonly scopes: readonly Scope[]
  /** What they have written that waits with it. */
  readonly changes: number
}

/** A device that is used twice, as a phone that was copied is: what both write counts, and it has to be renewed. */
export interface TwinDevice {
  readonly device: DeviceId
  readonly member: MemberId | undefined
  readonly isThisPhone: boolean
}

/** What `admit` names: the last batches of a group of changes, in their document. */
export interface AsideEnds {
  readonly doc: DocId
  readonly device: DeviceId
  readonly ends: readonly BatchId[]
}
