import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { EditorView, NodeView } from 'prosemirror-view'

export interface CheckOptions {
  /** What the box is called; the item's words follow. */
  readonly label: string
  readonly onTick: (isDone: boolean) => void
}

const isDone = (node: Node): boolean => node.attrs['checked'] === true
let boxes = 0

/** An item of a checklist: its box is said and ticked as a check box, its words are text like any other. */
export const checkView =
  ({ label, onTick }: CheckOptions) =>
  (node: Node, view: EditorView, getPos: () => number | undefined): NodeView => {
    const id = `note-check-${boxes++}`
    const dom = document.createElement('div')
    const box = dom.appendChild(document.createElement('span'))
    const words = dom.appendChild(document.createElement('div'))
    dom.className = 'note-check'
    box.className = 'note-box'
    box.id = `${id}-box`
    words.id = id
    box.contentEditable = 'false'
    // Tab leads out of the text; the key that ticks an item is Ctrl+Enter.
    const attributes = { role: 'checkbox', tabindex: '-1', 'aria-label': label, 'aria-labelledby': `${id}-box ${id}` }
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value)
    const show = (shown: Node) => {
      dom.dataset['check'] = String(isDone(shown))
      box.setAttribute('aria-checked', String(isDone(shown)))
    }
    // The keyboard of a phone stays where it is.
    box.addEventListener('mousedown', event => event.preventDefault())
    box.addEventListener('click', () => {
      const at = getPos()
      if (at !== undefined) tick(view, at, onTick)
    })
    show(node)
    return {
      dom,
      contentDOM: words,
      update(next) {
        if (next.type !== node.type) return false
        show(next)
        return true
      },
      ignoreMutation: mutation => mutation.type !== 'selection' && !words.contains(mutation.target),
      stopEvent: event => event.target === box,
    }
  }

function tick(view: Pick<EditorView, 'state' | 'dispatch'>, at: number, onTick: CheckOptions['onTick']): void {
  const node = view.state.doc.nodeAt(at)
  if (node?.type.name !== 'check_item') return
  view.dispatch(view.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, checked: !isDone(node) }))
  onTick(!isDone(node))
}

/** Ticks the item that the cursor is in, or takes the tick back. */
export const tickHere =
  (onTick: CheckOptions['onTick']): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    if ($from.parent.type.name !== 'check_item') return false
    if (dispatch) tick({ state, dispatch }, $from.before(), onTick)
    return true
  }
