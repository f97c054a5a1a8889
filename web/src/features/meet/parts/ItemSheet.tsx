import { useState } from 'react'
import { ITEM_LIMIT, LONGEST_ITEM } from '@porchlight/shared/meeting/agenda'
import { editItem } from '@porchlight/shared/meeting/agenda.actions'
import type { AgendaItem, ItemKind } from '@porchlight/shared/meeting/types'
import { ITEM_KINDS } from '@porchlight/shared/meeting/types'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Pick, TextArea } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { agendaWords } from '../agenda-words.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { useHalfTyped } from '../use-half-typed.ts'
import { OwnerField } from './OwnerField.tsx'

export interface ItemSheetProps {
  readonly now: MeetingNow
  readonly item: AgendaItem
  readonly onClose: () => void
}

/** Everything about an item but what came of it. */
export function ItemSheet({ now, item, onClose }: ItemSheetProps) {
  const t = useText(agendaWords)
  const [before] = useState(() => ({
    title: item.title,
    purpose: item.purpose,
    lead: item.lead,
    kind: item.kind,
    minutes: item.minutes === 0 ? '' : String(item.minutes),
  }))
  const [said, setSaid] = useState(before)
  const [isTried, setTried] = useState(false)
  useHalfTyped(said !== before)
  const set = (field: keyof typeof said) => (value: string) => setSaid({ ...said, [field]: value })
  const minutes = Number(said.minutes.trim() || 0)
  const isMinutes = Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_ITEM
  const save = async () => {
    setTried(true)
    if (said.title.trim() === '' || !isMinutes) return
    const all = { ...said, minutes }
    const was = { ...before, minutes: item.minutes }
    // Only what was changed here: two who change different things both get their way.
    const changed = Object.fromEntries(Object.entries(all).filter(([field, value]) => was[field as keyof typeof was] !== value))
    if (Object.keys(changed).length === 0 || (await now.act(editItem, { item: item.id, set: changed }))) onClose()
  }
  return (
    <Sheet
      title={t.item(item.title)}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <RefusalNotice refusal={now.refusal} />
      <Field
        label={t.itemTitle}
        value={said.title}
        onChange={set('title')}
        maxLength={ITEM_LIMIT.title}
        error={isTried && said.title.trim() === '' ? t.titleNeeded : ''}
      />
      <Field
        label={t.minutes}
        value={said.minutes}
        onChange={set('minutes')}
        inputMode="numeric"
        maxLength={4}
        error={isTried && !isMinutes ? t.minutesWrong : ''}
      />
      <OwnerField label={t.lead} who={now.who} value={said.lead} onChange={set('lead')} />
      <TextArea label={t.purpose} value={said.purpose} onChange={set('purpose')} maxLength={ITEM_LIMIT.purpose} />
      <Pick
        label={t.kind}
        value={said.kind}
        onChange={kind => setSaid({ ...said, kind: kind as ItemKind })}
        options={ITEM_KINDS.map(kind => ({ value: kind, label: t[kind] }))}
      />
    </Sheet>
  )
}
