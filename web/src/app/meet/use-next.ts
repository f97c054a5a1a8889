import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { clockAt } from '@porchlight/shared/meeting/clock.select'
import { past, upcoming } from '@porchlight/shared/meeting/meetings.select'
import type { AgendaView, Meeting } from '@porchlight/shared/meeting/types'
import { useViews } from '../services.tsx'
import { agendaDoc, useMeetings } from './docs.ts'

/** A meeting that goes on longer than planned is still the one that is on; one that nobody ended is not for ever. */
const LATE = 12 * 60 * 60 * 1000

export interface Comes {
  readonly next: Meeting | undefined
  readonly isRunning: boolean
  /** After the next, and those that are cancelled. */
  readonly later: readonly Meeting[]
  /** Latest first. */
  readonly was: readonly Meeting[]
}

/** What comes and what was; undefined while it is being opened. */
export function useComes(now: number): Comes | undefined {
  const meetings = useMeetings()
  const coming = meetings ? upcoming(meetings, now) : []
  const was = meetings ? past(meetings, now) : []
  const near = [...was.filter(meeting => meeting.endsAt > now - LATE).toReversed(), ...coming.slice(0, 4)].filter(one => !one.cancelled)
  const agendas = useViews(
    agendaKind,
    near.map(meeting => agendaDoc(meeting.id)),
  )
  if (!meetings) return undefined
  const states = near.map((meeting, i) => ({ meeting, state: stateOf(agendas[i], now) }))
  const running = states.find(one => one.state === 'running' || one.state === 'paused')?.meeting
  const isOver = (meeting: Meeting) => states.some(one => one.meeting.id === meeting.id && one.state === 'ended')
  const next = running ?? coming.find(meeting => !meeting.cancelled && !isOver(meeting))
  const others = (list: readonly Meeting[]) => list.filter(meeting => meeting.id !== next?.id)
  return {
    next,
    isRunning: running !== undefined,
    later: others(coming).filter(meeting => !isOver(meeting)),
    was: [...others(coming).filter(isOver).toReversed(), ...others(was)],
  }
}

const stateOf = (agenda: AgendaView | undefined, now: number) => (agenda ? clockAt(agenda.clock, now).state : 'before')
