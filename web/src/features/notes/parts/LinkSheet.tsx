import { useState } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { addressOf, linkAt, setLink } from '../../../editor/links.ts'
import type { NoteEditor } from '../../../editor/note-editor.ts'
import { noteWords } from '../note-words.ts'

export function LinkSheet({ editor, onClose }: { readonly editor: NoteEditor; readonly onClose: () => void }) {
  const t = useText(noteWords)
  const before = linkAt(editor.view.state)
  const [typed, setTyped] = useState(before ?? '')
  const [isWrong, setWrong] = useState(false)
  const save = (href: string | undefined) => {
    onClose()
    setLink(editor.view, href)
  }
  const link = () => {
    const href = addressOf(typed)
    if (href) save(href)
    else setWrong(true)
  }
  return (
    <Sheet
      title={t.linkTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="primary" wide onPress={link}>
            {t.linkSave}
          </Button>
          {before && <Button onPress={() => save(undefined)}>{t.linkRemove}</Button>}
        </>
      }
    >
      <Field
        label={t.linkField}
        description={t.linkHint}
        type="url"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={setTyped}
        error={isWrong ? t.linkWrong : undefined}
      />
    </Sheet>
  )
}
