import { useEffect, useRef, useState } from 'react'
import type { DocId } from '@porchlight/shared/base/ids'
import type { NotesDoc } from '@porchlight/shared/meeting/notes'
import type { SharedText } from '../../../engine/api-text.ts'
import { announce } from '../../../app/announce.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { createNoteEditor, type NoteEditor } from '../../../editor/note-editor.ts'
import { noteWords } from '../note-words.ts'
import { useCursors } from '../use-cursors.ts'

export interface EditorProps {
  readonly text: SharedText<NotesDoc>
  readonly doc: DocId
  readonly onEditor: (editor: NoteEditor | undefined) => void
  /** Something was typed, or the cursor has moved. */
  readonly onTurn: () => void
  readonly onOthers: (names: readonly string[]) => void
}

/** No second editor is ever on the screen. */
const KEYS = 'note-keys'

export function Editor({ text, doc, onEditor, onTurn, onOthers }: EditorProps) {
  const t = useText(noteWords)
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<NoteEditor>()
  const [isEmpty, setEmpty] = useState(false)
  const tell = useCursors(doc, editor?.view, onOthers)
  const onChange = useRef(() => {})
  useEffect(() => {
    onChange.current = () => {
      setEmpty(editor?.view.state.doc.textContent === '' && editor.view.state.doc.childCount <= 1)
      tell()
      onTurn()
    }
  })
  useEffect(() => {
    const made = createNoteEditor(place.current!, text, {
      label: t.label,
      describedBy: KEYS,
      check: { label: t.box, onTick: isDone => announce(isDone ? t.ticked : t.unticked) },
      onChange: () => onChange.current(),
    })
    setEditor(made)
    setEmpty(made.view.state.doc.textContent === '')
    onEditor(made)
    return () => {
      onEditor(undefined)
      setEditor(undefined)
      made.destroy()
    }
  }, [onEditor, t, text])
  return (
    <div className="note">
      {isEmpty && (
        <p className="note-empty" aria-hidden="true">
          {t.empty}
        </p>
      )}
      <p id={KEYS} hidden>
        {t.keys}
      </p>
      <div ref={place} />
    </div>
  )
}
