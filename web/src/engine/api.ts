import type { DeviceId, DocId, GroupId, InvitationId, MemberId, Role, Scope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Action, Kind } from '@porchlight/shared/doc/kind'
import type { AsidePart } from './api-aside.ts'
import type { LockPart } from './api-lock.ts'
import type { DevicesPart, PairingPart } from './api-devices.ts'
import type { FarewellPart, MembersPart, Out } from './api-members.ts'
import type { StoragePart } from './api-storage.ts'
import type { TextPart } from './api-text.ts'

/**
 * What screens may ask of the engine. One `Engine` for each tab; everything it answers is plain data.
 * Snapshots (`groups()`, `status()`, `view()`, `roster()`) are cheap, synchronous and keep their identity until they
 * change, so that `useSyncExternalStore(subscribe, snapshot)` is all that React needs.
 */
export interface Engine extends LockPart, PairingPart, FarewellPart {
  /** Resolves once the sealed store is open and the read model of the open group is in memory; before wasm. */
  ready(): Promise<Result<void>>
  /** Groups on this phone, newest use first. */
  groups(): readonly GroupSummary[]
  /** Any change of groups, settings or problems. Returns the unsubscribe. */
  subscribe(listener: () => void): () => void

  startGroup(input: StartGroup, progress?: Progress): Promise<Result<GroupId>>
  /** Reads a link, a code or a scanned text, without contacting anybody. */
  readInvitation(text: string): Result<Invitation>
  join(invitation: Invitation, input: JoinGroup, progress?: Progress): Promise<Result<GroupId>>
  /** The opened group; throws for an id that `groups()` does not list. */
  group(id: GroupId): Group
  /** Wipes the group from this phone. Unsent work is lost; the screen says so before. */
  forget(id: GroupId): Promise<Result<void>>

  /** Reads a `.porchlight` work file of a group on this phone. */
  bringIn(file: Blob, progress?: Progress): Promise<Result<BroughtIn>>

  /**
   * One sealed file with everything of these groups that is on this phone. Who has it and the passphrase can go on as
   * this member on another phone. `too-many-devices`, `cancelled`.
   */
  backUp(groups: readonly GroupId[], passphrase: string, progress?: Progress): Promise<Result<Blob>>
  /**
   * Puts back what a backup holds. A group that is not on this phone comes back with this phone as a new device of the same
   * member; one that is takes what it lacks. Nothing is stored of a file that is not whole.
   * `backup-not-one`, `backup-is-work-file`, `backup-newer-version`, `backup-cut-short`, `backup-damaged`,
   * `backup-wrong-passphrase`, `too-many-devices`, `cancelled`.
   */
  restore(file: Blob, passphrase: string, progress?: Progress): Promise<Result<Restored>>

  /** Small settings of this phone: language, theme, drafts. Sealed at rest, durable when the promise resolves. */
  setting(key: string): unknown
  setSetting(key: string, value: unknown): Promise<Result<void>>

  /** Storage, other tabs, version: what the settings screen tells. */
  phone(): PhoneStatus
  /** Asks the browser not to clear our storage. */
  askToPersist(): Promise<boolean>
  close(): Promise<void>
}

export interface Group extends MembersPart, AsidePart, DevicesPart, StoragePart, TextPart {
  readonly id: GroupId
  /** Who I am here. */
  me(): Me
  /** One line about the state of my work. */
  status(): Status
  roster(): RosterView
  subscribe(listener: () => void): () => void

  /** The view of a document, from the sealed read model at first, from the document itself later; undefined until known. */
  view<D extends object, V>(kind: Kind<D, V>, doc: DocId): V | undefined
  /** Calls back whenever `view(kind, doc)` answers something new; keeps the document open while subscribed. */
  watch(doc: DocId, listener: () => void): () => void
  /**
   * The one door for writes. Resolves when the change is durable on this phone ("Saved on this phone"),
   * never before; a refusal means that nothing was changed.
   */
  change<D extends object, A>(kind: Kind<D, unknown>, doc: DocId, action: Action<D, A>, args: A): Promise<Result<void>>

  /** Tells those who have this document open now something that nobody keeps: where my cursor is. Sealed, at most 10 KB. */
  cast(doc: DocId, what: unknown): void
  onCast(doc: DocId, listener: (what: unknown) => void): () => void

  /** Docs of a kind that I can read, e.g. every `visits` doc of every turf: those of the beginning, and those in the indexes. */
  docs(kind: string): readonly DocId[]
  /**
   * Begins a document of a kind that the scope's index lists; everybody who holds the scope learns of it. Works offline,
   * durable when it resolves. `instance` is a fresh one unless given (16 hex digits): the same instance is the same
   * document, whoever begins it. Writing into a document that is not listed yet lists it too.
   */
  createDoc<D extends object, V>(kind: Kind<D, V>, scope: Scope, instance?: string): Promise<Result<DocId>>

  /** Begins a turf's scope: its epoch and its channels. The turf's documents can be written at once, also offline. */
  newTurfs(count: number, progress?: Progress): Promise<Result<readonly Scope[]>>
  /** Makes an invitation; offline it waits and `Invited.ready` is false until the relay has it. */
  invite(input: NewInvitation): Promise<Result<Invited>>
  revokeInvitation(id: InvitationId): Promise<Result<void>>
  /** Gives a turf to somebody who is already in the group. */
  grant(member: MemberId, scope: Scope): Promise<Result<void>>
  /** Takes a turf back: further visits by this member still count if made before; their late work is never lost. */
  revoke(member: MemberId, scope: Scope): Promise<Result<void>>

