import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { useTick } from '../../../app/meet/use-tick.ts'
import { paths } from '../../../app/paths.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { meetingWords } from '../meeting-words.ts'
import { useClockActs } from '../use-clock.ts'
import type { MeetingNow } from '../use-meeting.ts'

const A_MINUTE = 60_000
const NEAR = 120 * A_MINUTE

/** What is done next with the meeting: one button, at the thumb. */
export function MeetingActions({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const acts = useClockActs(now)
  const { agenda, meeting } = now
  // Days before, the largest thing on the screen must not be what starts a clock that everybody sees.
  const isNear = meeting.startsAt - useTick(A_MINUTE) < NEAR
  const { state, current, begun } = clockAt(agenda.clock, 0)
  if (state === 'before') {
    return (
      <Button look={isNear ? 'primary' : 'quiet'} wide icon="clock" onPress={() => void acts.start()}>
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
