import type { Bytes } from '@porchlight/shared/base/bytes'
import { encodeFrame, type RelayFrame } from '@porchlight/shared/wire/frames'

/** A frame's bytes, often a piece of Node's pool: frames are many, small and gone within the turn. */
export const encode = (frame: RelayFrame): Bytes => encodeFrame(frame, length => Buffer.allocUnsafe(length))
