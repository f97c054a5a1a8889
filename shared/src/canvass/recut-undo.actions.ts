import { put, text } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { refusal } from '../base/refusal.ts'
import type { CanvassDoc } from './canvass.ts'
import { takeBack } from './canvass.actions.ts'
import { onlyOrganizers } from './faults.ts'
import type { TurfDoc } from './turf.ts'

/**
 * A turf that was cut anew stands again: these do not follow it any more. They name it as what follows them (`nameNext`), so
 * that what was or will be recorded there comes back. What is taken away is what this phone knows of: another cut of the same
 * turf, made elsewhere at the same time, stands. Refusals: `not-organizer`.
 */
export const forgetNext: Action<TurfDoc, { next: readonly string[] }> = (draft, { next }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  for (const scope of next) delete draft.about[`next/${scope}`]
}

export interface StandAgain {
  readonly again: readonly string[]
  readonly retire: readonly string[]
  /** Hand-outs that hold again, and those of the turfs that go. */
  readonly holds: readonly string[]
  readonly ends: readonly string[]
}

/** The board as it was before a cut, in one change: no door is ever in two turfs, or in none. Refusals: `not-organizer`, `turf-unknown`, `handout-unknown`. */
export const standAgain: Action<CanvassDoc, StandAgain> = (draft, { again, retire, holds, ends }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (![...again, ...retire].every(scope => Object.hasOwn(draft.turfs, scope))) return refusal('turf-unknown')
  if (!holds.every(id => Object.hasOwn(draft.handouts, id))) return refusal('handout-unknown')
  for (const scope of again) delete draft.retired[scope]
  for (const scope of retire) put(draft.retired, scope, text('yes'))
  for (const id of holds) delete draft.takenBack[id]
  for (const id of ends) {
    const wrong = takeBack(draft, { id }, context)
    if (wrong) return wrong
  }
}
