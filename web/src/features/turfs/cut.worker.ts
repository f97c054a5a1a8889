import { cutBy } from '@porchlight/shared/canvass/cut-ways'
import type { CutHow, TimedTurf } from '@porchlight/shared/canvass/cut-ways'
import type { VoterBase } from '@porchlight/shared/canvass/types'

/** `base` comes before what is asked of it, and when it has changed. */
export type CutOrder = { readonly base: VoterBase } | { readonly id: number; readonly how: CutHow; readonly rest: boolean }
export interface CutAnswer {
  readonly id: number
  readonly turfs: readonly TimedTurf[]
}

let base: VoterBase | undefined

/** Working out walks takes long enough to be felt: not on the screen's thread. */
self.onmessage = ({ data }: MessageEvent<CutOrder>) => {
  if ('base' in data) base = data.base
  else self.postMessage({ id: data.id, turfs: base ? cutBy(base, data.how, { rest: data.rest }) : [] } satisfies CutAnswer)
}
