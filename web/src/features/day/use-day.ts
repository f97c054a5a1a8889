import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { isTurf, parseDocId } from '@porchlight/shared/base/ids'
import type { DayEntry } from '@porchlight/shared/canvass/my-day'
import { myDay } from '@porchlight/shared/canvass/my-day'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { useVisits } from '../../app/canvass/use-visits.ts'
import { useDocs, useMe, useViews } from '../../app/services.tsx'

/** One thing I recorded, and in which turf. */
export interface Done {
  readonly scope: TurfScope
  readonly turf: string
  readonly entry: DayEntry
}

/** Everything that I recorded since `since`, in all my turfs, newest first. */
export function useDay(since: number): readonly Done[] {
  const me = useMe()
  const docs = useDocs('turf')
  const scopes = useMemo(() => docs.flatMap(doc => parseDocId(doc)?.scope ?? []).filter(isTurf), [docs])
  const turfs = useViews(turfKind, docs)
  const visits = useVisits(scopes)
  return useMemo(
    () =>
      scopes
        .flatMap((scope, index): Done[] => {
          const turf = turfs[index]
          const mine = visits[index]
          return turf && mine ? myDay(turf, mine, me.member, since).map(entry => ({ scope, turf: turf.name, entry })) : []
        })
        .toSorted((a, b) => b.entry.at - a.entry.at),
    [scopes, turfs, visits, me, since],
  )
}

/** Midnight, on this phone's clock. */
export function dayStart(now: number): number {
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}
