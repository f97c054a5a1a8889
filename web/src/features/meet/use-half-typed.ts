import { useEffect } from 'react'
import { holdUnsaved } from '../../app/unsaved.ts'

/** While something is typed and not saved, no new version takes the screen away. */
export function useHalfTyped(isHalfTyped: boolean): void {
  useEffect(() => {
    if (!isHalfTyped) return undefined
    const letGo = holdUnsaved()
    return () => void letGo()
  }, [isHalfTyped])
}
