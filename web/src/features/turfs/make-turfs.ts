import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordTurfs } from '@porchlight/shared/canvass/canvass.actions'
import { turfBase } from '@porchlight/shared/canvass/cut'
import { requestsFor } from '@porchlight/shared/canvass/asked'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import type { WorkedTurf } from '@porchlight/shared/canvass/recut'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart, fillTurf } from '@porchlight/shared/canvass/turf.actions'
import type { Question, Script, TurfRecord, VoterBase } from '@porchlight/shared/canvass/types'
import { turfDoc } from '../../app/canvass/turf-docs.ts'
import type { Group } from '../../engine/api.ts'
import { CANVASS } from './board-doc.ts'
import type { PlannedTurf } from './plan.ts'

export interface Making {
  readonly base: VoterBase
  readonly groupName: string
  readonly questions: readonly Question[]
  readonly script?: Script
  /** Every turf there was: who asked there to be left alone is left alone in the new ones. */
  readonly known: readonly WorkedTurf[]
}

type TurfToRecord = Omit<TurfRecord, 'madeAt' | 'retired'>

/** Fills the turfs' documents, then records them. Doing it twice changes nothing. */
export async function makeTurfs(group: Group, turfs: readonly PlannedTurf[], making: Making): Promise<Result<void>> {
  const filled = await Promise.all(turfs.map(turf => fill(group, turf, making)))
  const records = filled.flatMap(one => (one.ok ? [one.value] : []))
  const recorded = records.length > 0 ? await group.change(canvassKind, CANVASS, recordTurfs, { turfs: records }) : undefined
  for (const one of filled) if (!one.ok) return one
  return recorded ?? ok(undefined)
}

async function fill(group: Group, turf: PlannedTurf, { base, groupName, questions, script, known }: Making): Promise<Result<TurfToRecord>> {
  const ordered = baseOf(turf, base)
  const [first, ...rest] = packBase(ordered)
  const filled = await group.change(turfKind, turfDoc(turf.scope), fillTurf, {
    name: turf.name,
    groupName: groupName || turf.name,
    part: first!,
    questions,
    ...(script ? { script } : {}),
    doNotContact: requestsFor(ordered, known),
  })
  if (!filled.ok) return filled
  for (const more of rest) {
    const added = await group.change(turfKind, turfDoc(turf.scope), addBasePart, more)
    if (!added.ok) return added
  }
  return ok({
    scope: turf.scope,
    name: turf.name,
    doorCount: ordered.doors.length,
    voterCount: ordered.voters.length,
    streets: [...new Set(ordered.doors.map(door => door.address.street))],
  })
}

/** The turf's part of the list, its doors in the order of the plan. */
function baseOf(turf: { readonly doors: readonly string[] }, base: VoterBase): VoterBase {
  const byId = new Map(base.doors.map(door => [door.id, door]))
  return turfBase(
    base,
    turf.doors.flatMap(id => byId.get(id) ?? []),
    { isInOrder: true },
  )
}
