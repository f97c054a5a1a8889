import { notesKind } from '@porchlight/shared/meeting/notes'
import { notesDoc } from '../../../app/meet/docs.ts'
import { useView } from '../../../app/services.tsx'
import { PaperBlocks } from './PaperBlocks.tsx'

const FEW = 8

/** The notes as they are now, to be read. */
export default function NotesPreview({ meeting }: { readonly meeting: string }) {
  const blocks = useView(notesKind, notesDoc(meeting))?.blocks ?? []
  const said = blocks.filter(block => block.runs.some(run => run.text.trim() !== ''))
  if (said.length === 0) return null
  return (
    <div className="notes-preview">
      <PaperBlocks blocks={said.slice(0, FEW)} top={3} />
      {said.length > FEW && <p>…</p>}
    </div>
  )
}