  /** Everything this phone holds of the group, sealed, as one file: "Save my work to a file". */
  saveToFile(progress?: Progress): Promise<Result<Blob>>
  /** Tries the relay now instead of at the next back-off. */
  retryNow(): void
  /** The relay's address; `none`: files only. */
  relay(): string
  setRelay(address: string): Promise<Result<void>>
}

export interface GroupSummary {
  readonly id: GroupId
  readonly name: string
  readonly role: Role
  readonly sample: boolean
  readonly openedAt: number
  /** This phone is no longer of it: what is unsent is being handed over, then the group is wiped from here. */
  readonly out?: Out
}

export interface StartGroup {
  readonly groupName: string
  readonly myName: string
  /** `wss://…`; empty: the address the app came from; `none`: no relay at all (files only). */
  readonly relay: string
  readonly sample?: boolean
}

export interface JoinGroup {
  readonly myName: string
  /** For codes, which name no relay. Empty: the address the app came from. */
  readonly relay: string
  /** After `invitation-expired`: this phone's clock may be the one that is wrong. */
  readonly evenIfExpired?: boolean
}

export interface Invitation {
  /** 13 bytes. */
  readonly seed: Uint8Array
  /** Undefined when it came as a code. */
  readonly group: GroupId | undefined
  /** Empty: the address the app came from. */
  readonly relay: string
  /** What a link opens besides an invitation; undefined: an invitation, or a code, which does not say. */
  readonly what?: 'device' | 'member' | 'recovery'
}

export interface NewInvitation {
  readonly role: Exclude<Role, 'admin'>
  readonly scopes: readonly Scope[]
  readonly uses: number
  /** Until when it is meant, in milliseconds since 1970. Advisory, since clocks lie: whoever comes later is asked. */
  readonly expires?: number
}

export interface Invited {
  readonly id: InvitationId
  readonly link: string
  /** 20 characters, in groups of five by hyphens. */
  readonly code: string
  /** The relay has committed it: the link works with this phone switched off. */
  readonly ready: boolean
}

export interface Me {
  readonly member: MemberId
  readonly device: DeviceId
  readonly role: Role
  readonly scopes: readonly Scope[]
  readonly name: string
}

export interface RosterView {
  readonly members: readonly MemberView[]
  readonly invitations: readonly InvitationView[]
}

export interface MemberView {
  readonly id: MemberId
  readonly role: Role
  readonly scopes: readonly Scope[]
  readonly devices: number
  /** Those that were not removed, in ascending order. */
  readonly deviceIds: readonly DeviceId[]
  /** The invitation they came by, if so. */
  readonly invitation: InvitationId | undefined
  readonly removed: boolean
}

export interface InvitationView {
  readonly id: InvitationId
  readonly role: Role
  readonly scopes: readonly Scope[]
  readonly uses: number
  readonly used: number
  readonly expires: number | undefined
  readonly revoked: boolean
  /** Present on the phone that made it. */
  readonly link: string | undefined
  readonly code: string | undefined
  readonly ready: boolean
}

/** Progress of long work: `done` of `total`; the signal cancels. */
export interface Progress {
  readonly report?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface Status {
  /** `saving`: a write is on its way to the disk; `problem`: it could not be written (see `reason`). */
  readonly saved: 'saved' | 'saving' | 'problem'
  /** Saved changes that the relay has not confirmed. */
  readonly waiting: number
  readonly link: 'online' | 'connecting' | 'offline' | 'none'
  /** Refusal code when `link` is not online for a reason we know, or saving fails. */
  readonly reason: string | undefined
  /**
   * Refusal code when bytes of this group that were stored here are lost and nothing has brought them back: `group-damaged`,
   * where another copy can; `keys-damaged`, where only a new link can.
   */
  readonly damage: string | undefined
  /** Changes set aside because they break a rule. */
  readonly setAside: number
  /** A device writes twice under one number, as a copied phone does; it has to be renewed. */
  readonly twin?: 'this-phone' | 'another' | undefined
  /** Entries known to exist that have not arrived. */
  readonly waitingFor: number
  /** Loading of documents (wasm) is done and everything the relay had is here. */
  readonly upToDate: boolean
}

export interface PhoneStatus {
  readonly persisted: boolean | undefined
  readonly usage: number | undefined
  readonly quota: number | undefined
  /** Refusal code when storage cannot be used. */
  readonly problem: string | undefined
  readonly tabs: number
}

export interface Restored {
  /** When the backup was made, by the clock of the phone that made it. */
  readonly made: number
  readonly groups: readonly RestoredGroup[]
}

export interface RestoredGroup {
  readonly group: GroupId
  readonly name: string
  /** `here-already`: it was on this phone, and has now what it lacked; `somebody-else`: the same, from another member's backup. */
  readonly is: 'restored' | 'here-already' | 'somebody-else'
}

export interface BroughtIn {
  readonly group: GroupId
  /** Entries new to this phone, and all in the file. */
  readonly added: number
  readonly total: number
}
