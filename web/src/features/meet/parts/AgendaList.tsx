import { useState } from 'react'
import { addItem, moveItem, removeItem, restoreItem } from '@porchlight/shared/meeting/agenda.actions'
import { clockAt, notReached } from '@porchlight/shared/meeting/clock.select'
import type { AgendaItem } from '@porchlight/shared/meeting/types'
import { announce } from '../../../app/announce.tsx'
import { newId } from '../../../app/canvass/new-id.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { agendaWords } from '../agenda-words.ts'
import { useLong } from '../use-long.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { useReorder } from '../use-reorder.ts'
import { useHalfTyped } from '../use-half-typed.ts'
import { ItemCard } from './ItemCard.tsx'
import { PasteSheet } from './PasteSheet.tsx'

/** What a meeting is about, in order; everybody adds, moves and takes off. */
export function AgendaList({ now }: { readonly now: MeetingNow }) {
  const t = useText(agendaWords)
  const format = useFormat()
  const [open, setOpen] = useState<string>()
  const [gone, setGone] = useState<AgendaItem>()
  const [isPasting, setPasting] = useState(false)
  const { items, clock } = now.agenda
  const ids = items.map(item => item.id)
  const { state, current } = clockAt(clock, 0)
  const missed = state === 'ended' ? notReached(now.agenda) : []
  const reorder = useReorder(ids, async (item, after) => {
    if (!(await now.act(moveItem, { item, after }))) return
    const title = items.find(one => one.id === item)?.title ?? ''
    const place = after === undefined ? 0 : ids.filter(one => one !== item).indexOf(after) + 1
    announce(t.moved(title, format.number(place + 1), format.number(ids.length)))
  })
  const remove = async (item: AgendaItem) => {
    if (!(await now.act(removeItem, { item: item.id }))) return
    setGone(item)
    announce(t.removed(item.title))
  }
  const putBack = async (item: AgendaItem) => {
    if (await now.act(restoreItem, { item: item.id })) setGone(undefined)
  }
  return (
    <Section title={t.agenda}>
      {items.length === 0 ? <p className="agenda-empty">{t.empty}</p> : <Total now={now} />}
      <p id="agenda-move" hidden>
        {t.moveHint}
      </p>
      {items.length > 0 && (
        <ol className="agenda" aria-label={t.agenda} data-moving={reorder.dragged !== undefined}>
          {items.map((item, place) => (
            <ItemCard
              key={item.id}
              now={now}
              item={item}
              place={place}
              reorder={reorder}
              isCurrent={item.id === current && state !== 'ended'}
              isMissed={missed.includes(item)}
              isOpen={open === item.id}
              onOpen={isOpen => setOpen(isOpen ? item.id : undefined)}
              onRemove={() => void remove(item)}
            />
          ))}
        </ol>
      )}
      {gone && (
        <div className="agenda-undo">
          <span>{t.removed(gone.title)}</span>
          <Button icon="undo" onPress={() => void putBack(gone)}>
            {t.undoRemove(gone.title)}
          </Button>
        </div>
      )}
      <NewItem now={now} />
      <div>
        <Button icon="copy" onPress={() => setPasting(true)}>
          {t.paste}
        </Button>
      </div>
      {isPasting && <PasteSheet now={now} onClose={() => setPasting(false)} />}
    </Section>
  )
}

function Total({ now: { agenda, meeting } }: { readonly now: MeetingNow }) {
  const t = useText(agendaWords)
  const long = useLong()
  const total = agenda.items.reduce((sum, item) => sum + item.minutes, 0)
  if (total === 0) return null
  const over = total - meeting.minutes
  return (
    <p className={over > 0 ? 'agenda-total agenda-over' : 'agenda-total'}>
      {over > 0 ? t.totalOver(long(total), long(over)) : t.total(long(total), long(meeting.minutes))}
    </p>
  )
}

/** One line is enough; the rest can be said later. */
function NewItem({ now }: { readonly now: MeetingNow }) {
  const t = useText(agendaWords)
  const [title, setTitle] = useState('')
  const [id, setId] = useState(newId)
  useHalfTyped(title.trim() !== '')
  const add = async () => {
    if (title.trim() === '') return
    if (!(await now.act(addItem, { item: { id, title } }))) return
    setTitle('')
    setId(newId())
  }
  return (
    <form
      className="agenda-new"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <Field label={t.newItem} value={title} onChange={setTitle} maxLength={200} autoCapitalize="sentences" />
      <Button type="submit" icon="plus">
        {t.add}
      </Button>
    </form>
  )
}
