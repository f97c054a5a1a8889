import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { withoutLeftOut } from '@porchlight/shared/canvass/left-out.actions'
import type { CountedTurf } from '@porchlight/shared/canvass/recut'
import { countedOnce } from '@porchlight/shared/canvass/recut'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { CanvassView, TurfRecord } from '@porchlight/shared/canvass/types'
import { NO_VISITS } from '@porchlight/shared/canvass/visits-docs'
import { groupKind } from '@porchlight/shared/group/group'
import { turfDoc } from '../../app/canvass/use-turf.ts'
import { useVisits } from '../../app/canvass/use-visits.ts'
import { useView, useViews } from '../../app/services.tsx'

export interface CountedRecord extends CountedTurf {
  readonly scope: TurfScope
  readonly record: TurfRecord
}

export interface Counted {
  readonly canvass: CanvassView
  /** As the group calls its members. */
  readonly names: Readonly<Record<string, string>>
  /** Every record once, and none that organizers leave out. */
  readonly turfs: readonly CountedRecord[]
}

const NO_NAMES = {}

/** Every turf with what counts of its visits, live; undefined until the organizers' table is known. */
export function useCounted(): Counted | undefined {
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  const names = useView(groupKind, docId('group', 'group'))?.names ?? NO_NAMES
  const records = useMemo(() => canvass?.turfs ?? [], [canvass])
  const scopes = useMemo(() => records.map(record => record.scope as TurfScope), [records])
  const turfs = useViews(
    turfKind,
    useMemo(() => scopes.map(turfDoc), [scopes]),
  )
  const visits = useVisits(scopes)
  return useMemo(() => {
    if (!canvass) return undefined
    const known = records.flatMap((record, index): CountedRecord[] => {
      const turf = turfs[index]
      const seen = withoutLeftOut(visits[index] ?? NO_VISITS, canvass.leftOut)
      return turf ? [{ record, scope: scopes[index]!, isRetired: record.retired, turf, visits: seen }] : []
    })
    return { canvass, names, turfs: countedOnce(known) }
  }, [canvass, names, records, scopes, turfs, visits])
}
