import type { Language } from './language.ts'

const rules: Readonly<Record<Language, Intl.PluralRules>> = { en: new Intl.PluralRules('en'), es: new Intl.PluralRules('es') }

/** `one` where the language says a count of one, else `other` (for both of our languages "many" reads like "other"). */
export const plural = (language: Language, count: number, one: string, other: string): string =>
  rules[language].select(count) === 'one' ? one : other
