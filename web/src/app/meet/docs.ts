import { docId } from '@porchlight/shared/base/ids'
import { agendaKind } from '@porchlight/shared/meeting/agenda'
import { meetingsKind } from '@porchlight/shared/meeting/meetings'
import { registerKind } from '@porchlight/shared/meeting/register'
import type { AgendaView, MeetingsView, RegisterView } from '@porchlight/shared/meeting/types'
import { useDocs, useView } from '../services.tsx'

export const meetingsDoc = docId('meetings', 'group')
export const registerDoc = docId('register', 'group')
export const agendaDoc = (meeting: string) => docId('agenda', 'group', meeting)
export const notesDoc = (meeting: string) => docId('notes', 'group', meeting)

const NO_MEETINGS: MeetingsView = { series: [], records: [] }
const NO_REGISTER: RegisterView = { decisions: [], tasks: [] }
export const NO_AGENDA: AgendaView = { items: [], removed: [], clock: [], answers: [], attendance: [] }

/** Undefined while it is being opened; empty where nobody has begun one. */
export function useMeetings(): MeetingsView | undefined {
  const view = useView(meetingsKind, meetingsDoc)
  const begun = useDocs('meetings').length > 0
  return view ?? (begun ? undefined : NO_MEETINGS)
}

export function useRegister(): RegisterView | undefined {
  const view = useView(registerKind, registerDoc)
  const begun = useDocs('register').length > 0
  return view ?? (begun ? undefined : NO_REGISTER)
}

export function useAgenda(meeting: string): AgendaView | undefined {
  const doc = agendaDoc(meeting)
  const view = useView(agendaKind, doc)
  const begun = useDocs('agenda').includes(doc)
  return view ?? (begun ? undefined : NO_AGENDA)
}
