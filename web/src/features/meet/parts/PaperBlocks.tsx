import type { ReactNode } from 'react'
import type { NoteBlock, Run } from '@porchlight/shared/meeting/note-blocks'

/** Blocks of a paper or of notes, to be read and printed. `top`: the level that the highest heading has on this page. */
export function PaperBlocks({ blocks, top = 1 }: { readonly blocks: readonly NoteBlock[]; readonly top?: number }) {
  return (
    <div className="paper">
      {grouped(blocks).map((group, at) =>
        isList(group[0]!) ? (
          <Points key={at} blocks={group} />
        ) : (
          group.map((block, i) => <Block key={`${at}/${i}`} block={block} top={top} />)
        ),
      )}
    </div>
  )
}

const isList = (block: NoteBlock): boolean => block.type === 'bullet' || block.type === 'numbered' || block.type === 'check'

/** Runs of list items, and everything else by itself. */
function grouped(blocks: readonly NoteBlock[]): NoteBlock[][] {
  const groups: NoteBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (last && isList(block) && isList(last[0]!) && (block.depth > 0 || last[0]!.type === block.type)) last.push(block)
    else groups.push([block])
  }
  return groups
}

function Points({ blocks }: { readonly blocks: readonly NoteBlock[] }) {
  const depth = blocks[0]!.depth
  const items: { block: NoteBlock; below: NoteBlock[] }[] = []
  for (const block of blocks) {
    if (block.depth > depth && items.length > 0) items.at(-1)!.below.push(block)
    else items.push({ block, below: [] })
  }
  const points = items.map(({ block, below }, at) => (
    <li key={at}>
      {block.type === 'check' && <span className="paper-box">{block.checked ? '☑' : '☐'} </span>}
      <Words runs={block.runs} />
      {below.length > 0 && <Points blocks={below} />}
    </li>
  ))
  const { type } = blocks[0]!
  return type === 'numbered' ? <ol>{points}</ol> : <ul className={type === 'check' ? 'paper-checks' : undefined}>{points}</ul>
}

function Block({ block, top }: { readonly block: NoteBlock; readonly top: number }): ReactNode {
  const words = <Words runs={block.runs} />
  if (block.type === 'heading') {
    const Heading = `h${Math.min(6, block.level - 1 + top)}` as 'h2'
    return <Heading>{words}</Heading>
  }
  if (block.type === 'quote') return <blockquote>{words}</blockquote>
  return block.type === 'preformatted' ? <pre>{words}</pre> : <p>{words}</p>
}

const Words = ({ runs }: { readonly runs: readonly Run[] }) => runs.map((run, at) => <Word key={at} run={run} />)

function Word({ run }: { readonly run: Run }) {
  const text = run.mention ? (
    <strong>{run.text}</strong>
  ) : run.bold ? (
    <strong>{run.text}</strong>
  ) : run.italic ? (
    <em>{run.text}</em>
  ) : (
    run.text
  )
  return run.link ? (
    <a href={run.link} rel="noreferrer" target="_blank">
      {text}
    </a>
  ) : (
    text
  )
}
