import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useEngine } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { NewWays } from '../../../engine/api-lock.ts'
import { ok, type Result } from '@porchlight/shared/base/result'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { lockWords } from '../words.ts'
import { ChooseSecret } from './ChooseSecret.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'

type How = 'pin' | 'passphrase' | 'passkey'
type Step = { readonly at: 'how' } | { readonly at: 'secret' } | { readonly at: 'code'; readonly ways: NewWays; readonly code: string }

export interface SetUpProps {
  /** What was done just before, in words. */
  readonly done: string | undefined
  readonly onDone: (words: string) => void
}

/** How it is to open, then the code, and only then it counts: who stops on the way has changed nothing. */
export function SetUp({ done, onDone }: SetUpProps) {
  const t = useText(lockWords)
  const engine = useEngine()
  const [how, setHow] = useState<How>('pin')
  const [step, setStep] = useState<Step>({ at: 'how' })
  const [isWritten, setWritten] = useState(false)
  const toCode = async (ways: NewWays) => setStep({ at: 'code', ways, code: await engine.newRecoveryCode() })
  const next = useAct(async (): Promise<Result<unknown>> => {
    if (how !== 'passkey') return ok(setStep({ at: 'secret' }))
    const passkey = await engine.makePasskey()
    if (passkey.ok) await toCode({ passkey: passkey.value })
    return passkey
  })
  const turnOn = useAct(async ({ ways, code }: { readonly ways: NewWays; readonly code: string }) => {
    const on = await engine.turnLockOn({ ...ways, recovery: code })
    if (on.ok) onDone(t.turnedOn)
    return on
  })

  if (step.at === 'secret' && how !== 'passkey')
    return (
      <Screen title={t.title} back={paths.settings}>
        <div className="stack">
          <ChooseSecret kind={how} onChosen={secret => void toCode({ secret })} />
        </div>
      </Screen>
    )
  if (step.at === 'code')
    return (
      <Screen
        title={t.codeTitle}
        back={paths.settings}
        actions={
          <Button look="primary" wide isDisabled={!isWritten} isPending={turnOn.isPending} onPress={() => void turnOn.run(step)}>
            {t.turnOn}
          </Button>
        }
      >
        <RecoveryCode code={step.code} isWritten={isWritten} onWritten={setWritten} />
        {turnOn.isPending && <p role="status">{t.unlocking}</p>}
        <RefusalNotice refusal={turnOn.refusal} />
      </Screen>
    )
  return (
    <Screen
      title={t.title}
      back={paths.settings}
      actions={
        <Button look="primary" wide isPending={next.isPending} onPress={() => void next.run()}>
          {t.next}
        </Button>
      }
    >
      {done && (
        <Notice tone="go" isAlert>
          {done}
        </Notice>
      )}
      <p>{t.lead}</p>
      <Choice
        label={t.how}
        value={how}
        onChange={value => setHow(value as How)}
        options={[
          { value: 'pin', label: t.howPin, description: t.howPinText },
          { value: 'passphrase', label: t.howPassphrase, description: t.howPassphraseText },
          { value: 'passkey', label: t.howPasskey, description: t.howPasskeyText },
        ]}
      />
      <RefusalNotice refusal={next.refusal} />
      <p>{t.limits}</p>
    </Screen>
  )
}
