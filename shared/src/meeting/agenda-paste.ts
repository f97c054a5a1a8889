import { ITEM_LIMIT, LONGEST_ITEM } from './agenda.ts'
import type { NewItem } from './types.ts'

/**
 * An agenda out of text that somebody wrote elsewhere: a line is an item, an indented line below it says more about it.
 * Minutes ("10 min", "10'", "0:10", "1 h") and who leads ("(Ana)", "@Ana", "– Ana") are read where they stand.
 */
export function readPastedAgenda(text: string, newId: () => string): NewItem[] {
  const items: { id: string; title: string; lead: string; minutes: number; purpose: string[] }[] = []
  const lines = text
    .replace(/\t/g, '    ')
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
  const left = Math.min(...lines.map(indentOf))
  for (const line of lines) {
    const words = plainLine(line)
    if (words === '' || (items.length === 0 && HEADING.test(words))) continue
    const last = items.at(-1)
    if (last && indentOf(line) - left >= 2) last.purpose.push(words)
    else {
      const item = itemIn(words)
      if (item) items.push({ id: newId(), ...item, purpose: [] })
    }
  }
  return items.map(({ id, title, lead, minutes, purpose }) => ({
    id,
    title: title.slice(0, ITEM_LIMIT.title),
    ...(lead === '' ? {} : { lead: lead.slice(0, ITEM_LIMIT.lead) }),
    ...(minutes === 0 ? {} : { minutes }),
    ...(purpose.length === 0 ? {} : { purpose: purpose.join('\n').slice(0, ITEM_LIMIT.purpose) }),
  }))
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** A title of the whole: no item. */
const HEADING = /^(?:agenda|orden del d[ií]a|temario|puntos)\b[^()\d]{0,60}:?$/i

/** Without bullet, number, checkbox or heading marks. */
const plainLine = (line: string): string =>
  line
    .trim()
    .replace(/^(?:#{1,6}\s+|[-*+•·–—]\s+|\(?\d{1,3}[.)]\s+|[a-z][.)]\s+)/i, '')
    .replace(/^\[[ xX]?\]\s+/, '')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .trim()

const CLOCK_TIME = /^(?:\d{1,2}[:.]\d\d\s*(?:am|pm|h)?(?:\s*[-–—]\s*\d{1,2}[:.]\d\d\s*(?:am|pm|h)?)?)\s*[:–—-]?\s+/i
const HOURS_MINUTES = /(?<![\d:])(\d{1,2}):([0-5]\d)\s*h\b/i
const MINUTES = /(?<![\d:.])(\d{1,3})\s*(?:minutes?|minutos?|mins?\b\.?|m\b|['′’](?!\p{L}))/iu
const HOURS = /(?<![\d:.])(\d{1,2})(?:[.,](5))?\s*(?:hours?|horas?|hrs?|h)\b\.?/i
const BRACKETS = /[([]([^()[\]]{1,60})[)\]]/g
const MENTION = /(?:^|\s)@(\p{L}[\p{L}\p{M}'’.-]*(?:\s\p{Lu}[\p{L}\p{M}'’.-]*)?)/u
const DASHED = /\s[-–—|]\s+(\p{Lu}[\p{L}\p{M}'’.-]*(?:(?:\s|\s?[&+,/]\s?|\s(?:and|y)\s)\p{Lu}[\p{L}\p{M}'’.-]*){0,3})$/u

function itemIn(words: string): { title: string; lead: string; minutes: number } | undefined {
  let rest = words.replace(CLOCK_TIME, '')
  let minutes = 0
  const take = (pattern: RegExp, count: (found: RegExpExecArray) => number) => {
    const found = minutes === 0 ? pattern.exec(rest) : null
    if (!found || count(found) > LONGEST_ITEM) return
    minutes = count(found)
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
  }
  take(HOURS_MINUTES, ([, hours, more]) => Number(hours) * 60 + Number(more))
  take(MINUTES, ([, count]) => Number(count))
  take(HOURS, ([, hours, half]) => Number(hours) * 60 + (half ? 30 : 0))
  const { lead, title } = leadIn(rest)
  const clean = tidy(title)
  return clean === '' ? undefined : { title: clean, lead, minutes }
}

function leadIn(words: string): { lead: string; title: string } {
  const mention = MENTION.exec(words)
  if (mention) return { lead: mention[1]!, title: words.replace(mention[0], ' ') }
  for (const found of words.matchAll(BRACKETS)) {
    const inside = tidy(found[1]!)
    // "(new)", "(see the letter)" are no names; "(Ana & Luis)" are.
    const isName = /^\p{Lu}/u.test(inside) && inside.split(' ').length <= 5
    if (inside === '' || isName) return { lead: inside, title: words.replace(found[0], ' ') }
  }
  const dashed = DASHED.exec(tidy(words))
  return dashed ? { lead: dashed[1]!, title: tidy(words).slice(0, dashed.index) } : { lead: '', title: words }
}

/** Empty brackets and what parted the pieces that were taken out. */
const tidy = (text: string): string =>
  text
    .replace(/[([]\s*[,;:–—-]?\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/([([])\s*[,;:–—-]\s*/g, '$1')
    .replace(/\s*[,;:–—-]\s*([)\]])/g, '$1')
    .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '')
