import { useState } from 'react'
import { AddressField } from '../../app/AddressField.tsx'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { paths } from '../../app/paths.ts'
import { useGroup } from '../../app/services.tsx'
import { useAct } from '../../app/use-act.ts'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { memberWords } from './member-words.ts'

/** An admin gives the group new channels, at another relay if one is said. Every phone follows by itself. */
export default function MoveScreen() {
  const t = useText(memberWords)
  const group = useGroup()
  const [address, setAddress] = useState('')
  const [moved, setMoved] = useState(false)
  const move = useAct(async () => {
    const done = await group.move(address.trim() || undefined)
    setMoved(done.ok)
    return done
  })
  return (
    <Screen
      title={t.move}
      back={paths.group}
      status={<WorkStatus />}
      actions={
        !moved && (
          <Button look="primary" wide isPending={move.isPending} onPress={() => void move.run()}>
            {t.moveAct}
          </Button>
        )
      }
    >
      <p>{t.moveText}</p>
      <p>{t.moveWhen}</p>
      <RefusalNotice refusal={move.refusal} />
      {moved ? (
        <Notice tone="go" isAlert>
          {t.moved}
        </Notice>
      ) : (
        <>
          <AddressField label={t.moveRelay} description={t.moveRelayHint} value={address} onChange={setAddress} />
          <p>{t.moveAll}</p>
        </>
      )}
    </Screen>
  )
}
