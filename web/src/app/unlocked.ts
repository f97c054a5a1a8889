import { createContext, use } from 'react'
import type { Unlocked } from '../engine/api-lock.ts'

const UnlockedContext = createContext<(unlocked: Unlocked) => void>(() => {
  throw new Error('this phone is not locked')
})

export const UnlockedProvider = UnlockedContext

/** For the lock's screen: opens the app with what it has got. */
export const useUnlocked = (): ((unlocked: Unlocked) => void) => use(UnlockedContext)
