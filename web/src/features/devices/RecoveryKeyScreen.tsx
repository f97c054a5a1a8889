import './devices.css'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { useDevices, useGroup, useGroupSummary } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import type { NewRecoveryKey } from '../../engine/api-devices.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice, Progress } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { useOnPaper } from '../../ui/use-on-paper.ts'
import { KeyPaper } from './parts/KeyPaper.tsx'
import { deviceWords } from './words.ts'

/** Makes a key on paper. The secret is in this screen alone, for as long as it is shown. */
export default function RecoveryKeyScreen() {
  const t = useText(deviceWords)
  const format = useFormat()
  const group = useGroup()
  const name = useGroupSummary()?.name ?? ''
  const now = useNow()
  const devices = useDevices()
  const [key, setKey] = useState<NewRecoveryKey>()
  const make = useAct(async () => {
    const made = await group.makeRecoveryKey()
    if (!made.ok) return made
    setKey(made.value)
    await group.nameDevice(made.value.device, t.keyName(format.day(now)), 'paper')
    return made
  })
  const isReady = devices.find(one => one.id === key?.device)?.ready ?? false
  useOnPaper(key !== undefined)

  if (!key) {
    return (
      <Screen
        title={t.keyTitle}
        over={name}
        back={paths.devices}
        status={<WorkStatus />}
        actions={
          make.isPending ? (
            <Progress words={t.keyMaking} />
          ) : (
            <Button look="primary" wide onPress={() => void make.run()}>
              {t.keyMake}
            </Button>
          )
        }
      >
        <RefusalNotice refusal={make.refusal} />
        <p>{t.keyWhat}</p>
        <Notice>{t.keyOnce}</Notice>
      </Screen>
    )
  }
  return (
    <Screen
      title={t.keyTitle}
      isText
      over={name}
      back={paths.devices}
      actions={
        <>
          <Button look="primary" wide icon="print" onPress={() => window.print()}>
            {t.keyPrint}
          </Button>
          <LinkButton wide href={paths.devices}>
            {t.keyDone}
          </LinkButton>
        </>
      }
    >
      <div className="not-on-paper">
        {isReady ? <Notice>{t.keyOnce}</Notice> : <Progress words={t.keyWaits} />}
        <RefusalNotice refusal={make.refusal} />
      </div>
      <KeyPaper link={key.link} code={key.code} group={name} day={format.dateTime(now)} />
    </Screen>
  )
}
