import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { takeBackAdded } from '@porchlight/shared/canvass/additions.actions'
import type { NewVisit } from '@porchlight/shared/canvass/visits.actions'
import { recordVisit, setCanvasserName, undoVisit } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import type { Group } from '../../engine/api.ts'
import { useGroup } from '../services.tsx'
import type { Act } from '../use-act.ts'
import { useAct } from '../use-act.ts'
import { currentVisits, visitsNow, visitsWith, visitsWithAdded } from './turf-docs.ts'

/** A short buzz: saved. Nothing where phones cannot or people have switched it off. */
export const buzz = (): void => {
  navigator.vibrate?.(10)
}

/** Saves a visit; resolves when it is durable. */
export function useRecord(scope: TurfScope): Act<[NewVisit], void> {
  const group = useGroup()
  return useAct(async (visit: NewVisit) => {
    const saved = await group.change(visitsKind, visitsWith(group, scope, visit.id), recordVisit, visit)
    if (!saved.ok) return saved
    buzz()
    await sayMyName(group, scope)
    return saved
  })
}

/** Takes a visit back. `id` is made once for each visit that can be undone. */
export function useUndo(scope: TurfScope): Act<[{ id: string; visit: string }], void> {
  const group = useGroup()
  return useAct(async (args: { id: string; visit: string }) => {
    const saved = await group.change(visitsKind, visitsWith(group, scope, args.visit), undoVisit, args)
    if (saved.ok) buzz()
    return saved
  })
}

/** Takes back a resident or a door that was added by mistake. `id` is made once for each that can be. */
export function useTakeBack(scope: TurfScope): Act<[{ id: string; added: string }], void> {
  const group = useGroup()
  return useAct(async (args: { id: string; added: string }) => {
    const saved = await group.change(visitsKind, visitsWithAdded(group, scope, args.added), takeBackAdded, args)
    if (saved.ok) buzz()
    return saved
  })
}

/** Teammates read who was at the door: each says the own name once in each turf. */
export async function sayMyName(group: Group, scope: TurfScope): Promise<Result<void> | undefined> {
  const { member, name } = group.me()
  const known = visitsNow(group, scope).names[member]
  if (name.trim() === '' || known === name.trim()) return undefined
  return group.change(visitsKind, currentVisits(group, scope), setCanvasserName, { name })
}
