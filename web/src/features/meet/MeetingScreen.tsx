import './meet.css'
import { tasksForAgenda } from '@porchlight/shared/meeting/carry'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { useNow } from '../../app/canvass/use-now.ts'
import { TaskList } from '../../app/meet/TaskList.tsx'
import { useWhen } from '../../app/meet/use-when.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { meetingWords } from './meeting-words.ts'
import { AgendaList } from './parts/AgendaList.tsx'
import { Agreed } from './parts/Agreed.tsx'
import { CancelFold, CancelledNotice } from './parts/CancelFold.tsx'
import { CarryOver } from './parts/CarryOver.tsx'
import { ClockBar } from './parts/ClockBar.tsx'
import { MeetingActions } from './parts/MeetingActions.tsx'
import { NotesPart } from './parts/NotesPart.tsx'
import { NotHere } from './parts/NotHere.tsx'
import { Out } from './parts/Out.tsx'
import { WhenWhere } from './parts/WhenWhere.tsx'
import { WhoComes } from './parts/WhoComes.tsx'
import { useMeeting, type MeetingNow } from './use-meeting.ts'

/** One meeting: before it, while it is on, and after. */
export default function MeetingScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { now, isOpening } = useMeeting(params['meeting']!)
  // The key: the next meeting of a series is another screen, with nothing half-done of this one.
  return now ? <Opened now={now} key={now.meeting.id} /> : <NotHere isOpening={isOpening} />
}

function Opened({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const when = useWhen()
  const { meeting, agenda } = now
  const { state } = clockAt(agenda.clock, 0)
  return (
    <Screen
      title={meeting.title}
      over={state === 'before' ? '' : when.meeting(meeting)}
      back={paths.meet}
      status={<WorkStatus />}
      actions={meeting.cancelled ? undefined : <MeetingActions now={now} />}
      beside={<Beside now={now} />}
    >
      <ClockBar now={now} />
      <RefusalNotice refusal={now.refusal} />
      <CancelledNotice now={now} />
      {state === 'before' && <WhenWhere meeting={meeting} />}
      {state === 'before' && <WhoComes now={now} />}
      <CarryOver now={now} />
      <AgendaList now={now} />
      {state === 'before' && (
        <LinkButton icon="pencil" href={paths.changeMeeting(meeting.id)}>
          {t.change}
        </LinkButton>
      )}
    </Screen>
  )
}

function Beside({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const at = useNow()
  const { meeting, agenda, register, who, change } = now
  const open = tasksForAgenda(register, meeting)
  const isHere = (one: { readonly meeting: string }) => one.meeting === meeting.id
  const hasAgreed = register.decisions.some(isHere) || register.tasks.some(isHere)
  return (
    <>
      {clockAt(agenda.clock, 0).state !== 'before' && <WhoComes now={now} />}
      {open.length > 0 && (
        <Section title={t.openTasks}>
          <TaskList label={t.openTasks} tasks={open} all={register.tasks} who={who} change={change} now={at} />
        </Section>
      )}
      {hasAgreed && (
        <Section title={t.agreed}>
          <Agreed now={now} />
        </Section>
      )}
      <NotesPart meeting={meeting} />
      <Out now={now} />
      <CancelFold now={now} />
    </>
  )
}
