import type { Clock } from '@porchlight/shared/base/ports'
import type { Inbox } from './inbox.ts'
import type { Outbox } from './outbox.ts'
import type { Store } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'
import type { RelayLink } from './transports/link.ts'

/** What following the channels of a group needs of the others. */
export interface SyncPorts {
  readonly session: Session
  readonly store: Store
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly link: RelayLink
  readonly clock: Clock
  /** Hashes of the entries here that snapshots which count stand for, of those that the relay has (`there`, by hash). */
  covered(doc: FollowedDoc, there: ReadonlySet<string>): Promise<ReadonlySet<string>>
  /** A snapshot of it says something else than batches here: what it stands for may have been trimmed on its word. */
  isContested(doc: FollowedDoc): boolean
  /** Entries of it were taken in. */
  onTaken(doc: FollowedDoc): void
  /** The relay's copy was another than it had shown before; `lacked`: of what is here, it had to be given so much again. */
  onOtherHistory(lacked: number): void
  onChange(): void
  /** Everything that the relay has is here, again. */
  onUpToDate(): void
  /** After a move: what is held is where the group is now. */
  carried(): Promise<void>
}
