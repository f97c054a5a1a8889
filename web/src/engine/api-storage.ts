import type { Result } from '@porchlight/shared/base/result'

/** What is kept of a group, here and at the relay: for the technical view. */
export interface StoragePart {
  storage(): Promise<Result<StorageView>>
}

export interface StorageView {
  /** Sealed entries on this phone, and their bytes. The relay shows as many: what either lacks is given to it. */
  readonly entries: number
  readonly bytes: number
  /** The relay has shown another history than it had before; undefined where it never has. */
  readonly otherHistory: OtherHistory | undefined
}

/**
 * A relay that was wiped, replaced or rolled back to an old copy does that once and honestly; one that shows different
 * phones different things does it, too.
 */
export interface OtherHistory {
  /** How many channels, in how long a time ever: counted by channel. */
  readonly times: number
  /** By this phone's clock, the last time. */
  readonly at: number
  /** Entries that the relay had confirmed or shown, did not have any more, and was given again by this phone. */
  readonly lacked: number
}
