import type { TurfScope } from '@porchlight/shared/base/ids'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { FromPaper } from '@porchlight/shared/canvass/sayings'
import type { TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { useMe, useView } from '../services.tsx'
import { turfDoc } from './turf-docs.ts'
import { useTurfVisits } from './use-visits.ts'

export interface Turf {
  readonly scope: TurfScope
  readonly turf: TurfView
  readonly visits: VisitsView
}

/** A turf and its visits, live; undefined until the turf is known on this phone. */
export function useTurf(scope: TurfScope): Turf | undefined {
  const turf = useView(turfKind, turfDoc(scope))
  const visits = useTurfVisits(scope) ?? NO_VISITS
  return turf && { scope, turf, visits }
}

/** How a member is called on this turf, oneself `you`; of a visit that was written down for somebody (`paper`), who knocked. */
export function useNames(
  visits: VisitsView,
  words: { readonly you: string; readonly teammate: string },
): (member: string, paper?: FromPaper) => string {
  const me = useMe()
  return (member, paper) => paper?.knocker ?? (member === me.member ? words.you : (visits.names[member] ?? words.teammate))
}
