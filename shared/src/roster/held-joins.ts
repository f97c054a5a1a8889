import type { InvitationId, OpId } from '../base/ids.ts'
import type { Cover, Dag, Node } from './dag.ts'

/** Joins concurrent with the end of their invitation, and those beyond its use count; of these invitations, or of all. */
export function heldJoins(dag: Dag, cover: Cover, only: Iterable<InvitationId> = dag.invitations().keys()): Set<OpId> {
  const held = new Set<OpId>()
  let ending: ReadonlyMap<InvitationId, readonly Node[]> | undefined
  for (const id of only) {
    const about = (dag.invitations().get(id) ?? []).filter(node => dag.contains(cover, node))
    const joins = about.filter(node => node.type === 'join')
    if (joins.length === 0) continue
    ending ??= endingIn(dag, cover)
    const ends = [...about.filter(node => node.type === 'revokeInvite'), ...(ending.get(id) ?? [])]
    const inTime = new Set(joins.filter(join => ends.every(one => dag.isBefore(join, one))))
    for (const join of joins) if (!inTime.has(join)) held.add(join.id)
    // Made twice at the same time: the fewest uses count, also of one that is void (what is void is not known yet here). So
    // a join too many may wait for somebody's word, and none ever stands that nobody has allowed.
    const uses = Math.min(...about.flatMap(({ op: { act } }) => (act.type === 'invite' ? act.uses : [])))
    for (const join of beyond(dag, [...inTime], uses)) held.add(join.id)
  }
  return held
}

/** Removals that end invitations, by invitation. */
function endingIn(dag: Dag, cover: Cover): ReadonlyMap<InvitationId, readonly Node[]> {
  const ending = new Map<InvitationId, Node[]>()
  for (const node of [...dag.ofType('removeMember'), ...dag.ofType('removeDevice')]) {
    if (!dag.contains(cover, node)) continue
    for (const id of node.facts.ends) ending.set(id, [...(ending.get(id) ?? []), node])
  }
  return ending
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
