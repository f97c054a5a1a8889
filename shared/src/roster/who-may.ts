import { isTurf } from '../base/ids.ts'
import type { DeviceId, Role, Scope } from '../base/ids.ts'
import { refusal } from '../base/refusal.ts'
import type { Refusal } from '../base/refusal.ts'
import { isOrganizer, RANK, turfsOf } from './state.ts'
import type { Member, RosterState } from './state.ts'

/** Whether this member reads, and so may be sealed to, a scope. */
export function holdsScope(member: Member, scope: Scope): boolean {
  if (member.standing !== 'active') return false
  if (scope === 'log') return true
  if (scope === 'group') return RANK[member.role] >= RANK.member
  if (scope === 'organizers') return isOrganizer(member.role)
  return isOrganizer(member.role) || member.turfs.has(scope)
}

/** Every scope that this member holds, turfs in the order of their ids. */
export function scopesOf(state: RosterState, member: Member): readonly Scope[] {
  const all: Scope[] = ['log', 'group', 'organizers', ...[...turfsOf(state)].toSorted()]
  const begun = all.filter(scope => holdsScope(member, scope))
  return begun
}

/** Writers by role: an admin counts as organizer. */
export const isWriter = (role: Role, writers: readonly Role[]): boolean =>
  writers.includes(role) || (role === 'admin' && writers.includes('organizer'))

/**
 * Why this device may not write a kind with these writers in this scope, or undefined when it may:
 * `unknown-author`, `pending-member`, `removed-author`, `author-no-right`.
 */
export function mayWrite(state: RosterState, device: DeviceId, writers: readonly Role[], scope: Scope): Refusal | undefined {
  const why = mayAct(state, device)
  if (why) return why
  const member = state.members.get(state.devices.get(device)!.member)!
  return holdsScope(member, scope) && isWriter(member.role, writers) ? undefined : refusal('author-no-right')
}

/** Why this device may do nothing at all, or undefined. */
export function mayAct(state: RosterState, device: DeviceId): Refusal | undefined {
  const found = state.devices.get(device)
  const member = found && state.members.get(found.member)
  if (!found || !member || member.standing === 'absent') return refusal('unknown-author')
  if (state.gone.has(device) || member.standing === 'removed') return refusal('removed-author')
  return member.standing === 'pending' ? refusal('pending-member') : undefined
}

/** A turf's organizers reach it by the organizers' key and not by their devices. */
export const isTurfOnly = (member: Member, scope: Scope): boolean => isTurf(scope) && !isOrganizer(member.role) && holdsScope(member, scope)
