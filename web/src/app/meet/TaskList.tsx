import './meet.css'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { hash64 } from '@porchlight/shared/base/hash64'
import { isOverdue } from '@porchlight/shared/meeting/carry'
import { registerKind } from '@porchlight/shared/meeting/register'
import { correctTask } from '@porchlight/shared/meeting/register.actions'
import type { Task } from '@porchlight/shared/meeting/types'
import { useText } from '../../i18n/use-text.ts'
import { Check } from '../../ui/Choice.tsx'
import { announce } from '../announce.tsx'
import { registerDoc } from './docs.ts'
import type { Change } from './use-change.ts'
import { today, useWhen } from './use-when.ts'
import type { Who } from './use-who.ts'
import { meetWords } from './words.ts'

export interface TaskListProps {
  readonly label: string
  /** Those to be shown; one that is ticked here keeps its place until the screen is left, so that it can be taken back. */
  readonly tasks: readonly Task[]
  /** All of the register. */
  readonly all: readonly Task[]
  readonly who: Who
  readonly change: Change
  readonly now: number
  /** All are mine: whose they are need not be said. */
  readonly isMine?: boolean
  readonly more?: (task: Task) => ReactNode
}

export function TaskList({ label, tasks, all, who, change, now, isMine = false, more }: TaskListProps) {
  const t = useText(meetWords)
  const when = useWhen()
  const [touched, setTouched] = useState<readonly string[]>([])
  const shown = all
    .filter(task => tasks.includes(task) || touched.includes(task.id))
    .toSorted((a, b) => (a.due || '9999').localeCompare(b.due || '9999') || a.at - b.at)
  const set = async (task: Task, done: boolean) => {
    setTouched([...touched, task.id])
    // The same touch twice is one line.
    const id = hash64(`${task.id}/${task.corrections.length}/${who.me}`)
    const isSaved = await change(registerKind, registerDoc, correctTask, { id, task: task.id, set: { done } })
    if (isSaved && done) announce(t.saidDone(task.what))
  }
  const about = (task: Task) => {
    const due = task.due === '' ? '' : (isOverdue(task, today(now)) ? t.overdue : t.due)(when.day(task.due))
    const state = task.dropped ? t.isDropped : task.done ? t.isDone : ''
    const owner = isMine ? '' : who.name(task.owner)
    return [owner, due, state].filter(part => part !== '').join(' · ')
  }
  return (
    <ul className="tasks" aria-label={label}>
      {shown.map(task => (
        <li key={task.id} className={task.done || task.dropped ? 'task-done' : undefined}>
          <Check label={task.what} description={about(task)} value={task.done} onChange={done => void set(task, done)} />
          {more?.(task)}
        </li>
      ))}
    </ul>
  )
}
