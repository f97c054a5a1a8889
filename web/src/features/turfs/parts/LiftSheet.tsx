import { useState } from 'react'
import { newId } from '../../../app/canvass/new-id.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { turfWords } from '../messages.ts'
import type { Board } from '../use-board.ts'
import type { LeftAlone } from '../use-left-alone.ts'
import { useLift } from '../use-left-alone.ts'

/** Lifts a request not to be contacted. Nobody does that without saying why. */
export function LiftSheet({ board, asked, onClose }: { readonly board: Board; readonly asked: LeftAlone; readonly onClose: () => void }) {
  const t = useText(turfWords)
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const lift = useLift(board)
  const save = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const lifted = await lift.run(id, asked.target, reason)
    if (lifted?.ok) onClose()
  }
  return (
    <Sheet
      title={t.liftTitle(asked.who)}
      isOpen
      onClose={onClose}
      actions={
        <Button look="danger" wide isPending={lift.isPending} onPress={() => void save()}>
          {t.liftAct}
        </Button>
      }
    >
      <p>{t.liftText}</p>
      <RefusalNotice refusal={lift.refusal} />
      <TextArea
        label={t.liftReason}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={4000}
        error={isTried && reason.trim() === '' ? t.liftReasonNeeded : ''}
      />
    </Sheet>
  )
}
