import { useFormat, useText } from '../../i18n/use-text.ts'
import { cutWords } from './cut-messages.ts'

/** "1 h 40 min", to five minutes: it is an estimate. */
export function useSaySeconds(): (seconds: number) => string {
  const t = useText(cutWords)
  const format = useFormat()
  return seconds => {
    const minutes = Math.max(5, Math.round(seconds / 300) * 5)
    return t.time(minutes >= 60 ? format.number(Math.floor(minutes / 60)) : '', minutes % 60 > 0 ? format.number(minutes % 60) : '')
  }
}
