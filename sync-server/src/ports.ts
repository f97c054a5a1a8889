import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'

/** Where a channel ends: how many entries, and dₙ over them. */
export interface Head {
  readonly n: number
  readonly digest: Bytes
}

export interface Appended extends Head {
  /** The entries with the indices `added` stand at `from + 1 …`; the others were there already. */
  readonly from: number
  readonly added: readonly number[]
}

/** Entries as they stand, after the first `after`: more than was asked for where a trim has hidden those in between. */
export interface Part {
  readonly after: number
  readonly entries: readonly Bytes[]
}

export interface Trim {
  /** SHA-256 of the secret that was shown. */
  readonly keeperHash: Bytes
  readonly upTo: number
  /** d of `upTo`: which history is meant. */
  readonly digest: Bytes
  /** Hashes of entries up to there that go on. */
  readonly keep: readonly Bytes[]
  /** Milliseconds: when it is hidden. */
  readonly now: number
}

export interface Trimmed {
  /** Where the channel begins now. */
  readonly start: Head
  /** What was kept stands again at `from + 1 …`. */
  readonly from: number
  readonly again: readonly Bytes[]
}

/**
 * The relay's one store: append-only lists of opaque entries. A promise that resolves `ok` means that the write is
 * durable; anything else (`full`, `internal`, `unknown-channel`) means that nothing of it will count as stored.
 * Writes take effect in the order in which they were called. Nothing here throws for a full disk or a failing one.
 */
export interface ChannelStore {
  /** Creates the channel unless it exists; the keeper's hash is bound to it for ever by the channel's id. */
  open(channel: ChannelId, keeperHash: Bytes): Promise<Result<void>>
  /** All or nothing; an entry that the channel holds already is not stored twice. What a trim has hidden is not held. */
  append(channel: ChannelId, entries: readonly Bytes[]): Promise<Result<Appended>>
  /** Where the channel ends, or `unknown-channel`. */
  head(channel: ChannelId): Promise<Result<Head>>
  /** Where the channel begins: behind the newest trim, at 0 where there was none. */
  start(channel: ChannelId): Promise<Result<Head>>
  /** dₙ for an `n` up to the head, or undefined when the channel does not reach it, or that far back has been erased. */
  digestAt(channel: ChannelId, n: number): Promise<Result<Bytes | undefined>>
  /** Entries after the first `after`, in order: as many as fit into `maxBytes` and MAX_ENTRIES, at least one if there is one. */
  read(channel: ChannelId, after: number, maxBytes: number): Promise<Result<Part>>
  /**
   * Hides the entries up to a place, from this commit on; those to be kept are appended again in the same one. Nothing
   * below a place that is hidden already. `wrong-keeper`, `other-history`, `full`.
   */
  trim(channel: ChannelId, trim: Trim): Promise<Result<Trimmed>>
  /** Shows again what is hidden and not erased yet; answers where the channel begins then. `wrong-keeper`. */
  untrim(channel: ChannelId, keeperHash: Bytes): Promise<Result<Head>>
  /** Erases some of what was hidden before this time, and gives its room back; answers how many entries, 0 when nothing is left to erase. */
  erase(before: number): Promise<Result<number>>
  /** Finishes what was begun, then lets go of the files. */
  close(): Promise<void>
}

/**
 * Tells every relay process that shares a store how far a channel reaches, and never carries data: a lost message costs
 * delay, not content.
 */
export interface Fanout {
  publish(channel: ChannelId, n: number): void
  /** Answers the unsubscribe. */
  subscribe(listener: (channel: ChannelId, n: number) => void): () => void
}

/** What a store may hold in all; above it, `full`. */
export interface StoreLimits {
  readonly channels: number
  /** Sum of the lengths of all entries. */
  readonly bytes: number
  /** The same for one channel. */
  readonly channelBytes: number
}

export const NO_LIMITS: StoreLimits = { channels: Infinity, bytes: Infinity, channelBytes: Infinity }
