import './lock.css'
import { useEffect, useRef, useState } from 'react'
import { openLockedPhone } from '../../app/open-engine.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { UpdateNotice } from '../../app/UpdateNotice.tsx'
import { useUnlocked } from '../../app/unlocked.ts'
import { useAct } from '../../app/use-act.ts'
import type { LockedPhone, LockState, Proof } from '../../engine/api-lock.ts'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Feedback.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Forgotten } from './parts/Forgotten.tsx'
import { SecretEntry } from './parts/SecretEntry.tsx'
import { lockWords } from './words.ts'

/** Nothing of what is on the phone: no group's name, no number, no language but the phone's own. */
export default function UnlockScreen() {
  const { phone, state, waitMs } = useLockedPhone()
  const [isForgotten, setForgotten] = useState(false)
  const open = useUnlocked()
  if (!phone || !state) return <Waiting />
  if (isForgotten) return <Forgotten phone={phone} state={state} onBack={() => setForgotten(false)} onUnlocked={open} />
  return <Unlock phone={phone} state={state} waitMs={waitMs} onForgotten={() => setForgotten(true)} />
}

interface UnlockProps {
  readonly phone: LockedPhone
  readonly state: LockState
  readonly waitMs: number
  readonly onForgotten: () => void
}

function Unlock({ phone, state, waitMs, onForgotten }: UnlockProps) {
  const t = useText(lockWords)
  const open = useUnlocked()
  const unlock = useAct(async (proof: Proof) => {
    const unlocked = await phone.unlock(proof)
    if (unlocked.ok) {
      phone.close()
      open(unlocked.value)
    }
    return unlocked
  })
  const isWaiting = waitMs > 0
  const byPasskey = state.passkey && (
    <Button wide icon="lock" isPending={unlock.isPending} onPress={() => void unlock.run({ by: 'passkey' })}>
      {t.byPasskey}
    </Button>
  )
  const entry = state.secret && (
    <SecretEntry
      kind={state.secret}
      label={t[state.secret]}
      act={t.unlock}
      isPending={unlock.isPending}
      isDisabled={isWaiting}
      onSecret={text => void unlock.run({ by: 'secret', text })}
    />
  )
  const isPin = state.secret === 'pin'
  return (
    <Screen
      title={t.locked}
      actions={
        <>
          {/* Where the thumb is, and where nothing above it moves it. */}
          {isPin && entry}
          <Button look="plain" wide onPress={onForgotten}>
            {t.forgot}
          </Button>
        </>
      }
    >
      <div className="stack">
        <UpdateNotice />
        <p className="lock-center">
          <Icon name="lock" /> {unlock.isPending ? t.unlocking : t.lockedText}
        </p>
        {isWaiting ? <Wait waitMs={waitMs} /> : <RefusalNotice refusal={unlock.refusal} />}
        {byPasskey}
        {!isPin && entry}
      </div>
    </Screen>
  )
}

function Wait({ waitMs }: { readonly waitMs: number }) {
  const t = useText(lockWords)
  const format = useFormat()
  const seconds = Math.ceil(waitMs / 1000)
  const two = `${seconds % 60}`.padStart(2, '0')
  return <Notice tone="porch">{t.wait(format.number(Math.floor(seconds / 60)), two)}</Notice>
}

function Waiting() {
  const t = useText(lockWords)
  return (
    <Screen title={t.locked}>
      <p>{t.lockedText}</p>
    </Screen>
  )
}

/** The lock, and how it stands; closed with the screen. */
function useLockedPhone() {
  const [phone, setPhone] = useState<LockedPhone>()
  const [state, setState] = useState<LockState>()
  const [waitMs, setWaitMs] = useState(0)
  const opening = useRef<Promise<LockedPhone>>(undefined)
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    opening.current ??= openLockedPhone()
    void opening.current.then(async opened => {
      const now = await opened.state()
      if (isGone) return
      stop = opened.onWait(setWaitMs)
      setWaitMs(now.waitMs)
      setState(now)
      setPhone(opened)
    })
    return () => {
      isGone = true
      stop()
    }
  }, [])
  return { phone, state, waitMs }
}
