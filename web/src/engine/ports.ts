import type * as Automerge from '@automerge/automerge/slim'
import type { Clock, Random } from '@porchlight/shared/base/ports'
import type { DeviceId, DocId, GroupId, MemberId, Role } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import type { Action, Kind } from '@porchlight/shared/doc/kind'
import type { EarlyLock, EarlyRows } from './db.ts'
import type { Slips } from './lock/slips.ts'
import type { SharedText } from './api-text.ts'

/** What the parts of the engine are to each other. Only `engine.ts` puts them together. */

/** The world as one phone (or one simulated phone) has it. */
export interface World {
  readonly clock: Clock
  readonly random: Random
  /** Opened once; simulated phones bring fake-indexeddb. */
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange
  /** Database, lock and broadcast names begin with it, so that many phones fit into one process. */
  readonly name: string
  readonly locks: LockManager
  /** A channel to the other tabs of this phone. */
  broadcast(name: string): BroadcastChannel
  /** Calls it when the page is left and kept by the browser as it is, to be shown again later; until then nothing of it runs. */
  onLeft?(letGo: () => void): void
  /** Loads and initialises Automerge's wasm; called once, late. */
  loadAutomerge(): Promise<void>
  /** Test builds only: leaves everything readable, to prove that the search for canaries can find something. */
  readonly sealing: 'on' | 'off'
  /** What was read of the database before the app's code was there; undefined in it: nothing could be. */
  readonly early?: Promise<EarlyRows | EarlyLock | undefined>
  /** Files of their own for what can be erased; none in simulations. */
  readonly slips?: Slips
  /** The data key of a locked phone that somebody has opened. */
  readonly unlocked?: CryptoKey
}

export interface ValueOptions {
  /** The value that it is a part of, and forgotten with. */
  readonly of?: string
  /** Of what can be made anew: it lies there deflated, and a version that cannot read it takes it for damaged and makes its own. */
  readonly isCopy?: boolean
}

/** One durable write. All writes of a commit are stored in one strict transaction, or none is. */
export type Write =
  /** A sealed value under a name that only this phone can compute. `undefined` deletes it. */
  | ({ readonly to: 'value'; readonly name: string; readonly value: Uint8Array | undefined } & ValueOptions)
  /** An entry as it travels; it is ciphertext already and is stored as it is. A second one with the same hash is ignored. */
  | { readonly to: 'entry'; readonly channel: string; readonly bytes: Uint8Array }
  | { readonly to: 'entry-gone'; readonly channel: string }
  /** These rows of entries: a snapshot stands for them. */
  | { readonly to: 'let-go'; readonly rows: readonly number[] }
  /** Something to send: sealed at rest, kept in order, until `sent`. */
  | { readonly to: 'outgoing'; readonly group: GroupId; readonly channel: string; readonly bytes: Uint8Array }
  | { readonly to: 'sent'; readonly rows: readonly number[] }
  /** Automerge changes of a document. `unsent`: made here and not yet cut into a batch. `build`: rebuild.ts. */
  | {
      readonly to: 'chunk'
      readonly group: GroupId
      readonly doc: DocId
      readonly build?: number
      readonly bytes: Uint8Array
      readonly unsent: boolean
    }
  /** A saved document in the place of everything that is stored of it, but for what is unsent. */
  | { readonly to: 'rebuilt'; readonly group: GroupId; readonly doc: DocId; readonly build: number; readonly bytes: Uint8Array }
  /** These rows have been cut into a batch. */
  | { readonly to: 'cut'; readonly rows: readonly number[] }

export interface OutgoingRow {
  readonly row: number
  readonly channel: string
  readonly bytes: Uint8Array
}

export interface UnsentRow {
  readonly row: number
  readonly doc: DocId
  /** One or more raw Automerge changes, concatenated as the storage adapter keeps them. */
  readonly changes: readonly Uint8Array[]
}

