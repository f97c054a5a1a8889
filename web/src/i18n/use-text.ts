import { useSyncExternalStore } from 'react'
import type { Format } from './format.ts'
import { formatFor } from './format.ts'
import type { Language } from './language.ts'
import { getLanguage, subscribeLanguage } from './language.ts'
import type { Dictionary, Messages, Translated } from './messages.ts'

export const useLanguage = (): Language => useSyncExternalStore(subscribeLanguage, getLanguage)

/** The words of a feature in the language of now: `const t = useText(words); t.title; t.doors(3)`. */
export const useText = <T extends Messages>(dictionary: Dictionary<T>): Translated<T> => dictionary[useLanguage()]

export const useFormat = (): Format => formatFor(useLanguage())
