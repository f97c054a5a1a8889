import { createContext, use } from 'react'

/** The few words that parts of the interface say by themselves; the app gives them in the language of now. */
export interface UiWords {
  readonly back: string
  readonly close: string
  readonly cancel: string
  readonly dismiss: string
}

const Context = createContext<UiWords | undefined>(undefined)
export const UiWordsProvider = Context.Provider

export function useUiWords(): UiWords {
  const words = use(Context)
  if (!words) throw new Error('UiWordsProvider is missing')
  return words
}
