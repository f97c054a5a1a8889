import './meet.css'
import { useDeferredValue, useMemo, useState } from 'react'
import { parseDocId } from '@porchlight/shared/base/ids'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { meetingById, upcoming } from '@porchlight/shared/meeting/meetings.select'
import { notesKind } from '@porchlight/shared/meeting/notes'
import { searchMeetings, type Hit } from '@porchlight/shared/meeting/search'
import { useNow } from '../../app/canvass/use-now.ts'
import { agendaDoc, notesDoc, useMeetings, useRegister } from '../../app/meet/docs.ts'
import { useWhen } from '../../app/meet/use-when.ts'
import { paths } from '../../app/paths.ts'
import { useDocs, useViews } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Field } from '../../ui/Field.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { listWords } from './list-words.ts'

/** Words, found in everything that the group has written down about its meetings. */
export default function SearchScreen() {
  const t = useText(listWords)
  const format = useFormat()
  const when = useWhen()
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const { all, register, meetings, isOpening } = useEverything()
  const hits = useMemo(() => searchMeetings(all, register, wanted), [all, register, wanted])
  const WHERE: Readonly<Record<Hit['where'], string>> = {
    meeting: t.inMeeting,
    item: t.inItem,
    notes: t.inNotes,
    decision: t.inDecision,
    task: t.inTask,
  }
  const about = (hit: Hit) => {
    const meeting = meetings && meetingById(meetings, hit.meeting)
    return [WHERE[hit.where], ...(meeting ? [meeting.title, when.day(meeting.date)] : [])].join(' · ')
  }
  const said = isOpening ? t.searching : hits.length === 0 ? t.foundNone : t.found(hits.length, format.number(hits.length))
  return (
    <Screen title={t.search} back={paths.meet} status={<WorkStatus />}>
      <Field label={t.words} type="search" value={words} onChange={setWords} autoFocus />
      <p role="status">{wanted.trim() === '' ? t.searchHint : said}</p>
      <List label={t.hits}>
        {hits.map((hit, at) => (
          <Row key={`${hit.id}/${at}`} title={<Found hit={hit} />} detail={about(hit)} href={placeOf(hit)} />
        ))}
      </List>
    </Screen>
  )
}

/** Letters before a find from which on the beginning may have been left out. */
const CUT = 60

const Found = ({ hit: { text, at, length } }: { readonly hit: Hit }) => (
  <span className="hit">
    {at >= CUT ? '…' : ''}
    {text.slice(0, at)}
    <mark>{text.slice(at, at + length)}</mark>
    {text.slice(at + length)}
  </span>
)

function placeOf({ where, meeting }: Hit): string {
  if (meeting === '') return where === 'task' ? paths.tasks : paths.decisions
  return where === 'notes' ? paths.notes(meeting) : paths.meeting(meeting)
}

function useEverything() {
  const now = useNow()
  const meetings = useMeetings()
  const register = useRegister()
  const agendaDocs = useDocs('agenda')
  const notesDocs = useDocs('notes')
  const agendas = useViews(agendaKind, agendaDocs)
  const notes = useViews(notesKind, notesDocs)
  const all = useMemo(() => {
    if (!meetings) return []
    const written = [...agendaDocs, ...notesDocs].flatMap(doc => parseDocId(doc)?.instance ?? [])
    // Dates of a series that nobody has touched all say the same: of them only the next.
    const planned = [...meetings.records, ...upcoming(meetings, now).slice(0, 1)].map(one => one.id)
    const ids = new Set([...written, ...planned])
    return [...ids].flatMap(id => {
      const meeting = meetingById(meetings, id)
      const agenda = agendas[agendaDocs.indexOf(agendaDoc(id))]
      return meeting ? [{ meeting, agenda, notes: notes[notesDocs.indexOf(notesDoc(id))]?.blocks ?? [] }] : []
    })
  }, [meetings, agendaDocs, notesDocs, agendas, notes, now])
  const isOpening = !meetings || !register || [...agendas, ...notes].some(view => view === undefined)
  return { all, register, meetings, isOpening }
}
