import { useEffect, useLayoutEffect, useRef } from 'react'
import { holdUnsaved } from '../../app/unsaved.ts'

/** While something half-typed is on the screen, nothing reloads the page. */
export function useHold(isHalfTyped: boolean): void {
  useEffect(() => (isHalfTyped ? holdUnsaved() : undefined), [isHalfTyped])
}

/**
 * Saves what is half-typed when its screen goes; `when: 'hidden'`: also when the phone is put away, where half a text is
 * better than none (half a number is not).
 */
export function useSaveOnLeave(isHalfTyped: boolean, save: () => void, when?: 'hidden'): void {
  useHold(isHalfTyped)
  const latest = useRef<(() => void) | undefined>(undefined)
  useLayoutEffect(() => {
    latest.current = isHalfTyped ? save : undefined
  })
  useEffect(() => {
    const look = () => document.visibilityState === 'hidden' && latest.current?.()
    if (when === 'hidden') document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      latest.current?.()
    }
  }, [when])
}
