import { docId } from '../base/ids.ts'
import type { DocId, TurfScope } from '../base/ids.ts'
import { withoutTakenBack } from './additions.ts'
import type { VisitsView } from './types.ts'

/**
 * A turf's visits lie in one document, and when that is full in a next one: applying a change costs more the more keys
 * the touched map has. Phones without a line may each fill the same document a little over; corrections stay with what
 * they correct.
 */
export const VISITS_A_DOC = 500
/** As many as an index is followed for. */
const MOST_DOCS = 40

/** Before anybody has recorded anything. */
export const NO_VISITS: VisitsView = { visits: [], residents: [], doors: [], doNotContact: [], names: {} }

/** The `n`th visits document of a turf, from 1: two phones that begin the next one begin the same. */
export const visitsDocAt = (scope: TurfScope, n: number): DocId =>
  n === 1 ? docId('visits', scope) : docId('visits', scope, n.toString(16).padStart(16, '0'))

/** Where something new is written: the last document that was begun, or the next one when that is full. */
export function currentVisitsDoc(scope: TurfScope, begun: readonly DocId[], viewOf: (doc: DocId) => VisitsView | undefined): DocId {
  let n = MOST_DOCS
  while (n > 1 && !begun.includes(visitsDocAt(scope, n))) n--
  while (n < MOST_DOCS && (viewOf(visitsDocAt(scope, n))?.visits.length ?? 0) >= VISITS_A_DOC) n++
  return visitsDocAt(scope, n)
}

/** The last answer for each first view, so that what has not changed keeps its identity. */
const lastJoined = new WeakMap<VisitsView, { readonly views: readonly VisitsView[]; readonly all: VisitsView }>()

/** All of a turf's visits as one view, as if they lay in one document, and without what was added by mistake. `views` in the order of the documents. */
export const joinVisits = (views: readonly VisitsView[]): VisitsView => withoutTakenBack(joined(views))

function joined(views: readonly VisitsView[]): VisitsView {
  const [first, ...rest] = views
  if (!first) return NO_VISITS
  if (rest.length === 0) return first
  const known = lastJoined.get(first)
  if (known?.views.length === views.length && known.views.every((view, i) => view === views[i])) return known.all
  const all: VisitsView = {
    visits: once(views.flatMap(view => view.visits)).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    residents: once(views.flatMap(view => view.residents)).toSorted((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)),
    doors: once(views.flatMap(view => view.doors)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    doNotContact: once(
      views.flatMap(view => view.doNotContact),
      keyOf,
    ).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ...some(
      'additions',
      views.flatMap(view => view.additions ?? []),
    ),
    ...some(
      'takenBack',
      views.flatMap(view => view.takenBack ?? []),
    ),
    // Whoever changes their name does so in the document of then.
    names: Object.assign({}, ...views.map(view => view.names)) as Record<string, string>,
  }
  lastJoined.set(first, { views, all })
  return all
}

/** Nothing where no document has any. */
const some = <P extends string, T extends { readonly id: string }>(part: P, all: readonly T[]): { readonly [_ in P]?: readonly T[] } =>
  all.length > 0 ? ({ [part]: once(all) } as { [_ in P]: T[] }) : {}

const keyOf = (request: VisitsView['doNotContact'][number]): string => `${request.target.id}/${request.id}`

function once<T extends { readonly id: string }>(all: readonly T[], key: (one: T) => string = one => one.id): T[] {
  const byKey = new Map<string, T>()
  for (const one of all) if (!byKey.has(key(one))) byKey.set(key(one), one)
  return [...byKey.values()]
}
