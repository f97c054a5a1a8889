import { useState } from 'react'
import { announce } from '../../../app/announce.tsx'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { pinWords } from '../pins-words.ts'
import { usePinnedTurfs } from '../use-pinned-turfs.ts'

/** Turfs that were cut before pins were set or taken away have other places than the map: said, and mended in one tap. */
export function LateTurfs() {
  const t = useText(pinWords)
  const format = useFormat()
  const { late, progress, act, stop } = usePinnedTurfs()
  const [done, setDone] = useState(0)
  const [isStopped, setStopped] = useState(false)
  const run = async () => {
    const updated = await act.run()
    if (!updated?.ok) return
    const { done, left } = updated.value
    setDone(done)
    announce(left > 0 ? t.turfsStopped(done, format.number(done)) : t.turfsDone(done, format.number(done)))
    setStopped(left > 0)
  }
  if (act.isPending) return <Progress words={t.turfsWorking} done={progress.done} total={progress.total} onCancel={stop} />
  return (
    <>
      <RefusalNotice refusal={act.refusal} />
      {late > 0 && (
        <Notice tone="porch" actions={<Button onPress={() => void run()}>{t.turfsAct}</Button>}>
          {isStopped && <p>{t.turfsStopped(done, format.number(done))}</p>}
          <p>{t.turfsLate(late, format.number(late))}</p>
        </Notice>
      )}
      {late === 0 && done > 0 && <Notice tone="go">{t.turfsDone(done, format.number(done))}</Notice>}
    </>
  )
}
