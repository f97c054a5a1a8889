import { toHex } from '../base/bytes.ts'
import type { OpId } from '../base/ids.ts'
import { addDevice, admit, changeMember, sorted, withTurfs } from './apply-members.ts'
import { begin, hold, welcomed } from './apply-epochs.ts'
import type { Dag, Node } from './dag.ts'
import { noteRemoval, put, remove, setAsks, settle } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Cut, Invite } from './operations.ts'
import { cutName } from './state.ts'

/**
 * One operation's effect on the state. Every effect is a set that grows, or takes away what lies in the operation's own
 * past; so any order that keeps parents first gives the same state, and a grant that a revoke did not know of stands.
 */
export function apply(draft: Draft, node: Node, dag: Dag): void {
  const { op, facts, id } = node
  const act = op.act
  const isVoid = draft.state.void.has(id)
  const inPast = (other: OpId) => dag.isBefore(dag.get(other)!, node)
  // A void rekey's epochs stay readable; everything else void has no effect.
  if (act.type === 'rekey' || act.type === 'genesis' || act.type === 'move') begin(draft, node, act.epochs, isVoid, inPast)
  if (isVoid) return
  switch (act.type) {
    case 'genesis':
      draft.state = { ...draft.state, group: op.group }
      settle(draft, { op: id, keeper: act.keeper, relay: undefined, locators: locatorsOf(act.epochs) }, inPast)
      admit(draft, node, 'admin', [], undefined, false)
      return
    case 'move':
      settle(draft, { op: id, keeper: act.keeper, relay: act.relay, locators: locatorsOf(act.epochs) }, inPast)
      return
    case 'invite':
      return invite(draft, node, act)
    case 'revokeInvite':
      return end(draft, act.invitation, id)
    case 'join':
      return join(draft, node, act.invitation)
    case 'addMember':
      return admit(draft, node, act.role, act.scopes, undefined, false)
    case 'addDevice':
      return addDevice(draft, node, facts.member, true, false)
    case 'grant':
      return changeMember(draft, act.member, one => ({ turfs: withTurfs(one.turfs, [act.scope], id) }))
    case 'revoke':
      return changeMember(draft, act.member, one => {
        const left = (one.turfs.get(act.scope) ?? []).filter(given => !inPast(given))
        const turfs = new Map(one.turfs)
        if (left.length > 0) turfs.set(act.scope, left)
        else turfs.delete(act.scope)
        return { turfs }
      })
    case 'setRole':
      return changeMember(draft, act.member, one => ({
        roles: sorted([...one.roles.filter(entry => !inPast(entry.op)), { op: id, role: act.role }]),
      }))
    case 'removeDevice':
    case 'removeMember':
      if (act.type === 'removeDevice') remove(draft, act.target)
      else changeMember(draft, act.member, one => ({ removedBy: [...one.removedBy, id].sort() }))
      for (const invitation of facts.ends) end(draft, invitation, id)
      noteRemoval(draft, id)
      return count(draft, facts.cut)
    case 'welcome':
      return welcomed(draft, node, act, inPast)
    case 'ask':
      if (act.epochs.length > 0) setAsks(draft, new Map([...draft.state.asks, [id, { op: id, device: op.device, epochs: act.epochs }]]))
      return
    case 'admit':
      return count(draft, facts.cut)
  }
}

const locatorsOf = (epochs: readonly { scope: string; commit: Uint8Array }[]) =>
  new Map(epochs.map(one => [one.scope as never, toHex(one.commit.subarray(32))]))

function invite(draft: Draft, { id, facts }: Node, act: Invite): void {
  const { invitation, ed, x, role, scopes, uses, expires } = act
  const key = toHex(x)
  for (const epoch of facts.gives) hold(draft, epoch, [key])
  const known = draft.state.invitations.get(invitation)
  if (known && known.op < id) return
  const said = { id: invitation, op: id, by: facts.member, ed, x, key, mailbox: toHex(act.mailbox), role, scopes, uses, expires }
  put(draft, 'invitations', invitation, { ...said, joins: known?.joins ?? [], ended: draft.state.ended.get(invitation) ?? [] })
}

/** Also of an invitation that is not here: one made twice may come in after it was ended once. */
function end(draft: Draft, id: Invite['invitation'], op: OpId): void {
  const ended = [...(draft.state.ended.get(id) ?? []), op].sort()
  put(draft, 'ended', id, ended)
  const invitation = draft.state.invitations.get(id)
  if (invitation) put(draft, 'invitations', id, { ...invitation, ended })
}

function join(draft: Draft, node: Node, id: Invite['invitation']): void {
  const invitation = draft.state.invitations.get(id)
  const invited = node.facts.invited
  if (!invitation || !invited) return
  const held = draft.state.pending.has(node.id)
  const entry = { op: node.id, device: node.device, standing: !held }
  const joins = [...invitation.joins, entry].sort((a, b) => (a.op < b.op ? -1 : 1))
  put(draft, 'invitations', id, { ...invitation, joins })
  if (!node.facts.present) return admit(draft, node, invited.role, invited.scopes, id, held)
  // Somebody who is here already gets the turfs and keeps the role.
  if (!held) changeMember(draft, node.facts.member, one => ({ turfs: withTurfs(one.turfs, invited.scopes, node.id) }))
}

/** Of several cuts the union counts. */
function count(draft: Draft, cut: Cut): void {
  for (const [doc, device, batch] of cut) {
    const name = cutName(doc, device)
    const known = draft.state.cuts.get(name) ?? []
    if (!known.includes(batch)) put(draft, 'cuts', name, [...known, batch].sort())
  }
}
