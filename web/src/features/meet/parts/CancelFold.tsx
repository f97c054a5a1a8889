import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { cancelMeeting, endSeries } from '@porchlight/shared/meeting/meetings.actions'
import { meetingsDoc } from '../../../app/meet/docs.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Feedback.tsx'
import { Fold } from '../../../ui/Screen.tsx'
import { meetingWords } from '../meeting-words.ts'
import type { MeetingNow } from '../use-meeting.ts'

/** A meeting that does not take place; said on top, and taken back there. */
export function CancelledNotice({ now: { meeting, change } }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  if (!meeting.cancelled) return null
  const undo = () => void change(meetingsKind, meetingsDoc, cancelMeeting, { meeting: meeting.id, cancelled: false })
  return (
    <Notice tone="stop" title={t.cancelledTitle} actions={<Button onPress={undo}>{t.uncancel}</Button>}>
      {t.cancelledText}
    </Notice>
  )
}

export function CancelFold({ now: { meeting, meetings, change } }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const when = useWhen()
  const series = meetings.series.find(one => one.id === meeting.series)
  const end = (until: string) => void change(meetingsKind, meetingsDoc, endSeries, { series: series!.id, until })
  const cancel = () => void change(meetingsKind, meetingsDoc, cancelMeeting, { meeting: meeting.id, cancelled: true })
  return (
    <Fold title={t.fold}>
      {!meeting.cancelled && (
        <Button look="danger" onPress={cancel}>
          {t.cancel}
        </Button>
      )}
      {series && series.until === '' && (
        <Button look="danger" onPress={() => end(meeting.on ?? meeting.date)}>
          {t.endSeries}
        </Button>
      )}
      {series && series.until !== '' && (
        <>
          <p>{t.seriesEnds(when.day(series.until))}</p>
          <Button onPress={() => end('')}>{t.goOn}</Button>
        </>
      )}
    </Fold>
  )
}
