import { useState } from 'react'
import type { Result } from '@porchlight/shared/base/result'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { HowRemoved, Removed } from '../../../engine/api-members.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { memberWords } from '../member-words.ts'

interface Reason {
  readonly label: string
  readonly description: string
}

export interface AskToRemoveProps {
  readonly title: string
  /** What it does, and what stays: a sentence each, before the reasons. */
  readonly what: readonly string[]
  /** Without cause, and with it. */
  readonly usual: Reason
  readonly cause: Reason
  /** After the reason has been chosen: what follows from it. */
  readonly then: (isCause: boolean) => readonly string[]
  readonly remove: (how: HowRemoved) => Promise<Result<Removed>>
  readonly onRemoved: (removed: Removed) => void
  readonly onClose: () => void
}

/** Says what a removal does before it is done: it cannot be undone. */
export function AskToRemove({ title, what, usual, cause, then, remove, onRemoved, onClose }: AskToRemoveProps) {
  const t = useText(memberWords)
  const [why, setWhy] = useState<'usual' | 'cause'>('usual')
  const isCause = why === 'cause'
  const act = useAct(async () => {
    const removed = await remove({ cause: isCause })
    if (removed.ok) onRemoved(removed.value)
    return removed
  })
  return (
    <Ask title={title} act={t.removeAct} isOpen isPending={act.isPending} onClose={onClose} onAct={() => void act.run()}>
      {what.map(words => (
        <p key={words}>{words}</p>
      ))}
      <Choice
        label={t.why}
        value={why}
        onChange={value => setWhy(value as typeof why)}
        options={[
          { value: 'usual', ...usual },
          { value: 'cause', ...cause },
        ]}
      />
      {then(isCause).map(words => (
        <p key={words}>{words}</p>
      ))}
      <RefusalNotice refusal={act.refusal} />
    </Ask>
  )
}
