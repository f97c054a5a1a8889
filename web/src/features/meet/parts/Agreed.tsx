import { useState } from 'react'
import type { Decision, Task } from '@porchlight/shared/meeting/types'
import { useNow } from '../../../app/canvass/use-now.ts'
import { TaskList } from '../../../app/meet/TaskList.tsx'
import { meetWords } from '../../../app/meet/words.ts'
import { useText } from '../../../i18n/use-text.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { registerWords } from '../register-words.ts'
import type { MeetingNow } from '../use-meeting.ts'
import { DecisionSheet } from './DecisionSheet.tsx'
import { TaskSheet } from './TaskSheet.tsx'

/** Decisions and actions of one item, or of the whole meeting. */
export function Agreed({ now, item }: { readonly now: MeetingNow; readonly item?: string }) {
  const t = useText(registerWords)
  const words = useText(meetWords)
  const at = useNow()
  const [corrects, setCorrects] = useState<Decision>()
  const [changes, setChanges] = useState<Task>()
  const { register, meeting, who, change, refusal } = now
  const isHere = (one: { readonly meeting: string; readonly item: string }) =>
    one.meeting === meeting.id && (item === undefined || one.item === item)
  const decisions = register.decisions.filter(isHere)
  const tasks = register.tasks.filter(task => isHere(task) && !task.dropped)
  const shared = { who, change, refusal }
  return (
    <>
      {decisions.length > 0 && (
        <ul className="decisions" aria-label={t.decisions}>
          {decisions.map(decision => (
            <li key={decision.id} className={decision.withdrawn ? 'decision decision-withdrawn' : 'decision'}>
              <p className="decision-words">{decision.wording}</p>
              <p className="decision-about">
                {[who.name(decision.owner), t[decision.how], decision.withdrawn ? t.withdrawn : ''].filter(Boolean).join(' · ')}
              </p>
              <IconButton icon="pencil" label={t.correct(decision.wording)} onPress={() => setCorrects(decision)} />
            </li>
          ))}
        </ul>
      )}
      {tasks.length > 0 && (
        <TaskList
          label={words.tasks}
          tasks={tasks}
          all={register.tasks}
          who={who}
          change={change}
          now={at}
          more={task => <IconButton icon="pencil" label={t.changeOf(task.what)} onPress={() => setChanges(task)} />}
        />
      )}
      {corrects && <DecisionSheet {...shared} decision={corrects} date={corrects.date} onClose={() => setCorrects(undefined)} />}
      {changes && <TaskSheet {...shared} task={changes} onClose={() => setChanges(undefined)} />}
    </>
  )
}
