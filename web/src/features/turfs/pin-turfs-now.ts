import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { behindPins, pinnedTurfs, recordCopies } from '@porchlight/shared/canvass/pin-turfs'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { TurfInUse } from '@porchlight/shared/canvass/turf-update'
import { addBasePart } from '@porchlight/shared/canvass/turf.actions'
import type { CanvassView } from '@porchlight/shared/canvass/types'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import type { Group, Progress } from '../../engine/api.ts'
import { CANVASS } from './board-doc.ts'

export interface PinnedNow {
  readonly done: number
  /** Still elsewhere: somebody has stopped it. */
  readonly left: number
}

/** Turfs in use get the places of now, one by one, each whole: what is stopped half-way goes on next time. */
export async function pinTurfsNow(
  group: Group,
  turfs: readonly TurfInUse[],
  table: Pick<CanvassView, 'bases' | 'pins'>,
  { signal, report, now }: Progress & { readonly now: number },
): Promise<Result<PinnedNow>> {
  const total = behindPins(turfs, table).length
  let done = 0
  for (const { scope, base, of } of pinnedTurfs(turfs, table, now)) {
    if (signal?.aborted) break
    report?.(done, total)
    const recorded = await group.change(canvassKind, CANVASS, recordCopies, { copies: [{ id: base.importId, of }] })
    if (!recorded.ok) return recorded
    for (const part of packBase(base)) {
      const saved = await group.change(turfKind, turfDoc(scope as TurfScope), addBasePart, part)
      if (!saved.ok) return saved
    }
    done++
  }
  return ok({ done, left: total - done })
}
