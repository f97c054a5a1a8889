import type { DocId } from '@porchlight/shared/base/ids'
import type { RosterState } from '@porchlight/shared/roster/state'
import { usesLeft } from '@porchlight/shared/roster/state'
import type { EndedInvitation } from './api-members.ts'
import type { Chains } from './chain.ts'
import type { Session } from './session.ts'

/** Where everybody's work ends, as far as it is here, own work too: what a removal's cut is made from. */
export async function chainEnds(session: Session): Promise<[DocId, Chains][]> {
  const me = session.keys.id
  return Promise.all(
    session.docs().map(async (doc): Promise<[DocId, Chains]> => {
      const [chains, own] = await Promise.all([session.chains(doc), session.ownEnd(doc)])
      if (!own) return [doc, chains]
      return [doc, { ...chains, [me]: [...(chains[me] ?? []).filter(end => end.id !== own.id), own] }]
    }),
  )
}

/** Open invitations that were ended between these states, with what somebody needs to make them anew. */
export const invitationsEnded = (before: RosterState, after: RosterState): readonly EndedInvitation[] =>
  [...before.invitations.values()]
    .filter(one => one.ended.length === 0 && usesLeft(one) > 0 && after.invitations.get(one.id)!.ended.length > 0)
    .map(one => ({ id: one.id, role: one.role as EndedInvitation['role'], scopes: one.scopes, uses: usesLeft(one) }))
