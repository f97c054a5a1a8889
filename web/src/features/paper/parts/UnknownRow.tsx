import { useState } from 'react'
import type { ResultCode } from '@porchlight/shared/canvass/types'
import { newId } from '../../../app/canvass/new-id.ts'
import { buzz } from '../../../app/canvass/use-record.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useAct } from '../../../app/use-act.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Notice } from '../../../ui/Feedback.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { walkedAt } from '../day.ts'
import { enterWords } from '../enter-words.ts'
import { useKept } from '../use-kept.ts'
import { DoorResults } from './DoorResults.tsx'
import type { RowProps } from './EntryRow.tsx'
import { RowActions } from './RowActions.tsx'

/** A row whose door this phone does not know: it is kept until it does. */
export function UnknownRow({ code, walk, nth, slot, onSaved, onCancel }: RowProps) {
  const t = useText(enterWords)
  const [kept, setKept] = useKept()
  const [id] = useState(newId)
  const [note, setNote] = useState('')
  const save = useAct((result: ResultCode | undefined) => {
    const entry = { people: {}, note, ...(result ? { result } : {}) }
    const row = { id, code, knocker: walk.knocker, at: walkedAt(walk.day, Date.now(), nth), entry }
    return setKept([...kept.filter(one => one.id !== id), row])
  })
  const run = async (result?: ResultCode) => {
    const saved = await save.run(result)
    if (!saved?.ok) return
    buzz()
    onSaved()
  }
  return (
    <div className="stack">
      <RefusalNotice refusal={save.refusal} />
      <Notice tone="porch">{t.unknownText}</Notice>
      <DoorResults onResult={result => void run(result)} />
      <TextArea label={t.note} value={note} onChange={setNote} maxLength={4000} rows={3} />
      <RowActions slot={slot} isNothing={note.trim() === ''} isPending={save.isPending} onSave={() => void run()} onCancel={onCancel} />
    </div>
  )
}
