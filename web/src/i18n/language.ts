/**
 * The language of this phone. It stands in localStorage and not in the sealed store, because it is needed before that
 * store is open, and also when it cannot be opened. It says nothing about anybody.
 */
export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** How each language calls itself: never translated, so that people find their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }

const KEY = 'porchlight.language'
const listeners = new Set<() => void>()
let current: Language = remembered() ?? preferred()

export const getLanguage = (): Language => current

export function setLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Storage refused: the choice holds until the app is closed.
  }
  if (typeof document !== 'undefined') document.documentElement.lang = language
  for (const listener of listeners) listener()
}

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The first of the browser's languages that we have. */
function preferred(): Language {
  const wanted = typeof navigator === 'undefined' ? [] : (navigator.languages ?? [navigator.language])
  for (const tag of wanted) {
    const found = LANGUAGES.find(language => tag.toLowerCase().startsWith(language))
    if (found) return found
  }
  return 'en'
}

function remembered(): Language | undefined {
  try {
    return LANGUAGES.find(language => language === localStorage.getItem(KEY))
  } catch {
    return undefined
  }
}
