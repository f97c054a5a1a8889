import { isImmutableString } from '@automerge/automerge/slim'
import type { Span } from '@automerge/automerge/slim'

/** The names of blocks and marks in the document: those of the basic schema of `@automerge/prosemirror`, and two of ours. */
export const BLOCKS = {
  paragraph: 'paragraph',
  heading: 'heading',
  bullet: 'unordered-list-item',
  numbered: 'ordered-list-item',
  /** Ours; `attrs.checked`. */
  check: 'check-list-item',
  quote: 'blockquote',
  preformatted: 'code-block',
} as const
export type BlockType = keyof typeof BLOCKS

/** Mark names. The value of `link` is JSON `{href, title}`, that of `mention` (ours) a who. */
export const MARKS = { bold: 'strong', italic: 'em', mono: 'code', link: 'link', mention: 'mention' } as const

/** A piece of text that looks alike. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly mono?: true
  /** Only addresses that open a page, a call or a mail. */
  readonly link?: string
  /** Who is meant: a person's or a member's id. */
  readonly mention?: string
}

export interface NoteBlock {
  readonly type: BlockType
  /** 1–6 for headings. */
  readonly level: number
  /** How deep a list item or quote lies; 0: not in another. */
  readonly depth: number
  readonly checked: boolean
  readonly runs: readonly Run[]
}

const TYPES = new Map<string, BlockType>(Object.entries(BLOCKS).map(([type, name]) => [name, type as BlockType]))

/** What Automerge says of the text, as blocks. Text before the first marker is a paragraph; unknown blocks too. */
export function blocksOf(all: readonly Span[]): NoteBlock[] {
  const blocks: NoteBlock[] = []
  let runs: Run[] = []
  let head: Omit<NoteBlock, 'runs'> | undefined
  const close = () => {
    if (head || runs.length > 0) blocks.push({ ...(head ?? PLAIN), runs })
    runs = []
  }
  for (const span of all) {
    if (span.type === 'block') {
      close()
      head = headOf(span.value)
    } else if (span.value !== '') runs.push(runOf(span.value, span.marks))
  }
  close()
  return blocks
}

const PLAIN = { type: 'paragraph', level: 0, depth: 0, checked: false } as const

function headOf(value: Readonly<Record<string, unknown>>): Omit<NoteBlock, 'runs'> {
  const attrs = typeof value['attrs'] === 'object' && value['attrs'] !== null ? (value['attrs'] as Record<string, unknown>) : {}
  const parents = Array.isArray(value['parents']) ? value['parents'] : []
  const own = TYPES.get(textOf(value['type'])) ?? 'paragraph'
  // The second paragraph of a quote names the quote as what it is in.
  const isQuoted = own === 'paragraph' && textOf(parents.at(-1)) === BLOCKS.quote
  const type = isQuoted ? 'quote' : own
  const level = Number(attrs['level'])
  return {
    type,
    level: type === 'heading' ? (level >= 1 && level <= 6 ? Math.floor(level) : 1) : 0,
    depth: Math.min(parents.length - (isQuoted ? 1 : 0), 12),
    checked: type === 'check' && attrs['checked'] === true,
  }
}

const textOf = (value: unknown): string => (isImmutableString(value) || typeof value === 'string' ? String(value) : '')

function runOf(text: string, marks: Readonly<Record<string, unknown>> | undefined): Run {
  const link = linkOf(marks?.[MARKS.link])
  const mention = textOf(marks?.[MARKS.mention])
  return {
    text,
    ...(marks?.[MARKS.bold] ? { bold: true } : {}),
    ...(marks?.[MARKS.italic] ? { italic: true } : {}),
    ...(marks?.[MARKS.mono] ? { mono: true } : {}),
    ...(link ? { link } : {}),
    ...(/^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(mention) ? { mention } : {}),
  }
}

function linkOf(value: unknown): string | undefined {
  try {
    const { href } = JSON.parse(textOf(value)) as { href?: unknown }
    return typeof href === 'string' && /^(?:https?|tel|mailto):\S+$/i.test(href) ? href : undefined
  } catch {
    return undefined
  }
}
