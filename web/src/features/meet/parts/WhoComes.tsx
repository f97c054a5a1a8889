import { useState } from 'react'
import { markHere } from '@porchlight/shared/meeting/agenda.actions'
import { answersBy, attendanceBy, countAnswers, present } from '@porchlight/shared/meeting/answers'
import { ANSWERS } from '@porchlight/shared/meeting/types'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { Answers } from '../../../app/meet/Answers.tsx'
import { meetWords } from '../../../app/meet/words.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { meetingWords } from '../meeting-words.ts'
import type { MeetingNow } from '../use-meeting.ts'

/** Before: who comes. From the start on: who is here. */
export function WhoComes({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const words = useText(meetWords)
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { agenda, meeting, who, change } = now
  const hasBegun = clockAt(agenda.clock, 0).state !== 'before'
  const isOver = clockAt(agenda.clock, 0).state === 'ended'
  if (hasBegun) {
    const count = present(agenda, who.is).length
    const said = count === 0 ? t.nobodyHere : (isOver ? t.wasHere : t.here)(count, format.number(count))
    return (
      <Section title={t.attendance}>
        <p>{said}</p>
        {count > 0 && (
          <p className="names">
            {present(agenda, who.is)
              .map(one => who.name(one) || words.somebody)
              .join(', ')}
          </p>
        )}
        <Button icon="group" onPress={() => setOpen(true)}>
          {t.attendance}
        </Button>
        {isOpen && <Attendance now={now} onClose={() => setOpen(false)} />}
      </Section>
    )
  }
  const counts = countAnswers(agenda, who.is)
  const say = { coming: t.saidComing, maybe: t.saidMaybe, not: t.saidNot }
  const said = ANSWERS.filter(answer => counts[answer] > 0).map(answer => say[answer](format.number(counts[answer])))
  const coming = [...answersBy(agenda, who.is)]
    .filter(([, { answer }]) => answer === 'coming')
    .map(([one]) => who.name(one) || words.somebody)
  return (
    <Section title={t.people}>
      <Answers meeting={meeting.id} agenda={agenda} who={who} change={change} />
      <p>{said.length > 0 ? said.join(' · ') : t.noAnswers}</p>
      {coming.length > 0 && <p className="names">{coming.toSorted((a, b) => a.localeCompare(b)).join(', ')}</p>}
      <div>
        <Button icon="group" onPress={() => setOpen(true)}>
          {t.forOthers}
        </Button>
      </div>
      {isOpen && <ForOthers now={now} onClose={() => setOpen(false)} />}
    </Section>
  )
}

interface SheetProps {
  readonly now: MeetingNow
  readonly onClose: () => void
}

function ForOthers({ now, onClose }: SheetProps) {
  const t = useText(meetingWords)
  const { agenda, meeting, who, change } = now
  const [shown, find] = useFound(now)
  return (
    <Sheet title={t.forOthersTitle} isOpen onClose={onClose} actions={<Done onClose={onClose} />}>
      {find}
      <ul className="who-list" aria-label={t.forOthersTitle}>
        {shown.map(one => (
          <li key={one.who}>
            <p className="who-name">{one.name}</p>
            <Answers meeting={meeting.id} agenda={agenda} who={who} of={one.who} change={change} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Attendance({ now, onClose }: SheetProps) {
  const t = useText(meetingWords)
  const here = attendanceBy(now.agenda, now.who.is)
  const [shown, find] = useFound(now)
  return (
    <Sheet title={t.attendance} isOpen onClose={onClose} actions={<Done onClose={onClose} />}>
      {find}
      <ul className="tasks" aria-label={t.attendance}>
        {shown.map(one => (
          <li key={one.who}>
            <Check
              label={one.name}
              value={here.get(now.who.is(one.who))?.here ?? false}
              onChange={on => void now.act(markHere, { who: one.who, here: on })}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const Done = ({ onClose }: Pick<SheetProps, 'onClose'>) => {
  const t = useText(meetingWords)
  return (
    <Button look="primary" wide onPress={onClose}>
      {t.close}
    </Button>
  )
}

const MANY = 12

/** Everybody, those who said that they come first; with a field to find somebody once there are many. */
function useFound({ who, agenda }: MeetingNow) {
  const t = useText(meetingWords)
  const [words, setWords] = useState('')
  // The order of now: a name does not move away under the finger because it was answered.
  const [order] = useState(() => {
    const answers = answersBy(agenda, who.is)
    const comes = (one: string) => (answers.get(who.is(one))?.answer === 'coming' ? 0 : 1)
    return who.everybody.toSorted((a, b) => comes(a.who) - comes(b.who)).map(one => one.who)
  })
  const place = (one: string) => (order.includes(one) ? order.indexOf(one) : order.length)
  const wanted = words.trim().toLocaleLowerCase()
  const shown = who.everybody.filter(one => one.name.toLocaleLowerCase().includes(wanted)).toSorted((a, b) => place(a.who) - place(b.who))
  const find = who.everybody.length > MANY && <Field label={t.find} type="search" value={words} onChange={setWords} />
  return [shown, find] as const
}
