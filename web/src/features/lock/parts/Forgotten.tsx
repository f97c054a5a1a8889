import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { LockedPhone, LockState, NewWays, Unlocked } from '../../../engine/api-lock.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Fold, Screen } from '../../../ui/Screen.tsx'
import { Ask } from '../../../ui/Sheet.tsx'
import { lockWords } from '../words.ts'
import { ChooseSecret } from './ChooseSecret.tsx'
import { CodeForm } from './CodeForm.tsx'

export interface ForgottenProps {
  readonly phone: LockedPhone
  readonly state: LockState
  readonly onBack: () => void
  readonly onUnlocked: (unlocked: Unlocked) => void
}

/** The recovery code and another PIN; or, without a code, beginning anew. */
export function Forgotten({ phone, state, onBack, onUnlocked }: ForgottenProps) {
  const t = useText(lockWords)
  const [code, setCode] = useState<string>()
  const recover = useAct(async (secret: NonNullable<NewWays['secret']>) => {
    const unlocked = await phone.recover(code!, secret)
    if (unlocked.ok) {
      phone.close()
      onUnlocked(unlocked.value)
    } else setCode(undefined)
    return unlocked
  })
  const back = (
    <Button wide onPress={onBack}>
      {t.back}
    </Button>
  )
  return (
    <Screen title={t.forgotTitle} actions={back}>
      {code === undefined ? (
        <>
          <p>{t.forgotText}</p>
          <RefusalNotice refusal={recover.refusal} />
          <CodeForm act={t.next} onCode={setCode} />
          <Fold title={t.noCode}>
            <p>{t.noCodeText}</p>
            <Erase phone={phone} />
          </Fold>
        </>
      ) : (
        <>
          {recover.isPending && <p role="status">{t.unlocking}</p>}
          <ChooseSecret kind={state.secret ?? 'pin'} isPending={recover.isPending} onChosen={secret => void recover.run(secret)} />
        </>
      )}
    </Screen>
  )
}

function Erase({ phone }: { readonly phone: LockedPhone }) {
  const t = useText(lockWords)
  const [isAsking, setAsking] = useState(false)
  const erase = useAct(async () => {
    const erased = await phone.erase()
    if (erased.ok) location.assign('/')
    return erased
  })
  return (
    <>
      <RefusalNotice refusal={erase.refusal} />
      <Button look="danger" wide onPress={() => setAsking(true)}>
        {t.erase}
      </Button>
      <Ask
        title={t.erase}
        act={t.eraseAct}
        isOpen={isAsking}
        isPending={erase.isPending}
        onAct={() => void erase.run()}
        onClose={() => setAsking(false)}
      >
        {t.eraseText}
      </Ask>
    </>
  )
}
