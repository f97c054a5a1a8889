import type { Channel } from '@porchlight/shared/wire/channel'
import type { Track } from './cursor.ts'
import type { FollowedDoc } from './session.ts'

/** A channel that is followed on a line. */
export interface Watching {
  readonly doc: FollowedDoc
  readonly channel: Channel
  readonly track: Track
  caughtUp: boolean
  /** Frames whose entries the track has passed and that are not queued yet. */
  arriving: number
  /** While a channel is read again from its beginning: hashes of what the relay still has. */
  replayed: Set<string> | undefined
  /** Rows of the outbox that the relay took on this line and that are not noted as sent yet. */
  readonly taken: Set<number>
  /** It has been found to be another one than the relay had shown. */
  isOther: boolean
  /** Everything here has been given to the relay again on this line. */
  isGivenAgain: boolean
  /** It begins at a trim: what is held here and hidden there need not be given again if a snapshot stands for it. */
  isTrimmed: boolean
  /** Another has taken its place: it says no place any more, which would pass what was lost. */
  isOver: boolean
  /** The group has moved on from there. */
  readonly isLeft: boolean
}

export const newWatch = (doc: FollowedDoc, channel: Channel, track: Track): Watching => ({
  doc,
  channel,
  track,
  caughtUp: false,
  arriving: 0,
  replayed: undefined,
  taken: new Set(),
  isOther: false,
  isGivenAgain: false,
  isTrimmed: false,
  isOver: false,
  isLeft: false,
})
