import type { Doc } from '@automerge/automerge/slim'
import type { DeviceId, MemberId, Role } from '../base/ids.ts'
import type { Refusal } from '../base/refusal.ts'

/** One kind of document, one file: its shape, who writes it, how it is read. */
export interface Kind<D extends object, V> {
  readonly name: string
  /** Schemas only grow; a reader of version n opens every n + k and keeps what it does not know. */
  readonly version: number
  /** The roles whose batches count. Whoever holds the scope can read. */
  readonly writers: readonly Role[]
  /** Reading it costs tens of milliseconds: its view follows a moment after what is written, not at every letter. */
  readonly readLater?: true
  /** Typed letter by letter: what waits of it to be sent is one thing to people, however many changes it is. */
  readonly isTyped?: true
  /** The one frozen initial change (fixed actor, time 0), so that devices never create the containers twice. */
  readonly initial: Uint8Array
  /** The plain, structured-cloneable view that screens use. Pure; wrong or unknown values are skipped, never thrown on. */
  read(doc: Doc<D> | D): V
}

/** What an action may know of the world. */
export interface ActionContext {
  /** Milliseconds since 1970 on this phone. */
  readonly now: number
  readonly member: MemberId
  readonly device: DeviceId
  readonly role: Role
  /** A fresh id: 16 hex digits. */
  newId(): string
}

/** An edit of one document, run inside one Automerge change. A refusal undoes everything it did. */
export type Action<D extends object, A> = (draft: D, args: A, context: ActionContext) => Refusal | void

export const defineKind = <D extends object, V>(kind: Kind<D, V>): Kind<D, V> => kind
