import { useState } from 'react'
import { hash64 } from '@porchlight/shared/base/hash64'
import { REGISTER_LIMIT, registerKind } from '@porchlight/shared/meeting/register'
import { correctDecision, recordDecision } from '@porchlight/shared/meeting/register.actions'
import type { DecidedBy, Decision } from '@porchlight/shared/meeting/types'
import { DECIDED_BY } from '@porchlight/shared/meeting/types'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { newId } from '../../../app/canvass/new-id.ts'
import { registerDoc } from '../../../app/meet/docs.ts'
import type { Change } from '../../../app/meet/use-change.ts'
import type { Who } from '../../../app/meet/use-who.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick, TextArea } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { registerWords } from '../register-words.ts'
import { useSaid } from '../use-said.ts'
import { OwnerField } from './OwnerField.tsx'
import { WhenField } from './WhenField.tsx'

export interface DecisionSheetProps {
  /** To be corrected; else a new one. */
  readonly decision?: Decision
  readonly meeting?: string
  readonly item?: string
  /** `YYYY-MM-DD` of a new one. */
  readonly date: string
  readonly who: Who
  readonly change: Change
  readonly refusal: Refusal | undefined
  readonly onClose: () => void
}

export function DecisionSheet({ decision, meeting = '', item = '', date, who, change, refusal, onClose }: DecisionSheetProps) {
  const t = useText(registerWords)
  const [id] = useState(newId)
  const { said, set, changed } = useSaid(() => {
    const { wording = '', owner = '', how = 'consent' as DecidedBy, note = '', review = '' } = decision ?? {}
    return { wording, owner, how, note, review, date: decision?.date ?? date }
  })
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (said.wording.trim() === '') return
    const isSaved = decision
      ? await change(registerKind, registerDoc, correctDecision, { id, decision: decision.id, set: changed() })
      : await change(registerKind, registerDoc, recordDecision, { id, ...said, meeting, item })
    if (isSaved) onClose()
  }
  const withdraw = async (withdrawn: boolean) => {
    const line = hash64(`${decision!.id}/${decision!.corrections.length}/${who.me}`)
    if (await change(registerKind, registerDoc, correctDecision, { id: line, decision: decision!.id, set: { withdrawn } })) onClose()
  }
  return (
    <Sheet
      title={decision ? t.correctDecision : t.newDecision}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <RefusalNotice refusal={refusal} />
      <TextArea
        label={t.wording}
        description={t.wordingHint}
        value={said.wording}
        onChange={set('wording')}
        maxLength={REGISTER_LIMIT.wording}
        error={isTried && said.wording.trim() === '' ? t.wordingNeeded : ''}
      />
      <OwnerField label={t.decisionOwner} who={who} value={said.owner} onChange={set('owner')} />
      <Pick label={t.how} value={said.how} onChange={set('how')} options={DECIDED_BY.map(how => ({ value: how, label: t[how] }))} />
      <Fold title={t.moreDecision} isOpen={said.note !== '' || said.review !== ''}>
        <WhenField label={t.date} type="date" value={said.date} onChange={set('date')} isRequired />
        <Field label={t.note} value={said.note} onChange={set('note')} maxLength={REGISTER_LIMIT.note} />
        <WhenField label={t.review} type="date" value={said.review} onChange={set('review')} />
      </Fold>
      {decision &&
        (decision.withdrawn ? (
          <Button onPress={() => void withdraw(false)}>{t.unwithdraw}</Button>
        ) : (
          <Button look="danger" onPress={() => void withdraw(true)}>
            {t.withdraw}
          </Button>
        ))}
    </Sheet>
  )
}
