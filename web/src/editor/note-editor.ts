import { spans } from '@automerge/automerge/slim'
import { baseKeymap, chainCommands, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command } from 'prosemirror-state'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { NOTES_PATH, type NotesDoc } from '@porchlight/shared/meeting/notes'
import type { SharedText } from '../engine/api-text.ts'
import { type CheckOptions, checkView, tickHere } from './check-view.ts'
import { cursorsPlugin } from './cursors.ts'
import { noteNode } from './note-node.ts'
import { readSelection, readSelectionForKey } from './read-selection.ts'
import { noteSchema, schema } from './schema.ts'
import { noteSync } from './sync.ts'

const { nodes, marks } = schema

/** What a button of the toolbar, or a key, does. */
export const commands = {
  bold: toggleMark(marks['strong']!),
  italic: toggleMark(marks['em']!),
  heading: toggleBlock('heading', { level: 2 }),
  check: toggleBlock('check_item', { checked: false }),
  bullets: toggleList('bullet_list'),
  numbers: toggleList('ordered_list'),
  undo,
  redo,
} as const satisfies Record<string, Command>
export type CommandName = keyof typeof commands

function toggleBlock(name: string, attrs: Record<string, unknown>): Command {
  return (state, dispatch) =>
    state.selection.$from.parent.type.name === name
      ? setBlockType(nodes['paragraph']!)(state, dispatch)
      : setBlockType(nodes[name]!, attrs)(state, dispatch)
}

function toggleList(name: string): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    const list = $from.depth >= 2 ? $from.node($from.depth - 2) : undefined
    return list?.type.name === name ? liftListItem(nodes['list_item']!)(state, dispatch) : wrapInList(nodes[name]!)(state, dispatch)
  }
}

/** After the last item of a checklist, an empty one ends it. */
const splitCheck: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parent.type.name !== 'check_item') return false
  if ($from.parent.content.size === 0) return setBlockType(nodes['paragraph']!)(state, dispatch)
  dispatch?.(state.tr.split($from.pos, 1, [{ type: nodes['check_item']!, attrs: { checked: false } }]).scrollIntoView())
  return true
}

const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,3})\s$/, nodes['heading']!, match => ({ level: match[1]!.length + 1 })),
    textblockTypeInputRule(/^\[( |x)?\]\s$/, nodes['check_item']!, match => ({ checked: match[1] === 'x' })),
    wrappingInputRule(/^\s*([-*])\s$/, nodes['bullet_list']!),
    wrappingInputRule(/^1[.)]\s$/, nodes['ordered_list']!),
    wrappingInputRule(/^>\s$/, nodes['blockquote']!),
  ],
})

const item = nodes['list_item']!
const keys = keymap({
  'Mod-b': commands.bold,
  'Mod-i': commands.italic,
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-Shift-8': commands.bullets,
  'Mod-Shift-9': wrapIn(nodes['blockquote']!),
  Enter: chainCommands(splitCheck, splitListItem(item)),
  'Mod-]': sinkListItem(item),
  'Mod-[': liftListItem(item),
})

export interface NoteEditor {
  readonly view: EditorView
  run(name: CommandName): void
  isActive(name: CommandName): boolean
  /** Puts somebody's name where the cursor is. */
  mention(who: string, name: string): void
  destroy(): void
}

export interface NoteEditorOptions {
  readonly label: string
  /** The id of what explains the keys. */
  readonly describedBy: string
  readonly check: CheckOptions
  readonly onChange: (view: EditorView) => void
}

/** ProseMirror on a shared text. Tab is left to the browser: it leads out of the editor, as everywhere. */
export function createNoteEditor(place: HTMLElement, text: SharedText<NotesDoc>, options: NoteEditorOptions): NoteEditor {
  const path = [...NOTES_PATH]
  const { label, check, onChange } = options
  const ticking = keymap({ 'Mod-Enter': tickHere(check.onTick) })
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({
      schema,
      doc: noteNode(spans(text.doc(), path)),
      plugins: [rules, ticking, keys, keymap(baseKeymap), history(), cursorsPlugin(), noteSync(text, noteSchema, path, readSelection)],
    }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-describedby': options.describedBy,
      class: 'note-text',
      autocapitalize: 'sentences',
    },
    nodeViews: { check_item: checkView(check) },
    handleDOMEvents: { keydown: () => readSelectionForKey(view) },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      onChange(view)
    },
  })
  return {
    view,
    run(name) {
      view.focus()
      commands[name](view.state, view.dispatch)
    },
    isActive: name => active(view.state, name),
    mention(who, name) {
      const { tr, selection } = view.state
      const marked = schema.text(`@${name}`, [marks['mention']!.create({ who })])
      view.dispatch(tr.replaceWith(selection.from, selection.to, [marked, schema.text(' ')]).scrollIntoView())
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

function active(state: EditorState, name: CommandName): boolean {
  const { $from, empty, from, to } = state.selection
  const has = (mark: string) =>
    empty ? (state.storedMarks ?? $from.marks()).some(one => one.type.name === mark) : state.doc.rangeHasMark(from, to, marks[mark]!)
  const list = $from.depth >= 2 ? $from.node($from.depth - 2).type.name : ''
  switch (name) {
    case 'bold':
      return has('strong')
    case 'italic':
      return has('em')
    case 'heading':
      return $from.parent.type.name === 'heading'
    case 'check':
      return $from.parent.type.name === 'check_item'
    case 'bullets':
      return list === 'bullet_list'
    case 'numbers':
      return list === 'ordered_list'
    default:
      return false
  }
}
