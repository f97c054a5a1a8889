import { addItems } from '@porchlight/shared/meeting/agenda.actions'
import { toCarry } from '@porchlight/shared/meeting/carry'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { previousMeeting } from '@porchlight/shared/meeting/meetings.select'
import type { Meeting } from '@porchlight/shared/meeting/types'
import { useNow } from '../../../app/canvass/use-now.ts'
import { useAgenda } from '../../../app/meet/docs.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { meetingWords } from '../meeting-words.ts'
import type { MeetingNow } from '../use-meeting.ts'

/** What the meeting before did not reach, taken over with one touch; touched twice, or by two, it comes once. */
export function CarryOver({ now }: { readonly now: MeetingNow }) {
  const before = previousMeeting(now.meetings, now.meeting)
  return before ? <From now={now} before={before} /> : null
}

function From({ now, before }: { readonly now: MeetingNow; readonly before: Meeting }) {
  const t = useText(meetingWords)
  const format = useFormat()
  const when = useWhen()
  const at = useNow()
  const agenda = useAgenda(before.id)
  if (!agenda) return null
  const isOver = clockAt(agenda.clock, at).state === 'ended' || before.endsAt < at
  const items = isOver ? toCarry({ meeting: before.id, agenda }, { meeting: now.meeting.id, agenda: now.agenda }) : []
  // What has been held is not to be filled up afterwards.
  if (items.length === 0 || clockAt(now.agenda.clock, at).state === 'ended') return null
  return (
    <Section title={t.carry}>
      <div className="carry">
        <p>{t.carryText(when.day(before.date))}</p>
        <ul>
          {items.map(item => (
            <li key={item.id}>{item.title}</li>
          ))}
        </ul>
        <Button wide icon="plus" onPress={() => void now.act(addItems, { items })}>
          {t.carryAll(items.length, format.number(items.length))}
        </Button>
      </div>
    </Section>
  )
}
