import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { TurfParts } from '@porchlight/shared/canvass/asked'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { useVisits } from '../../app/canvass/use-visits.ts'
import { useDocs, useViews } from '../../app/services.tsx'

export interface TurfHere extends TurfParts {
  readonly scope: TurfScope
}

/** Every turf on this phone, live: a sheet may be of another than the one that is open. */
export function useTurfsHere(): readonly TurfHere[] {
  const docs = useDocs('turf')
  const scopes = useMemo(() => docs.flatMap(doc => parseDocId(doc)?.scope ?? []).filter(isTurf), [docs])
  const turfs = useViews(
    turfKind,
    useMemo(() => scopes.map(turfDoc), [scopes]),
  )
  const visits = useVisits(scopes)
  return useMemo(
    () =>
      scopes.flatMap((scope, i) => {
        const turf = turfs[i]
        return turf ? [{ scope, turf, visits: visits[i] ?? NO_VISITS }] : []
      }),
    [scopes, turfs, visits],
  )
}
