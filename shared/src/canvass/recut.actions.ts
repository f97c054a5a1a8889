import { refusal } from '../base/refusal.ts'
import { SHORT_TEXT, textFault } from '../doc/checks.ts'
import { json, put, text, textAt } from '../doc/flat.ts'
import type { Texts } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import { onlyOrganizers } from './faults.ts'
import type { DoorAddition, TakenBack } from './additions.ts'
import { isTurfScope } from './shapes.ts'
import type { TurfDoc } from './turf.ts'
import type { Door, Resident, Visit } from './types.ts'
import type { VisitsDoc } from './visits.ts'

/** The turfs that follow this one after it was cut anew. Each its own key: two organizers who cut apart both stand. Refusals: `not-organizer`, `not-a-turf`. */
export const nameNext: Action<TurfDoc, { next: readonly string[] }> = (draft, { next }, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  if (!next.every(isTurfScope)) return refusal('not-a-turf')
  for (const scope of next) put(draft.about, `next/${scope}`, text('yes'))
}

/** Whom people of this turf turn to; nobody, if empty. Refusals: `not-organizer`, `text-too-long`. */
export const nameCaptain: Action<TurfDoc, { captain: string }> = (draft, { captain }, context) => {
  const fault = onlyOrganizers(context) ?? textFault(captain, SHORT_TEXT)
  if (fault) return fault
  if ((textAt(draft.about, 'captain') ?? '') !== captain.trim()) put(draft.about, 'captain', text(captain.trim()))
}

/** Work of a turf that was cut anew, for one that follows it: the very records, with who made them and when. */
export interface Carried {
  readonly visits: readonly Visit[]
  readonly residents: readonly Resident[]
  readonly doors: readonly Door[]
  readonly additions?: readonly DoorAddition[]
  readonly takenBack?: readonly TakenBack[]
  readonly names: Readonly<Record<string, string>>
}

/** Written once under the keys that they had, so that whoever carries, and however often, it is one record. Refusals: `not-organizer`. */
export const carryOver: Action<VisitsDoc, Carried> = (draft, carried, context) => {
  const fault = onlyOrganizers(context)
  if (fault) return fault
  const { visits, residents, doors, additions = [], takenBack = [], names } = carried
  const keep = (map: Texts, key: string, record: object) => {
    if (!Object.hasOwn(map, key)) map[key] = json(record)
  }
  for (const visit of visits) keep(draft.visits, `${visit.target.id}/${visit.id}`, visit)
  for (const resident of residents) keep(draft.residents, resident.id, resident)
  for (const door of doors) keep(draft.doors, door.id, door)
  for (const one of additions) keep(draft.doors, `${one.door}/${one.id}`, one)
  // They are read in either map.
  for (const one of takenBack) keep(draft.doors, `${one.takesBack}/${one.id}`, one)
  for (const [member, name] of Object.entries(names)) if (!Object.hasOwn(draft.names, member)) draft.names[member] = text(name)
}
