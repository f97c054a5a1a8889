import { useState } from 'react'
import type { AgendaItem } from '@porchlight/shared/meeting/types'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { meetWords } from '../../../app/meet/words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { agendaWords } from '../agenda-words.ts'
import type { MeetingNow } from '../use-meeting.ts'
import type { Reorder } from '../use-reorder.ts'
import { ItemBody } from './ItemBody.tsx'
import { ItemSheet } from './ItemSheet.tsx'

export interface ItemCardProps {
  readonly now: MeetingNow
  readonly item: AgendaItem
  readonly place: number
  readonly reorder: Reorder
  readonly isCurrent: boolean
  /** The meeting is over, and has not come to it. */
  readonly isMissed: boolean
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onRemove: () => void
}

/** One item as a card: its title and minutes; what there is to do with it behind one touch. */
export function ItemCard({ now, item, place, reorder, isCurrent, isMissed, isOpen, onOpen, onRemove }: ItemCardProps) {
  const t = useText(agendaWords)
  const words = useText(meetWords)
  const format = useFormat()
  const [isChanging, setChanging] = useState(false)
  const shift = reorder.shift(item.id)
  const states = [
    isCurrent ? t.isNow : item.state === 'done' ? t.isDone : item.state === 'later' ? t.isLater : isMissed ? t.isMissed : '',
    item.from ? t.carried : '',
  ]
  const about = [now.who.name(item.lead), item.kind === 'discussion' ? '' : t[item.kind], ...states].filter(part => part !== '')
  return (
    <li
      ref={reorder.row(item.id)}
      className={reorder.dragged === item.id ? 'item item-dragged' : 'item'}
      data-state={item.state}
      {...(isCurrent ? { 'aria-current': 'step' } : {})}
      {...(shift === undefined ? {} : { style: { transform: `translateY(${shift}px)` } })}
    >
      <div className="item-head">
        <button
          type="button"
          className="item-handle"
          aria-label={t.move(item.title)}
          aria-describedby="agenda-move"
          {...reorder.handle(item.id)}
        >
          <Icon name="drag" />
        </button>
        <button type="button" className="item-open" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <span className="item-words">
            <span className="item-title">{item.title}</span>
            {about.length > 0 && <span className="item-about">{about.join(' · ')}</span>}
          </span>
          {item.minutes > 0 && <span className="item-minutes">{words.minutes(item.minutes, format.number(item.minutes))}</span>}
        </button>
      </div>
      {isOpen && (
        <ItemBody
          now={now}
          item={item}
          isCurrent={isCurrent}
          isFirst={place === 0}
          isLast={place === now.agenda.items.length - 1}
          onStep={by => reorder.step(item.id, by)}
          onChange={() => setChanging(true)}
          onRemove={onRemove}
        />
      )}
      {isChanging && <ItemSheet now={now} item={item} onClose={() => setChanging(false)} />}
    </li>
  )
}
