import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { TurfInUse } from '@porchlight/shared/canvass/turf-update'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { useView, useViews } from '../../app/services.tsx'

const CANVASS = docId('canvass', 'organizers')

/** The turfs whose people this phone knows by now. */
export function useTurfsInUse(): readonly TurfInUse[] {
  const records = useView(canvassKind, CANVASS)?.turfs
  const scopes = useMemo(() => (records ?? []).filter(record => !record.retired).map(record => record.scope as TurfScope), [records])
  const views = useViews(
    turfKind,
    useMemo(() => scopes.map(turfDoc), [scopes]),
  )
  return useMemo(
    () =>
      scopes.flatMap((scope, i) => {
        const turf = views[i]
        return turf ? [{ scope, turf }] : []
      }),
    [scopes, views],
  )
}
