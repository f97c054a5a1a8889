/** Cells into values: dates, shouting, statuses. */

/** A text in capitals as people write it; a text with small letters stays as it came. */
export function calm(text: string): string {
  if (text === '' || text !== text.toUpperCase()) return text
  return text
    .toLowerCase()
    .replace(/(^|[\s\-'’(/.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/'S\b/g, "'s")
}

const KEPT_CAPITALS = /\b(?:Ne|Nw|Se|Sw|Rr|Hc|Po|Us|Ii|Iii|Iv|Co)\b/g
/** Numbered streets keep their small ending (`10th`), directions and routes their capitals. */
export const calmStreet = (text: string): string => {
  if (text === '' || text !== text.toUpperCase()) return text
  return calm(text)
    .replace(KEPT_CAPITALS, word => word.toUpperCase())
    .replace(/(\d)(St|Nd|Rd|Th)\b/g, (_, digit: string, ending: string) => digit + ending.toLowerCase())
}

/** `YYYY-MM-DD` or `YYYY` out of the ways in which files write dates; empty where it is none. */
export function dateOf(text: string): string {
  const cell = text.trim()
  let parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(cell)
  if (parts) return checked(parts[1]!, parts[2]!, parts[3]!)
  parts = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: .*)?$/.exec(cell)
  if (parts) return checked(parts[3]!, parts[1]!, parts[2]!)
  return /^(?:18|19|20)\d\d$/.test(cell) ? cell : ''
}

function checked(year: string, month: string, day: string): string {
  if (Number(year) < 1850 || Number(month) > 12 || Number(day) > 31) return ''
  // Files put 00 where only the year is known.
  if (Number(month) === 0 || Number(day) === 0) return year
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

type Status = 'active' | 'inactive' | 'preregistered' | 'removed' | ''
const STATUSES: ReadonlyMap<string, Status> = new Map(
  (
    [
      ['active', 'ACTIVE,ACT,A'],
      ['inactive', 'CONFIRMATION,INACTIVE,INA,I'],
      ['preregistered', 'PRE,PREREGISTERED'],
      ['removed', 'REMOVED,R,DENIED,D,CANCELLED,CANCELED,C'],
    ] as const
  ).flatMap(([status, words]) => words.split(',').map(word => [word, status] as const)),
)

/** `removed`: no longer a voter, the row is left out; empty for what we do not know. */
export const statusOf = (text: string): Status => STATUSES.get(text.trim().toUpperCase()) ?? ''

/** What spreadsheets and offices wrap around a cell: `="00123"` keeps zeros, stars stand for what an exemption hides. */
export function plainCell(text: string): string {
  const cell = text.trim()
  if (cell.startsWith('=')) return /^="(.*)"$/.exec(cell)?.[1]?.trim() ?? cell
  return cell.startsWith('*') && /^\*+$/.test(cell) ? '' : cell
}

const LANGUAGES: Readonly<Record<string, string>> = {
  spanish: 'es',
  español: 'es',
  espanol: 'es',
  sp: 'es',
  english: 'en',
  chinese: 'zh',
  mandarin: 'zh',
  cantonese: 'zh',
  vietnamese: 'vi',
  korean: 'ko',
  tagalog: 'fil',
  filipino: 'fil',
  cambodian: 'km',
  khmer: 'km',
  somali: 'so',
  arabic: 'ar',
  russian: 'ru',
  french: 'fr',
}

/** A language's code out of its name or code; empty where we do not know it. */
export function languageOf(text: string): string {
  const word = text.trim().toLowerCase()
  return LANGUAGES[word] ?? (/^[a-z]{2,3}$/.test(word) ? word : '')
}

export const isYes = (text: string): boolean => /^(?:y|yes|1|true|t|x)$/i.test(text.trim())
