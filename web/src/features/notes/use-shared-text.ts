import { useEffect, useState } from 'react'
import type { DocId } from '@porchlight/shared/base/ids'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { notesKind, type NotesDoc } from '@porchlight/shared/meeting/notes'
import { useGroup } from '../../app/services.tsx'
import { holdUnsaved } from '../../app/unsaved.ts'
import type { SharedText } from '../../engine/api-text.ts'

/** The note's text for as long as the screen is shown; whatever is typed is saved before it goes. */
export function useSharedText(doc: DocId): { readonly text: SharedText<NotesDoc> | undefined; readonly refusal: Refusal | undefined } {
  const group = useGroup()
  const [text, setText] = useState<SharedText<NotesDoc>>()
  const [refusal, setRefusal] = useState<Refusal>()
  /** Another document takes its place when something in it does not count any more. */
  const [round, setRound] = useState(0)
  useEffect(() => {
    let opened: SharedText<NotesDoc> | undefined
    let gone = false
    void group.text(notesKind, doc).then(result => {
      if (!result.ok) return setRefusal(result.error)
      opened = result.value
      if (gone) void opened.close()
      else {
        setText(opened)
        opened.onOver(() => setRound(one => one + 1))
      }
    })
    // Leaving the page for another app may be the last that this tab does.
    const save = () => void opened?.saved()
    document.addEventListener('visibilitychange', save)
    window.addEventListener('pagehide', save)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', save)
      window.removeEventListener('pagehide', save)
      const letGo = opened?.unsaved() ? holdUnsaved() : undefined
      void opened?.close().finally(() => letGo?.())
    }
  }, [group, doc, round])
  return { text, refusal }
}
