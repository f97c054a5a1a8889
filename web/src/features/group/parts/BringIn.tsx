import { useEffect, useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { takeHandedOver } from '../../../app/handed-over.ts'
import { useEngine } from '../../../app/services.tsx'
import { useLongAct } from '../../../app/use-long-act.ts'
import type { BroughtIn } from '../../../engine/api.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Notice, Progress } from '../../../ui/Feedback.tsx'
import { FileButton } from '../../../ui/FileButton.tsx'
import { groupWords } from '../words.ts'

/** Reads a file of work. Nothing is half-done: it is taken in whole, or refused with the reason. */
export function BringIn() {
  const t = useText(groupWords)
  const format = useFormat()
  const engine = useEngine()
  const [brought, setBrought] = useState<BroughtIn>()
  const bring = useLongAct(async (progress, file: File) => {
    setBrought(undefined)
    const read = await engine.bringIn(file, progress)
    if (read.ok) setBrought(read.value)
    return read
  })
  useEffect(() => {
    const handed = takeHandedOver('work')
    if (handed) void bring.run(handed)
    // What another app has handed over is taken in once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  if (bring.isPending) return <Progress words={t.reading} {...bring.steps} onCancel={bring.cancel} />
  return (
    <>
      <RefusalNotice refusal={bring.refusal} />
      {brought && (
        <Notice tone="go" isAlert>
          {t.brought(format.number(brought.added), format.number(brought.total), brought.added)}
        </Notice>
      )}
      {/* No `accept`: phones grey out files whose type they do not know. */}
      <FileButton look="quiet" wide onFile={file => void bring.run(file)}>
        {t.bringFile}
      </FileButton>
    </>
  )
}
