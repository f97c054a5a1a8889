import { useState } from 'react'
import { editItem } from '@porchlight/shared/meeting/agenda.actions'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import type { AgendaItem } from '@porchlight/shared/meeting/types'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { agendaWords } from '../agenda-words.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { useClockActs } from '../use-clock.ts'
import { Agreed } from './Agreed.tsx'
import { DecisionSheet } from './DecisionSheet.tsx'
import { Outcome } from './Outcome.tsx'
import { TaskSheet } from './TaskSheet.tsx'

export interface ItemBodyProps {
  readonly now: MeetingNow
  readonly item: AgendaItem
  readonly isCurrent: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onStep: (by: -1 | 1) => void
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** What is said and agreed at one item, written down in place. */
export function ItemBody({ now, item, isCurrent, isFirst, isLast, onStep, onChange, onRemove }: ItemBodyProps) {
  const t = useText(agendaWords)
  const [sheet, setSheet] = useState<'decision' | 'task'>()
  const clock = useClockActs(now)
  const { state } = clockAt(now.agenda.clock, 0)
  const isOn = state === 'running' || state === 'paused'
  const { meeting, who, change, refusal } = now
  const at = { meeting: meeting.id, item: item.id, who, change, refusal, onClose: () => setSheet(undefined) }
  const set = (next: AgendaItem['state']) => void now.act(editItem, { item: item.id, set: { state: next } })
  return (
    <div className="item-body">
      {item.purpose !== '' && <p className="item-purpose">{item.purpose}</p>}
      {isOn && !isCurrent && (
        <Button icon="clock" onPress={() => void clock.goTo(item.id)}>
          {t.talkNow}
        </Button>
      )}
      <Outcome now={now} item={item} />
      <Agreed now={now} item={item.id} />
      <div className="item-acts">
        <Button icon="check" onPress={() => setSheet('decision')}>
          {t.recordDecision}
        </Button>
        <Button icon="plus" onPress={() => setSheet('task')}>
          {t.giveTask}
        </Button>
      </div>
      <div className="item-acts">
        <Button icon="pencil" onPress={onChange}>
          {t.change}
        </Button>
        {item.state === 'open' ? (
          <Button onPress={() => set('done')}>{t.done}</Button>
        ) : (
          <Button onPress={() => set('open')}>{t.reopen}</Button>
        )}
      </div>
      <Fold title={t.more}>
        <div className="item-acts">
          {item.state === 'open' && <Button onPress={() => set('later')}>{t.later}</Button>}
          <Button icon="up" isDisabled={isFirst} onPress={() => onStep(-1)}>
            {t.up}
          </Button>
          <Button icon="down" isDisabled={isLast} onPress={() => onStep(1)}>
            {t.down}
          </Button>
          <Button look="danger" onPress={onRemove}>
            {t.remove}
          </Button>
        </div>
      </Fold>
      {sheet === 'decision' && <DecisionSheet {...at} date={meeting.date} />}
      {sheet === 'task' && <TaskSheet {...at} />}
    </div>
  )
}
