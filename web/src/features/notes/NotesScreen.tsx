import './notes.css'
import { useState } from 'react'
import { docId } from '@porchlight/shared/base/ids'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { meetingById } from '@porchlight/shared/meeting/meetings.select'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useView } from '../../app/services.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import type { NoteEditor } from '../../editor/note-editor.ts'
import { noteWords } from './note-words.ts'
import { Editor } from './parts/Editor.tsx'
import { Toolbar } from './parts/Toolbar.tsx'
import { VersionsSheet } from './parts/VersionsSheet.tsx'
import { useSharedText } from './use-shared-text.ts'

/** One text, all over the screen; what is done with it lies at the thumb. */
export default function NotesScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const t = useText(noteWords)
  const id = params['meeting']!
  const doc = docId('notes', 'group', id)
  const meetings = useView(meetingsKind, docId('meetings', 'group'))
  const meeting = meetings && meetingById(meetings, id)
  const { text, refusal } = useSharedText(doc)
  const [editor, setEditor] = useState<NoteEditor>()
  // A number that grows with every change: what the toolbar shows depends on where the cursor is.
  const [, setTurn] = useState(0)
  const [others, setOthers] = useState<readonly string[]>([])
  const [looksBack, setLooksBack] = useState(false)
  return (
    <Screen
      title={t.title}
      over={meeting?.title ?? ''}
      back={paths.meeting(id)}
      aside={text && <IconButton icon="clock" label={t.history} onPress={() => setLooksBack(true)} />}
      status={<WorkStatus />}
      actions={editor && <Toolbar editor={editor} />}
    >
      <RefusalNotice refusal={refusal} />
      <p className="note-others" role="status">
        {others.length > 0 ? t.withOthers(others.join(', ')) : ''}
      </p>
      {text ? (
        <Editor text={text} doc={doc} onEditor={setEditor} onTurn={() => setTurn(turn => turn + 1)} onOthers={setOthers} />
      ) : (
        !refusal && <p>{t.opening}</p>
      )}
      {text && looksBack && <VersionsSheet text={text} onClose={() => setLooksBack(false)} />}
    </Screen>
  )
}
