import { useState } from 'react'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { hash64 } from '@porchlight/shared/base/hash64'
import { REGISTER_LIMIT, registerKind } from '@porchlight/shared/meeting/register'
import { correctTask, recordTask } from '@porchlight/shared/meeting/register.actions'
import type { Task } from '@porchlight/shared/meeting/types'
import { newId } from '../../../app/canvass/new-id.ts'
import { registerDoc } from '../../../app/meet/docs.ts'
import type { Change } from '../../../app/meet/use-change.ts'
import type { Who } from '../../../app/meet/use-who.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { registerWords } from '../register-words.ts'
import { useSaid } from '../use-said.ts'
import { OwnerField } from './OwnerField.tsx'
import { WhenField } from './WhenField.tsx'

export interface TaskSheetProps {
  /** To be changed; else a new one. */
  readonly task?: Task
  readonly meeting?: string
  readonly item?: string
  readonly who: Who
  readonly change: Change
  readonly refusal: Refusal | undefined
  readonly onClose: () => void
}

export function TaskSheet({ task, meeting = '', item = '', who, change, refusal, onClose }: TaskSheetProps) {
  const t = useText(registerWords)
  const [id] = useState(newId)
  const { said, set, changed } = useSaid(() => ({ what: task?.what ?? '', owner: task?.owner ?? '', due: task?.due ?? '' }))
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (said.what.trim() === '') return
    const isSaved = task
      ? await change(registerKind, registerDoc, correctTask, { id, task: task.id, set: changed() })
      : await change(registerKind, registerDoc, recordTask, { id, ...said, meeting, item })
    if (isSaved) onClose()
  }
  const drop = async (dropped: boolean) => {
    const line = hash64(`${task!.id}/${task!.corrections.length}/${who.me}`)
    if (await change(registerKind, registerDoc, correctTask, { id: line, task: task!.id, set: { dropped } })) onClose()
  }
  return (
    <Sheet
      title={task ? t.changeTask : t.newTask}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} />
      <Field
        label={t.what}
        value={said.what}
        onChange={set('what')}
        maxLength={REGISTER_LIMIT.what}
        error={isTried && said.what.trim() === '' ? t.wordingNeeded : ''}
      />
      <OwnerField label={t.taskOwner} who={who} value={said.owner} onChange={set('owner')} />
      <WhenField label={t.due} type="date" value={said.due} onChange={set('due')} />
      {task && (
        <Button look={task.dropped ? 'quiet' : 'danger'} onPress={() => void drop(!task.dropped)}>
          {task.dropped ? t.undrop : t.drop}
        </Button>
      )}
    </Sheet>
  )
}
