import { docId, isTurf, parseDocId } from '../base/ids.ts'
import type { DocId, Scope } from '../base/ids.ts'
import type { IndexView } from './index.kind.ts'
import { type Place, PLACES } from './places.ts'

/** A stranger's index must not have a phone follow channels without end. */
const MOST_LISTED: Record<Place, number> = { group: 2000, organizers: 500, turf: 40 }

const placeOf = (scope: Scope): Place | undefined => (isTurf(scope) ? 'turf' : scope === 'log' ? undefined : scope)

export const indexDocOf = (scope: Scope): DocId => docId('index', scope)
export const isIndex = (doc: string): boolean => doc.startsWith('index/')

const always = new Map<Place, readonly string[]>()
function kindsAlwaysIn(place: Place): readonly string[] {
  const known = always.get(place)
  if (known) return known
  const names = Object.keys(PLACES).filter(kind => PLACES[kind]!.always?.includes(place))
  // The index first: it says what else there is to read.
  const sorted = names.toSorted((a, b) => Number(isIndex(`${b}/`)) - Number(isIndex(`${a}/`)))
  always.set(place, sorted)
  return sorted
}

/** The documents that a scope has from its beginning. */
export function docsAlwaysIn(scope: Scope): readonly DocId[] {
  const place = placeOf(scope)
  return place ? kindsAlwaysIn(place).map(kind => docId(kind, scope)) : []
}

/** Whether the index of its scope is what tells others of this document. */
export function isListable(doc: DocId): boolean {
  const parts = parseDocId(doc)
  const place = parts && placeOf(parts.scope)
  if (!place || (parts.instance === '1' && kindsAlwaysIn(place).includes(parts.kind))) return false
  return PLACES[parts.kind]?.listed?.includes(place) ?? false
}

/**
 * What an index lists and this version can read, lowest id first. What it cannot is left to a later version: then it is
 * followed from its beginning.
 */
export function docsListedIn(scope: Scope, index: IndexView | undefined): readonly DocId[] {
  const place = placeOf(scope)
  if (!place || !index) return []
  const listed = Object.keys(index).filter(id => parseDocId(id)?.scope === scope && isListable(id as DocId))
  return (listed.toSorted() as DocId[]).slice(0, MOST_LISTED[place])
}
