import { from, getAllChanges } from '@automerge/automerge/slim'
import type { DeviceId, DocId, GroupId, MemberId } from '@porchlight/shared/base/ids'
import { refusal } from '@porchlight/shared/base/refusal'
import { put, text, textsOf } from '@porchlight/shared/doc/flat'
import type { Texts } from '@porchlight/shared/doc/flat'
import type { Action, Kind } from '@porchlight/shared/doc/kind'
import type { Author } from '../ports.ts'
import { loadAutomerge } from './node-world.ts'

/** The smallest kind there can be, for tests of what happens to documents whatever they say. */
export interface NotesDoc {
  notes: Texts
}
export type NotesView = Readonly<Record<string, string>>

await loadAutomerge()
const initial = getAllChanges(from<Record<string, unknown>>({ notes: {} }, { actor: '00'.repeat(16) }))[0]!

export const notesKind: Kind<NotesDoc, NotesView> = {
  name: 'notes',
  version: 1,
  writers: ['admin', 'member'],
  initial,
  read: doc => Object.fromEntries(textsOf(doc.notes).toSorted()),
}

/** Refusals: `note-empty`. */
export const writeNote: Action<NotesDoc, { key: string; note: string }> = (draft, { key, note }) => {
  put(draft.notes, key, text(note))
  if (note === '') return refusal('note-empty')
}

export const GROUP = 'a1'.repeat(32) as GroupId
export const NOTES = 'notes/1@group' as DocId

export const author = (n: number): Author => ({
  member: n.toString(16).padStart(32, '0') as MemberId,
  device: n.toString(16).padStart(32, '0') as DeviceId,
  role: 'member',
  mayWrite: () => undefined,
})
