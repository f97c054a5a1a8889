import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { groupKind } from '@porchlight/shared/group/group'
import { correctNote, notePerson, notesOn, peopleNotesKind, restoreNote } from '@porchlight/shared/people/peoplenotes'
import type { PersonNote } from '@porchlight/shared/people/peoplenotes'
import type { Person } from '@porchlight/shared/people/types'
import { newId } from '../../../app/canvass/new-id.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup, useMe, useView } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Row, List } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { useHold } from '../use-hold.ts'
import { peopleWords } from '../words.ts'
import { Removed } from './Removed.tsx'

const notesDoc = docId('peoplenotes', 'organizers')

/** Only for organizers: this part alone opens the document, and nobody else's phone has it. */
export function OrganizersNotes({ person }: { readonly person: Person }) {
  const t = useText(peopleWords)
  const format = useFormat()
  const group = useGroup()
  const me = useMe()
  const names = useView(groupKind, docId('group', 'group'))?.names
  const view = useView(peopleNotesKind, notesDoc)
  const notes = view ? notesOn(view, person.records) : []
  const [draft, setDraft] = useState({ id: newId(), text: '', of: undefined as PersonNote | undefined })
  useHold(draft.text.trim() !== '' && draft.text !== draft.of?.text)
  const begin = (of?: PersonNote) => setDraft({ id: newId(), text: of?.text ?? '', of })
  const save = useAct(async () => {
    const { id, text, of } = draft
    const saved = of
      ? await group.change(peopleNotesKind, notesDoc, correctNote, { id, note: of, text })
      : await group.change(peopleNotesKind, notesDoc, notePerson, { id, person: person.id, text })
    if (saved.ok) begin()
    return saved
  })
  const [gone, setGone] = useState<{ readonly note: PersonNote; readonly removal: string }>()
  const remove = useAct(async (note: PersonNote) => {
    const removal = newId()
    const removed = await group.change(peopleNotesKind, notesDoc, correctNote, { id: removal, note, text: '' })
    if (removed.ok) setGone({ note, removal })
    return removed
  })
  const putBack = useAct(async ({ note, removal }: NonNullable<typeof gone>) => {
    const back = await group.change(peopleNotesKind, notesDoc, restoreNote, { id: newId(), person: note.person, removal })
    if (back.ok) setGone(undefined)
    return back
  })
  const by = (note: PersonNote) => t.noteBy((note.by === me.member ? me.name : names?.[note.by]) || t.unnamed, format.dateTime(note.at))
  return (
    <Section title={t.notes}>
      <p>{t.notesText}</p>
      <RefusalNotice refusal={save.refusal ?? remove.refusal ?? putBack.refusal} />
      {notes.length > 0 && (
        <List label={t.notes}>
          {notes.map(note => (
            <Row
              key={note.id}
              title={<span className="note-text">{note.text}</span>}
              detail={by(note)}
              actions={
                <>
                  <Button label={t.changeNote(note.text)} onPress={() => begin(note)}>
                    {t.change}
                  </Button>
                  <Button label={t.removeNote(note.text)} onPress={() => void remove.run(note)}>
                    {t.removeIt}
                  </Button>
                </>
              }
            />
          ))}
        </List>
      )}
      {gone && <Removed words={shortened(gone.note.text)} onUndo={() => void putBack.run(gone)} />}
      <TextArea label={draft.of ? t.change : t.note} value={draft.text} onChange={text => setDraft({ ...draft, text })} maxLength={2000} />
      <Button isPending={save.isPending} onPress={() => void save.run()}>
        {t.saveNote}
      </Button>
    </Section>
  )
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
