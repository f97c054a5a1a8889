import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { Result } from '@porchlight/shared/base/result'
import type { Progress } from '../engine/api.ts'
import { useAct } from './use-act.ts'

export interface LongAct<A extends readonly unknown[], T> {
  readonly run: (...args: A) => Promise<Result<T> | undefined>
  readonly isPending: boolean
  /** How far it is, once that is known. */
  readonly steps: { readonly done: number; readonly total: number } | undefined
  /** Why it was refused; having been cancelled is no refusal. */
  readonly refusal: Refusal | undefined
  readonly cancel: () => void
}

/** An act that takes a while: says how far it is, can be cancelled, and is when the screen is left. */
export function useLongAct<A extends readonly unknown[], T>(act: (progress: Progress, ...args: A) => Promise<Result<T>>): LongAct<A, T> {
  const [steps, setSteps] = useState<{ done: number; total: number }>()
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])
  const { run, isPending, refusal } = useAct((...args: A) => {
    const own = new AbortController()
    abort.current = own
    setSteps(undefined)
    return act({ report: (done, total) => setSteps({ done, total }), signal: own.signal }, ...args)
  })
  const cancel = useCallback(() => abort.current?.abort(), [])
  return { run, isPending, steps, refusal: refusal?.code === 'cancelled' ? undefined : refusal, cancel }
}
