import { pmDocFromSpans } from '@automerge/prosemirror'
import { ImmutableString, type Span } from '@automerge/automerge/slim'
import type { Node } from 'prosemirror-model'
import { BLOCKS } from '@porchlight/shared/meeting/note-blocks'
import { noteSchema } from './schema.ts'

/**
 * The text as the editor shows it. What comes together from several people, or from a stranger, may be no text that the
 * schema allows: then its blocks are shown one below the other, none within another, on every phone alike.
 */
export function noteNode(all: readonly Span[]): Node {
  try {
    const node = pmDocFromSpans(noteSchema, [...all])
    node.check()
    return node
  } catch {
    return pmDocFromSpans(noteSchema, all.map(flat))
  }
}

const KNOWN = new Set<string>(Object.values(BLOCKS))

function flat(span: Span): Span {
  if (span.type !== 'block') return { ...span, marks: {} }
  const type = String(span.value['type'])
  const name = KNOWN.has(type) && type !== BLOCKS.quote && type !== BLOCKS.preformatted ? type : BLOCKS.paragraph
  const attrs = name === type ? (span.value['attrs'] ?? {}) : {}
  return { type: 'block', value: { type: new ImmutableString(name), parents: [], attrs, isEmbed: false } as never }
}
