// ProseMirror as its guide puts it together, with the same text, and nobody else in it.
import { baseKeymap } from 'peer-prosemirror-commands'
import { history } from 'peer-prosemirror-history'
import { keymap } from 'peer-prosemirror-keymap'
import { Schema } from 'peer-prosemirror-model'
import { EditorState } from 'peer-prosemirror-state'
import { EditorView } from 'peer-prosemirror-view'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    text: {},
  },
})

function open(lines: readonly string[]): void {
  const doc = schema.node(
    'doc',
    null,
    lines.map(line => schema.node('paragraph', null, [schema.text(line)])),
  )
  const plugins = [keymap(baseKeymap), history()]
  const place = document.body.appendChild(document.createElement('main'))
  new EditorView(place, { state: EditorState.create({ doc, plugins }), attributes: { role: 'textbox' } })
}
Object.assign(window, { open })
