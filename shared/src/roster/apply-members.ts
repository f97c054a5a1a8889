import { toHex } from '../base/bytes.ts'
import type { InvitationId, MemberId, OpId, Role, TurfScope } from '../base/ids.ts'
import type { Node } from './dag.ts'
import { put } from './draft.ts'
import type { Draft } from './draft.ts'
import { RANK } from './state.ts'
import type { Admission, Device, Member } from './state.ts'

/** Who is here: effects of operations on members and devices. */

/** A new member, or one more admission of somebody who was admitted twice at once: of the roles the lower counts. */
export function admit(
  draft: Draft,
  node: Node,
  role: Role,
  turfs: readonly TurfScope[],
  invitation: InvitationId | undefined,
  held: boolean,
): void {
  const op = node.id
  const id = node.facts.admits
  if (id === undefined) return
  const entry: Admission = { op, role, invitation }
  changeMember(draft, id, one =>
    held
      ? { held: sorted([...one.held, entry]) }
      : { admitted: sorted([...one.admitted, entry]), turfs: withTurfs(one.turfs, turfs, op), roles: sorted([...one.roles, { op, role }]) },
  )
  addDevice(draft, node, id, false, held)
}

export function addDevice(draft: Draft, { op }: Node, member: MemberId, own: boolean, held: boolean): void {
  const act = op.act
  if (act.type !== 'genesis' && act.type !== 'join' && act.type !== 'addMember' && act.type !== 'addDevice') return
  const id = act.newDevice
  const rank = (one: Device['admitted'][number]) => `${one.held ? 1 : 0}${one.own ? 1 : 0}${one.op}`
  const admitted = [...(draft.state.devices.get(id)?.admitted ?? []), { op: op.id, member, own, held }].sort((a, b) =>
    rank(a) < rank(b) ? -1 : 1,
  )
  const device = { id, member: admitted[0]!.member, ed: act.ed, x: act.x, key: toHex(act.x), admitted }
  put(draft, 'devices', id, device)
}

const blank = (id: MemberId): Member => ({
  id,
  role: 'canvasser',
  roles: [],
  turfs: new Map(),
  admitted: [],
  held: [],
  removedBy: [],
  invitation: undefined,
  standing: 'absent',
})

/** Members come into being by being spoken of, so that no order of operations loses what was said of them. */
export function changeMember(draft: Draft, id: MemberId, change: (member: Member) => Partial<Member>): void {
  const old = draft.state.members.get(id) ?? blank(id)
  const member = { ...old, ...change(old) }
  const counts = member.admitted.length > 0 ? member.admitted : member.held
  const roles = member.roles.length > 0 ? member.roles : member.held
  const standing =
    member.removedBy.length > 0 ? 'removed' : member.admitted.length > 0 ? 'active' : member.held.length > 0 ? 'pending' : 'absent'
  const role = roles.reduce<Role>((lowest, one) => (RANK[one.role] < RANK[lowest] ? one.role : lowest), roles[0]?.role ?? 'canvasser')
  const invitation = counts.find(one => one.invitation !== undefined)?.invitation
  put(draft, 'members', id, { ...member, standing, role, invitation })
}

export const sorted = <T extends { readonly op: OpId }>(list: T[]): T[] => list.sort((a, b) => (a.op < b.op ? -1 : 1))

export function withTurfs(turfs: Member['turfs'], scopes: readonly TurfScope[], op: OpId): Member['turfs'] {
  const all = new Map(turfs)
  for (const scope of scopes) all.set(scope, [...(all.get(scope) ?? []), op].sort())
  return all
}
