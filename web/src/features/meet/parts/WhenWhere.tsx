import type { Meeting } from '@porchlight/shared/meeting/types'
import { useNow } from '../../../app/canvass/use-now.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useText } from '../../../i18n/use-text.ts'
import { meetingWords } from '../meeting-words.ts'
import { useLong } from '../use-long.ts'

/** When, where, how to join and what for: what everybody looks for first. */
export function WhenWhere({ meeting }: { readonly meeting: Meeting }) {
  const t = useText(meetingWords)
  const when = useWhen()
  const long = useLong()
  const now = useNow()
  const zone = when.zone(meeting)
  return (
    <section className="when" aria-label={t.when}>
      <p className="when-time">
        {when.near(meeting.date, now)}, {when.time(meeting.startsAt, meeting.zone)}
        {zone && ` (${zone})`}
      </p>
      <p className="when-purpose">{long(meeting.minutes)}</p>
      {meeting.place && <p>{meeting.place}</p>}
      {meeting.purpose && <p className="when-purpose">{meeting.purpose}</p>}
      {meeting.link && (
        <a className="button button-quiet" href={meeting.link} target="_blank" rel="noreferrer">
          {t.join}
        </a>
      )}
    </section>
  )
}