/** The sealed database of this phone. */
export interface Store {
  /** While the app opens, from a copy that was true when it began; `now`: as it is, for whoever changes it. */
  value(name: string, how?: 'now'): Promise<Uint8Array | undefined>
  /** Values that were written as parts of another one, in no order. */
  parts(of: string): Promise<readonly Uint8Array[]>
  /** Seals first, then one strict transaction; a dead connection is reopened up to three times and the commit replayed. */
  commit(writes: readonly Write[]): Promise<Result<void>>
  /** Entries of a channel in the order in which they came here; from row `after` on, at most `limit`. */
  entries(channel: string, after: number, limit: number): Promise<readonly { row: number; bytes: Uint8Array }[]>
  /** Whole: one with bad bytes is set aside and not had. */
  hasEntry(channel: string, bytes: Uint8Array): Promise<boolean>
  /** Entries of these channels that were set aside for their bad bytes, and that nothing has brought back. */
  lostEntries(channels: readonly string[]): Promise<number>
  outgoing(group: GroupId): Promise<readonly OutgoingRow[]>
  unsent(group: GroupId): Promise<readonly UnsentRow[]>
  /** Erases everything of a group: documents, entries of its channels, outgoing. */
  forget(group: GroupId, channels: readonly string[], names: readonly string[], docs: readonly DocId[]): Promise<Result<void>>
  /** Erases these documents with their views, these channels' entries and these values, and leaves the rest of the group. */
  forgetDocs(group: GroupId, channels: readonly string[], names: readonly string[], docs: readonly DocId[]): Promise<Result<void>>
  onProblem(listener: (code: string | undefined) => void): () => void
  close(): Promise<void>
}

/** Who writes: asked anew for each change, since grants and roles change. */
export interface Author {
  readonly member: MemberId
  readonly device: DeviceId
  readonly role: Role
  /** Refusal code when this member may not write this document. */
  mayWrite(doc: DocId): string | undefined
}

/** What makes a document another: raw changes, or saved documents with theirs. */
export interface Anew {
  readonly without: readonly Uint8Array[]
  /** In it in any case, though they are among `without` as well. */
  readonly changes: readonly Uint8Array[]
}

/** The documents of every group, and the only writer. */
export interface Docs {
  /** Reads the sealed read model into memory, without wasm. */
  warm(group: GroupId, docs: readonly DocId[]): Promise<void>
  view<D extends object, V>(group: GroupId, kind: Kind<D, V>, doc: DocId): V | undefined
  watch(group: GroupId, doc: DocId, listener: () => void): () => void
  /** Loads wasm and the document, so that the first tap is not the one that waits. */
  open(group: GroupId, doc: DocId): Promise<void>
  change<D extends object, A>(
    group: GroupId,
    author: Author,
    kind: Kind<D, unknown>,
    doc: DocId,
    action: Action<D, A>,
    args: A,
  ): Promise<Result<void>>
  /** For an editor. `during` goes around every write; `memberOf` says whose a change is. */
  text<D extends object>(
    group: GroupId,
    author: () => Author,
    kind: Kind<D, unknown>,
    doc: DocId,
    around: { during: <T>(write: () => Promise<T>) => Promise<T>; memberOf: (actor: string) => Promise<MemberId | undefined> },
  ): Promise<Result<SharedText<D>>>
  /** Others' changes, accepted already, with everything that must be durable together with them (entry, cursor). */
  receive(group: GroupId, doc: DocId, changes: readonly Uint8Array[], together: readonly Write[]): Promise<Result<void>>
  /** Something that was in it does not count any more: the document is built anew without that, and with what does. */
  rebuild(group: GroupId, doc: DocId, anew: Anew, together: readonly Write[]): Promise<Result<void>>
  /** Opens a document and looks at it, changing nothing; undefined where it cannot be opened. */
  look<T>(group: GroupId, doc: DocId, at: (automerge: typeof Automerge, current: Automerge.Doc<object>) => T): Promise<T | undefined>
  /** Replaces what can be replaced of its stored chunks by one saved document now; it also happens by itself. */
  compact(group: GroupId, doc: DocId): Promise<void>
  /** Called after a local change has become durable, in whichever tab it was made. */
  onLocalChange(listener: (group: GroupId, doc: DocId) => void): () => void
  /** Documents of a group, of those that are open or shown, that lack something they had. */
  hurt(group: GroupId): readonly DocId[]
  /** Hex heads of a loaded document: for tests and the status. */
  heads(group: GroupId, doc: DocId): Promise<readonly string[]>
  /** Closes them, in every tab, and resolves when nothing of them is being written any more: what is stored can be erased. */
  forget(group: GroupId, docs: readonly DocId[]): Promise<void>
}

/** The other tabs of this phone. */
export interface Tabs {
  /** Runs `lead` while this tab is the one that sends and receives; its answer is called when leadership ends. */
  lead(start: () => () => void): void
  readonly leading: boolean
  /** To all other tabs of this phone. */
  tell(message: unknown): void
  hear(listener: (message: unknown) => void): () => void
  close(): void
}
