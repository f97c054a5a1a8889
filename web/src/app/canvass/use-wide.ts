import { useSyncExternalStore } from 'react'

/** Room for a list and its details side by side. */
const query = () => window.matchMedia('(min-width: 60em)')

const subscribe = (listener: () => void) => {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches)
