import { useEffect, useMemo, useRef, useState } from 'react'
import type { CutHow, TimedTurf } from '@porchlight/shared/canvass/cut-ways'
import { BLANK_VOTER } from '@porchlight/shared/canvass/blank-voter'
import type { VoterBase } from '@porchlight/shared/canvass/types'
import type { CutAnswer, CutOrder } from './cut.worker.ts'

export interface CutTurfs {
  readonly turfs: readonly TimedTurf[]
  /** What is shown is of before: the new answer is being worked out. */
  readonly isWorking: boolean
}

const NONE: readonly TimedTurf[] = []

/** What a cut would give, worked out beside the screen; the newest question is the one that is answered. `rest`: what is left is one more turf. */
export function useCutTurfs(base: VoterBase | undefined, how: CutHow, rest: boolean): CutTurfs {
  const worker = useRef<Worker>(undefined)
  const asked = useRef(0)
  const [answer, setAnswer] = useState<{ readonly base: VoterBase; readonly how: CutHow; readonly turfs: readonly TimedTurf[] }>()
  const lean = useMemo(() => base && withoutNames(base), [base])
  useEffect(() => {
    worker.current = new Worker(new URL('./cut.worker.ts', import.meta.url), { type: 'module' })
    return () => worker.current?.terminate()
  }, [])
  useEffect(() => {
    if (lean) worker.current?.postMessage({ base: lean } satisfies CutOrder)
  }, [lean])
  useEffect(() => {
    if (!base) return
    const id = ++asked.current
    const answered = ({ data }: MessageEvent<CutAnswer>) => {
      if (data.id === id) setAnswer({ base, how, turfs: data.turfs })
    }
    const { current } = worker
    current?.addEventListener('message', answered)
    current?.postMessage({ id, how, rest } satisfies CutOrder)
    return () => current?.removeEventListener('message', answered)
  }, [base, how, rest])
  const isWorking = base !== undefined && (answer?.base !== base || answer.how !== how)
  return { turfs: answer?.base === base ? answer!.turfs : NONE, isWorking }
}

/** The worker counts people and needs to know nothing else of them. */
function withoutNames(base: VoterBase): VoterBase {
  return {
    ...base,
    voters: base.voters.map(({ id, door, confidential }) => ({ ...BLANK_VOTER, id, door, ...(confidential ? { confidential } : {}) })),
  }
}
