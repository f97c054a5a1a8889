import { openTasks, tasksOf } from '@porchlight/shared/meeting/carry'
import { useState } from 'react'
import { useRegister } from '../../../app/meet/docs.ts'
import { TaskList } from '../../../app/meet/TaskList.tsx'
import { useChange } from '../../../app/meet/use-change.ts'
import { useComes } from '../../../app/meet/use-next.ts'
import { useTick } from '../../../app/meet/use-tick.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useWho } from '../../../app/meet/use-who.ts'
import { meetWords } from '../../../app/meet/words.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'

const A_MINUTE = 60_000

/** The next meeting and what I have promised. A group that has never met is told that it can. */
export function MeetToday() {
  const t = useText(meetWords)
  const when = useWhen()
  const now = useTick(A_MINUTE)
  const comes = useComes(now)
  const register = useRegister()
  const who = useWho()
  const [change, refusal] = useChange()
  const [hadMine, setHadMine] = useState(false)
  const mine = register ? openTasks({ ...register, tasks: tasksOf(register, who.mine) }) : []
  // What is ticked here can be taken back here.
  if (mine.length > 0 && !hadMine) setHadMine(true)
  const next = comes?.next
  return (
    <>
      {next && (
        <Section title={t.nextMeeting}>
          <List label={t.nextMeeting}>
            <Row
              lead={<Icon name="meet" />}
              title={next.title}
              detail={`${when.near(next.date, now)}, ${when.time(next.startsAt, next.zone)}`}
              href={paths.meeting(next.id)}
              {...(comes.isRunning ? { trail: t.running } : {})}
            />
          </List>
        </Section>
      )}
      {comes && !next && comes.was.length === 0 && comes.later.length === 0 && (
        <Section title={t.nextMeeting}>
          <List label={t.nextMeeting}>
            <Row lead={<Icon name="meet" />} title={t.planFirst} detail={t.planFirstDetail} href={paths.planMeeting} />
          </List>
        </Section>
      )}
      {register && (mine.length > 0 || hadMine) && (
        <Section title={t.myTasks}>
          <RefusalNotice refusal={refusal} />
          <TaskList isMine label={t.myTasks} tasks={mine} all={register.tasks} who={who} change={change} now={now} />
        </Section>
      )}
    </>
  )
}
