import { parseDocId } from '../base/ids.ts'
import { canvassKind } from '../canvass/canvass.ts'
import { turfKind } from '../canvass/turf.ts'
import { visitsKind } from '../canvass/visits.ts'
import { devicesKind } from '../group/devices.ts'
import { groupKind } from '../group/group.ts'
import { agendaKind } from '../meeting/agenda.ts'
import { meetingsKind } from '../meeting/meetings.ts'
import { notesKind } from '../meeting/notes.ts'
import { registerKind } from '../meeting/register.ts'
import { peopleNotesKind } from '../people/peoplenotes.ts'
import { peopleKind } from '../people/people.ts'
import { indexKind } from './index.kind.ts'
import type { Kind } from './kind.ts'

/** Any kind, for those who only carry documents. */
// eslint-disable-next-line typescript/no-explicit-any -- the shape is the kind's own business; nobody reads it through this type
export type AnyKind = Kind<any, unknown>

/** Every kind that this version knows. */
export const KINDS: readonly AnyKind[] = [
  groupKind,
  devicesKind,
  peopleKind,
  peopleNotesKind,
  meetingsKind,
  agendaKind,
  notesKind,
  registerKind,
  canvassKind,
  turfKind,
  visitsKind,
  indexKind,
]

const byName = new Map(KINDS.map(kind => [kind.name, kind]))

/** The kind of a document by what its id says, or undefined for one of a later version. */
export function kindOf(doc: string): AnyKind | undefined {
  const parts = parseDocId(doc)
  return parts && byName.get(parts.kind)
}

export const kindNamed = (name: string): AnyKind | undefined => byName.get(name)
