import { docId, parseDocId } from '@porchlight/shared/base/ids'
import type { MemberId, Scope } from '@porchlight/shared/base/ids'
import { canvassKind } from '@porchlight/shared/canvass/canvass'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { groupKind } from '@porchlight/shared/group/group'
import { useDocs, useMe, useView, useViews } from '../../app/services.tsx'

/** Names by member: members write theirs into the group, canvassers into the turf that they have. */
export function useNames(): (member: MemberId) => string | undefined {
  const me = useMe()
  const group = useView(groupKind, docId('group', 'group'))
  const visits = useViews(visitsKind, useDocs('visits'))
  return member => {
    if (member === me.member) return me.name
    return group?.names[member] || visits.map(view => view?.names[member]).findLast(Boolean)
  }
}

/** Names of turfs: from the turf itself; before that is here, an organizer knows the name that it was cut with. */
export function useTurfNames(): (scope: Scope) => string | undefined {
  const canvass = useView(canvassKind, docId('canvass', 'organizers'))
  const docs = useDocs('turf')
  const turfs = useViews(turfKind, docs)
  return scope => {
    const named = turfs[docs.findIndex(doc => parseDocId(doc)?.scope === scope)]?.name
    return named || canvass?.turfs.find(turf => turf.scope === scope)?.name || undefined
  }
}
