import { useState } from 'react'
import { useText } from '../../../i18n/use-text.ts'
import { Press } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import type { CommandName, NoteEditor } from '../../../editor/note-editor.ts'
import { noteWords } from '../note-words.ts'
import { LinkSheet } from './LinkSheet.tsx'
import { MentionSheet } from './MentionSheet.tsx'

const TOOLS: readonly (readonly [name: CommandName, drawn: string])[] = [
  ['heading', 'H'],
  ['bullets', '•'],
  ['check', '☑'],
  ['numbers', '1.'],
  ['bold', 'B'],
  ['italic', 'I'],
]

/** One row at the thumb; it scrolls sideways when the words are large. */
export function Toolbar({ editor }: { readonly editor: NoteEditor }) {
  const t = useText(noteWords)
  const [open, setOpen] = useState<'mention' | 'link'>()
  return (
    <div className="note-tools" role="toolbar" aria-label={t.tools}>
      <Press className="note-tool" label={t.undo} onPress={() => editor.run('undo')}>
        <Icon name="undo" />
      </Press>
      {TOOLS.map(([name, drawn]) => (
        <Press
          key={name}
          className={`note-tool note-tool-${name}`}
          label={t[name]}
          isPressed={editor.isActive(name)}
          onPress={() => editor.run(name)}
        >
          <Drawn sign={drawn} />
        </Press>
      ))}
      <Press className="note-tool" label={t.mention} onPress={() => setOpen('mention')}>
        <Drawn sign="@" />
      </Press>
      <Press className="note-tool" label={t.link} onPress={() => setOpen('link')}>
        <Icon name="share" />
      </Press>
      {open === 'mention' && <MentionSheet editor={editor} onClose={() => setOpen(undefined)} />}
      {open === 'link' && <LinkSheet editor={editor} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/** A drawing that happens to be a letter: no text, so that it is no part of what the button is called. */
const Drawn = ({ sign }: { readonly sign: string }) => <span className="note-sign" aria-hidden="true" data-sign={sign} />
