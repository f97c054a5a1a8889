import type { DeviceId, GroupId, MemberId, Role, Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { DeviceUse } from '@porchlight/shared/group/devices'
import type { Invitation, Progress } from './api.ts'

/** Phones of the members of a group, and letting in one that stands beside this: the part of `Group` about devices. */
export interface DevicesPart {
  /** Every device that was not removed, this one first. */
  devices(): readonly DeviceView[]
  /** `pending`: this phone's joining waits for an organizer to admit it. */
  standing(): Standing
  /** What this device is called, where its owner and organizers find it. `name-empty`, `text-too-long`. */
  nameDevice(device: DeviceId, name: string, use?: DeviceUse): Promise<Result<void>>
  /**
   * Begins to let in one more phone of mine, or somebody new with their phone. Works offline.
   * `too-many-devices`, `not-organizer`, `not-admin`.
   */
  offer(input: NewOffer): Promise<Result<Offer>>
  /** Cards that have come by the relay; asked again whenever the group says that something has changed. */
  cards(offer: string): Promise<readonly CardView[]>
  /** Reads a card that was scanned or brought as a file. `card-not-recognised`, `card-damaged`, `card-other-offer`. */
  readCard(offer: string, text: string): Promise<Result<CardView>>
  /**
   * Lets it in: durable here when it resolves, and on its way to the new phone where there is a line.
   * `too-many-devices`, `no-proof-of-possession`, `already-member`, `needs-rekey`.
   */
  letIn(offer: string, card: CardView): Promise<Result<DeviceId>>
  /** Not this phone: it is told, where there is a line, and waits no longer. `card-other-offer`. */
  refuse(offer: string, card: CardView): Promise<Result<void>>
  /** What the new phone needs without a network, for it alone. `brief`: as little as can be shown in QR codes; `too-large-to-show`. */
  answerFile(offer: string, brief: boolean): Promise<Result<Blob>>
  /** Whoever still waits by it is told that it is over. */
  endOffer(offer: string): Promise<Result<void>>
  /**
   * A device on paper. Its secret is nowhere but in the answer. `too-many-devices`, `recovery-needs-relay`.
   */
  makeRecoveryKey(): Promise<Result<NewRecoveryKey>>
  /** A fresh device takes this one's place here, and this one is removed. `too-many-devices`, `not-delivered`. */
  renewDevice(): Promise<Result<DeviceId>>
}

/** The part of `Engine` on a phone that is being let in, or comes back. */
export interface PairingPart {
  /**
   * Makes this phone's keys for the group that is offered. By code it asks the relay which that is.
   * `already-in-group`, `offer-unknown`, `offer-over`, `relay-…`.
   */
  startPairing(offer: Invitation, input: StartPairing, progress?: Progress): Promise<Result<PairingView>>
  /** Begun and not finished yet, also before a restart. */
  pairings(): Promise<readonly PairingView[]>
  /**
   * By the relay: shows the card there and waits for the answer. A file goes to `bringIn` instead.
   * `pairing-refused`, `offer-over`: it is no longer begun afterwards. `cancelled`, `relay-…`.
   */
  finishPairing(id: string, progress?: Progress): Promise<Result<GroupId>>
  dropPairing(id: string): Promise<Result<void>>
  /**
   * From a recovery key alone: this phone becomes a new device of the member.
   * `recovery-unknown`, `recovery-revoked`, `too-many-devices`, `already-in-group`, `relay-…`.
   */
  recover(key: Invitation, input: { readonly relay: string }, progress?: Progress): Promise<Result<GroupId>>
}

export type Standing = 'active' | 'pending' | 'removed' | undefined

export interface DeviceView {
  readonly id: DeviceId
  readonly member: MemberId
  readonly isThis: boolean
  /** A key on paper that was made here; what other devices are stands with their names. */
  readonly use: DeviceUse | undefined
  /** False: a recovery key whose mailbox the relay does not have yet. */
  readonly ready: boolean
}

export type NewOffer =
  | { readonly what: 'device' }
  | { readonly what: 'member'; readonly role: Exclude<Role, 'admin'>; readonly scopes: readonly Scope[] }

export interface Offer {
  readonly id: string
  readonly link: string
  readonly code: string
}

export interface CardView {
  readonly text: string
  readonly name: string
  /** Eight letters that the new phone shows as well. */
  readonly check: string
  /** It was seen on the phone itself, not sent. */
  readonly seen: boolean
}

export interface StartPairing {
  /** The owner's, or the phone's where it is one more of the same owner. */
  readonly name: string
  readonly relay: string
}

export interface PairingView {
  readonly id: string
  readonly what: 'device' | 'member'
  readonly name: string
  /** `none`: only by file or QR codes. */
  readonly relay: string
  /** For a QR code, or a file. */
  readonly card: string
  readonly check: string
}

export interface NewRecoveryKey {
  readonly device: DeviceId
  readonly link: string
  readonly code: string
}
