import type { SheetCode } from '@porchlight/shared/canvass/sheet-code'
import type { SheetEntry } from '@porchlight/shared/canvass/sheet-entry'
import type { Result } from '@porchlight/shared/base/result'
import { useGroup, useSetting } from '../../app/services.tsx'

/** A row whose door this phone does not know (yet). */
export interface Kept {
  /** What its visit will be called. */
  readonly id: string
  readonly code: SheetCode
  readonly knocker: string
  readonly at: number
  readonly entry: SheetEntry
}

/** Kept on this phone until its turf is here; nothing that was typed in is lost. */
export function useKept(): readonly [readonly Kept[], (kept: readonly Kept[]) => Promise<Result<void>>] {
  return useSetting<readonly Kept[]>(`paper-kept/${useGroup().id}`, [])
}
