import { useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import type { Placed } from '@porchlight/shared/canvass/sheet'
import type { SheetEntry, Walked } from '@porchlight/shared/canvass/sheet-entry'
import { visitsOf } from '@porchlight/shared/canvass/sheet-entry'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { addResident, recordVisit, undoVisit } from '@porchlight/shared/canvass/visits.actions'
import { newId } from '../../app/canvass/new-id.ts'
import { currentVisits, visitsWith } from '../../app/canvass/turf-docs.ts'
import { buzz } from '../../app/canvass/use-record.ts'
import { useGroup } from '../../app/services.tsx'
import type { Act } from '../../app/use-act.ts'
import { useAct } from '../../app/use-act.ts'
import type { Group } from '../../engine/api.ts'
import type { TurfHere } from './use-turfs.ts'

export interface Newcomer {
  readonly id: string
  readonly name: string
}

/** The same id for the same target as long as the row is open: saving once more after a refusal writes nothing twice. */
export const createIds = (): ((target: string) => string) => {
  const ids = new Map<string, string>()
  return target => ids.get(target) ?? ids.set(target, newId()).get(target)!
}

export function useIds(): (target: string) => string {
  return useState(createIds)[0]
}

export async function saveRow(
  group: Group,
  { turf, door }: Placed<TurfHere>,
  entry: SheetEntry,
  walked: Walked,
  idOf: (target: string) => string,
  newcomer?: Newcomer,
): Promise<Result<void>> {
  const { scope } = turf
  if (newcomer) {
    const added = await group.change(visitsKind, currentVisits(group, scope), addResident, { ...newcomer, door: door.id })
    if (!added.ok) return added
  }
  for (const visit of visitsOf(entry, door, walked, idOf)) {
    const saved = await group.change(visitsKind, visitsWith(group, scope, visit.id), recordVisit, visit)
    if (!saved.ok) return saved
  }
  return ok(undefined)
}

/** One row of a sheet as it was entered. */
export interface Entered {
  readonly scope: TurfScope
  readonly visits: readonly string[]
}

/** Takes back all that was entered of a row. */
export function useUndoRow(): Act<[Entered], void> {
  const group = useGroup()
  return useAct(async ({ scope, visits }: Entered) => {
    for (const visit of visits) {
      const undone = await group.change(visitsKind, visitsWith(group, scope, visit), undoVisit, { id: newId(), visit })
      if (!undone.ok) return undone
    }
    buzz()
    return ok(undefined)
  })
}
