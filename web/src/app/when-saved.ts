import { isSaving } from './unsaved.ts'

const LOOK_MS = 100

/** Calls `then` as soon as nothing is on its way to the disk and nothing half-typed is held; after `patience` at the latest. */
export function whenSaved(then: () => void, patience = Infinity): void {
  if (isSaving() && patience > 0) setTimeout(() => whenSaved(then, patience - LOOK_MS), LOOK_MS)
  else then()
}

export const reloadWhenSaved = (patience?: number): void => whenSaved(() => location.reload(), patience)
