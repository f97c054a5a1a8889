import type { InvitationId, OpId } from '../base/ids.ts'
import { apply, draftOf, emptyDraft } from './apply.ts'
import type { Verdicts } from './apply.ts'
import type { Cover, Dag, Node } from './dag.ts'
import { compare, rankOf, voidByRemoval } from './removal.ts'
import { devicesOf } from './state.ts'
import type { RosterState } from './state.ts'

/**
 * The state of a set of operations: first what is void or held back in the whole set, then every effect, parents
 * first. Nothing here depends on the order in which operations arrived.
 */
export function resolve(dag: Dag, cover: Cover): RosterState {
  const nodes = dag.nodes(cover)
  const overruled = new Set<OpId>()
  for (;;) {
    const verdicts = judgeAll(dag, nodes, overruled)
    const draft = emptyDraft()
    for (const node of nodes) apply(draft, node, dag, verdicts)
    const juniors = hasAdmin(draft) ? undefined : nodes.filter(node => demotes(node) && !verdicts.void.has(node.op.id))
    const last = juniors?.toSorted((a, b) => compare(rankOf(dag, nodes, b), rankOf(dag, nodes, a)))[0]
    if (!last) return draft
    // Together they would leave no admin: the most junior author's is void.
    overruled.add(last.op.id)
  }
}

/** The state after one more operation that knew of everything in `state`: nothing that stood can fall by it. */
export function extend(dag: Dag, cover: Cover, state: RosterState, node: Node): RosterState {
  const type = node.op.act.type
  // These can change what others' operations mean.
  if (type === 'admit' || type === 'removeMember' || type === 'removeDevice') return resolve(dag, cover)
  const pending = type === 'join' ? heldJoins(dag, dag.nodes(cover)) : new Set<OpId>()
  const draft = draftOf(state)
  apply(draft, node, dag, { void: new Set(), pending })
  return draft
}

const hasAdmin = (state: RosterState): boolean =>
  [...state.members.values()].some(one => one.standing === 'active' && one.role === 'admin' && devicesOf(state, one.id).length > 0)

function demotes({ op: { act } }: Node): boolean {
  return act.type === 'removeMember' || act.type === 'removeDevice' || (act.type === 'setRole' && act.role !== 'admin')
}

function judgeAll(dag: Dag, nodes: readonly Node[], overruled: ReadonlySet<OpId>): Verdicts {
  const removed = voidByRemoval(dag, nodes, overruled, seeds => fall(nodes, seeds))
  const held = heldJoins(dag, nodes)
  // Admitting is monotone: each round can only let more stand, so the rounds end and their order does not matter.
  let admitted = new Set<OpId>()
  for (;;) {
    const pending = new Set([...held].filter(id => !admitted.has(id)))
    const fallen = fall(nodes, new Set([...removed, ...pending]))
    const isVoid = new Set([...fallen].filter(id => !pending.has(id) || removed.has(id)))
    const more = new Set(
      nodes.flatMap(({ op }) => (op.act.type === 'admit' && op.act.join !== undefined && !isVoid.has(op.id) ? [op.act.join] : [])),
    )
    if (more.size === admitted.size) return { pending, void: isVoid }
    admitted = more
  }
}

/** The seeds and all that rests on them. */
function fall(nodes: readonly Node[], seeds: ReadonlySet<OpId>): Set<OpId> {
  const fallen = new Set(seeds)
  if (fallen.size === 0) return fallen
  for (const { op, facts } of nodes) {
    if (facts.rests.some(id => fallen.has(id))) fallen.add(op.id)
    if (facts.restsOnAny.length > 0 && facts.restsOnAny.every(id => fallen.has(id))) fallen.add(op.id)
  }
  return fallen
}

/** Joins concurrent with the end of their invitation, and those beyond its use count. */
function heldJoins(dag: Dag, nodes: readonly Node[]): Set<OpId> {
  const joins = new Map<InvitationId, Node[]>()
  const uses = new Map<InvitationId, { node: Node; uses: number }>()
  const ends: Node[] = []
  for (const node of nodes) {
    const act = node.op.act
    if (act.type === 'join') joins.set(act.invitation, [...(joins.get(act.invitation) ?? []), node])
    if (act.type === 'invite') {
      const known = uses.get(act.invitation)
      if (!known || node.op.id < known.node.op.id) uses.set(act.invitation, { node, uses: act.uses })
    }
    if (act.type === 'revokeInvite' || (act.type === 'removeMember' && act.cause)) ends.push(node)
  }
  const held = new Set<OpId>()
  for (const [id, list] of joins) {
    const invitation = uses.get(id)!
    const ending = ends.filter(({ op }) =>
      op.act.type === 'revokeInvite' ? op.act.invitation === id : dag.isBefore(invitation.node, dag.get(op.id)!),
    )
    const inTime = list.filter(join => ending.every(one => dag.isBefore(join, one)))
    for (const join of list) if (!inTime.includes(join)) held.add(join.op.id)
    const devices = new Set<string>()
    for (const join of inOrder(dag, inTime)) {
      if (!devices.has(join.op.device) && devices.size >= invitation.uses) held.add(join.op.id)
      else devices.add(join.op.device)
    }
  }
  return held
}

/** Earlier before later; of those that did not know of each other, the lowest id. */
export function inOrder(dag: Dag, nodes: readonly Node[]): Node[] {
  const left = nodes.toSorted((a, b) => (a.op.id < b.op.id ? -1 : 1))
  const order: Node[] = []
  while (left.length > 0) {
    const next = left.findIndex(one => !left.some(other => dag.isBefore(other, one)))
    order.push(...left.splice(next, 1))
  }
  return order
}
