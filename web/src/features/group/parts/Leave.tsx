import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { memberWords } from '../member-words.ts'

/** Leaves the group: says what happens first. */
export function Leave() {
  const t = useText(memberWords)
  const group = useGroup()
  const [asks, setAsks] = useState(false)
  const leave = useAct(() => group.leave())
  return (
    <>
      <Button look="danger" onPress={() => setAsks(true)}>
        {t.leave}
      </Button>
      <Ask
        title={t.leaveTitle}
        act={t.leaveAct}
        isOpen={asks}
        isPending={leave.isPending}
        onClose={() => setAsks(false)}
        onAct={() => void leave.run()}
      >
        <p>{t.leaveText}</p>
        <p>{t.leaveOnce}</p>
        <RefusalNotice refusal={leave.refusal} />
      </Ask>
    </>
  )
}
