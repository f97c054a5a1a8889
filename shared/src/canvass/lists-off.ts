import { idFault } from '../doc/checks.ts'
import { put, text, textAt, textsOf } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import { onlyOrganizers } from './faults.ts'

/** A voter list that was brought in by mistake, or is no longer needed: `file-off/<its import>` in the organizers' table, taken back by another touch. */
const OFF = 'file-off/'

/** The imports that are off; their older copies are with them. */
export const listsOff = (about: unknown): ReadonlySet<string> =>
  new Set(textsOf(about).flatMap(([key, value]) => (key.startsWith(OFF) && value === 'yes' ? [key.slice(OFF.length)] : [])))

/** What was cut from it, and what was recorded, stays. `off: false` brings it back. Refusals: `not-organizer`, `not-an-id`. */
export const takeOff: Action<CanvassDoc, { list: string; off: boolean }> = (draft, { list, off }, context) => {
  const fault = onlyOrganizers(context) ?? idFault(list)
  if (fault) return fault
  if (off || textAt(draft.about, OFF + list) === 'yes') put(draft.about, OFF + list, text(off ? 'yes' : 'no'))
}
