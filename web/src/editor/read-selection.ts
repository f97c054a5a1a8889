import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Takes the cursor from where it stands on the screen. A browser tells of a jump (Ctrl+End, a touch) only with a task of its
 * own: a key or somebody else's letters that come before it would find the old place, and put the cursor back there.
 */
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
