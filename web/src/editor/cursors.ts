import { Plugin, PluginKey } from 'prosemirror-state'
import type { EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { readSelection } from './read-selection.ts'

export type { EditorView } from 'prosemirror-view'

/** Somebody who has the note open now, and where. Positions are the editor's. */
export interface Other {
  readonly from: string
  readonly name: string
  readonly anchor: number
  readonly head: number
  /** When it was heard last, by this phone. */
  readonly at: number
  /** How often it was heard elsewhere than before: the name is shown anew with each, and then makes room. */
  readonly moves: number
}

/** Not heard for so long: gone, whatever became of them. */
export const SILENT_MS = 30_000

const key = new PluginKey<readonly Other[]>('cursors')

/** Shows where others are. What they told is moved along with what is typed meanwhile. */
export const cursorsPlugin = (): Plugin =>
  new Plugin<readonly Other[]>({
    key,
    state: {
      init: () => [],
      apply(transaction, others) {
        const told = transaction.getMeta(key) as readonly Other[] | undefined
        if (told) return told
        if (!transaction.docChanged) return others
        return others.map(other => ({
          ...other,
          anchor: transaction.mapping.map(other.anchor),
          head: transaction.mapping.map(other.head),
        }))
      },
    },
    props: { decorations: state => drawn(state) },
  })

/** Shows who is where now. */
export function showOthers(view: EditorView, others: readonly Other[]): void {
  readSelection(view)
  view.dispatch(view.state.tr.setMeta(key, others).setMeta('addToHistory', false))
}

/** With one more who is heard, or the same one heard again. */
export function withOther(others: readonly Other[], heard: Omit<Other, 'moves'>): readonly Other[] {
  const before = others.find(one => one.from === heard.from)
  const isThere = before?.anchor === heard.anchor && before.head === heard.head
  const moves = (before?.moves ?? 0) + (isThere ? 0 : 1)
  return [...others.filter(one => one !== before), { ...heard, moves }]
}

export const othersIn = (state: EditorState): readonly Other[] => key.getState(state) ?? []

function drawn(state: EditorState): DecorationSet {
  const end = state.doc.content.size
  const within = (at: number) => Math.max(0, Math.min(at, end))
  return DecorationSet.create(
    state.doc,
    othersIn(state).flatMap(other => {
      const [from, to] = [within(Math.min(other.anchor, other.head)), within(Math.max(other.anchor, other.head))]
      const caret = Decoration.widget(within(other.head), () => caretOf(other), {
        key: `${other.from}/${other.name}/${other.moves}`,
        side: 1,
      })
      return from < to ? [Decoration.inline(from, to, { class: `note-theirs ${hueOf(other.from)}` }), caret] : [caret]
    }),
  )
}

/** Never a colour alone: the name stands at the cursor. */
function caretOf({ from, name }: Other): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `note-caret ${hueOf(from)}`
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.textContent = name
  caret.append(label)
  return caret
}

const HUES = 4
const hueOf = (from: string): string => `note-hue-${Number.parseInt(from.slice(0, 4), 16) % HUES}`
