import { countAnswers } from '@porchlight/shared/meeting/answers'
import type { Meeting } from '@porchlight/shared/meeting/types'
import { Answers } from '../../../app/meet/Answers.tsx'
import { useAgenda } from '../../../app/meet/docs.ts'
import { useChange } from '../../../app/meet/use-change.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useWho } from '../../../app/meet/use-who.ts'
import { meetWords } from '../../../app/meet/words.ts'
import { paths } from '../../../app/paths.ts'
import { RefusalNotice } from '../../../app/RefusalNotice.tsx'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { listWords } from '../list-words.ts'

export interface NextCardProps {
  readonly meeting: Meeting
  readonly isRunning: boolean
  readonly now: number
}

/** The next meeting, large: when, where, and my answer in one tap. */
export function NextCard({ meeting, isRunning, now }: NextCardProps) {
  const t = useText(listWords)
  const words = useText(meetWords)
  const format = useFormat()
  const when = useWhen()
  const who = useWho()
  const agenda = useAgenda(meeting.id)
  const [change, refusal] = useChange()
  const counts = agenda && countAnswers(agenda, who.is)
  const said = [
    ...(counts && counts.coming > 0 ? [t.saidComing(format.number(counts.coming))] : []),
    ...(counts && counts.maybe > 0 ? [t.saidMaybe(format.number(counts.maybe))] : []),
  ]
  const items = agenda?.items.length ?? 0
  const zone = when.zone(meeting)
  return (
    <section className="next-card" aria-label={words.nextMeeting}>
      <p className="next-over">{isRunning ? words.running : words.nextMeeting}</p>
      <h2>{meeting.title}</h2>
      <p className="next-when">
        {when.near(meeting.date, now)}, {when.time(meeting.startsAt, meeting.zone)}
        {zone && <span className="next-zone">{zone}</span>}
      </p>
      {meeting.place && <p>{meeting.place}</p>}
      <p className="next-quiet">{[...said, items > 0 ? t.items(items, format.number(items)) : t.itemsNone].join(' · ')}</p>
      <RefusalNotice refusal={refusal} />
      {agenda && !isRunning && <Answers meeting={meeting.id} agenda={agenda} who={who} change={change} />}
      {meeting.link && (
        <a className="button button-quiet button-wide" href={meeting.link} target="_blank" rel="noreferrer">
          {t.join}
        </a>
      )}
      <LinkButton look="primary" wide href={paths.meeting(meeting.id)}>
        {isRunning ? t.openRunning : t.open}
      </LinkButton>
    </section>
  )
}
