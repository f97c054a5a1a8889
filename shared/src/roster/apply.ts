import { toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { DeviceId, EpochId, GroupId, InvitationId, MemberId, OpId, Role, TurfScope } from '../base/ids.ts'
import type { Dag, Node } from './dag.ts'
import type { BegunEpoch } from './operations.ts'
import { RANK } from './state.ts'
import type { Admission, Device, Epoch, InvitationState, Member, RosterState } from './state.ts'

/**
 * One operation's effect on the state. Every effect is a set that grows, or takes away what lies in the operation's own
 * past; so any order that keeps parents first gives the same state, and a grant that a revoke did not know of stands.
 */
export interface Draft {
  group: GroupId
  keeper: Bytes
  readonly members: Map<MemberId, Member>
  readonly devices: Map<DeviceId, Device>
  readonly invitations: Map<InvitationId, InvitationState>
  readonly epochs: Map<EpochId, Epoch>
  readonly gone: Set<DeviceId>
}

/** What has been decided of the whole view. */
export interface Verdicts {
  /** Joins that are held back. */
  readonly pending: ReadonlySet<OpId>
  readonly void: ReadonlySet<OpId>
}

export const emptyDraft = (): Draft => ({
  group: '' as GroupId,
  keeper: new Uint8Array(0),
  members: new Map(),
  devices: new Map(),
  invitations: new Map(),
  epochs: new Map(),
  gone: new Set(),
})

export const draftOf = (state: RosterState): Draft => ({
  group: state.group,
  keeper: state.keeper,
  members: new Map(state.members),
  devices: new Map(state.devices),
  invitations: new Map(state.invitations),
  epochs: new Map(state.epochs),
  gone: new Set(state.gone),
})

export function apply(draft: Draft, node: Node, dag: Dag, verdicts: Verdicts): void {
  const { op, facts } = node
  const act = op.act
  const isVoid = verdicts.void.has(op.id)
  // A void rekey's epochs stay readable; everything else void has no effect.
  if (act.type === 'rekey' || act.type === 'genesis' || act.type === 'move') begin(draft, node, act.epochs, isVoid)
  if (isVoid) return
  const inPast = (id: OpId) => dag.isBefore(dag.get(id)!, node)
  switch (act.type) {
    case 'genesis':
      draft.group = op.group
      draft.keeper = act.keeper
      admit(draft, node, 'admin', [], undefined, false)
      return
    case 'invite': {
      const { invitation: id, ed, x, role, scopes, uses, expires } = act
      const mailbox = toHex(act.mailbox)
      for (const epoch of facts.gives) hold(draft, epoch, [toHex(x)])
      const known = draft.invitations.get(id)
      if (known && known.op < op.id) return
      const said = { id, op: op.id, by: facts.member, ed, x, mailbox, role, scopes, uses, expires }
      draft.invitations.set(id, { ...said, joins: known?.joins ?? [], ended: known?.ended ?? [] })
      return
    }
    case 'revokeInvite':
      return end(draft, act.invitation, op.id)
    case 'join':
      return join(draft, node, act.invitation, verdicts.pending.has(op.id))
    case 'addMember':
      return admit(draft, node, act.role, act.scopes, undefined, false)
    case 'addDevice':
      return addDevice(draft, node, facts.member, true, false)
    case 'grant':
      return changeMember(draft, act.member, one => ({ turfs: withTurfs(one.turfs, [act.scope], op.id) }))
    case 'revoke':
      return changeMember(draft, act.member, one => {
        const left = (one.turfs.get(act.scope) ?? []).filter(id => !inPast(id))
        const turfs = new Map(one.turfs)
        if (left.length > 0) turfs.set(act.scope, left)
        else turfs.delete(act.scope)
        return { turfs }
      })
    case 'setRole':
      return changeMember(draft, act.member, one => ({
        roles: sorted([...one.roles.filter(entry => !inPast(entry.op)), { op: op.id, role: act.role }]),
      }))
    case 'removeDevice':
      draft.gone.add(act.target)
      return
    case 'removeMember':
      changeMember(draft, act.member, one => ({ removedBy: [...one.removedBy, op.id].sort() }))
      if (act.cause) for (const one of draft.invitations.values()) if (inPast(one.op)) end(draft, one.id, op.id)
      return
    case 'welcome': {
      const among = facts.recipients.get(act.scope) ?? new Set<string>()
      hold(draft, act.epoch, among)
      const epoch = draft.epochs.get(act.epoch)
      if (!epoch) return
      const welcomes = [...epoch.welcomes, { boxesHash: act.boxesHash, among }].sort((a, b) =>
        toHex(a.boxesHash) < toHex(b.boxesHash) ? -1 : 1,
      )
      draft.epochs.set(act.epoch, { ...epoch, welcomes })
      return
    }
  }
}

function begin(draft: Draft, { op, facts }: Node, items: readonly BegunEpoch[], isVoid: boolean): void {
  for (const item of items) {
    const recipients = facts.recipients.get(item.scope) ?? new Set<string>()
    draft.epochs.set(item.id, {
      ...item,
      op: op.id,
      holders: recipients,
      recipients,
      after: facts.after.get(item.scope) ?? new Set(),
      void: isVoid,
      welcomes: [],
    })
  }
}

function hold(draft: Draft, id: EpochId, keys: Iterable<string>): void {
  const epoch = draft.epochs.get(id)
  if (epoch) draft.epochs.set(id, { ...epoch, holders: new Set([...epoch.holders, ...keys]) })
}

function end(draft: Draft, id: InvitationId, op: OpId): void {
  const invitation = draft.invitations.get(id)
  if (invitation) draft.invitations.set(id, { ...invitation, ended: [...invitation.ended, op].sort() })
}

function join(draft: Draft, node: Node, id: InvitationId, held: boolean): void {
  const invitation = draft.invitations.get(id)
  const invited = node.facts.invited
  if (!invitation || !invited) return
  const entry = { op: node.op.id, device: node.op.device, standing: !held }
  const joins = [...invitation.joins, entry].sort((a, b) => (a.op < b.op ? -1 : 1))
  draft.invitations.set(id, { ...invitation, joins })
  if (!node.facts.present) return admit(draft, node, invited.role, invited.scopes, id, held)
  // Somebody who is here already gets the turfs and keeps the role.
  if (!held) changeMember(draft, node.facts.member, one => ({ turfs: withTurfs(one.turfs, invited.scopes, node.op.id) }))
}

/** A new member, or one more admission of somebody who was admitted twice at once: of the roles the lower counts. */
function admit(
  draft: Draft,
  node: Node,
  role: Role,
  turfs: readonly TurfScope[],
  invitation: InvitationId | undefined,
  held: boolean,
): void {
  const op = node.op.id
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

function addDevice(draft: Draft, { op }: Node, member: MemberId, own: boolean, held: boolean): void {
  const act = op.act
  if (act.type !== 'genesis' && act.type !== 'join' && act.type !== 'addMember' && act.type !== 'addDevice') return
  const id = act.newDevice
  const rank = (one: Device['admitted'][number]) => `${one.held ? 1 : 0}${one.own ? 1 : 0}${one.op}`
  const admitted = [...(draft.devices.get(id)?.admitted ?? []), { op: op.id, member, own, held }].sort((a, b) =>
    rank(a) < rank(b) ? -1 : 1,
  )
  draft.devices.set(id, { id, member: admitted[0]!.member, ed: act.ed, x: act.x, admitted })
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
function changeMember(draft: Draft, id: MemberId, change: (member: Member) => Partial<Member>): void {
  const old = draft.members.get(id) ?? blank(id)
  const member = { ...old, ...change(old) }
  const counts = member.admitted.length > 0 ? member.admitted : member.held
  const roles = member.roles.length > 0 ? member.roles : member.held
  const standing =
    member.removedBy.length > 0 ? 'removed' : member.admitted.length > 0 ? 'active' : member.held.length > 0 ? 'pending' : 'absent'
  const role = roles.reduce<Role>((lowest, one) => (RANK[one.role] < RANK[lowest] ? one.role : lowest), roles[0]?.role ?? 'canvasser')
  draft.members.set(id, { ...member, standing, role, invitation: counts.find(one => one.invitation !== undefined)?.invitation })
}

const sorted = <T extends { readonly op: OpId }>(list: T[]): T[] => list.sort((a, b) => (a.op < b.op ? -1 : 1))

function withTurfs(turfs: Member['turfs'], scopes: readonly TurfScope[], op: OpId): Member['turfs'] {
  const all = new Map(turfs)
  for (const scope of scopes) all.set(scope, [...(all.get(scope) ?? []), op].sort())
  return all
}
