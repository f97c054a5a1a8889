import './meet.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { meetingById } from '@porchlight/shared/meeting/meetings.select'
import type { Meeting, MeetingsView } from '@porchlight/shared/meeting/types'
import { newId } from '../../app/canvass/new-id.ts'
import { useNow } from '../../app/canvass/use-now.ts'
import { useMeetings } from '../../app/meet/docs.ts'
import { useChange } from '../../app/meet/use-change.ts'
import { paths } from '../../app/paths.ts'
import { RefusalNotice } from '../../app/RefusalNotice.tsx'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { NotHere } from './parts/NotHere.tsx'
import { PlanFields, RepeatField } from './parts/PlanFields.tsx'
import { planWords } from './plan-words.ts'
import { isLastOfMonth, repeatsFor } from './repeat.ts'
import type { Repeat } from './repeat.ts'
import { useHalfTyped } from './use-half-typed.ts'
import { changeFollowing, changeOne, changesOf, newPlan, planAnew, planOf, repeatAt } from './use-plan.ts'

/** A new meeting, or a change of one: only this, or this and all that follow. */
export default function PlanScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const meetings = useMeetings()
  const id = params['meeting']
  if (id === undefined) return <PlanForm view={meetings} meeting={undefined} />
  const meeting = meetings && meetingById(meetings, id)
  if (!meeting) return <NotHere isOpening={!meetings} />
  return <PlanForm view={meetings} meeting={meeting} key={meeting.id} />
}

function PlanForm({ view, meeting }: { readonly view: MeetingsView | undefined; readonly meeting: Meeting | undefined }) {
  const t = useText(planWords)
  const now = useNow()
  const [, navigate] = useLocation()
  const [id] = useState(newId)
  const [before] = useState(() => (meeting ? planOf(meeting) : newPlan(now)))
  const [plan, setPlan] = useState(before)
  const [isTried, setTried] = useState(false)
  const [isPending, setPending] = useState(false)
  const isSeries = meeting?.series !== undefined && meeting.on !== undefined
  const [what, setWhat] = useState<'only' | 'following'>('only')
  const [was] = useState<Repeat>(() => (meeting && view ? repeatAt(view, meeting) : 'once'))
  const [chosen, setRepeat] = useState(was)
  const [change, refusal] = useChange()
  useHalfTyped(plan !== before && !isPending)
  const repeat = fitting(chosen, plan.date)
  const back = meeting ? paths.meeting(meeting.id) : paths.meet

  const save = async (): Promise<string | undefined> => {
    if (!meeting) return planAnew(change, id, plan, repeat)
    const { series, on } = meeting
    if (what === 'following' && view && series !== undefined && on !== undefined) {
      return (await changeFollowing(change, view, { ...meeting, series, on }, plan, repeat)) ? meeting.id : undefined
    }
    return (await changeOne(change, meeting, changesOf(before, plan))) ? meeting.id : undefined
  }
  const submit = async () => {
    setTried(true)
    if (plan.title.trim() === '' || isPending) return
    setPending(true)
    const saved = await save()
    setPending(false)
    if (saved !== undefined) navigate(paths.meeting(saved))
  }
  return (
    <Form className="form" onSubmit={() => void submit()}>
      <Screen
        title={meeting ? t.changeTitle : t.planTitle}
        over={meeting?.title ?? ''}
        back={back}
        status={<WorkStatus />}
        actions={
          <>
            <RefusalNotice refusal={refusal} />
            <Button look="primary" wide type="submit" isPending={isPending}>
              {meeting ? t.save : t.make}
            </Button>
          </>
        }
      >
        {isSeries && (
          <Choice
            label={t.what}
            value={what}
            onChange={value => setWhat(value === 'following' ? 'following' : 'only')}
            options={[
              { value: 'only', label: t.onlyThis },
              { value: 'following', label: t.following },
            ]}
          />
        )}
        <PlanFields plan={plan} onChange={setPlan} isTried={isTried} />
        {(!meeting || (isSeries && what === 'following')) && (
          <RepeatField date={plan.date} value={repeat} onChange={setRepeat} canStay={was === 'as-it-is'} isSeries={isSeries} />
        )}
      </Screen>
    </Form>
  )
}

/** Another day may be no fourth Thursday any more. */
function fitting(repeat: Repeat, date: string): Repeat {
  if (repeat === 'as-it-is' || repeatsFor(date).includes(repeat)) return repeat
  return repeat === 'monthly' && isLastOfMonth(date) ? 'monthly-last' : 'monthly'
}
