import type { ReactNode } from 'react'
import { hasWords } from '../../../app/canvass/drafts.ts'
import { useText } from '../../../i18n/use-text.ts'
import { canvassWords } from '../../../app/canvass/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { doorWords } from '../door-messages.ts'
import type { VisitInHand } from '../use-visit.ts'

export interface SayMoreProps {
  readonly visit: VisitInHand
  readonly label: string
  /** Between what is said and the button that saves it alone. */
  readonly children?: ReactNode
}

/** Beside any result: literature and a note. Alone they can be saved too. */
export function SayMore({ visit, label, children }: SayMoreProps) {
  const t = useText(doorWords)
  const words = useText(canvassWords)
  const { draft, edit } = visit
  return (
    <div className="stack">
      <Check label={words.literature} value={draft.literature} onChange={literature => edit({ literature })} />
      <TextArea
        label={label}
        description={draft.note === '' ? t.noteHint : visit.isKept ? t.noteKept : t.wait}
        value={draft.note}
        onChange={note => edit({ note })}
        maxLength={4000}
        rows={2}
      />
      {children}
      {hasWords(draft) && (
        <Button isPending={visit.isPending} onPress={() => void visit.record()}>
          {t.saveNote}
        </Button>
      )}
    </div>
  )
}
