import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { refusal as refusalOf, type Refusal } from '@porchlight/shared/base/refusal'
import type { Result } from '@porchlight/shared/base/result'
import { noteUnsaved } from './unsaved.ts'

export interface Act<A extends readonly unknown[], T> {
  /** Runs it unless it is running already; undefined if it was. A double touch therefore acts once. */
  readonly run: (...args: A) => Promise<Result<T> | undefined>
  readonly isPending: boolean
  /** Why the last run was refused. */
  readonly refusal: Refusal | undefined
  readonly clear: () => void
}

/** One act of a screen that may be refused: at most one at a time, with its last refusal for `<RefusalNotice>`. */
export function useAct<A extends readonly unknown[], T>(act: (...args: A) => Promise<Result<T>>): Act<A, T> {
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const running = useRef(false)
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  const run = useCallback(async (...args: A) => {
    if (running.current) return undefined
    running.current = true
    setPending(true)
    setRefusal(undefined)
    try {
      const result = await noteUnsaved(latest.current(...args))
      if (!result.ok) setRefusal(result.error)
      return result
    } catch (error) {
      // A bug of ours: whoever waits for it is told, and the console says which.
      setRefusal(refusalOf('internal'))
      throw error
    } finally {
      running.current = false
      setPending(false)
    }
  }, [])
  return { run, isPending, refusal, clear: useCallback(() => setRefusal(undefined), []) }
}
