import './meet.css'
import { useState } from 'react'
import { searchMeetings } from '@porchlight/shared/meeting/search'
import type { Decision } from '@porchlight/shared/meeting/types'
import { useNow } from '../../app/canvass/use-now.ts'
import { useRegister } from '../../app/meet/docs.ts'
import { useChange } from '../../app/meet/use-change.ts'
import { today, useWhen } from '../../app/meet/use-when.ts'
import { useWho, type Who } from '../../app/meet/use-who.ts'
import { meetWords } from '../../app/meet/words.ts'
import { paths } from '../../app/paths.ts'
import { WorkStatus } from '../../app/WorkStatus.tsx'
import { useFormat, useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Feedback.tsx'
import { Field } from '../../ui/Field.tsx'
import { Link } from '../../ui/Link.tsx'
import { Fold, Screen } from '../../ui/Screen.tsx'
import { DecisionSheet } from './parts/DecisionSheet.tsx'
import { registerWords } from './register-words.ts'

/** What the group has agreed on, found by words, corrected without losing what was said before. */
export default function RegisterScreen() {
  const t = useText(registerWords)
  const words = useText(meetWords)
  const format = useFormat()
  const now = useNow()
  const register = useRegister()
  const who = useWho()
  const [change, refusal] = useChange()
  const [find, setFind] = useState('')
  const [open, setOpen] = useState<Decision | 'new'>()
  const all = register?.decisions ?? []
  const found =
    find.trim() === '' ? undefined : new Set(searchMeetings([], { decisions: all, tasks: [] }, find, all.length).map(hit => hit.id))
  const shown = all.filter(decision => !found || found.has(decision.id))
  return (
    <Screen
      title={t.decisions}
      back={paths.meet}
      status={<WorkStatus />}
      actions={
        <Button wide icon="plus" onPress={() => setOpen('new')}>
          {t.newDecision}
        </Button>
      }
    >
      {!register && <p role="status">{words.opening}</p>}
      {register && all.length === 0 && <Empty icon="check">{t.empty}</Empty>}
      {all.length > 0 && <Field label={t.find} type="search" value={find} onChange={setFind} />}
      {all.length > 0 && <p role="status">{shown.length === 0 ? t.noneFound : t.found(shown.length, format.number(shown.length))}</p>}
      <ul className="decisions" aria-label={t.decisions}>
        {shown.map(decision => (
          <DecisionCard key={decision.id} decision={decision} who={who} onCorrect={() => setOpen(decision)} />
        ))}
      </ul>
      {open && (
        <DecisionSheet
          {...(open === 'new' ? {} : { decision: open })}
          date={today(now)}
          who={who}
          change={change}
          refusal={refusal}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Screen>
  )
}

function DecisionCard({ decision, who, onCorrect }: { readonly decision: Decision; readonly who: Who; readonly onCorrect: () => void }) {
  const t = useText(registerWords)
  const format = useFormat()
  const when = useWhen()
  const { wording, date, owner, how, note, review, withdrawn, meeting, corrections } = decision
  const about = [when.day(date), who.name(owner), t[how], withdrawn ? t.withdrawn : '', review ? t.reviewOn(when.day(review)) : '']
  return (
    <li className={withdrawn ? 'decision decision-withdrawn' : 'decision'}>
      <p className="decision-words">{wording}</p>
      <p className="decision-about">{about.filter(part => part !== '').join(' · ')}</p>
      {note && <p className="decision-note">{note}</p>}
      {corrections.length > 0 && (
        <Fold title={t.corrected(corrections.length, format.number(corrections.length))}>
          <ul>
            {corrections.map(line => (
              <li key={line.id}>
                {format.dateTime(line.at)}, {who.name(line.by)}
                {typeof line.set['wording'] === 'string' ? `: ${line.set['wording']}` : ''}
                {line.set['withdrawn'] === true ? `: ${t.withdrawn}` : ''}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <div className="item-acts">
        <Button icon="pencil" label={t.correct(wording)} onPress={onCorrect}>
          {t.correctShort}
        </Button>
        {meeting && (
          <Link className="button button-quiet" href={paths.meeting(meeting)}>
            {t.toMeeting}
          </Link>
        )}
      </div>
    </li>
  )
}
