import type { OpId } from '../base/ids.ts'
import type { Dag, Node } from './dag.ts'

/**
 * Which operations are void because their author was removed by somebody who did not know of them. Own-device removals
 * come first, then the senior's: longest path from genesis to the admitting operation, then its id. A removal that has
 * been taken stands, so of two that remove each other the senior's does.
 */
export function voidByRemoval(
  dag: Dag,
  nodes: readonly Node[],
  overruled: ReadonlySet<OpId>,
  fall: (seeds: ReadonlySet<OpId>) => Set<OpId>,
): Set<OpId> {
  const removals = nodes.filter(({ op }) => op.act.type === 'removeMember' || op.act.type === 'removeDevice')
  let fallen = fall(overruled)
  const taken = new Set<OpId>()
  for (const removal of removals.toSorted((a, b) => compare(rankOf(dag, nodes, a), rankOf(dag, nodes, b)))) {
    if (fallen.has(removal.op.id)) continue
    taken.add(removal.op.id)
    const seeds = nodes.filter(node => isHit(dag, removal, node) && !taken.has(node.op.id)).map(node => node.op.id)
    if (seeds.length > 0) fallen = fall(new Set([...fallen, ...seeds]))
    for (const id of taken) fallen.delete(id)
  }
  return fallen
}

function isHit(dag: Dag, removal: Node, node: Node): boolean {
  const act = removal.op.act
  if (node === removal || dag.isBefore(node, removal) || dag.isBefore(removal, node)) return false
  if (act.type === 'removeDevice') return node.op.device === act.target
  return act.type === 'removeMember' && node.facts.member === act.member
}

/** Compared place by place: own device first, then seniority, then depth and id of the removal itself. */
export function rankOf(dag: Dag, nodes: readonly Node[], removal: Node): readonly (number | string)[] {
  const { op, facts } = removal
  const admission = nodes.find(
    node => node.facts.admits === facts.member && (facts.rests.includes(node.op.id) || node.op.parents.length === 0),
  )
  return [facts.own ? 0 : 1, admission?.depth ?? 0, admission?.op.id ?? '', removal.depth, op.id]
}

export function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1
  return 0
}
