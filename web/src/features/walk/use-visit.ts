import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { runnerAt } from '../../app/canvass/use-team.ts'
import type { ResultCode, Target } from '@porchlight/shared/canvass/types'
import { announce } from '../../app/announce.tsx'
import type { Draft } from '../../app/canvass/drafts.ts'
import { draftsOf } from '../../app/canvass/drafts.ts'
import { newId } from '../../app/canvass/new-id.ts'
import { useSay } from '../../app/canvass/say.ts'
import { useRecord } from '../../app/canvass/use-record.ts'
import { paths } from '../../app/paths.ts'
import { useEngine, useGroup } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { doorWords } from './door-messages.ts'
import { pressed } from './use-armed.ts'
import type { Walk } from './use-walk.ts'

export interface VisitInHand {
  readonly draft: Draft
  /** The half-typed note and answers are on the disk. */
  readonly isKept: boolean
  /** Changes what is half-typed; kept at once. */
  readonly edit: (words: Partial<Draft>) => void
  /** Saves the visit and goes to the next door. `to`: the result's own target, where it is not the one in hand. */
  readonly record: (result?: ResultCode, to?: Target) => Promise<void>
  readonly isPending: boolean
  readonly refusal: Refusal | undefined
}

/** Standing before a door (or a person of it): what is typed, and the one visit that will come of it. `ready`: what of it is recorded. */
export function useVisit(walk: Walk, door: string, target: Target, ready: (draft: Draft) => Draft = draft => draft): VisitInHand {
  const engine = useEngine()
  const group = useGroup()
  const [, navigate] = useLocation()
  const drafts = draftsOf(engine, `drafts/${group.id}/${walk.scope}`)
  const [draft, setDraft] = useState<Draft>(() => drafts.get(target.id) ?? { visit: newId(), note: '', literature: false, answers: {} })
  const [isKept, setKept] = useState(true)
  const newest = useRef(draft)
  const { run, isPending, refusal } = useRecord(walk.scope)
  const t = useText(doorWords)
  const say = useSay()
  const address = walk.state.doors.get(door)?.door.address

  const edit = (words: Partial<Draft>) => {
    const next = { ...newest.current, ...words }
    newest.current = next
    setDraft(next)
    setKept(false)
    void drafts.set(target.id, next).then(() => setKept(newest.current === next || drafts.get(target.id) === newest.current))
  }

  const record = async (result?: ResultCode, to = target) => {
    const { visit, note, literature, answers, said = {} } = ready(newest.current)
    pressed()
    const paper = runnerAt(walk.team, door)
    const saved = await run({ ...said, ...paper, id: visit, target: to, door, literature, note, answers, ...(result ? { result } : {}) })
    if (!saved?.ok) return
    if (address) announce(t.saved(say.visitAt(address, { ...said, ...paper, result, literature, note })))
    await drafts.set(target.id, undefined)
    pressed()
    if (paper) return navigate(walk.home)
    // The door just done is not offered again, whatever the list still says of it at this moment.
    const next = walk.next(door, result && to.level === 'building' ? to.id : undefined)
    navigate(next && next.door.id !== door ? paths.door(walk.scope, next.door.id) : paths.turf(walk.scope))
  }

  return { draft, isKept, edit, record, isPending, refusal }
}
