import './meet.css'
import { useState } from 'react'
import { openTasks, tasksOf } from '@porchlight/shared/meeting/carry'
import { useMeetings, useRegister } from '../../app/meet/docs.ts'
import { TaskList } from '../../app/meet/TaskList.tsx'
import { useChange } from '../../app/meet/use-change.ts'
import { useComes } from '../../app/meet/use-next.ts'
import { useTick } from '../../app/meet/use-tick.ts'
import { useWho } from '../../app/meet/use-who.ts'
import { meetWords } from '../../app/meet/words.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { listWords } from './list-words.ts'
import { MeetingList } from './parts/MeetingList.tsx'
import { NextCard } from './parts/NextCard.tsx'

const A_MINUTE = 60_000

/** What comes, what was, and what of it is mine. */
export default function MeetScreen() {
  const t = useText(listWords)
  const now = useTick(A_MINUTE)
  const meetings = useMeetings()
  const comes = useComes(now)
  const isNone = meetings !== undefined && meetings.records.length === 0 && meetings.series.length === 0
  const plan = (look: 'primary' | 'quiet') => (
    <LinkButton look={look} wide icon="plus" href={paths.planMeeting}>
      {t.plan}
    </LinkButton>
  )
  return (
    <Screen
      title={t.title}
      status={<WorkStatus />}
      actions={!isNone && plan('quiet')}
      beside={!isNone && comes && <Remembered now={now} />}
    >
      {!comes && <p role="status">{t.searching}</p>}
      {isNone && (
        <Empty icon="meet" action={plan('primary')}>
          {t.empty}
        </Empty>
      )}
      {comes?.next && <NextCard meeting={comes.next} isRunning={comes.isRunning} now={now} />}
      {comes && !isNone && !comes.next && <p>{t.noNext}</p>}
      {comes && <MeetingList title={t.comes} meetings={comes.later} now={now} />}
      {comes && <MeetingList title={t.was} meetings={comes.was} now={now} />}
    </Screen>
  )
}

function Remembered({ now }: { readonly now: number }) {
  const t = useText(listWords)
  const words = useText(meetWords)
  const format = useFormat()
  const who = useWho()
  const register = useRegister()
  const [change, refusal] = useChange()
  // What is ticked here stays until the screen is left.
  const [hadMine, setHadMine] = useState(false)
  if (!register) return <p role="status">{words.opening}</p>
  const open = openTasks(register)
  const mine = tasksOf(register, who.mine).filter(task => open.includes(task))
  if (mine.length > 0 && !hadMine) setHadMine(true)
  const standing = register.decisions.filter(decision => !decision.withdrawn).length
  return (
    <>
      {(mine.length > 0 || hadMine) && (
        <Section title={words.myTasks}>
          <RefusalNotice refusal={refusal} />
          <TaskList isMine label={words.myTasks} tasks={mine} all={register.tasks} who={who} change={change} now={now} />
        </Section>
      )}
      <Section title={t.remembered}>
        <List label={t.remembered}>
          <Row
            lead={<Icon name="check" />}
            title={t.decisions}
            detail={standing > 0 ? t.decisionsCount(standing, format.number(standing)) : t.decisionsNone}
            href={paths.decisions}
          />
          <Row
            lead={<Icon name="day" />}
            title={t.allTasks}
            detail={open.length > 0 ? t.openTasks(open.length, format.number(open.length)) : t.tasksNone}
            href={paths.tasks}
          />
          <Row lead={<Icon name="search" />} title={t.search} detail={t.searchDetail} href={paths.searchMeetings} />
        </List>
      </Section>
    </>
  )
}
