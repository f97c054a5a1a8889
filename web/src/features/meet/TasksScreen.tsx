import './meet.css'
import { useState } from 'react'
import { openTasks, tasksOf } from '@porchlight/shared/meeting/carry'
import type { Task } from '@porchlight/shared/meeting/types'
import { useNow } from '../../app/canvass/use-now.ts'
import { useRegister } from '../../app/meet/docs.ts'
import { TaskList } from '../../app/meet/TaskList.tsx'
import { useChange } from '../../app/meet/use-change.ts'
import { useWho } from '../../app/meet/use-who.ts'
import { meetWords } from '../../app/meet/words.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Fold, Screen, Section } from '../../ui/Screen.tsx'
import { TaskSheet } from './parts/TaskSheet.tsx'
import { registerWords } from './register-words.ts'

/** Who does what until when: mine first. */
export default function TasksScreen() {
  const t = useText(registerWords)
  const words = useText(meetWords)
  const now = useNow()
  const register = useRegister()
  const who = useWho()
  const [change, refusal] = useChange()
  const [open, setOpen] = useState<Task | 'new'>()
  const all = register?.tasks ?? []
  // What was open when the screen was opened keeps its section when it is ticked.
  const [wasOpen, setWasOpen] = useState<ReadonlySet<string>>()
  if (register && !wasOpen) setWasOpen(new Set(openTasks(register).map(task => task.id)))
  const isOpen = (task: Task) => (!task.done && !task.dropped) || (!task.dropped && (wasOpen?.has(task.id) ?? false))
  const isMine = new Set(register ? tasksOf(register, who.mine).map(task => task.id) : [])
  const groups = {
    mine: all.filter(task => isOpen(task) && isMine.has(task.id)),
    others: all.filter(task => isOpen(task) && !isMine.has(task.id)),
    closed: all.filter(task => !isOpen(task)),
  }
  const list = (label: string, tasks: readonly Task[], areMine = false) => (
    <TaskList
      isMine={areMine}
      label={label}
      tasks={tasks}
      all={all}
      who={who}
      change={change}
      now={now}
      more={task => <IconButton icon="pencil" label={t.changeOf(task.what)} onPress={() => setOpen(task)} />}
    />
  )
  return (
    <Screen
      title={t.tasks}
      back={paths.meet}
      status={<WorkStatus />}
      actions={
        <Button wide icon="plus" onPress={() => setOpen('new')}>
          {t.newTask}
        </Button>
      }
    >
      <RefusalNotice refusal={open ? undefined : refusal} />
      {!register && <p role="status">{words.opening}</p>}
      {register && all.length === 0 && <Empty icon="day">{t.tasksEmpty}</Empty>}
      {all.length > 0 && groups.mine.length + groups.others.length === 0 && <p>{t.noneOpen}</p>}
      {groups.mine.length > 0 && <Section title={t.mine}>{list(t.mine, groups.mine, true)}</Section>}
      {groups.others.length > 0 && <Section title={t.others}>{list(t.others, groups.others)}</Section>}
      {groups.closed.length > 0 && <Fold title={t.closed}>{list(t.closed, groups.closed)}</Fold>}
      {open && (
        <TaskSheet
          {...(open === 'new' ? {} : { task: open })}
          who={who}
          change={change}
          refusal={refusal}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Screen>
  )
}
