import { docId } from '@porchlight/shared/base/ids'
import type { DocId, TurfScope } from '@porchlight/shared/base/ids'
import { turfKind } from '@porchlight/shared/canvass/turf'
import type { TurfView, VisitsView } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { useMe, useView } from '../services.tsx'

export const turfDoc = (scope: TurfScope): DocId => docId('turf', scope)
export const visitsDoc = (scope: TurfScope): DocId => docId('visits', scope)

/** Before anybody has recorded anything. */
export const NO_VISITS: VisitsView = { visits: [], residents: [], doors: [], doNotContact: [], names: {} }

export interface Turf {
  readonly scope: TurfScope
  readonly turf: TurfView
  readonly visits: VisitsView
}

/** A turf and its visits, live; undefined until the turf is known on this phone. */
export function useTurf(scope: TurfScope): Turf | undefined {
  const turf = useView(turfKind, turfDoc(scope))
  const visits = useView(visitsKind, visitsDoc(scope)) ?? NO_VISITS
  return turf && { scope, turf, visits }
}

/** How a member is called on this turf; `undefined` for somebody who never said. Oneself is `you`. */
export function useNames(visits: VisitsView, words: { readonly you: string; readonly teammate: string }): (member: string) => string {
  const me = useMe()
  return member => (member === me.member ? words.you : (visits.names[member] ?? words.teammate))
}
