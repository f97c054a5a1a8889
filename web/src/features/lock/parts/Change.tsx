import { useEffect, useState } from 'react'
import { useEngine } from '../../../app/services.tsx'
import type { NewWays, Proof, SecretKind } from '../../../engine/api-lock.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { useUiWords } from '../../../ui/ui-words.ts'
import { lockWords } from '../words.ts'
import { ChooseSecret } from './ChooseSecret.tsx'
import { Prove } from './Prove.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'

export type Changing = 'secret' | 'passkey' | 'no-passkey' | 'code' | 'off'

export interface ChangeProps {
  readonly changing: Changing
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}

/** First what is to be, then the proof, and with it the change: until then nothing is other than it was. */
export function Change({ changing, onDone, onCancel }: ChangeProps) {
  const t = useText(lockWords)
  const ui = useUiWords()
  const engine = useEngine()
  const [ways, setWays] = useState<NewWays | undefined>(changing === 'no-passkey' ? { passkey: 'none' } : undefined)
  const title = {
    secret: t.changePin,
    passkey: t.addPasskey,
    'no-passkey': t.removePasskey,
    code: t.newCode,
    off: t.turnOff,
  }[changing]

  async function prove(proof: Proof) {
    const changed = changing === 'off' ? await engine.turnLockOff(proof) : await engine.changeLock(proof, ways!)
    if (changed.ok) onDone(changing === 'code' ? t.doneCode : t.done)
    return changed
  }

  const isReady = changing === 'off' || ways !== undefined
  return (
    <Screen
      title={title}
      actions={
        <Button wide onPress={onCancel}>
          {ui.cancel}
        </Button>
      }
    >
      <div className="stack">
        {changing === 'off' && <Notice tone="porch">{t.turnOffText}</Notice>}
        {!isReady && changing === 'secret' && <NewSecret onWays={setWays} />}
        {!isReady && changing === 'passkey' && <NewPasskey onWays={setWays} />}
        {!isReady && changing === 'code' && <NewCode onWays={setWays} />}
        {isReady && <Prove act={title} prove={prove} />}
      </div>
    </Screen>
  )
}

interface NewProps {
  readonly onWays: (ways: NewWays) => void
}

function NewSecret({ onWays }: NewProps) {
  const t = useText(lockWords)
  const [kind, setKind] = useState<SecretKind>('pin')
  return (
    <>
      <Choice
        label={t.how}
        value={kind}
        onChange={value => setKind(value as SecretKind)}
        options={[
          { value: 'pin', label: t.howPin },
          { value: 'passphrase', label: t.howPassphrase },
        ]}
      />
      <ChooseSecret key={kind} kind={kind} onChosen={secret => onWays({ secret })} />
    </>
  )
}

function NewPasskey({ onWays }: NewProps) {
  const t = useText(lockWords)
  const engine = useEngine()
  const make = useAct(async () => {
    const made = await engine.makePasskey()
    if (made.ok) onWays({ passkey: made.value })
    return made
  })
  return (
    <>
      <p>{t.howPasskeyText}</p>
      <RefusalNotice refusal={make.refusal} />
      <Button look="primary" wide isPending={make.isPending} onPress={() => void make.run()}>
        {t.next}
      </Button>
    </>
  )
}

function NewCode({ onWays }: NewProps) {
  const t = useText(lockWords)
  const engine = useEngine()
  const [code, setCode] = useState<string>()
  useEffect(() => {
    void engine.newRecoveryCode().then(setCode)
  }, [engine])
  const [isWritten, setWritten] = useState(false)
  if (code === undefined) return null
  return (
    <>
      <RecoveryCode code={code} isWritten={isWritten} onWritten={setWritten} />
      <Button look="primary" wide isDisabled={!isWritten} onPress={() => onWays({ recovery: code })}>
        {t.next}
      </Button>
    </>
  )
}
