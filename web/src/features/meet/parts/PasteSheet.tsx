import { useState } from 'react'
import { readPastedAgenda } from '@porchlight/shared/meeting/agenda-paste'
import { addItems } from '@porchlight/shared/meeting/agenda.actions'
import type { NewItem } from '@porchlight/shared/meeting/types'
import { newId } from '../../../app/canvass/new-id.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { agendaWords } from '../agenda-words.ts'
import { useLong } from '../use-long.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { useHalfTyped } from '../use-half-typed.ts'

/** An agenda out of a message: what it will be is shown before it is added. */
export function PasteSheet({ now, onClose }: { readonly now: MeetingNow; readonly onClose: () => void }) {
  const t = useText(agendaWords)
  const format = useFormat()
  const long = useLong()
  const [text, setText] = useState('')
  const [items, setItems] = useState<readonly NewItem[]>([])
  useHalfTyped(text !== '')
  const read = (value: string) => {
    setText(value)
    // Names that the group knows become its people.
    setItems(readPastedAgenda(value, newId).map(item => withLead(item, now)))
  }
  const add = async () => {
    if (items.length > 0 && (await now.act(addItems, { items }))) onClose()
  }
  return (
    <Sheet
      title={t.paste}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" wide isDisabled={items.length === 0} onPress={() => void add()}>
          {items.length === 0 ? t.pasteNone : t.pasteAdd(items.length, format.number(items.length))}
        </Button>
      }
    >
      <RefusalNotice refusal={now.refusal} />
      <TextArea label={t.pasteField} description={t.pasteHint} value={text} onChange={read} rows={6} maxLength={100_000} />
      {items.length > 0 && (
        <ol className="paste-items" aria-label={t.agenda}>
          {items.map(item => (
            <li key={item.id}>
              <strong>{item.title}</strong>
              {[item.minutes ? long(item.minutes) : '', item.lead ? now.who.name(item.lead) : ''].filter(Boolean).map(part => ` · ${part}`)}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}

function withLead(item: NewItem, { who }: MeetingNow): NewItem {
  const said = item.lead?.toLocaleLowerCase()
  const found = said ? who.everybody.filter(one => namesOf(one.name).includes(said)) : []
  return found.length === 1 ? { ...item, lead: found[0]!.who } : item
}

/** The whole name and the first one. */
const namesOf = (name: string): string[] => [name.toLocaleLowerCase(), name.split(' ')[0]!.toLocaleLowerCase()]
