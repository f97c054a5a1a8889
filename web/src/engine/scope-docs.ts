import { type DocId, docId, isTurf, type Scope } from '@porchlight/shared/base/ids'

/** The documents that every scope has from its beginning. */
export function docsOfScope(scope: Scope): readonly DocId[] {
  if (scope === 'group') return [docId('group', scope)]
  if (scope === 'organizers') return [docId('canvass', scope)]
  return isTurf(scope) ? [docId('turf', scope), docId('visits', scope)] : []
}
