import type { TurfScope } from '@porchlight/shared/base/ids'
import type { NewVisit, Words } from '@porchlight/shared/canvass/visits.actions'
import { correctVisit, recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { buzz, useUndo } from '../../app/canvass/use-record.ts'
import { visitsWith } from '../../app/canvass/turf-docs.ts'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'

/** A correction of a standing visit, or, after an undo, the visit said again. */
type Correction = (Words & { readonly id: string; readonly replaces: string }) | { readonly again: NewVisit }

export function useCorrect(scope: TurfScope) {
  const group = useGroup()
  const correct = useAct(async (correction: Correction) => {
    const saved =
      'again' in correction
        ? await group.change(visitsKind, visitsWith(group, scope, correction.again.id), recordVisit, correction.again)
        : await group.change(visitsKind, visitsWith(group, scope, correction.replaces), correctVisit, correction)
    if (saved.ok) buzz()
    return saved
  })
  return { correct, undo: useUndo(scope) }
}
