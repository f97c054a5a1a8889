import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine, usePhone } from '../../../app/services.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Facts } from '../../../ui/List.tsx'
import { settingsWords } from '../words.ts'

/** How much is used, whether the browser may clear it, and asking it not to. */
export function StorageSetting() {
  const t = useText(settingsWords)
  const format = useFormat()
  const engine = useEngine()
  const phone = usePhone()
  const [agreed, setAgreed] = useState<boolean>()
  const kept = agreed ?? phone.persisted
  return (
    <>
      <RefusalNotice refusal={phone.problem ? { code: phone.problem } : undefined} />
      <Facts
        facts={[
          [t.used, phone.usage === undefined ? t.unknown : format.bytes(phone.usage)],
          [t.kept, kept ? t.keptYes : t.keptNo],
          [t.tabs, t.tabsText(phone.tabs, format.number(phone.tabs))],
        ]}
      />
      {!kept && <Button onPress={() => void engine.askToPersist().then(setAgreed)}>{t.keep}</Button>}
      {agreed === false && <Notice isAlert>{t.keepRefused}</Notice>}
    </>
  )
}
