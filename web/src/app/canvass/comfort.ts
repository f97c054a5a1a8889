import { useEffect } from 'react'
import { useSetting } from '../services.tsx'

export const useLargeType = () => useSetting('large-type', false)
export const useKeepAwakeSetting = () => useSetting('keep-awake', false)

/** Larger letters and a screen that stays on, while the walk is shown. */
export function useComfort(): void {
  const [isLarge] = useLargeType()
  const [isAwake] = useKeepAwakeSetting()
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', isLarge)
  }, [isLarge])
  useEffect(() => {
    if (!isAwake) return undefined
    let end: (() => void) | undefined
    let isOver = false
    void import('./keep-awake.ts').then(({ keepAwake }) => {
      if (!isOver) end = keepAwake()
    })
    return () => {
      isOver = true
      end?.()
    }
  }, [isAwake])
}
