import type { Day } from '@porchlight/shared/base/civil'
import { DAYS } from '@porchlight/shared/base/civil'
import type { PartOfDay, Slot, Variant } from '@porchlight/shared/people/types'
import { addressLine } from '@porchlight/shared/people/values'
import type { Language } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-text.ts'
import { sayWords } from './say-words.ts'

/** How single values of a person are said in the language of now. */
export interface SayPerson {
  /** `Spanish`; a word that is no code stays as it is. */
  language(code: string): string
  day(day: Day): string
  /** As short as a column of a week is. */
  dayLetters(day: Day): string
  slot(slot: Slot): string
  /** The group's own word stays as it is. */
  role(role: string): string
  variant(variant: Variant): string
}

export const partsOf = (slot: Slot): readonly [Day, PartOfDay] => slot.split('-') as [Day, PartOfDay]

const made = new Map<Language, SayPerson>()

export function useSayPerson(): SayPerson {
  const language = useLanguage()
  const known = made.get(language) ?? sayFor(language)
  made.set(language, known)
  return known
}

function sayFor(screen: Language): SayPerson {
  const locale = screen === 'es' ? 'es-US' : 'en-US'
  const t = sayWords[screen]
  const names = new Map<string, string>()
  let display: Intl.DisplayNames | undefined
  const days = { long: new Map<Day, string>(), narrow: new Map<Day, string>() }
  const day = (which: Day, weekday: 'long' | 'narrow') => {
    // 2024-01-01 was a Monday.
    const date = new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(which)))
    const said = days[weekday].get(which) ?? upper(new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(date))
    days[weekday].set(which, said)
    return said
  }
  return {
    language(code) {
      const known = names.get(code)
      if (known !== undefined) return known
      display ??= new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
      const said = upper(nameOf(display, code) ?? code)
      names.set(code, said)
      return said
    },
    day: which => day(which, 'long'),
    dayLetters: which => day(which, 'narrow'),
    slot(slot) {
      const [which, part] = partsOf(slot)
      return t.slot(day(which, 'long'), t[part])
    },
    role: role => (isKnown(role) ? t[role] : role),
    variant: ({ value }) => (typeof value === 'string' ? value : addressLine(value)),
  }
}

const isKnown = (role: string): role is 'facilitator' | 'note-taker' | 'timekeeper' | 'stack-keeper' =>
  ['facilitator', 'note-taker', 'timekeeper', 'stack-keeper'].includes(role)

/** Other people's phones may say anything. */
function nameOf(display: Intl.DisplayNames, code: string): string | undefined {
  try {
    return display.of(code)
  } catch {
    return undefined
  }
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
