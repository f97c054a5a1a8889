import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { paths } from '../../../app/paths.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { meetingWords } from '../meeting-words.ts'
import { useClockActs } from '../use-clock.ts'
import type { MeetingNow } from '../use-meeting.ts'

/** What is done next with the meeting: one button, at the thumb. */
export function MeetingActions({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const acts = useClockActs(now)
  const { agenda, meeting } = now
  const { state, current, begun } = clockAt(agenda.clock, 0)
  if (meeting.cancelled) return null
  if (state === 'before') {
    return (
      <Button look="primary" wide icon="clock" onPress={() => void acts.start()}>
        {t.start}
      </Button>
    )
  }
  if (state === 'ended') {
    return (
      <LinkButton look="primary" wide icon="file" href={paths.paper(meeting.id, 'minutes')}>
        {t.paperMinutes}
      </LinkButton>
    )
  }
  const at = agenda.items.findIndex(item => item.id === current)
  const isToCome = (item: (typeof agenda.items)[number]) => item.state === 'open' && !begun.includes(item.id)
  const next = agenda.items.slice(at + 1).find(isToCome) ?? agenda.items.find(isToCome)
  return next ? (
    <>
      <Button look="primary" wide icon="next" onPress={() => void acts.goTo(next.id)}>
        {t.next(next.title)}
      </Button>
      <Button look="plain" onPress={() => void acts.end()}>
        {t.endNow}
      </Button>
    </>
  ) : (
    <Button look="primary" wide onPress={() => void acts.end()}>
      {t.end}
    </Button>
  )
}
