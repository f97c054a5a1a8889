import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { idFault, isId } from '../doc/checks.ts'
import { json, recordsOf } from '../doc/flat.ts'
import type { Action, ActionContext } from '../doc/kind.ts'
import { nextNumber } from './counted.ts'
import { readLine } from './agenda.ts'
import type { AgendaDoc } from './agenda.ts'
import type { ClockLine } from './types.ts'

/**
 * The meeting's clock. Each touch is one line; `id` is made when the screen shows the button, so a double touch is one.
 * A line says what is so from now on ("now item 3"), never "the next one": two who touch it at once do not skip an item.
 */
export const startMeeting: Action<AgendaDoc, { id: string }> = (draft, { id }, context) => touch(draft, id, 'start', context)

/** Refusals: `not-an-id`, `item-unknown`. */
export const goToItem: Action<AgendaDoc, { id: string; item: string }> = (draft, { id, item }, context) => {
  if (!isId(item) || !Object.hasOwn(draft.items, `${item}/title`)) return refusal('item-unknown')
  return touch(draft, id, 'item', context, item)
}

export const pauseMeeting: Action<AgendaDoc, { id: string }> = (draft, { id }, context) => touch(draft, id, 'pause', context)
export const resumeMeeting: Action<AgendaDoc, { id: string }> = (draft, { id }, context) => touch(draft, id, 'resume', context)
/** Can be taken back by starting or going to an item again. */
export const endMeeting: Action<AgendaDoc, { id: string }> = (draft, { id }, context) => touch(draft, id, 'end', context)

function touch(draft: AgendaDoc, id: string, what: ClockLine['what'], context: ActionContext, item?: string): Refusal | void {
  const fault = idFault(id)
  if (fault) return fault
  if (Object.hasOwn(draft.clock, id)) return
  const n = nextNumber(recordsOf(draft.clock, readLine).map(line => line.n))
  draft.clock[id] = json({ id, n, what, ...(item === undefined ? {} : { item }), at: context.now, by: context.member })
}
