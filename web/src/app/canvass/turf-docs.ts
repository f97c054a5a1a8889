import { docId, parseDocId } from '@porchlight/shared/base/ids'
import type { DocId, Scope, TurfScope } from '@porchlight/shared/base/ids'
import type { VisitsView } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { currentVisitsDoc, joinVisits, visitsDocAt } from '@porchlight/shared/canvass/visits-docs'
import type { Group } from '../../engine/api.ts'

/** Which documents a turf has. No React here, so that what works without a screen can use it. */
export const turfDoc = (scope: TurfScope): DocId => docId('turf', scope)

/** Those of its visits. The first is read also where a turf was taken back; then nothing is listed any more. */
export function visitsDocs(scope: TurfScope, all: readonly DocId[]): readonly DocId[] {
  const first = visitsDocAt(scope, 1)
  return [first, ...all.filter(doc => doc !== first && parseDocId(doc)?.scope === (scope as Scope))]
}

const viewIn = (group: Group) => (doc: DocId) => group.view(visitsKind, doc)

/** The document of this turf into which something new is written. */
export const currentVisits = (group: Group, scope: TurfScope): DocId => currentVisitsDoc(scope, group.docs('visits'), viewIn(group))

/** The document that holds this visit; where none does (yet), the one into which it is written. */
export const visitsWith = (group: Group, scope: TurfScope, visit: string): DocId =>
  visitsDocs(scope, group.docs('visits')).find(doc => group.view(visitsKind, doc)?.visits.some(one => one.id === visit)) ??
  currentVisits(group, scope)

/** The document that says who has added this resident, or this door. */
export const visitsWithAdded = (group: Group, scope: TurfScope, added: string): DocId =>
  visitsDocs(scope, group.docs('visits')).find(doc => {
    const view = group.view(visitsKind, doc)
    return [...(view?.residents ?? []), ...(view?.additions ?? [])].some(one => one.id === added)
  }) ?? currentVisits(group, scope)

/** All of a turf's visits that are known at this moment. */
export const visitsNow = (group: Group, scope: TurfScope): VisitsView =>
  joinVisits(visitsDocs(scope, group.docs('visits')).flatMap(doc => group.view(visitsKind, doc) ?? []))
