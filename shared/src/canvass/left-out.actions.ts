import { refusal } from '../base/refusal.ts'
import { SHORT_TEXT, idFault, textFault } from '../doc/checks.ts'
import { json, put, text } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import { walkerKey } from './credit.ts'
import { onlyOrganizers } from './faults.ts'
import { MAX_WALKERS, isWalker } from './left-out.ts'
import type { LeftOut } from './left-out.ts'
import { chainsOf } from './standing.ts'
import type { VisitsView } from './types.ts'

/** Refusals: `not-organizer`, `not-an-id`, `reason-needed`, `text-too-long`, `visits-unnamed`. Written once: a second time is nothing new. */
export const leaveOut: Action<CanvassDoc, Pick<LeftOut, 'id' | 'walkers' | 'from' | 'to' | 'reason'>> = (draft, args, context) => {
  const { id, walkers, from, to, reason } = args
  const fault = onlyOrganizers(context) ?? idFault(id) ?? textFault(reason, SHORT_TEXT)
  if (fault) return fault
  if (reason.trim() === '') return refusal('reason-needed')
  const isNamed = walkers.length > 0 && walkers.length <= MAX_WALKERS && walkers.every(isWalker)
  if (!isNamed || !Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from) return refusal('visits-unnamed')
  const key = `leave-out/${id}`
  if (!Object.hasOwn(draft.about, key))
    draft.about[key] = json({ id, walkers, from, to, reason: reason.trim(), at: context.now, by: context.member })
  if (Object.hasOwn(draft.about, `leave-out-off/${id}`)) put(draft.about, `leave-out-off/${id}`, text('no'))
}

/** They count again. Refusals: `not-organizer`, `not-an-id`. */
export const countAgain: Action<CanvassDoc, { id: string }> = (draft, { id }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(id)
  if (fault) return fault
  put(draft.about, `leave-out-off/${id}`, text('yes'))
}

const NONE: readonly LeftOut[] = []
const kept = new WeakMap<VisitsView, { readonly key: string; readonly view: VisitsView }>()

/** The same view when nothing in it is left out. Requests to be left alone stand whoever wrote them down, and so do new doors and residents. */
export function withoutLeftOut(view: VisitsView, leftOut: readonly LeftOut[] = NONE): VisitsView {
  if (leftOut.length === 0) return view
  const key = leftOut.map(one => `${one.id}/${one.walkers.join('|')}/${one.from}/${one.to}`).join('\n')
  const known = kept.get(view)
  if (known?.key === key) return known.view
  const gone = new Set(
    chainsOf(view.visits).flatMap(({ first, all }) => {
      const who = walkerKey(first)
      return leftOut.some(one => one.from <= first.at && first.at <= one.to && one.walkers.includes(who)) ? all : []
    }),
  )
  const left = gone.size === 0 ? view : { ...view, visits: view.visits.filter(visit => !gone.has(visit)) }
  kept.set(view, { key, view: left })
  return left
}
