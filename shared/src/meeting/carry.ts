import { hash64 } from '../base/hash64.ts'
import { notReached } from './clock.select.ts'
import type { AgendaView, NewItem, RegisterView, Task } from './types.ts'

/**
 * What the meeting before did not reach, as items for this one (for `addItems`). Their ids come from where they are from,
 * so two phones that carry the same agenda over add nothing twice, and what was taken off here does not come back.
 */
export function carriedItems(from: { readonly meeting: string; readonly agenda: AgendaView }, into: string): NewItem[] {
  return notReached(from.agenda).map(({ id, title, purpose, kind, lead, minutes }) => ({
    id: hash64(`carried/${into}/${id}`),
    title,
    purpose,
    kind,
    lead,
    minutes,
    from: { meeting: from.meeting, item: id },
  }))
}

/** Those of them that are not on the agenda yet, nor were taken off it. */
export function toCarry(
  from: { readonly meeting: string; readonly agenda: AgendaView },
  into: { readonly meeting: string; readonly agenda: AgendaView },
): NewItem[] {
  const here = new Set([...into.agenda.items, ...into.agenda.removed].map(item => item.id))
  return carriedItems(from, into.meeting).filter(item => !here.has(item.id))
}

export const openTasks = (register: RegisterView): readonly Task[] => register.tasks.filter(task => !task.done && !task.dropped)

/** What one person has promised: `owners` are their who's and names (Person.records, .members, .name). */
export const tasksOf = (register: RegisterView, owners: readonly string[]): readonly Task[] =>
  register.tasks.filter(task => task.owner !== '' && owners.includes(task.owner))

/** Open actions that were promised before this meeting: they stand on its agenda until they are done. */
export const tasksForAgenda = (register: RegisterView, meeting: { readonly id: string; readonly endsAt: number }): readonly Task[] =>
  openTasks(register).filter(task => task.meeting !== meeting.id && task.at < meeting.endsAt)

/** Past its date, `today` being `YYYY-MM-DD` where the reader is. */
export const isOverdue = (task: Task, today: string): boolean => !task.done && !task.dropped && task.due !== '' && task.due < today
