import { parseDocId } from '@porchlight/shared/base/ids'
import { kindOf } from '@porchlight/shared/doc/registry'
import { devicesOf, usesLeft } from '@porchlight/shared/roster/state'
import { mayWrite, scopesOf } from '@porchlight/shared/roster/who-may'
import { codeOf } from '@porchlight/shared/wire/invitation-link'
import type { InvitationView, MemberView, RosterView } from './api.ts'
import type { Author } from './ports.ts'
import type { Session } from './session.ts'

/** Who I am to the documents of this group, asked anew for each change. */
export const authorOf = (session: Session): Author => ({
  member: session.me()?.id ?? ('' as Author['member']),
  device: session.keys.id,
  role: session.me()?.role ?? 'canvasser',
  mayWrite(doc) {
    const state = session.state()
    const kind = kindOf(doc)
    if (!state || !kind) return 'kind-unknown'
    return mayWrite(state, session.keys.id, kind.writers, parseDocId(doc)!.scope)?.code
  },
})

/** The roster as screens see it. `linkTo` makes the link of an invitation whose secret is on this phone. */
export function rosterViewOf(session: Session, linkTo: (seed: Uint8Array) => string): RosterView {
  const state = session.state()
  if (!state) return { members: [], invitations: [] }
  const mine = new Map(session.invitations().map(one => [one.id, one]))
  return {
    members: [...state.members.values()].map((member): MemberView => ({
      id: member.id,
      role: member.role,
      scopes: scopesOf(state, member),
      devices: devicesOf(state, member.id).length,
      invitation: member.invitation,
      removed: member.standing === 'removed',
    })),
    invitations: [...state.invitations.values()].map((one): InvitationView => {
      const own = mine.get(one.id)
      return {
        id: one.id,
        role: one.role,
        scopes: one.scopes,
        uses: one.uses,
        used: one.uses - usesLeft(one),
        revoked: one.ended.length > 0,
        link: own && linkTo(own.seed),
        code: own && codeOf(own.seed),
        ready: own?.ready ?? true,
      }
    }),
  }
}
