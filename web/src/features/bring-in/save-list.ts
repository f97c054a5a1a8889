import { docId } from '@porchlight/shared/base/ids'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok } from '@porchlight/shared/base/result'
import type { Result } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { hideExempt, type Hiding } from '@porchlight/shared/canvass/exempt'
import type { BasePart } from '@porchlight/shared/canvass/base-bytes'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { behind, turfUpdates } from '@porchlight/shared/canvass/turf-update'
import type { TurfInUse } from '@porchlight/shared/canvass/turf-update'
import { addBasePart, dropBases } from '@porchlight/shared/canvass/turf.actions'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import { passOnAsked } from '../../app/requests/pass-on.ts'
import type { Group } from '../../engine/api.ts'
import { packInWorker } from './pack-client.ts'

export const CANVASS = docId('canvass', 'organizers')

export interface Saving {
  readonly signal: AbortSignal
  readonly report: (stage: 'packing' | 'saving' | 'turfs', done: number, total: number) => void
}

/** Part by part; the list counts once all are there. Stopped half-way, what was written of it is taken out again. `packed`: its parts, where it has come with them. */
export async function saveList(
  group: Group,
  base: VoterBase,
  { signal, report }: Saving,
  packed?: readonly BasePart[],
): Promise<Result<void>> {
  if (!packed) report('packing', 0, 0)
  const parts = packed ?? (await packInWorker(base))
  for (const [index, part] of parts.entries()) {
    if (signal.aborted) {
      const dropped = index > 0 ? await group.change(canvassKind, CANVASS, dropBases, { imports: [base.importId] }) : ok(undefined)
      return dropped.ok ? fail(refusal('cancelled')) : dropped
    }
    report('saving', index, parts.length)
    const saved = await group.change(canvassKind, CANVASS, addBasePart, part)
    if (!saved.ok) return saved
  }
  return ok(undefined)
}

export interface Older {
  readonly turfs: readonly TurfInUse[]
  /** The imports in whose place the list stands, also as copies that turfs have. */
  readonly older: readonly string[]
  /** These, and the list itself. */
  readonly lists: readonly string[]
}

export interface Updated {
  readonly turfs: number
  /** Still behind: somebody has stopped it. */
  readonly left: number
}

/**
 * Gives every turf that has an older copy of the list its people of now, one after the other, each whole: stopped half-way, the
 * others are still behind and come next time.
 */
export async function updateTurfs(
  group: Group,
  base: VoterBase,
  { turfs, older, lists }: Older,
  { signal, report }: Saving,
): Promise<Result<Updated>> {
  const total = behind(turfs, older).length
  let done = 0
  for (const update of turfUpdates(base, turfs, older)) {
    if (signal.aborted) return ok({ turfs: done, left: total - done })
    report('turfs', done, total)
    for (const part of packBase(update.base)) {
      const saved = await group.change(turfKind, turfDoc(update.scope as TurfScope), addBasePart, part)
      if (!saved.ok) return saved
    }
    done++
  }
  for (const { scope, turf } of turfs) {
    // Stopped half-way it may have the newer copy already.
    if (!turf.base || !lists.includes(turf.base.importId)) continue
    const hidden = await hideIn(group, scope as TurfScope, hideExempt(turf, base))
    if (!hidden.ok) return hidden
  }
  // Who asked to be left alone and lives in another turf now is known there at once.
  const told = done > 0 ? await passOnAsked(group) : ok(0)
  return told.ok ? ok({ turfs: done, left: 0 }) : told
}

/** Whoever is exempt by now is in no copy that a canvasser's phone reads; it comes after the newer copy, so that no turf is ever without one. */
async function hideIn(group: Group, scope: TurfScope, hiding: Hiding | undefined): Promise<Result<void>> {
  if (!hiding) return ok(undefined)
  for (const part of hiding.parts) {
    const saved = await group.change(turfKind, turfDoc(scope), addBasePart, part)
    if (!saved.ok) return saved
  }
  return group.change(turfKind, turfDoc(scope), dropBases, { imports: hiding.drop })
}
