import { useMemo } from 'react'
import type { Action } from '@porchlight/shared/doc/kind'
import { agendaKind, type AgendaDoc } from '@porchlight/shared/meeting/agenda'
import { meetingById } from '@porchlight/shared/meeting/meetings.select'
import type { AgendaView, Meeting, MeetingsView, RegisterView } from '@porchlight/shared/meeting/types'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { agendaDoc, useAgenda, useMeetings, useRegister } from '../../app/meet/docs.ts'
import type { Change } from '../../app/meet/use-change.ts'
import { useChange } from '../../app/meet/use-change.ts'
import { useWho, type Who } from '../../app/meet/use-who.ts'

/** One meeting with all that its screen shows and does. */
export interface MeetingNow {
  readonly meeting: Meeting
  readonly meetings: MeetingsView
  readonly agenda: AgendaView
  readonly register: RegisterView
  readonly who: Who
  readonly change: Change
  /** An act on the agenda. */
  act<A>(action: Action<AgendaDoc, A>, args: A): Promise<boolean>
  readonly refusal: Refusal | undefined
}

export function useMeeting(id: string): { readonly now: MeetingNow | undefined; readonly isOpening: boolean } {
  const meetings = useMeetings()
  const agenda = useAgenda(id)
  const register = useRegister()
  const who = useWho()
  const [change, refusal] = useChange()
  const meeting = useMemo(() => meetings && meetingById(meetings, id), [meetings, id])
  const act = <A>(action: Action<AgendaDoc, A>, args: A) => change(agendaKind, agendaDoc(id), action, args)
  const isOpening = !meetings || !agenda || !register
  return { now: meeting && !isOpening ? { meeting, meetings, agenda, register, who, change, act, refusal } : undefined, isOpening }
}
