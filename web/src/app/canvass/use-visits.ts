import { useMemo } from 'react'
import type { TurfScope } from '@porchlight/shared/base/ids'
import type { VisitsView } from '@porchlight/shared/canvass/types'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { joinVisits } from '@porchlight/shared/canvass/visits-docs'
import { useDocs, useViews } from '../services.tsx'
import { visitsDocs } from './turf-docs.ts'

/** The visits of each turf over all of its documents, live; undefined where nothing is known. */
export function useVisits(scopes: readonly TurfScope[]): readonly (VisitsView | undefined)[] {
  const all = useDocs('visits')
  const docs = useMemo(() => scopes.map(scope => visitsDocs(scope, all)), [scopes, all])
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
