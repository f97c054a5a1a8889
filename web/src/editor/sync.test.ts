import * as A from '@automerge/automerge'
import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { baseKeymap, joinBackward, setBlockType, toggleMark } from 'prosemirror-commands'
import { splitListItem, wrapInList } from 'prosemirror-schema-list'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { NOTES_PATH, notesKind, type NotesDoc } from '@porchlight/shared/meeting/notes'
import type { SharedText, TextChange } from '../engine/api-text.ts'
import { noteNode } from './note-node.ts'
import { noteSchema, schema } from './schema.ts'
import { noteSync } from './sync.ts'

const path = [...NOTES_PATH]
const beginning = A.loadIncremental(A.init<NotesDoc>(), notesKind.initial)

/** An editor without a screen, on a document that nobody stores. */
class Writer {
  doc: A.Doc<NotesDoc>
  state: EditorState
  readonly #listeners = new Set<(change: TextChange<NotesDoc>) => void>()
  readonly #text: SharedText<NotesDoc>

  constructor(n: number, from: A.Doc<NotesDoc> = beginning) {
    this.doc = A.clone(from, { actor: n.toString(16).padStart(32, '0') })
    this.#text = {
      doc: () => this.doc,
      // As the engine does it, the editor hears of its own edits, too.
      change: (edit: (doc: NotesDoc) => void) =>
        this.#telling(patchCallback => (this.doc = A.change(this.doc, { patchCallback }, edit as A.ChangeFn<NotesDoc>))),
      on: (_event: string, listener: (change: TextChange<NotesDoc>) => void) => void this.#listeners.add(listener),
      off: (_event: string, listener: (change: TextChange<NotesDoc>) => void) => void this.#listeners.delete(listener),
    } as unknown as SharedText<NotesDoc>
    const plugin = noteSync(this.#text, noteSchema, path)
    this.state = EditorState.create({ schema, doc: noteNode(A.spans(this.doc, path)), plugins: [plugin] })
    const view = Object.defineProperty({ dispatch: this.dispatch }, 'state', { get: () => this.state })
    plugin.spec.view!.call(plugin, view as never)
  }

  shown = 0

  dispatch = (tr: Transaction): void => {
    this.shown++
    this.state = this.state.apply(tr)
  }

  run(command: Command): void {
    command(this.state, this.dispatch)
  }

  select(from: number, to = from): void {
    const end = this.state.doc.content.size
    const [a, b] = [this.state.doc.resolve(from % (end + 1)), this.state.doc.resolve(to % (end + 1))]
    this.dispatch(this.state.tr.setSelection(TextSelection.between(a, b)))
  }

  hear(other: Writer): void {
    const news = A.getChanges(this.doc, other.doc)
    this.#telling(patchCallback => ([this.doc] = A.applyChanges(this.doc, news, { patchCallback })))
  }

  #telling(step: (patchCallback: A.PatchCallback<NotesDoc>) => unknown): void {
    const told: TextChange<NotesDoc>[] = []
    step((patches, patchInfo) => told.push({ handle: this.#text, doc: patchInfo.after, patches, patchInfo }))
    for (const change of told) for (const listener of this.#listeners) listener(change)
  }

  check(): void {
    this.state.doc.check()
    const same = noteNode(A.spans(this.doc, path))
    expect(this.state.doc.toJSON()).toEqual(same.toJSON())
  }
}

const { nodes, marks } = schema
const COMMANDS: Readonly<Record<string, Command>> = {
  enter: (state, dispatch) => splitListItem(nodes['list_item']!)(state, dispatch) || baseKeymap['Enter']!(state, dispatch),
  backspace: (state, dispatch) =>
    joinBackward(state, dispatch) ||
    (state.selection.empty && state.selection.$from.parentOffset > 0
      ? (dispatch?.(state.tr.delete(state.selection.from - 1, state.selection.from)), true)
      : baseKeymap['Backspace']!(state, dispatch)),
  bold: toggleMark(marks['strong']!),
  italic: toggleMark(marks['em']!),
  heading: setBlockType(nodes['heading']!, { level: 2 }),
  check: setBlockType(nodes['check_item']!, { checked: false }),
  paragraph: setBlockType(nodes['paragraph']!),
  list: wrapInList(nodes['bullet_list']!),
}

const keys = array(
  record({
    who: nat(1),
    what: constantFrom(
      'type',
      'type',
      'type',
      'enter',
      'enter',
      'backspace',
      'backspace',
      'select',
      'range',
      'hear',
      'hear',
      ...Object.keys(COMMANDS),
    ),
    at: nat(60),
    to: nat(60),
  }),
  { minLength: 1, maxLength: 30 },
)

test('[N3] whatever is typed by two people, each editor shows exactly what the document says', () => {
  assert(
    property(keys, all => {
      const writers = [new Writer(1), new Writer(2)] as const
      for (const { who, what, at, to } of all) {
        const me = writers[who]!
        if (what === 'type') me.dispatch(me.state.tr.insertText('abc'[at % 3]!.repeat((to % 3) + 1)))
        else if (what === 'select') me.select(at)
        else if (what === 'range') me.select(at, to)
        else if (what === 'hear') me.hear(writers[1 - who]!)
        else me.run(COMMANDS[what]!)
        me.check()
      }
      for (const i of [0, 1]) writers[i]!.hear(writers[1 - i]!)
      for (const one of writers) one.check()
      expect(writers[0].state.doc.toJSON()).toEqual(writers[1].state.doc.toJSON())
    }),
    { numRuns: Number(process.env['NOTE_RUNS'] ?? 60) },
  )
})

test('[N1] two who type at the same place, letter by letter, have their words whole', () => {
  const alex = new Writer(1)
  const ben = new Writer(2, alex.doc)
  const [mine, theirs] = ['chairs and a table', 'cake for everybody']
  for (const writer of [alex, ben]) writer.select(1)
  for (let i = 0; i < mine.length; i++) {
    alex.dispatch(alex.state.tr.insertText(mine[i]!))
    ben.dispatch(ben.state.tr.insertText(theirs[i]!))
    alex.hear(ben)
    ben.hear(alex)
  }
  expect(alex.state.doc.textContent).toBe(ben.state.doc.textContent)
  for (const words of [mine, theirs]) expect(alex.state.doc.textContent).toContain(words)
})

test('[N2] what is typed is shown once, and not heard again as if somebody else had typed it', () => {
  const alex = new Writer(1)
  alex.select(1)
  const before = alex.shown
  alex.dispatch(alex.state.tr.insertText('a'))
  alex.run(COMMANDS['enter']!)
  alex.run(COMMANDS['heading']!)
  expect(alex.shown - before).toBe(3)
  alex.check()
})
