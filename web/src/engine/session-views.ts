import { type MemberId, parseDocId, type Scope } from '@porchlight/shared/base/ids'
import { kindOf } from '@porchlight/shared/doc/registry'
import { holdersOf } from '@porchlight/shared/roster/recipients'
import { devicesOf, turfsOf, usesLeft } from '@porchlight/shared/roster/state'
import { mayWrite, scopesOf } from '@porchlight/shared/roster/who-may'
import { codeOf } from '@porchlight/shared/wire/invitation-link'
import type { DeviceView, Standing } from './api-devices.ts'
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

/** Scopes of which this member's devices were given some key: they may have kept what it opens. */
export function scopesHeldBy(session: Session, id: MemberId): readonly Scope[] {
  const state = session.state()
  const member = state?.members.get(id)
  if (!state || !member) return []
  const keys = [...state.devices.values()].filter(device => device.member === id).map(device => device.key)
  const held = new Set<Scope>(scopesOf(state, member))
  for (const epoch of state.epochs.values()) {
    const holders = held.has(epoch.scope) ? undefined : holdersOf(state, epoch)
    if (holders && keys.some(key => holders.has(key))) held.add(epoch.scope)
  }
  // Turfs are sealed to the organizers as one.
  if (held.has('organizers')) for (const turf of turfsOf(state)) held.add(turf)
  return [...held].toSorted()
}

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
      deviceIds: devicesOf(state, member.id).map(device => device.id),
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
        expires: one.expires,
        revoked: one.ended.length > 0,
        link: own && linkTo(own.seed),
        code: own && codeOf(own.seed),
        ready: own?.ready ?? true,
      }
    }),
  }
}

/** Devices that were not removed, of members that were not; this one first. */
export function devicesIn(session: Session): readonly DeviceView[] {
  const state = session.state()
  if (!state) return []
  const papers = session.mailboxes().filter(one => one.is === 'recovery')
  const views = [...state.devices.values()]
    .filter(one => !state.gone.has(one.id) && state.members.get(one.member)?.standing !== 'removed')
    .map(({ id, member }): DeviceView => {
      const paper = papers.find(one => one.device === id)
      return { id, member, isThis: id === session.keys.id, use: paper && 'paper', ready: paper?.ready ?? true }
    })
  return views.toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || (a.id < b.id ? -1 : 1))
}

export function standingOf(session: Session): Standing {
  if (session.state()?.gone.has(session.keys.id)) return 'removed'
  const standing = session.me()?.standing
  return standing === 'absent' ? undefined : standing
}
