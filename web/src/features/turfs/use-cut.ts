import { useRef, useState } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import { systemClock } from '@porchlight/shared/base/ports'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { CutTurf } from '@porchlight/shared/canvass/cut'
import { joinedBase } from '@porchlight/shared/canvass/recut'
import { readScript } from '@porchlight/shared/canvass/script'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import { useGroup, useGroupSummary } from '../../app/services.tsx'
import { noteUnsaved } from '../../app/unsaved.ts'
import { endTurfs, retireAll } from './end-turfs.ts'
import type { EndingTurf } from './end-turfs.ts'
import { makeTurfs } from './make-turfs.ts'
import { useRecutMade } from './use-undo-recut.ts'
import type { Board, BoardTurf } from './use-board.ts'
import { isVacant, workedTurfs } from './use-board.ts'
import type { Plan } from './plan.ts'
import { usePlan } from './use-plan.ts'

export type CutStep =
  | { readonly at: 'choosing'; readonly refusal?: Refusal }
  | { readonly at: 'working'; readonly done: number; readonly total: number; readonly isBeginning: boolean; readonly isStopping: boolean }
  | { readonly at: 'stopped'; readonly done: number; readonly total: number; readonly refusal?: Refusal }
  /** `made`: by this cut, and not in the place of others: those that can be taken off the board again at once. */
  | {
      readonly at: 'done'
      readonly total: number
      readonly made: readonly TurfScope[]
      readonly isAnew?: boolean
      readonly refusal?: Refusal
    }
  | { readonly at: 'undone'; readonly total: number }

/** So few that "Stop" stops soon. */
const AT_ONCE = 5

/** Turfs that are cut anew. */
export interface Anew {
  readonly from: readonly TurfScope[]
  /** Whoever has them goes on with the first of the new ones. */
  readonly heirs: boolean
}

export interface Cutting {
  readonly step: CutStep
  /** Of an earlier cut that was stopped or killed. */
  readonly unfinished: Plan | undefined
  readonly make: (base: VoterBase, turfs: readonly CutTurf[], anew?: Anew) => Promise<void>
  readonly finish: () => Promise<void>
  readonly drop: () => Promise<unknown>
  /** Takes what was made off the board, but for what somebody has by now. */
  readonly undo: () => Promise<void>
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
  const recutMade = useRecutMade()
  const [step, setStep] = useState<CutStep>({ at: 'choosing' })
  const stopping = useRef<AbortController>(undefined)

  async function make(base: VoterBase, turfs: readonly CutTurf[], anew?: Anew): Promise<void> {
    stopping.current = new AbortController()
    setStep({ at: 'working', done: 0, total: turfs.length, isBeginning: true, isStopping: false })
    const scopes = await group.newTurfs(turfs.length, { signal: stopping.current.signal })
    if (!scopes.ok) return setStep({ at: 'choosing', ...(scopes.error.code === 'cancelled' ? {} : { refusal: scopes.error }) })
    const made = scopes.value as readonly TurfScope[]
    const planned = turfs.map((turf, index) => ({
      scope: made[index]!,
      name: turf.name,
      doors: turf.doors.map(door => door.id),
    }))
    const recut = anew && { from: anew.from, next: made, ...(anew.heirs ? { heir: made[0]! } : {}) }
    const next = { importId: base.importId, turfs: planned, ...(recut ? { recut } : {}) }
    await keep(next)
    await run(next, stopping.current.signal)
  }

  async function run(whole: Plan, signal: AbortSignal): Promise<void> {
    const old = whole.recut && board.everyTurf.filter(one => whole.recut!.from.includes(one.scope))
    const base = old ? joinedBase(workedTurfs(old)) : board.canvass.bases.find(one => one.importId === whole.importId)
    const total = whole.turfs.length
    if (!base) {
      await keep(undefined)
      return setStep({ at: 'choosing' })
    }
    const { questions } = board.canvass
    const making = { base, groupName, questions, script: readScript(board.canvass.script), known: workedTurfs(board.everyTurf) }
    for (let done = 0; done < total; done += AT_ONCE) {
      if (signal.aborted) return setStep({ at: 'stopped', done, total })
      setStep({ at: 'working', done, total, isBeginning: false, isStopping: false })
      const turfs = whole.turfs.slice(done, done + AT_ONCE)
      const made = await noteUnsaved(makeTurfs(group, turfs, making))
      if (!made.ok) return setStep({ at: 'stopped', done, total, refusal: made.error })
      await keep({ ...whole, turfs: whole.turfs.slice(done + AT_ONCE) })
    }
    if (whole.recut && old) {
      const { recut } = whole
      const names = old.map(turf => turf.name)
      // Kept before anybody loses a turf, so that it can be undone also after a kill in between.
      const before = recutMade.made?.next[0] === recut.next[0] ? recutMade.made : undefined
      await recutMade.keep(before ?? { ...recut, importId: base.importId, names, ended: old.map(endingOf), at: systemClock.now() })
      const ended = await noteUnsaved(endTurfs(group, old.map(endingOf), whole.recut))
      if (!ended.ok) return setStep({ at: 'stopped', done: total, total, refusal: ended.error })
      await keep(undefined)
    }
    const made = whole.recut ? [] : whole.turfs.map(turf => turf.scope)
    setStep({ at: 'done', total: whole.recut?.next.length ?? total, made, isAnew: whole.recut !== undefined })
  }

  async function undo(): Promise<void> {
    if (step.at !== 'done') return
    const free = board.turfs.filter(turf => step.made.includes(turf.scope) && isVacant(turf))
    const retired = await noteUnsaved(
      retireAll(
        group,
        free.map(turf => turf.scope),
      ),
    )
    setStep(retired.ok ? { at: 'undone', total: free.length } : { ...step, refusal: retired.error })
  }

  return {
    undo,
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

const endingOf = ({ scope, holders, links, handouts }: BoardTurf): EndingTurf => ({
  scope,
  holders: holders.map(({ member, name, handout }) => ({ member, name, ...(handout ? { handout: handout.id } : {}) })),
  links: links.map(link => link.invitation.id),
  handouts,
})
