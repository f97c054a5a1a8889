import { useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine, useGroup, useStatus } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { groupWords } from '../words.ts'

/** Wipes the group from this phone: asks, and says what would be lost. */
export function ForgetGroup({ name }: { readonly name: string }) {
  const t = useText(groupWords)
  const format = useFormat()
  const engine = useEngine()
  const group = useGroup()
  const { waiting } = useStatus()
  const [, navigate] = useLocation()
  const [asks, setAsks] = useState(false)
  const forget = useAct(async () => {
    const wiped = await engine.forget(group.id)
    if (wiped.ok) navigate(paths.today)
    return wiped
  })
  return (
    <>
      <Button look="danger" onPress={() => setAsks(true)}>
        {t.forget}
      </Button>
      <Ask
        title={t.forgetTitle(name)}
        act={t.forgetAct}
        isOpen={asks}
        isPending={forget.isPending}
        onClose={() => setAsks(false)}
        onAct={() => void forget.run()}
      >
        {waiting > 0 && (
          <Notice tone="stop" actions={<LinkButton href={paths.files}>{t.saveFile}</LinkButton>}>
            {t.forgetUnsent(waiting, format.number(waiting))}
          </Notice>
        )}
        <p>{t.forgetText}</p>
        <p>{t.forgetLast}</p>
        <RefusalNotice refusal={forget.refusal} />
      </Ask>
    </>
  )
}
