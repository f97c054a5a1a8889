import { useMemo } from 'react'
import { parseDocId } from '@porchlight/shared/base/ids'
import type { DocId, Scope, TurfScope } from '@porchlight/shared/base/ids'
import type { VisitsView } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { currentVisitsDoc, joinVisits, visitsDocAt } from '@porchlight/shared/canvass/visits-docs'
import type { Group } from '../../engine/api.ts'
import { useDocs, useViews } from '../services.tsx'

/** The first is read also where a turf was taken back; then nothing is listed any more. */
function docsOf(scope: TurfScope, all: readonly DocId[]): readonly DocId[] {
  const first = visitsDocAt(scope, 1)
  return [first, ...all.filter(doc => doc !== first && parseDocId(doc)?.scope === (scope as Scope))]
}

/** The visits of each turf over all of its documents, live; undefined where nothing is known. */
export function useVisits(scopes: readonly TurfScope[]): readonly (VisitsView | undefined)[] {
  const all = useDocs('visits')
  const docs = useMemo(() => scopes.map(scope => docsOf(scope, all)), [scopes, all])
  const flat = useMemo(() => docs.flat(), [docs])
  const views = useViews(visitsKind, flat)
  return useMemo(() => {
    const byDoc = new Map(flat.map((doc, index) => [doc, views[index]]))
    return docs.map(some => {
      const known = some.flatMap(doc => byDoc.get(doc) ?? [])
      return known.length > 0 ? joinVisits(known) : undefined
    })
  }, [docs, flat, views])
}

export const useTurfVisits = (scope: TurfScope): VisitsView | undefined => useVisits(useMemo(() => [scope], [scope]))[0]

const viewIn = (group: Group) => (doc: DocId) => group.view(visitsKind, doc)

/** The document of this turf into which something new is written. */
export const currentVisits = (group: Group, scope: TurfScope): DocId => currentVisitsDoc(scope, group.docs('visits'), viewIn(group))

/** The document that holds this visit; where none does (yet), the one into which it is written. */
export const visitsWith = (group: Group, scope: TurfScope, visit: string): DocId =>
  docsOf(scope, group.docs('visits')).find(doc => group.view(visitsKind, doc)?.visits.some(one => one.id === visit)) ??
  currentVisits(group, scope)

/** All of a turf's visits that are known at this moment. */
export const visitsNow = (group: Group, scope: TurfScope): VisitsView =>
  joinVisits(docsOf(scope, group.docs('visits')).flatMap(doc => group.view(visitsKind, doc) ?? []))
