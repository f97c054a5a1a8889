import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from './schema.ts'

const link = schema.marks['link']!

/** What somebody typed as an address that opens something; undefined when it is none. */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim()
  if (/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  if (/^\+?[\d ()./-]{7,20}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`
  if (/^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(text)) return `https://${text}`
  return undefined
}

/** The link that the cursor stands in. */
export function linkAt(state: EditorState): string | undefined {
  const { $from } = state.selection
  const mark = link.isInSet($from.marks()) ?? link.isInSet($from.nodeAfter?.marks ?? [])
  return mark?.attrs['href'] as string | undefined
}

/** Links what is selected, the word at the cursor, or the address itself written there. */
export function setLink(view: EditorView, href: string | undefined): void {
  const { state } = view
  const { from, to, empty, $from } = state.selection
  const [start, end] = empty ? wordAround($from.parent.textContent, $from.parentOffset, $from.start()) : [from, to]
  const tr = state.tr.removeMark(start, end, link)
  if (href && start < end) tr.addMark(start, end, link.create({ href }))
  else if (href) tr.insert(from, schema.text(href.replace(/^(?:mailto:|tel:|https:\/\/)/, ''), [link.create({ href })]))
  view.dispatch(tr)
  view.focus()
}

function wordAround(text: string, at: number, start: number): readonly [number, number] {
  const before = /\S*$/.exec(text.slice(0, at))![0].length
  const after = /^\S*/.exec(text.slice(at))![0].length
  return [start + at - before, start + at + after]
}
