import { clockAt, notReached, plannedTimes } from './clock.select.ts'
import type { NoteBlock, Run } from './note-blocks.ts'
import type { NameOf } from './note-text.ts'
import type { AgendaItem, AgendaView, Decision, Meeting, Task } from './types.ts'

/** The words of a paper in the reader's language, and how it writes dates and times. */
export interface PaperWords {
  readonly agenda: string
  readonly minutes: string
  readonly cancelled: string
  readonly where: string
  readonly join: string
  readonly present: string
  readonly coming: string
  readonly decisions: string
  readonly tasks: string
  readonly openTasks: string
  readonly notReached: string
  readonly notes: string
  /** "10 min" */
  duration(minutes: number): string
  /** "by 3 December" */
  due(date: string): string
  /** The day and the time of a meeting, with its zone where that is not the reader's. */
  when(meeting: Meeting): string
  /** The time of day at the meeting's place. */
  clock(ms: number, zone: string): string
}

export interface Paper {
  readonly meeting: Meeting
  readonly agenda: AgendaView
  /** Those of this meeting. */
  readonly decisions: readonly Decision[]
  readonly tasks: readonly Task[]
  /** From meetings before, not done yet. */
  readonly openTasks: readonly Task[]
  /** What was written down at it; may be empty. */
  readonly notes: readonly NoteBlock[]
  /** Names of who is coming, or was there. */
  readonly coming: readonly string[]
  readonly present: readonly string[]
  readonly nameOf: NameOf
  readonly words: PaperWords
}

/** The agenda as blocks, for print, text and Markdown (note-text.ts). */
export function agendaPaper(paper: Paper): NoteBlock[] {
  const { meeting, agenda, words, coming, openTasks } = paper
  const times = plannedTimes(agenda.items, meeting.startsAt)
  return [
    ...head(paper, words.agenda),
    ...(coming.length > 0 ? [line(bold(`${words.coming}: `), plain(coming.join(', ')))] : []),
    ...agenda.items.flatMap(item => agendaItem(paper, item, words.clock(times[item.id]!, meeting.zone))),
    ...section(
      words.openTasks,
      openTasks.map(task => taskBlock(paper, task)),
    ),
  ]
}

/** The minutes as blocks: what came of each item, what was decided, who does what, and what was written down. */
export function minutesPaper(paper: Paper): NoteBlock[] {
  const { agenda, words, decisions, tasks, present, notes } = paper
  const { begun } = clockAt(agenda.clock, 0)
  const left = notReached(agenda)
  const reached = agenda.items.filter(item => !left.includes(item) && item.kind !== 'break')
  const standing = decisions.filter(decision => !decision.withdrawn)
  return [
    ...head(paper, words.minutes),
    ...(present.length > 0 ? [line(bold(`${words.present}: `), plain(present.join(', ')))] : []),
    ...reached.toSorted((a, b) => place(begun, a) - place(begun, b)).flatMap(item => minutesItem(paper, item)),
    ...section(
      words.decisions,
      standing.map(one => block('numbered', plain(one.wording), ...(one.owner ? [italic(` – ${paper.nameOf(one.owner)}`)] : []))),
    ),
    ...section(
      words.tasks,
      tasks.filter(task => !task.dropped).map(task => taskBlock(paper, task)),
    ),
    ...section(
      words.notReached,
      left.map(item => block('bullet', plain(item.title))),
    ),
    ...section(words.notes, notes.map(demoted)),
  ]
}

/** In the order in which they were spoken about; those that never were keep their place behind. */
const place = (begun: readonly string[], item: AgendaItem): number => (begun.includes(item.id) ? begun.indexOf(item.id) : begun.length)

function head({ meeting, words }: Paper, what: string): NoteBlock[] {
  return [
    heading(1, `${what}: ${meeting.title}`),
    ...(meeting.cancelled ? [line(bold(words.cancelled))] : []),
    line(plain(words.when(meeting))),
    ...(meeting.place ? [line(bold(`${words.where}: `), plain(meeting.place))] : []),
    ...(meeting.link ? [line(bold(`${words.join}: `), { text: meeting.link, link: meeting.link })] : []),
    ...(meeting.purpose ? [line(plain(meeting.purpose))] : []),
  ]
}

function agendaItem({ nameOf, words }: Paper, item: AgendaItem, time: string): NoteBlock[] {
  const about = [item.lead === '' ? '' : nameOf(item.lead), item.minutes === 0 ? '' : words.duration(item.minutes)].filter(
    part => part !== '',
  )
  const tail = about.length > 0 ? ` (${about.join(', ')})` : ''
  return [
    block('numbered', ...(item.minutes > 0 ? [plain(`${time}  `)] : []), bold(item.title), plain(tail)),
    ...paragraphs(item.purpose).map(text => ({ ...block('bullet', plain(text)), depth: 1 })),
  ]
}

function minutesItem({ nameOf }: Paper, item: AgendaItem): NoteBlock[] {
  const lead = item.lead === '' ? '' : nameOf(item.lead)
  return [
    heading(2, lead === '' ? item.title : `${item.title} (${lead})`),
    ...paragraphs(item.purpose).map(text => line(italic(text))),
    ...paragraphs(item.outcome).map(text => line(plain(text))),
  ]
}

function taskBlock({ nameOf, words }: Paper, task: Task): NoteBlock {
  const owner = task.owner === '' ? [] : [bold(`${nameOf(task.owner)}: `)]
  const due = task.due === '' ? [] : [italic(` – ${words.due(task.due)}`)]
  return { ...block('check', ...owner, plain(task.what), ...due), checked: task.done }
}

const section = (title: string, blocks: readonly NoteBlock[]): NoteBlock[] => (blocks.length > 0 ? [heading(2, title), ...blocks] : [])

/** Headings of the notes come below the paper's own. */
const demoted = (one: NoteBlock): NoteBlock => (one.type === 'heading' ? { ...one, level: Math.min(6, one.level + 2) } : one)

const paragraphs = (text: string): string[] => text.split('\n').filter(part => part.trim() !== '')

const plain = (text: string): Run => ({ text })
const bold = (text: string): Run => ({ text, bold: true })
const italic = (text: string): Run => ({ text, italic: true })
const block = (type: NoteBlock['type'], ...runs: Run[]): NoteBlock => ({
  type,
  level: 0,
  depth: 0,
  checked: false,
  runs: runs.filter(run => run.text !== ''),
})
const line = (...runs: Run[]): NoteBlock => block('paragraph', ...runs)
const heading = (level: number, text: string): NoteBlock => ({ ...block('heading', plain(text)), level })
