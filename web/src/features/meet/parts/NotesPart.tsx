import { Suspense } from 'react'
import type { Meeting } from '@porchlight/shared/meeting/types'
import { extra } from '../../../app/extra.ts'
import { notesDoc } from '../../../app/meet/docs.ts'
import { paths } from '../../../app/paths.ts'
import { useDocs } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { meetingWords } from '../meeting-words.ts'

/** Reading a text needs Automerge's code: it comes after the agenda stands. */
const NotesPreview = extra(() => import('./NotesPreview.tsx'))

export function NotesPart({ meeting }: { readonly meeting: Meeting }) {
  const t = useText(meetingWords)
  const hasNotes = useDocs('notes').includes(notesDoc(meeting.id))
  return (
    <Section title={t.notes}>
      {hasNotes && (
        <Suspense>
          <NotesPreview meeting={meeting.id} />
        </Suspense>
      )}
      <LinkButton icon="pencil" href={paths.notes(meeting.id)}>
        {hasNotes ? t.notesGoOn : t.notesWrite}
      </LinkButton>
    </Section>
  )
}
