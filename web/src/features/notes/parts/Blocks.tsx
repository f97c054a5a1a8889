import type { NoteBlock, Run } from '@porchlight/shared/meeting/note-blocks'
import { useText } from '../../../i18n/use-text.ts'
import { noteWords } from '../note-words.ts'

/** Notes to be read. */
export function Blocks({ blocks }: { readonly blocks: readonly NoteBlock[] }) {
  const t = useText(noteWords)
  return (
    <div className="note-read">
      {blocks.map((block, index) => {
        const words = block.runs.map((run, at) => <Words key={at} run={run} />)
        const style = { marginInlineStart: `${block.depth}rem` }
        if (block.type === 'heading') return <h3 key={index}>{words}</h3>
        if (block.type === 'check')
          return (
            <p key={index} style={style} data-check={String(block.checked)} className="note-check">
              <span className="hidden">{block.checked ? t.done2 : t.notDone}: </span>
              {words}
            </p>
          )
        return (
          <p key={index} style={style}>
            {block.type === 'bullet' || block.type === 'numbered' ? '• ' : ''}
            {words}
          </p>
        )
      })}
    </div>
  )
}

function Words({ run }: { readonly run: Run }) {
  const text = run.bold ? <strong>{run.text}</strong> : run.italic ? <em>{run.text}</em> : run.text
  if (run.link)
    return (
      <a href={run.link} rel="noreferrer" target="_blank">
        {text}
      </a>
    )
  return run.mention ? <span className="note-mention">{text}</span> : text
}
