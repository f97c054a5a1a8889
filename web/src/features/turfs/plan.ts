import type { TurfScope } from '@porchlight/shared/base/ids'

/** A cut that is under way: which doors each turf gets. Kept on this phone, so that a kill in between can be made good. */
export interface Plan {
  readonly importId: string
  /** Those that are still to be made. */
  readonly turfs: readonly PlannedTurf[]
  /** Present where turfs are cut anew: they end when the new ones are there. */
  readonly recut?: Recut
}

export interface PlannedTurf {
  readonly scope: TurfScope
  readonly name: string
  readonly doors: readonly string[]
}

export interface Recut {
  readonly from: readonly TurfScope[]
  readonly next: readonly TurfScope[]
  /** Which of the new turfs goes to those who have the old ones. */
  readonly heir?: TurfScope
}
