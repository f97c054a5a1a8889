import './lock.css'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { useLock } from '../../app/services.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Notice } from '../../ui/Feedback.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Change, type Changing } from './parts/Change.tsx'
import { LockIsOn } from './parts/LockIsOn.tsx'
import { SetUp } from './parts/SetUp.tsx'
import { lockWords } from './words.ts'

/** How this phone opens: set up, changed, turned off. */
export default function LockScreen() {
  const t = useText(lockWords)
  const lock = useLock()
  const [changing, setChanging] = useState<Changing>()
  const [done, setDone] = useState<string>()
  const finish = (words: string) => {
    setDone(words)
    setChanging(undefined)
  }
  if (changing) return <Change changing={changing} onDone={finish} onCancel={() => setChanging(undefined)} />
  if (!lock.isOn) return <SetUp done={done} onDone={finish} />
  return (
    <Screen title={t.title} back={paths.settings}>
      {done && (
        <Notice tone="go" isAlert>
          {done}
        </Notice>
      )}
      <LockIsOn
        lock={lock}
        onChange={next => {
          setDone(undefined)
          setChanging(next)
        }}
      />
    </Screen>
  )
}
