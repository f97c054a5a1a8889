import type { NoteBlock } from './note-blocks.ts'
import type { AgendaView, Meeting, RegisterView } from './types.ts'

/** What one meeting has to be searched. */
export interface Searched {
  readonly meeting: Meeting
  readonly agenda: AgendaView | undefined
  readonly notes: readonly NoteBlock[]
}

export interface Hit {
  readonly meeting: string
  readonly where: 'meeting' | 'item' | 'notes' | 'decision' | 'task'
  /** Of the item, decision or task; the meeting's otherwise. */
  readonly id: string
  /** The words around the first find; `at` and `length` say where it stands in them. */
  readonly text: string
  readonly at: number
  readonly length: number
}

interface Line {
  readonly meeting: string
  readonly where: Hit['where']
  readonly id: string
  readonly text: string
}

const AROUND = 60

/**
 * Finds every line that has all the words, letters with and without accents alike, newest meeting first. One function
 * over plain text: fifty meetings are a few hundred kilobytes, which is read faster than an index is kept true.
 */
export function searchMeetings(all: readonly Searched[], register: RegisterView | undefined, words: string, most = 100): Hit[] {
  const wanted = folded(words)
    .split(/\s+/)
    .filter(word => word !== '')
  if (wanted.length === 0) return []
  const newestFirst = all.toSorted((a, b) => b.meeting.startsAt - a.meeting.startsAt)
  const hits: Hit[] = []
  for (const line of [...registerLines(register), ...newestFirst.flatMap(linesOf)]) {
    const text = folded(line.text)
    if (!wanted.every(word => text.includes(word))) continue
    hits.push(hitIn(line, text, wanted))
    if (hits.length === most) break
  }
  return hits
}

function hitIn({ meeting, where, id, text }: Line, plain: string, wanted: readonly string[]): Hit {
  const found = Math.min(...wanted.map(word => plain.indexOf(word)))
  const length = wanted.find(word => plain.startsWith(word, found))!.length
  const from = Math.max(0, found - AROUND)
  const cut = text.slice(from, found + length + AROUND)
  return { meeting, where, id, text: cut, at: found - from, length }
}

function registerLines(register: RegisterView | undefined): Line[] {
  if (!register) return []
  const decisions = register.decisions.map(one => ({
    meeting: one.meeting,
    where: 'decision' as const,
    id: one.id,
    text: said(one.wording, one.note),
  }))
  return [...decisions, ...register.tasks.map(one => ({ meeting: one.meeting, where: 'task' as const, id: one.id, text: one.what }))]
}

function linesOf({ meeting, agenda, notes }: Searched): Line[] {
  const of = { meeting: meeting.id, id: meeting.id }
  return [
    { ...of, where: 'meeting', text: said(meeting.title, meeting.purpose, meeting.place) },
    ...(agenda?.items ?? []).map(item => ({
      ...of,
      where: 'item' as const,
      id: item.id,
      text: said(item.title, item.purpose, item.outcome),
    })),
    ...notes.map(block => ({ ...of, where: 'notes' as const, text: block.runs.map(run => run.text).join('') })),
  ]
}

const said = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' – ')

/** Small letters without accents, letter for letter, so that places in it are places in the text. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  // Beyond these two the rare letters change their length, and places would shift.
  const plain = Array.from(lower, char => (char.length === 1 ? char.normalize('NFD')[0]! : char)).join('')
  return plain.length === text.length ? plain : lower.length === text.length ? lower : text
}
