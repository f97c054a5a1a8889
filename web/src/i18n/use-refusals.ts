import { useEffect, useSyncExternalStore } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import type { RefusalWords } from './refusals.en.ts'
import { hasRefusals, loadRefusals, onRefusalsLoaded, refusalWords } from './refusals.ts'
import { useLanguage } from './use-text.ts'

export type SayRefusal = (refusal: Refusal) => RefusalWords

/** The words for refusals in the language of now; the general ones for the moment until the others are there. */
export function useRefusalWords(): SayRefusal {
  const language = useLanguage()
  useSyncExternalStore(onRefusalsLoaded, () => hasRefusals(language))
  useEffect(() => void loadRefusals(language).catch(() => undefined), [language])
  return refusal => refusalWords(language, refusal)
}
