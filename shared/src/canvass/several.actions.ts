import type { Action } from '../doc/kind.ts'
import { recordVisit, undoVisit } from './visits.actions.ts'
import type { NewVisit } from './visits.actions.ts'
import type { VisitsDoc } from './visits.ts'

/** Visits to several doors in one change: all of them are saved, or none. Refusals: as recordVisit. */
export const recordVisits: Action<VisitsDoc, { visits: readonly NewVisit[] }> = (draft, { visits }, context) => {
  for (const visit of visits) {
    const refused = recordVisit(draft, visit, context)
    if (refused) return refused
  }
}

/** Takes several back in one change. Refusals: as undoVisit. */
export const undoVisits: Action<VisitsDoc, { undos: readonly { readonly id: string; readonly visit: string }[] }> = (
  draft,
  { undos },
  context,
) => {
  for (const undo of undos) {
    const refused = undoVisit(draft, undo, context)
    if (refused) return refused
  }
}
