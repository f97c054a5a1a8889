import { tasksForAgenda } from '@porchlight/shared/meeting/carry'
import { answersBy, present } from '@porchlight/shared/meeting/answers'
import type { NoteBlock } from '@porchlight/shared/meeting/note-blocks'
import { notesKind } from '@porchlight/shared/meeting/notes'
import { agendaPaper, minutesPaper, type PaperWords } from '@porchlight/shared/meeting/paper'
import { notesDoc } from '../../app/meet/docs.ts'
import { useWhen } from '../../app/meet/use-when.ts'
import { meetWords } from '../../app/meet/words.ts'
import { useDocs, useView } from '../../app/services.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { paperWords } from './paper-words.ts'
import type { MeetingNow } from './use-meeting.ts'

/** Agenda or minutes as blocks; undefined while the notes are being opened. */
export function usePaper({ meeting, agenda, register, who }: MeetingNow, what: 'agenda' | 'minutes'): readonly NoteBlock[] | undefined {
  const words = usePaperWords()
  const somebody = useText(meetWords).somebody
  const notes = useView(notesKind, notesDoc(meeting.id))
  const hasNotes = useDocs('notes').includes(notesDoc(meeting.id))
  if (hasNotes && !notes) return undefined
  const here = (one: { readonly meeting: string }) => one.meeting === meeting.id
  const names = (all: readonly string[]) => all.map(one => who.name(one) || somebody).toSorted((a, b) => a.localeCompare(b))
  const comes = [...answersBy(agenda, who.is)].flatMap(([one, { answer }]) => (answer === 'coming' ? [one] : []))
  const paper = {
    meeting,
    agenda,
    decisions: register.decisions.filter(here).toSorted((a, b) => a.at - b.at),
    tasks: register.tasks.filter(here),
    openTasks: tasksForAgenda(register, meeting),
    notes: notes?.blocks ?? [],
    coming: names(comes),
    present: names(present(agenda, who.is)),
    nameOf: who.name,
    words,
  }
  return what === 'minutes' ? minutesPaper(paper) : agendaPaper(paper)
}

function usePaperWords(): PaperWords {
  const t = useText(paperWords)
  const format = useFormat()
  const when = useWhen()
  return {
    ...t,
    duration: minutes => t.duration(format.number(minutes)),
    due: date => t.due(when.day(date)),
    when: when.meeting,
    clock: when.time,
  }
}
