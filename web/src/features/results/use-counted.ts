import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { docId } from '@porchlight/shared/base/ids'
import { isPaperKey, paperKey } from '@porchlight/shared/canvass/credit'
import { withoutLeftOut } from '@porchlight/shared/canvass/left-out.actions'
import type { CountedTurf } from '@porchlight/shared/canvass/recut'
import { countedOnce } from '@porchlight/shared/canvass/recut'
import type { CanvassView, TurfRecord } from '@porchlight/shared/canvass/types'
import { groupKind } from '@porchlight/shared/group/group'
import { useCanvass } from '../../app/canvass/use-canvass.ts'
import { useTurfs } from '../../app/canvass/use-turfs.ts'
import { useView } from '../../app/services.tsx'

export interface CountedRecord extends CountedTurf {
  readonly scope: TurfScope
  readonly record: TurfRecord
}

export interface Counted {
  readonly canvass: CanvassView
  /** As the group calls its members. */
  readonly names: Readonly<Record<string, string>>
  /** How those who walked with paper and are left out were written, by `paperKey`. */
  readonly onPaper: Readonly<Record<string, string>>
  /** Every record once, and none that organizers leave out. */
  readonly turfs: readonly CountedRecord[]
}

const NO_NAMES = {}

/** Every turf with what counts of its visits, live; undefined until the organizers' table is known. */
export function useCounted(): Counted | undefined {
  const canvass = useCanvass()
  const names = useView(groupKind, docId('group', 'group'))?.names ?? NO_NAMES
  const turfs = useTurfs(canvass)
  return useMemo(() => {
    if (!canvass) return undefined
    const known = turfs.flatMap(({ scope, record, turf, visits }): CountedRecord[] =>
      turf ? [{ record, scope, isRetired: record.retired, turf, visits: withoutLeftOut(visits, canvass.leftOut) }] : [],
    )
    const hasPaper = canvass.leftOut?.some(one => one.walkers.some(isPaperKey)) ?? false
    const knockers = hasPaper ? turfs.flatMap(one => one.visits.visits.flatMap(visit => visit.paper?.knocker ?? [])) : []
    const onPaper = Object.fromEntries(knockers.map(name => [paperKey(name), name]))
    return { canvass, names, onPaper, turfs: countedOnce(known) }
  }, [canvass, names, turfs])
}
