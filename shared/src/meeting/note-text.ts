import type { NoteBlock, Run } from './note-blocks.ts'

/** Notes and papers as texts: for the clipboard, the share sheet and files. `nameOf` gives the name for a mention. */
export type NameOf = (who: string) => string

export function toPlainText(blocks: readonly NoteBlock[], nameOf: NameOf): string {
  const lines: string[] = []
  const numbers = numbering(blocks)
  for (const [i, block] of blocks.entries()) {
    const text = block.runs.map(run => plainRun(run, nameOf)).join('')
    if (needsGap(blocks, i)) lines.push('')
    if (block.type === 'heading') {
      lines.push(text)
      if (block.level <= 2 && text !== '') lines.push((block.level === 1 ? '=' : '-').repeat(Math.min(width(text), 60)))
    } else lines.push(...indented(text, plainMark(block, numbers[i]!), block.depth))
  }
  return lines.join('\n').replace(/\n*$/, '\n')
}

export function toMarkdown(blocks: readonly NoteBlock[], nameOf: NameOf): string {
  const lines: string[] = []
  const numbers = numbering(blocks)
  for (const [i, block] of blocks.entries()) {
    if (needsGap(blocks, i) || (i > 0 && !isListItem(block))) lines.push('')
    if (block.type === 'preformatted') lines.push(...fenced(block.runs.map(run => run.text).join('')))
    else {
      const text = block.runs.map(run => markdownRun(run, nameOf)).join('')
      // A line must not become a heading, a list or a quote because of how it begins.
      const safe =
        block.type === 'paragraph' ? text.replace(/^\s*(?:[-+>#=|]|\d+[.)])/gm, found => `${found.slice(0, -1)}\\${found.at(-1)}`) : text
      lines.push(...indented(safe, markdownMark(block, numbers[i]!), block.depth))
    }
  }
  return lines.join('\n').replace(/\n*$/, '\n')
}

const LIST: readonly NoteBlock['type'][] = ['bullet', 'numbered', 'check']
export const isListItem = (block: NoteBlock): boolean => LIST.includes(block.type)

/** Between blocks of different kinds there is air; items of one list stand together, with what lies deeper between them. */
function needsGap(blocks: readonly NoteBlock[], i: number): boolean {
  const { type, depth } = blocks[i]!
  if (i === 0) return false
  if (type === 'heading') return true
  const before = blocks.slice(0, i).findLast(block => block.depth <= depth)!
  return before.depth === depth && (before.type !== type || type === 'paragraph')
}

/** The number of each numbered item within its list and depth. */
function numbering(blocks: readonly NoteBlock[]): number[] {
  const counts: number[] = []
  return blocks.map(({ type, depth }) => {
    counts.length = Math.min(counts.length, depth + 1)
    counts[depth] = type === 'numbered' ? (counts[depth] ?? 0) + 1 : 0
    for (let i = 0; i < depth; i++) counts[i] ??= 0
    return counts[depth]!
  })
}

function indented(text: string, mark: string, depth: number): string[] {
  const pad = '   '.repeat(depth)
  const more = pad + ' '.repeat(mark.startsWith('>') ? 0 : mark.length)
  return text.split('\n').map((line, i) => (i === 0 || mark.startsWith('>') ? pad + mark + line : more + line).trimEnd())
}

function plainMark(block: NoteBlock, number: number): string {
  if (block.type === 'bullet') return '• '
  if (block.type === 'numbered') return `${number}. `
  if (block.type === 'check') return block.checked ? '[x] ' : '[ ] '
  return block.type === 'quote' ? '> ' : ''
}

function markdownMark(block: NoteBlock, number: number): string {
  if (block.type === 'heading') return `${'#'.repeat(block.level)} `
  if (block.type === 'check') return block.checked ? '- [x] ' : '- [ ] '
  return block.type === 'bullet' ? '- ' : plainMark(block, number)
}

/** A fence longer than any that is inside. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(found => found[0].length))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...text.split('\n'), fence]
}

const mentioned = (run: Run, nameOf: NameOf): string => {
  const name = run.mention === undefined ? '' : nameOf(run.mention)
  return name === '' ? run.text : `@${name}`
}

const plainRun = (run: Run, nameOf: NameOf): string => {
  const text = mentioned(run, nameOf)
  return run.link && !run.link.endsWith(run.text) ? `${text} (${run.link})` : text
}

function markdownRun(run: Run, nameOf: NameOf): string {
  if (run.mono) return `\`${run.text.replaceAll('`', "'")}\``
  let text = mentioned(run, nameOf).replace(/[\\`*_[\]<]/g, '\\$&')
  const edge = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!
  // Marks stick to the words: `** a**` would not be bold.
  if (edge[2] !== '' && run.italic) edge[2] = `*${edge[2]}*`
  if (edge[2] !== '' && run.bold) edge[2] = `**${edge[2]}**`
  text = edge[1]! + edge[2]! + edge[3]!
  return run.link ? `[${text}](<${run.link.replace(/[<>]/g, encodeURIComponent)}>)` : text
}

/** Wide letters take two places. */
const width = (text: string): number => [...text].reduce((all, char) => all + (char.codePointAt(0)! > 0x2e80 ? 2 : 1), 0)
