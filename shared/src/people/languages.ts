/** Languages that are common in the field, by what people call them (letters only, without accents). */
const CODES: Readonly<Record<string, string>> = {
  english: 'en',
  ingles: 'en',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  chinese: 'zh',
  chino: 'zh',
  mandarin: 'zh',
  cantonese: 'yue',
  vietnamese: 'vi',
  vietnamita: 'vi',
  korean: 'ko',
  coreano: 'ko',
  tagalog: 'fil',
  filipino: 'fil',
  khmer: 'km',
  cambodian: 'km',
  camboyano: 'km',
  japanese: 'ja',
  japones: 'ja',
  somali: 'so',
  arabic: 'ar',
  arabe: 'ar',
  russian: 'ru',
  ruso: 'ru',
  ukrainian: 'uk',
  ucraniano: 'uk',
  polish: 'pl',
  polaco: 'pl',
  french: 'fr',
  frances: 'fr',
  german: 'de',
  aleman: 'de',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  portugues: 'pt',
  haitiancreole: 'ht',
  creole: 'ht',
  criollo: 'ht',
  hindi: 'hi',
  urdu: 'ur',
  bengali: 'bn',
  punjabi: 'pa',
  nepali: 'ne',
  swahili: 'sw',
  amharic: 'am',
  navajo: 'nv',
  yiddish: 'yi',
  hebrew: 'he',
  asl: 'ase',
  americansignlanguage: 'ase',
}

/** For a list to choose from, commonest first. */
export const COMMON_LANGUAGES = [
  'en',
  'es',
  'zh',
  'vi',
  'ko',
  'fil',
  'km',
  'ar',
  'fr',
  'ht',
  'pt',
  'ru',
  'so',
  'hi',
  'pl',
  'de',
  'ase',
] as const

/** A language's code out of its name or code; another word as it is. */
export function languageCode(text: string): string {
  const word = text.trim()
  const plain = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
  return CODES[plain] ?? (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(word) ? word.toLowerCase() : word)
}
