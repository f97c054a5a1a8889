import { spans } from '@automerge/automerge/slim'
import type { Doc } from '@automerge/automerge/slim'
import { frozen } from '../doc/frozen.ts'
import type { Texts } from '../doc/flat.ts'
import { defineKind } from '../doc/kind.ts'
import { blocksOf } from './note-blocks.ts'
import type { NoteBlock } from './note-blocks.ts'

/**
 * What several people write down at once, a meeting's minutes for example: one rich text, edited by
 * `@automerge/prosemirror` at the path `['text']`. The instance of its doc id is the meeting's id; scope `group`.
 */
export interface NotesDoc {
  about: Texts
  /** A text that is merged letter by letter, with marks and block markers. */
  text: string
}

export interface NotesView {
  readonly blocks: readonly NoteBlock[]
}

/** Where the text is in the document. */
export const NOTES_PATH = ['text'] as const

export const notesKind = defineKind<NotesDoc, NotesView>({
  name: 'notes',
  version: 1,
  writers: ['admin', 'organizer', 'member'],
  readLater: true,
  isTyped: true,
  initial: frozen('hW9KgzBGjUUBNgAQAAAAAAAAAAAAAAAAAAAAAAEBAAAABRUMNAFCA1YCcAJ-BWFib3V0BHRleHQCfgAEAgACAA'),
  // The text of a stranger may be anything but a text; then there is nothing to read.
  read: doc => ({ blocks: typeof doc.text === 'string' ? blocksOf(spans(doc as Doc<NotesDoc>, [...NOTES_PATH])) : [] }),
})
