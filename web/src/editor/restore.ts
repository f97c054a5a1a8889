import { spans, updateSpans } from '@automerge/automerge/slim'
import { NOTES_PATH, type NotesDoc } from '@porchlight/shared/meeting/notes'
import type { SharedText, TextVersion } from '../engine/api-text.ts'

/** Makes the text what it was then. One more change like any other: what was there stays in the past. */
export function restore(text: SharedText<NotesDoc>, version: TextVersion): void {
  const path = [...NOTES_PATH]
  const then = spans(text.at(version), path)
  text.change(doc => updateSpans(doc, path, then))
}
