import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { placesNow, readPins, turfWithPins, withPins } from '@porchlight/shared/canvass/pins'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { CanvassView, TurfRecord, TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { useViews } from '../services.tsx'
import { turfDoc } from './turf-docs.ts'
import { useVisits } from './use-visits.ts'

/** A turf of the organizers' table; `turf` is undefined where its people are not known on this phone. */
export interface RecordedTurf {
  readonly scope: TurfScope
  readonly record: TurfRecord
  readonly turf: TurfView | undefined
  readonly visits: VisitsView
}

/** Every turf that the table lists, also those no longer in use, live; with the places of the organizers' pins on its doors. */
export function useTurfs(canvass: CanvassView | undefined): readonly RecordedTurf[] {
  const records = useMemo(() => canvass?.turfs ?? [], [canvass])
  const scopes = useMemo(() => records.map(record => record.scope as TurfScope), [records])
  const turfs = useViews(
    turfKind,
    useMemo(() => scopes.map(turfDoc), [scopes]),
  )
  const visits = useVisits(scopes)
  const pins = readPins(canvass?.pins)
  const bases = canvass?.bases
  const now = useMemo(() => placesNow(pins, bases ?? []), [pins, bases])
  return useMemo(
    () =>
      records.map((record, i) => {
        const turf = turfs[i]
        return { scope: scopes[i]!, record, turf: turf && turfWithPins(turf, now), visits: withPins(visits[i] ?? NO_VISITS, pins) }
      }),
    [records, scopes, turfs, visits, pins, now],
  )
}
