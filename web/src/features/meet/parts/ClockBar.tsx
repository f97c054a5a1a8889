import { useState } from 'react'
import { clockAt, paceAt } from '@porchlight/shared/meeting/clock.select'
import { useTick } from '../../../app/meet/use-tick.ts'
import { useWhen } from '../../../app/meet/use-when.ts'
import { useFormat, useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { meetingWords } from '../meeting-words.ts'
import { useClockActs } from '../use-clock.ts'
import type { MeetingNow } from '../use-meeting.ts'

const A_MINUTE = 60_000

/** Where the meeting stands against its plan, in words, on top while it is on. */
export function ClockBar({ now }: { readonly now: MeetingNow }) {
  const t = useText(meetingWords)
  const format = useFormat()
  const when = useWhen()
  const time = useTick(1000)
  const acts = useClockActs(now)
  const [isRetimed, setRetimed] = useState(false)
  const { agenda, meeting } = now
  const clock = clockAt(agenda.clock, time)
  const pace = paceAt(agenda, time)
  if (clock.state === 'before') return null
  if (clock.state === 'ended') {
    return (
      <section className="clock clock-ended" aria-label={t.clock}>
        <p>{t.ended(when.time(clock.endedAt ?? time, meeting.zone))}</p>
        <Button onPress={() => void acts.resume()}>{t.again}</Button>
      </section>
    )
  }
  const item = agenda.items.find(one => one.id === clock.current)
  const late = Math.round((pace.endsAt - meeting.endsAt) / A_MINUTE)
  const isOver = pace.itemOver !== undefined && pace.itemOver > 0
  return (
    <section className={isOver ? 'clock clock-over' : 'clock'} aria-label={t.clock}>
      <div className="clock-words">
        <p className="clock-now">{clock.state === 'paused' ? t.paused : t.now}</p>
        <p className="clock-item" role="status">
          {item?.title ?? t.noItem}
        </p>
        <p className="clock-left">{item ? inWords(pace.itemOver) : ''}</p>
        <p className="clock-end">{[...ending(), ...(late > 0 ? [t.late(late, format.number(late))] : [])].join(' · ')}</p>
      </div>
      <div className="clock-acts">
        {clock.state === 'paused' ? (
          <Button onPress={() => void acts.resume()}>{t.resume}</Button>
        ) : (
          <Button onPress={() => void acts.pause()}>{t.pause}</Button>
        )}
        {late > 0 && <Button onPress={() => void acts.retime(time).then(() => setRetimed(true))}>{t.retime}</Button>}
      </div>
      <p role="status">{isRetimed ? t.retimed : ''}</p>
    </section>
  )

  /** Nothing is said to be in time of which nobody knows how long it takes. */
  function ending(): readonly string[] {
    const at = when.time(pace.endsAt, meeting.zone)
    if (pace.untimed === 0) return late > 0 ? [t.endsAbout(at)] : [t.endsAbout(at), t.onTime]
    const isKnown = pace.endsAt - time >= A_MINUTE
    return [isKnown ? t.endsAfter(at) : t.endsOpen, t.untimed(pace.untimed, format.number(pace.untimed))]
  }

  function inWords(over: number | undefined): string {
    if (over === undefined) return t.noTime
    const minutes = Math.floor(Math.abs(over) / A_MINUTE)
    if (over > 0) return minutes === 0 ? t.justOver : t.over(minutes, format.number(minutes))
    return minutes === 0 ? t.lastMinute : t.left(minutes, format.number(minutes))
  }
}
