import { useState } from 'react'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { saveBlob } from '../../../app/save-blob.ts'
import { useGroup } from '../../../app/services.tsx'
import { useAct } from '../../../app/use-act.ts'
import type { Offer } from '../../../engine/api-devices.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { deviceWords } from '../words.ts'
import { Frames } from './Frames.tsx'

/** It is let in: by the relay that is all, by hand the answer still has to go over. */
export function Answer({ offer, back }: { readonly offer: Offer; readonly back: string }) {
  const t = useText(deviceWords)
  const group = useGroup()
  const [shown, setShown] = useState<Blob>()
  const show = useAct(async () => {
    const file = await group.answerFile(offer.id, true)
    if (file.ok) setShown(file.value)
    return file
  })
  const save = useAct(async () => {
    const file = await group.answerFile(offer.id, false)
    if (file.ok) saveBlob(file.value, `answer-${new Date().toISOString().slice(0, 10)}.porchlight`)
    return file
  })
  return (
    <div className="pairing">
      <Notice tone="go" title={t.isIn} isAlert>
        {t.isInText}
      </Notice>
      <RefusalNotice refusal={show.refusal ?? save.refusal} />
      {shown ? (
        <>
          <Frames file={shown} />
          <Button wide onPress={() => setShown(undefined)}>
            {t.hide}
          </Button>
        </>
      ) : (
        <Button wide icon="camera" isPending={show.isPending} onPress={() => void show.run()}>
          {t.showAnswer}
        </Button>
      )}
      <Button wide icon="file" isPending={save.isPending} onPress={() => void save.run()}>
        {t.saveAnswer}
      </Button>
      <LinkButton look="primary" wide href={back}>
        {t.done}
      </LinkButton>
    </div>
  )
}
