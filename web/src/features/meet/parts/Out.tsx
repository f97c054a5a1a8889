import { docId } from '@porchlight/shared/base/ids'
import { calendarFileName, writeCalendar } from '@porchlight/shared/calendar/ics'
import { groupKind } from '@porchlight/shared/group/group'
import { eventOfDate, eventsOfSeries } from '@porchlight/shared/meeting/calendar-events'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { nextMeeting, previousMeeting } from '@porchlight/shared/meeting/meetings.select'
import { useWhen } from '../../../app/meet/use-when.ts'
import { paths } from '../../../app/paths.ts'
import { saveBlob } from '../../../app/save-blob.ts'
import { useGroupSummary, useView } from '../../../app/services.tsx'
import { useText } from '../../../i18n/use-text.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { Section } from '../../../ui/Screen.tsx'
import { meetingWords } from '../meeting-words.ts'
import type { MeetingNow } from '../use-meeting.ts'

/** The meeting on its way out: on paper, in a message, in a calendar. And the meetings beside it. */
export function Out({ now: { meeting, meetings, agenda } }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const when = useWhen()
  const summary = useGroupSummary()
  const name = useView(groupKind, docId('group', 'group'))?.name || summary?.name || ''
  const hasBegun = clockAt(agenda.clock, 0).state !== 'before'
  const save = (events: ReturnType<typeof eventsOfSeries>) => {
    const file = writeCalendar({ name, events, now: Date.now() })
    saveBlob(new Blob([file], { type: 'text/calendar' }), calendarFileName(meeting.title))
  }
  const series = meetings.series.find(one => one.id === meeting.series)
  const [before, after] = [previousMeeting(meetings, meeting), nextMeeting(meetings, meeting)]
  return (
    <Section title={t.out}>
      <List label={t.out}>
        <Row lead={<Icon name="file" />} title={t.paperAgenda} detail={t.paperAgendaDetail} href={paths.paper(meeting.id, 'agenda')} />
        {hasBegun && (
          <Row lead={<Icon name="file" />} title={t.paperMinutes} detail={t.paperMinutesDetail} href={paths.paper(meeting.id, 'minutes')} />
        )}
        {!series && (
          <Row
            lead={<Icon name="meet" />}
            title={t.calendar}
            detail={t.calendarDetail}
            onPress={() => save([eventOfDate(meetings, meeting)])}
          />
        )}
        {series && (
          <>
            <Row
              lead={<Icon name="meet" />}
              title={t.calendarSeries}
              detail={t.calendarDetail}
              onPress={() => save(eventsOfSeries(meetings, series.id))}
            />
            <Row
              lead={<Icon name="meet" />}
              title={t.calendar}
              detail={t.calendarOne}
              onPress={() => save([eventOfDate(meetings, meeting)])}
            />
          </>
        )}
        {before && <Row lead={<Icon name="back" />} title={t.lastOne} detail={when.meeting(before)} href={paths.meeting(before.id)} />}
        {after && <Row lead={<Icon name="next" />} title={t.nextOne} detail={when.meeting(after)} href={paths.meeting(after.id)} />}
      </List>
    </Section>
  )
}
