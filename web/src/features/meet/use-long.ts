import { useFormat, useText } from '../../i18n/use-text.ts'
import { planWords } from './plan-words.ts'

/** A length of time in words: `45 min`, `1 h 30 min`. */
export function useLong(): (minutes: number) => string {
  const t = useText(planWords)
  const format = useFormat()
  return minutes => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    if (hours === 0) return t.minutesOnly(format.number(rest))
    return rest === 0 ? t.hours(format.number(hours)) : t.hoursMinutes(format.number(hours), format.number(rest))
  }
}
