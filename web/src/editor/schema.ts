import { SchemaAdapter } from '@automerge/prosemirror'
import type { Attrs, DOMOutputSpec, Mark, Node } from 'prosemirror-model'
import { ImmutableString } from '@automerge/automerge/slim'
import { BLOCKS, MARKS } from '@porchlight/shared/meeting/note-blocks'

/**
 * What a note may consist of, for the editor and in the document (names of note-blocks.ts). Blocks and marks of a later
 * version, which this one does not know, stay in the document as they are.
 */
export const noteSchema = new SchemaAdapter({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      automerge: { block: BLOCKS.paragraph },
      content: 'inline*',
      group: 'block',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    unknownBlock: {
      automerge: { unknownBlock: true },
      group: 'block',
      content: 'block+',
      parseDOM: [{ tag: 'div[data-unknown-block]' }],
      toDOM: () => ['div', { 'data-unknown-block': 'true' }, 0],
    },
    heading: {
      automerge: {
        block: BLOCKS.heading,
        attrParsers: {
          fromAutomerge: block => ({ level: Number(block.attrs['level']) || 2 }),
          fromProsemirror: node => ({ level: node.attrs['level'] as number }),
        },
      },
      attrs: { level: { default: 2 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.max(2, Math.min(level, 4)) } })),
      toDOM: (node): DOMOutputSpec => [`h${node.attrs['level'] as number}`, 0],
    },
    check_item: {
      automerge: {
        block: BLOCKS.check,
        attrParsers: {
          fromAutomerge: block => ({ checked: block.attrs['checked'] === true }),
          fromProsemirror: node => ({ checked: node.attrs['checked'] as boolean }),
        },
      },
      attrs: { checked: { default: false } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'div[data-check]', getAttrs: dom => ({ checked: dom.dataset['check'] === 'true' }) }],
      toDOM: (node): DOMOutputSpec => ['div', { 'data-check': String(node.attrs['checked']), class: 'note-check' }, 0],
    },
    blockquote: {
      automerge: { block: BLOCKS.quote },
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    code_block: {
      automerge: { block: BLOCKS.preformatted },
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', ['code', 0]],
    },
    text: { group: 'inline' },
    ordered_list: {
      group: 'block',
      content: 'list_item+',
      attrs: { order: { default: 1 } },
      parseDOM: [{ tag: 'ol' }],
      toDOM: () => ['ol', 0],
    },
    bullet_list: { group: 'block', content: 'list_item+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    list_item: {
      automerge: { block: { within: { ordered_list: BLOCKS.numbered, bullet_list: BLOCKS.bullet } } },
      content: 'block+',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
  },
  marks: {
    strong: {
      automerge: { markName: MARKS.bold },
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: () => ['strong', 0],
    },
    em: { automerge: { markName: MARKS.italic }, parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    code: { automerge: { markName: MARKS.mono }, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
    link: {
      attrs: { href: {}, title: { default: '' } },
      inclusive: false,
      automerge: {
        markName: MARKS.link,
        parsers: {
          fromAutomerge: linkAttrs,
          fromProsemirror: (mark: Mark) => JSON.stringify({ href: mark.attrs['href'] as string, title: mark.attrs['title'] as string }),
        },
      },
      parseDOM: [{ tag: 'a[href]', getAttrs: dom => safeLink({ href: dom.getAttribute('href') }) ?? false }],
      toDOM: (mark): DOMOutputSpec => ['a', { href: mark.attrs['href'] as string, rel: 'noreferrer', target: '_blank' }, 0],
    },
    mention: {
      attrs: { who: {} },
      inclusive: false,
      automerge: {
        markName: MARKS.mention,
        parsers: {
          fromAutomerge: value => ({ who: String(value) }),
          fromProsemirror: (mark: Mark) => mark.attrs['who'] as string,
        },
      },
      parseDOM: [{ tag: 'span[data-who]', getAttrs: dom => ({ who: dom.dataset['who'] }) }],
      toDOM: (mark): DOMOutputSpec => ['span', { 'data-who': mark.attrs['who'] as string, class: 'note-mention' }, 0],
    },
  },
})

export const { schema } = noteSchema

/** Only addresses that open a page, a call or a mail: a note may come from anybody. */
const safeLink = ({ href }: { href?: unknown }): Attrs | undefined =>
  typeof href === 'string' && /^(?:https?|tel|mailto):\S+$/i.test(href) ? { href, title: '' } : undefined

function linkAttrs(value: unknown): Attrs {
  try {
    const text = typeof value === 'string' || value instanceof ImmutableString ? String(value) : ''
    return safeLink(JSON.parse(text) as { href?: unknown }) ?? NOWHERE
  } catch {
    return NOWHERE
  }
}
const NOWHERE: Attrs = { href: 'about:blank', title: '' }

/** Whether a selection lies in a block of this type. */
export const isIn = (node: Node | undefined, name: string, attrs?: Attrs): boolean =>
  node?.type.name === name && Object.entries(attrs ?? {}).every(([key, value]) => node.attrs[key] === value)
