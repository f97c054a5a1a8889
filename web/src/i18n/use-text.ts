import type { ReactNode } from 'react'
import { createContext, createElement, use, useSyncExternalStore } from 'react'
import type { Format } from './format.ts'
import { formatFor } from './format.ts'
import type { Language } from './language.ts'
import { getLanguage, subscribeLanguage } from './language.ts'
import type { Dictionary, Messages, Translated } from './messages.ts'

const Context = createContext<Language | undefined>(undefined)

/** Around the whole app: one place that listens, since a list of doors asks for the language some hundred times. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) =>
  createElement(Context, { value: useSyncExternalStore(subscribeLanguage, getLanguage) }, children)

export function useLanguage(): Language {
  const language = use(Context)
  if (!language) throw new Error('LanguageProvider is missing')
  return language
}

/** The words of a feature in the language of now: `const t = useText(words); t.title; t.doors(3)`. */
export const useText = <T extends Messages>(dictionary: Dictionary<T>): Translated<T> => dictionary[useLanguage()]

export const useFormat = (): Format => formatFor(useLanguage())
