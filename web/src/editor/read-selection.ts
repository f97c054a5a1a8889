import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

// A browser tells of a jump of the cursor (Ctrl+End, a touch) only with a task of its own: a key or somebody else's letters
// that come before it would find the old place, and put the cursor back there.

/** Before a key: the editor reads where the cursor is as if the browser had told already, and puts it where letters may stand. */
export function readSelectionForKey(view: EditorView): void {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** Before somebody else's change: only the place is taken. What was typed and is not read yet stays for the editor to find. */
export function readSelection(view: EditorView): void {
  const { state } = view
  const shown = view.dom.ownerDocument.getSelection()
  const [anchor, head] = [shown?.anchorNode, shown?.focusNode]
  if (!shown || !anchor || !head || view.composing || !view.hasFocus() || !(state.selection instanceof TextSelection)) return
  if (!view.dom.contains(anchor) || !view.dom.contains(head)) return
  const at = (node: Node, offset: number) => state.doc.resolve(view.posAtDOM(node, offset))
  const now = TextSelection.between(at(anchor, shown.anchorOffset), at(head, shown.focusOffset))
  if (!now.eq(state.selection)) view.dispatch(state.tr.setSelection(now))
}
