import { useLanguage } from '../../../i18n/use-text.ts'

/** `Spanish`, in the language of now; a code that nobody knows is said as it is. */
export function useLanguageName(): (code: string) => string {
  const language = useLanguage()
  return code => nameIn(code, language)
}

function nameIn(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
