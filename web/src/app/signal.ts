import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the phone is in some network. Says nothing about whether anything beyond it answers. */
export const useSignal = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
