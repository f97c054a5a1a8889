import { streetLine } from '@porchlight/shared/canvass/address'
import type { Person } from '@porchlight/shared/canvass/doors'
import type { Address, ResultCode, Visit } from '@porchlight/shared/canvass/types'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use-text.ts'
import { useNow } from './use-now.ts'
import { canvassWords, resultWords } from './words.ts'

type Said = Pick<Visit, 'result' | 'literature' | 'note' | 'fulfils' | 'followUp' | 'safety' | 'paper'>

/** How doors, people and visits are said, in the language of now. */
export interface Say {
  readonly result: (code: ResultCode) => string
  /** In the middle of a sentence: `118 talked`. */
  readonly resultInside: (code: ResultCode) => string
  /** `Talked`; for a visit without a result the most that it says: `Left literature`, `Promise kept`, `Note`. */
  readonly visit: (visit: Said) => string
  /** `118 talked`, `Ana, 118 talked` where it was written down for somebody: a visit and its door, in the middle of a sentence. */
  readonly visitAt: (address: Address, visit: Said) => string
  /** The short name of a door on its street: `118`, `118 unit 2`. */
  readonly number: (address: Address) => string
  readonly unit: (unit: string) => string
  readonly language: (code: string) => string
  /** `today 4:05 PM`, `Tue, Nov 3`. */
  readonly when: (at: number) => string
  /** `4:05 PM` for today, else the day: where "today" goes without saying. */
  readonly clock: (at: number) => string
}

export function useSay(): Say {
  const language = useLanguage()
  const format = useFormat()
  const results = useText(resultWords)
  const words = useText(canvassWords)
  const now = useNow()
  const visit: Say['visit'] = said => (said.result ? results[said.result] : words[withoutResult(said)])
  const number: Say['number'] = address => numberOf(address, words.noNumber, words.unit)
  return {
    result: code => results[code],
    resultInside: code => lower(results[code]),
    visit,
    visitAt: (address, one) => `${one.paper ? `${one.paper.knocker}, ` : ''}${number(address)} ${lower(visit(one))}`,
    number,
    unit: unit => unitWords(unit, words.unit),
    language: code => languageName(code, language),
    when: at => whenText(at, now, format, words),
    clock: at => whenText(at, now, format, { ...words, today: time => time }),
  }
}

const withoutResult = ({ literature, note, fulfils, followUp, safety }: Said) =>
  literature ? 'literature' : note ? 'note' : fulfils ? 'promiseKept' : followUp ? 'promise' : safety ? 'warning' : 'answers'

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function numberOf(address: Address, none: string, unit: (unit: string) => string): string {
  const number = address.number || streetLine(address) || none
  return address.unit ? `${number} ${unitWords(address.unit, unit)}` : number
}

/** A unit that brings its own word (`Apt 4`, `#4`) keeps it. */
const unitWords = (unit: string, word: (unit: string) => string): string => (/^(?:#|[a-z]{2,}\.?\s)/i.test(unit) ? unit : word(unit))

function languageName(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/i.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'language' }).of(code.toLowerCase()) ?? code
}

/** More than a screen stays open: what is later than this was said by a phone whose clock is ahead. */
const AHEAD = 24 * 60 * 60 * 1000

/** Said by a phone whose clock is ahead: when it was is not known. */
export const isAhead = (at: number, now: number): boolean => at - now > AHEAD

interface WhenWords {
  readonly today: (time: string) => string
  readonly dayUnknown: string
}

export function whenText(at: number, now: number, format: Pick<Format, 'time' | 'day'>, words: WhenWords): string {
  if (isAhead(at, now)) return words.dayUnknown
  return new Date(at).toDateString() === new Date(now).toDateString() ? words.today(format.time(at)) : format.day(at)
}

/** `54` from a date or a year of birth (then it may be one too many); undefined where the list does not say. */
export function ageOf(born: string, now: number): number | undefined {
  const parts = /^(\d{4})(?:-(\d{2})-(\d{2}))?$/.exec(born)
  if (!parts) return undefined
  const today = new Date(now)
  const had =
    !parts[2] ||
    today.getMonth() + 1 > Number(parts[2]) ||
    (today.getMonth() + 1 === Number(parts[2]) && today.getDate() >= Number(parts[3]))
  const age = today.getFullYear() - Number(parts[1]) - (had ? 0 : 1)
  return age >= 0 && age < 130 ? age : undefined
}

/** What a household is called on a row: first names. */
export const firstName = (person: Person): string => person.voter?.first || person.name.split(' ')[0] || person.name
