import { useCallback, useEffect, useRef } from 'react'
import type { DocId } from '@porchlight/shared/base/ids'
import { newId } from '../../app/canvass/new-id.ts'
import { useGroup, useMe } from '../../app/services.tsx'
import type { EditorView, Other } from '../../editor/cursors.ts'
import { othersIn, showOthers, SILENT_MS, withOther } from '../../editor/cursors.ts'

/** Several times a second at most; and now and then, so that whoever comes later sees who is here. */
const TELL_MS = 250
const HERE_MS = 10_000

/** Tells the others where my cursor is, and the editor where theirs are. The answer is for the editor's `onChange`. */
export function useCursors(doc: DocId, view: EditorView | undefined, onOthers: (names: readonly string[]) => void): () => void {
  const group = useGroup()
  const { name } = useMe()
  const from = useRef('')
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)

  const tell = useCallback(() => {
    if (!view || due.current) return
    due.current = setTimeout(() => {
      due.current = undefined
      if (view.isDestroyed) return
      const { anchor, head } = view.state.selection
      group.cast(doc, { from: from.current, name, anchor, head })
    }, TELL_MS)
  }, [doc, group, name, view])

  useEffect(() => {
    if (!view) return
    from.current ||= newId()
    const show = (others: readonly Other[]) => {
      if (view.isDestroyed) return
      showOthers(view, others)
      onOthers([...new Set(others.map(other => other.name))].toSorted())
    }
    const stop = group.onCast(doc, what => {
      const other = otherOf(what)
      if (!other) return
      const others = othersIn(view.state)
      const rest = others.filter(one => one.from !== other.from)
      // Somebody new: say at once that I am here too.
      if (rest.length === others.length) tell()
      show('left' in (what as object) ? rest : withOther(others, other))
    })
    tell()
    const here = setInterval(() => {
      tell()
      const others = othersIn(view.state)
      const heard = others.filter(one => Date.now() - one.at < SILENT_MS)
      if (heard.length < others.length) show(heard)
    }, HERE_MS)
    return () => {
      stop()
      clearInterval(here)
      group.cast(doc, { from: from.current, name, anchor: 0, head: 0, left: true })
    }
  }, [doc, group, name, onOthers, tell, view])

  return tell
}

const LONGEST_NAME = 60

/** What came from somebody's phone may be anything. */
function otherOf(what: unknown): Omit<Other, 'moves'> | undefined {
  const { from, name, anchor, head } = (what ?? {}) as Record<string, unknown>
  if (typeof from !== 'string' || !/^[0-9a-f]{16}$/.test(from) || typeof name !== 'string') return undefined
  if (!Number.isSafeInteger(anchor) || !Number.isSafeInteger(head)) return undefined
  return { from, name: name.slice(0, LONGEST_NAME), anchor: anchor as number, head: head as number, at: Date.now() }
}
