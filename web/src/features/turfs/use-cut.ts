import { useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Result } from '@porchlight/shared/base/result'
import { ok } from '@porchlight/shared/base/result'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { recordTurfs } from '@porchlight/shared/canvass/canvass.actions'
import type { CutTurf } from '@porchlight/shared/canvass/cut'
import { turfBase } from '@porchlight/shared/canvass/cut'
import { requestsFor } from '@porchlight/shared/canvass/do-not-contact'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { addBasePart, fillTurf } from '@porchlight/shared/canvass/turf.actions'
import type { TurfRecord, VoterBase } from '@porchlight/shared/canvass/types'
import { turfDoc } from '../../app/canvass/use-turf.ts'
import { useGroup, useGroupSummary } from '../../app/services.tsx'
import { noteUnsaved } from '../../app/unsaved.ts'
import type { Group } from '../../engine/api.ts'
import type { Board } from './use-board.ts'
import { CANVASS } from './use-board.ts'
import type { Plan, PlannedTurf } from './use-plan.ts'
import { usePlan } from './use-plan.ts'

export type CutStep =
  | { readonly at: 'choosing'; readonly refusal?: Refusal }
  | { readonly at: 'working'; readonly done: number; readonly total: number; readonly isBeginning: boolean; readonly isStopping: boolean }
  | { readonly at: 'stopped'; readonly done: number; readonly total: number; readonly refusal?: Refusal }
  | { readonly at: 'done'; readonly total: number }

/** So few that "Stop" stops soon. */
const AT_ONCE = 5

export interface Cutting {
  readonly step: CutStep
  /** Of an earlier cut that was stopped or killed. */
  readonly unfinished: Plan | undefined
  readonly make: (base: VoterBase, turfs: readonly CutTurf[]) => Promise<void>
  readonly finish: () => Promise<void>
  readonly drop: () => Promise<unknown>
  readonly stop: () => void
}

/**
 * Makes turfs, a few side by side: their writes share the disk's patience. A turf is recorded on the board when all of it is there, so that nobody ever sees
 * half of one; what is still to be made stands in a plan on this phone until it is.
 */
export function useCut(board: Board): Cutting {
  const group = useGroup()
  const groupName = useGroupSummary()?.name ?? ''
  const { plan, keep } = usePlan()
  const [step, setStep] = useState<CutStep>({ at: 'choosing' })
  const stopping = useRef<AbortController>(undefined)

  async function make(base: VoterBase, turfs: readonly CutTurf[]): Promise<void> {
    stopping.current = new AbortController()
    setStep({ at: 'working', done: 0, total: turfs.length, isBeginning: true, isStopping: false })
    const scopes = await group.newTurfs(turfs.length, { signal: stopping.current.signal })
    if (!scopes.ok) return setStep({ at: 'choosing', ...(scopes.error.code === 'cancelled' ? {} : { refusal: scopes.error }) })
    const planned = turfs.map((turf, index) => ({
      scope: scopes.value[index] as TurfScope,
      name: turf.name,
      doors: turf.doors.map(door => door.id),
    }))
    const next = { importId: base.importId, turfs: planned }
    await keep(next)
    await run(next, stopping.current.signal)
  }

  async function run(whole: Plan, signal: AbortSignal): Promise<void> {
    const base = board.canvass.bases.find(one => one.importId === whole.importId)
    const total = whole.turfs.length
    if (!base) {
      await keep(undefined)
      return setStep({ at: 'choosing' })
    }
    for (let done = 0; done < total; done += AT_ONCE) {
      if (signal.aborted) return setStep({ at: 'stopped', done, total })
      setStep({ at: 'working', done, total, isBeginning: false, isStopping: false })
      const turfs = whole.turfs.slice(done, done + AT_ONCE)
      const made = await noteUnsaved(makeTurfs(group, turfs, { base, board, groupName }))
      if (!made.ok) return setStep({ at: 'stopped', done, total, refusal: made.error })
      await keep({ ...whole, turfs: whole.turfs.slice(done + AT_ONCE) })
    }
    setStep({ at: 'done', total })
  }

  return {
    step,
    unfinished: plan,
    make,
    finish: async () => {
      if (!plan) return
      stopping.current = new AbortController()
      await run(plan, stopping.current.signal)
    },
    drop: () => {
      setStep({ at: 'choosing' })
      return keep(undefined)
    },
    stop: () => {
      stopping.current?.abort()
      setStep(now => (now.at === 'working' ? { ...now, isStopping: true } : now))
    },
  }
}

interface Making {
  readonly base: VoterBase
  readonly board: Board
  readonly groupName: string
}

type TurfToRecord = Omit<TurfRecord, 'madeAt' | 'retired'>

/** Fills the turfs' documents, then records them. Doing it twice changes nothing. */
async function makeTurfs(group: Group, turfs: readonly PlannedTurf[], making: Making): Promise<Result<void>> {
  const filled = await Promise.all(turfs.map(turf => fill(group, turf, making)))
  const records = filled.flatMap(one => (one.ok ? [one.value] : []))
  const recorded = records.length > 0 ? await group.change(canvassKind, CANVASS, recordTurfs, { turfs: records }) : undefined
  for (const one of filled) if (!one.ok) return one
  return recorded ?? ok(undefined)
}

async function fill(group: Group, turf: PlannedTurf, { base, board, groupName }: Making): Promise<Result<TurfToRecord>> {
  const wanted = new Set(turf.doors)
  const part = turfBase(
    base,
    base.doors.filter(door => wanted.has(door.id)),
  )
  const byId = new Map(part.doors.map(door => [door.id, door]))
  const ordered = { ...part, doors: turf.doors.flatMap(id => byId.get(id) ?? []) }
  const [first, ...rest] = packBase(ordered)
  const doNotContact = requestsFor(
    ordered,
    board.everyTurf.flatMap(one => (one.turf ? [{ turf: one.turf, visits: one.visits }] : [])),
  )
  const { questions } = board.canvass
  const filled = await group.change(turfKind, turfDoc(turf.scope), fillTurf, {
    name: turf.name,
    groupName: groupName || turf.name,
    part: first!,
    questions,
    doNotContact,
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
