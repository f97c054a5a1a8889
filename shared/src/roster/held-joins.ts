import type { InvitationId, OpId } from '../base/ids.ts'
import type { Cover, Dag, Node } from './dag.ts'

/** Joins concurrent with the end of their invitation, and those beyond its use count. */
export function heldJoins(dag: Dag, cover: Cover): Set<OpId> {
  const within = (node: Node) => dag.contains(cover, node)
  const held = new Set<OpId>()
  const joins = dag.ofType('join').filter(within)
  if (joins.length === 0) return held
  const invites = invitesIn(dag.ofType('invite').filter(within))
  const revokes = dag.ofType('revokeInvite').filter(within)
  const removals = [...dag.ofType('removeMember'), ...dag.ofType('removeDevice')].filter(node => within(node) && node.facts.ends)
  for (const [id, list] of byInvitation(joins)) {
    const invitation = invites.get(id)!
    const ends = [
      ...revokes.filter(({ op }) => op.act.type === 'revokeInvite' && op.act.invitation === id),
      ...removals.filter(node => dag.isBefore(invitation.node, node)),
    ]
    const inTime = list.filter(join => ends.every(one => dag.isBefore(join, one)))
    const known = new Set(inTime)
    for (const join of list) if (!known.has(join)) held.add(join.id)
    for (const join of beyond(dag, inTime, invitation.uses)) held.add(join.id)
  }
  return held
}

function byInvitation(joins: readonly Node[]): Map<InvitationId, Node[]> {
  const lists = new Map<InvitationId, Node[]>()
  for (const node of joins) {
    const act = node.op.act
    if (act.type !== 'join') continue
    const list = lists.get(act.invitation)
    if (list) list.push(node)
    else lists.set(act.invitation, [node])
  }
  return lists
}

function invitesIn(nodes: readonly Node[]): Map<InvitationId, { node: Node; uses: number }> {
  const invites = new Map<InvitationId, { node: Node; uses: number }>()
  for (const node of nodes) {
    const act = node.op.act
    if (act.type !== 'invite') continue
    const known = invites.get(act.invitation)
    if (!known || node.id < known.node.id) invites.set(act.invitation, { node, uses: act.uses })
  }
  return invites
}

/** A device counts once. */
function beyond(dag: Dag, joins: readonly Node[], uses: number): Node[] {
  if (new Set(joins.map(join => join.device)).size <= uses) return []
  const devices = new Set<string>()
  return inOrder(dag, joins).filter(join => {
    if (devices.has(join.device) || devices.size < uses) return (devices.add(join.device), false)
    return true
  })
}

/** Earlier before later; of those that did not know of each other, the lowest id. */
function inOrder(dag: Dag, nodes: readonly Node[]): Node[] {
  const left = nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const order: Node[] = []
  while (left.length > 0) {
    const next = left.findIndex(one => !left.some(other => dag.isBefore(other, one)))
    order.push(...left.splice(next, 1))
  }
  return order
}
