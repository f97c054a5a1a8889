import { useState } from 'react'
import type { Result } from '@porchlight/shared/base/result'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { HowRemoved, Removed } from '../../../engine/api-members.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { memberWords } from '../member-words.ts'

export interface AskToRemoveProps {
  readonly title: string
  readonly remove: (how: HowRemoved) => Promise<Result<Removed>>
  readonly onRemoved: (removed: Removed) => void
  readonly onClose: () => void
}

/** Says what a removal does before it is done: it cannot be undone. */
export function AskToRemove({ title, remove, onRemoved, onClose }: AskToRemoveProps) {
  const t = useText(memberWords)
  const [why, setWhy] = useState<'goodbye' | 'lost'>('goodbye')
  const act = useAct(async () => {
    const removed = await remove({ cause: why === 'lost' })
    if (removed.ok) onRemoved(removed.value)
    return removed
  })
  return (
    <Ask title={title} act={t.removeAct} isOpen isPending={act.isPending} onClose={onClose} onAct={() => void act.run()}>
      <p>{t.removeWhat}</p>
      <p>{t.removeKeeps}</p>
      <Choice
        label={t.why}
        value={why}
        onChange={value => setWhy(value as typeof why)}
        options={[
          { value: 'goodbye', label: t.goodbye, description: t.goodbyeText },
          { value: 'lost', label: t.lost, description: t.lostText },
        ]}
      />
      <p>{t.removeOnce}</p>
      <RefusalNotice refusal={act.refusal} />
    </Ask>
  )
}
