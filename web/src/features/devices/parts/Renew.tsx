import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { deviceWords } from '../words.ts'

/** For a phone that somebody may have copied: seldom needed, and then by whoever was told to. */
export function Renew() {
  const t = useText(deviceWords)
  const group = useGroup()
  const [done, setDone] = useState(false)
  const renew = useAct(async () => {
    const renewed = await group.renewDevice()
    setDone(renewed.ok)
    return renewed
  })
  return (
    <Fold title={t.renew}>
      <p>{t.renewText}</p>
      <RefusalNotice refusal={renew.refusal} />
      {done && (
        <Notice tone="go" isAlert>
          {t.renewed}
        </Notice>
      )}
      <Button isPending={renew.isPending} onPress={() => void renew.run()}>
        {t.renewAct}
      </Button>
    </Fold>
  )
}
