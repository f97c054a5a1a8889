import { hash64 } from '../base/hash64.ts'
import { idFault, isId } from '../doc/checks.ts'
import { text } from '../doc/flat.ts'
import type { Action } from '../doc/kind.ts'
import type { CanvassDoc } from './canvass.ts'
import { turfBase } from './cut.ts'
import { onlyOrganizers } from './faults.ts'
import { isSamePlace, placed, placesNow, readPins } from './pins.ts'
import type { TurfInUse } from './turf-update.ts'
import type { CanvassView, VoterBase } from './types.ts'

/**
 * A turf keeps the places that its list had when it was cut. Brought up to date it gets a copy of its own people with the places
 * of now, in the order of the walk past them. Which list that copy is of stands in the organizers' table, as `pin/copy/<its import>`,
 * so that a newer copy of the list finds the turf.
 */
export interface PinnedTurf {
  readonly scope: string
  readonly base: VoterBase
  /** The import of the list. */
  readonly of: string
}

type Table = Pick<CanvassView, 'bases' | 'pins'>

const COPY = 'pin/copy/'

const listOf = (texts: CanvassView['pins'], importId: string): string => {
  const of = texts?.[COPY + importId]
  return of !== undefined && isId(of) ? of : importId
}

/** These imports of lists, and those of the copies that turfs have of them. */
export function withCopies(imports: readonly string[], texts: CanvassView['pins']): readonly string[] {
  const copies = Object.keys(texts ?? {}).flatMap(key => (key.startsWith(COPY) ? key.slice(COPY.length) : []))
  return [...imports, ...copies.filter(copy => imports.includes(listOf(texts, copy)))]
}

/** Turfs in use with doors that are elsewhere by now: a pin was set, moved or taken away since. */
export function behindPins<T extends TurfInUse>(turfs: readonly T[], table: Table): readonly T[] {
  const { placeOf } = placesNow(readPins(table.pins), table.bases)
  return turfs.filter(({ turf }) => turf.base?.doors.some(door => !isSamePlace(door.at, placeOf(door))))
}

export function* pinnedTurfs(turfs: readonly TurfInUse[], table: Table, now: number): Generator<PinnedTurf> {
  const { placeOf } = placesNow(readPins(table.pins), table.bases)
  for (const { scope, turf } of behindPins(turfs, table)) {
    const before = turf.base!
    const doors = before.doors.map(door => placed(door, placeOf(door)))
    const places = doors.map(door => `${door.id} ${door.at?.lat} ${door.at?.lon}`).join('\n')
    const party = before.voters.some(voter => voter.party !== '')
    const base: VoterBase = {
      ...turfBase({ ...before, doors }, doors, { party }),
      importId: hash64(`${before.importId} pinned\n${places}`),
      importedAt: Math.max(now, before.importedAt + 1),
    }
    yield { scope, base, of: listOf(table.pins, before.importId) }
  }
}

/** Before a turf gets such a copy. Refusals: `not-organizer`, `not-an-id`. */
export const recordCopies: Action<CanvassDoc, { copies: readonly { readonly id: string; readonly of: string }[] }> = (
  draft,
  { copies },
  context,
) => {
  const fault = onlyOrganizers(context) ?? idFault(...copies.flatMap(({ id, of }) => [id, of]))
  if (fault) return fault
  for (const { id, of } of copies) if (!Object.hasOwn(draft.about, COPY + id)) draft.about[COPY + id] = text(of)
}
