import { packBase } from '@porchlight/shared/canvass/pack-base'
import type { VoterBase } from '@porchlight/shared/canvass/types'

/** Deflating a precinct takes long enough to be felt: not on the screen's thread. */
self.onmessage = ({ data }: MessageEvent<VoterBase>) => self.postMessage(packBase(data))
