import './meet.css'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { answerMeeting } from '@porchlight/shared/meeting/agenda.actions'
import { answersBy } from '@porchlight/shared/meeting/answers'
import type { AgendaView } from '@porchlight/shared/meeting/types'
import { ANSWERS } from '@porchlight/shared/meeting/types'
import { useText } from '../../i18n/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { agendaDoc } from './docs.ts'
import type { Change } from './use-change.ts'
import type { Who } from './use-who.ts'
import { meetWords } from './words.ts'

export interface AnswersProps {
  readonly meeting: string
  readonly agenda: AgendaView
  readonly who: Who
  /** For whom: me, unless somebody says it for somebody else. */
  readonly of?: string
  readonly change: Change
}

/** Coming, maybe or not: one tap. */
export function Answers({ meeting, agenda, who, of = who.me, change }: AnswersProps) {
  const t = useText(meetWords)
  const now = answersBy(agenda, who.is).get(who.is(of))?.answer
  return (
    <div className="answers" role="group" aria-label={of === who.me ? t.answer : t.answerOf(who.name(of))}>
      {ANSWERS.map(answer => (
        <Button
          key={answer}
          isPressed={now === answer}
          {...(now === answer ? { icon: 'check' } : {})}
          onPress={() => void change(agendaKind, agendaDoc(meeting), answerMeeting, { who: of, answer })}
        >
          {t[answer]}
        </Button>
      ))}
    </div>
  )
}
