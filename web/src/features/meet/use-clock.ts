import { hash64 } from '@porchlight/shared/base/hash64'
import { endMeeting, goToItem, pauseMeeting, resumeMeeting, startMeeting } from '@porchlight/shared/meeting/clock.actions'
import { editItem } from '@porchlight/shared/meeting/agenda.actions'
import { clockAt, retimed } from '@porchlight/shared/meeting/clock.select'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { keepPlan } from '@porchlight/shared/meeting/meetings.actions'
import { meetingsDoc } from '../../app/meet/docs.ts'
import type { MeetingNow } from './use-meeting.ts'
import { planOf } from './use-plan.ts'

export interface ClockActs {
  start(): Promise<unknown>
  goTo(item: string): Promise<unknown>
  pause(): Promise<unknown>
  resume(): Promise<unknown>
  end(): Promise<unknown>
  /** Has the items to come share what is left until then. */
  retime(now: number): Promise<unknown>
}

/** Touches of the clock. The id of a line is of what was seen when it was touched: a double touch is one. */
export function useClockActs({ agenda, meeting, who, act, change }: MeetingNow): ClockActs {
  const id = (what: string) => hash64(`${meeting.id}/${agenda.clock.length}/${what}/${who.me}`)
  return {
    async start() {
      // What is changed about the series later is no longer about this one.
      if (meeting.series !== undefined) await change(meetingsKind, meetingsDoc, keepPlan, { meeting: meeting.id, plan: planOf(meeting) })
      if (!(await act(startMeeting, { id: id('start') }))) return
      const { current } = clockAt(agenda.clock, 0)
      const first = agenda.items.find(item => item.state === 'open')
      if (current === undefined && first) await act(goToItem, { id: id('first'), item: first.id })
    },
    goTo: item => act(goToItem, { id: id(item), item }),
    pause: () => act(pauseMeeting, { id: id('pause') }),
    resume: () => act(resumeMeeting, { id: id('resume') }),
    end: () => act(endMeeting, { id: id('end') }),
    async retime(now) {
      const minutes = Object.entries(retimed(agenda, now, meeting.endsAt))
      for (const [item, share] of minutes) await act(editItem, { item, set: { minutes: share } })
    },
  }
}
