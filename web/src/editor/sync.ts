import { pmNodeToSpans, type SchemaAdapter } from '@automerge/prosemirror'
import { diff, getHeads, spans, updateSpans } from '@automerge/automerge/slim'
import type { Patch, Span } from '@automerge/automerge/slim'
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, Selection, TextSelection } from 'prosemirror-state'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { SharedText, TextChange } from '../engine/api-text.ts'
import { localEdit, marksToMend } from './local-edits.ts'
import { noteNode } from './note-node.ts'
import { beginsWithMarker, elementsBefore, placeAfter } from './places.ts'
import { moved, remoteEdit } from './remote-edits.ts'

/**
 * Keeps the editor and the document alike, in place of the library's own plugin. That one reads the whole text several
 * times for each key, a third of a second in a note of twenty pages on a slow phone, and stumbles over some of what comes
 * together. Here, what is done all the time goes straight; the rest is compared as a whole.
 * `beforeHearing`: the editor is about to be changed by somebody else.
 */
export function noteSync<D extends { text: string }>(
  text: SharedText<D>,
  adapter: SchemaAdapter,
  path: readonly string[],
  beforeHearing: (view: EditorView) => void = () => undefined,
): Plugin {
  const place = [...path]
  let isHearing = false
  let isWriting = false
  /** Places in the one are known from places in the other. */
  const isAlike = (shown: Node, { text: all }: D): boolean =>
    typeof all === 'string' && all.length === elementsBefore(shown, shown.content.size) && beginsWithMarker(shown)

  function write(transactions: readonly Transaction[], state: EditorState): { readonly append: Transaction | undefined } | undefined {
    const [transaction, more] = transactions
    const edit = transaction && !more ? localEdit(adapter, transaction, place) : undefined
    const before = transaction?.docs[0]
    if (!edit || !before || !isAlike(before, text.doc())) return undefined
    const heads = getHeads(text.doc())
    text.change(doc => edit.write(doc))
    if (edit.typed) {
      const mend = marksToMend(adapter, edit.typed, diff(text.doc(), heads, getHeads(text.doc())), place)
      if (mend) text.change(doc => mend(doc))
    }
    const append = edit.unmarked === undefined ? undefined : state.tr.setNodeAttribute(edit.unmarked, 'isAmgBlock', true)
    return { append: append?.setStoredMarks(state.storedMarks) }
  }

  /** Writes what was done here, and answers what the editor has to do besides. */
  function take(transactions: readonly Transaction[], state: EditorState): Transaction | undefined {
    const done = write(transactions, state)
    if (done) return done.append
    text.change(doc => updateSpans(doc, place, pmNodeToSpans(adapter, state.doc) as Span[], adapter.updateSpansConfig()))
    const tr = alike(state.tr, text.doc())
    return tr.docChanged ? tr.setStoredMarks(state.storedMarks) : undefined
  }

  /** Whatever the editor shows otherwise than the document says. */
  function alike(tr: Transaction, doc: D): Transaction {
    const there = noteNode(spans(doc, place))
    const start = tr.doc.content.findDiffStart(there.content)
    if (start === null) return tr
    const selected = tr.selection.toJSON() as object
    const end = tr.doc.content.findDiffEnd(there.content)!
    // What differs may be a repetition of what stands before it.
    const over = Math.max(0, start - Math.min(end.a, end.b))
    tr.replace(start, end.a + over, there.slice(start, end.b + over))
    if (tr.doc.content.size === there.content.size) tr.setSelection(selectionOr(tr, selected))
    return tr
  }

  /** Compares everything; the cursor stays at its letters. */
  function follow(state: EditorState, doc: D, patches: readonly Patch[]): Transaction {
    const tr = alike(state.tr, doc)
    const now = (at: number) => placeAfter(tr.doc, moved(elementsBefore(state.doc, at), patches, place, true))
    const [anchor, head] = [now(state.selection.anchor), now(state.selection.head)]
    if (anchor === undefined || head === undefined || !(state.selection instanceof TextSelection)) return tr
    return tr.setSelection(TextSelection.create(tr.doc, anchor, head))
  }

  return new Plugin({
    key: new PluginKey('note-sync'),
    view(view) {
      const show = (tr: Transaction) => {
        if (tr.docChanged) view.dispatch(tr.setMeta('addToHistory', false))
      }
      const hear = ({ doc, patches }: TextChange<D>) => {
        const tr = beginsWithMarker(view.state.doc) ? remoteEdit(adapter, patches, doc, place, view.state.tr) : undefined
        show(tr && isAlike(tr.doc, doc) ? behindOwnLetters(tr, view.state.selection) : follow(view.state, doc, patches))
      }
      const onChange = (change: TextChange<D>) => {
        // What was typed here is on its way to the screen already.
        if (isWriting) return
        beforeHearing(view)
        isHearing = true
        try {
          hear(change)
        } finally {
          isHearing = false
        }
      }
      text.on('change', onChange)
      return {
        destroy() {
          text.off('change', onChange)
        },
      }
    },
    appendTransaction(transactions, _old, state) {
      if (isHearing) return undefined
      const changes = transactions.filter(one => one.docChanged)
      if (changes.length === 0) return undefined
      isWriting = true
      try {
        return take(changes, state)
      } finally {
        isWriting = false
      }
    },
  })
}

/**
 * The cursor stays behind the letter that it stood behind: what somebody else types at the same place comes after it. If it
 * went along, the letters of two who type there would lie among each other.
 */
function behindOwnLetters(tr: Transaction, { anchor, head }: Selection): Transaction {
  if (!(tr.selection instanceof TextSelection)) return tr
  const now = (at: number) => tr.doc.resolve(tr.mapping.map(at, -1))
  return tr.setSelection(TextSelection.between(now(anchor), now(head)))
}

function selectionOr(tr: Transaction, before: object): Selection {
  try {
    return Selection.fromJSON(tr.doc, before)
  } catch {
    return tr.selection
  }
}
