import type { CountedTurf } from './recut.ts'

/** Those that say something: in use, or with visits that count there. A turf cut anew whose work has gone on says nothing more. */
export const tellingTurfs = <T extends CountedTurf>(turfs: readonly T[]): readonly T[] =>
  turfs.filter(one => !one.isRetired || one.visits.visits.length > 0)
