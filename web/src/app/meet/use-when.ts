import { useMemo } from 'react'
import { addDays } from '@porchlight/shared/base/civil'
import { offsetAt, wallAt, zoneHere } from '@porchlight/shared/base/zone'
import type { Meeting } from '@porchlight/shared/meeting/types'
import type { Language } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-text.ts'
import { meetWords } from './words.ts'

/** Days and times of meetings as people of a language write them. */
export interface When {
  /** `Thu, Dec 3`, with the year where it is not this one. */
  day(date: string): string
  /** `Today`, `Tomorrow`, else as `day`. */
  near(date: string, now: number): string
  /** `6:30 PM` of a place. */
  time(ms: number, zone: string): string
  /** `Thu, Dec 3, 6:30 PM`, with the place where its clocks are not ours. */
  meeting(meeting: Meeting): string
  /** The place whose time is meant, where that is not here; else empty. */
  zone(meeting: Pick<Meeting, 'zone' | 'startsAt'>): string
}

const made = new Map<Language, When>()

export function useWhen(): When {
  const language = useLanguage()
  return useMemo(() => whenFor(language), [language])
}

/** The day it is where the phone is. */
export const today = (now: number): string => wallAt(zoneHere(), now).date

export const placeOfZone = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

function whenFor(language: Language): When {
  const known = made.get(language)
  if (known) return known
  const locale = language === 'es' ? 'es-US' : 'en-US'
  const t = meetWords[language]
  const formats = new Map<string, Intl.DateTimeFormat>()
  const format = (key: string, options: Intl.DateTimeFormatOptions) => {
    const one = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
    formats.set(key, one)
    return one
  }
  const day = (date: string) => {
    const year = date.slice(0, 4) === String(new Date().getFullYear()) ? {} : ({ year: 'numeric' } as const)
    const options = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC', ...year } as const
    return format(`day${'year' in year}`, options).format(Date.parse(`${date}T00:00Z`))
  }
  const time = (ms: number, zone: string) => format(zone, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(ms)
  const zone = ({ zone: at, startsAt }: Pick<Meeting, 'zone' | 'startsAt'>) =>
    offsetAt(at, startsAt) === offsetAt(zoneHere(), startsAt) ? '' : t.zoneOf(placeOfZone(at))
  const when: When = {
    day,
    near(date, now) {
      const first = today(now)
      return date === first ? t.today : date === addDays(first, 1) ? t.tomorrow : day(date)
    },
    time,
    zone,
    meeting: one => [day(one.date), time(one.startsAt, one.zone), zone(one)].filter(part => part !== '').join(', '),
  }
  made.set(language, when)
  return when
}
