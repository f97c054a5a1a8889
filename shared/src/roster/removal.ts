import type { OpId } from '../base/ids.ts'
import type { Cover, Dag, Node } from './dag.ts'

/**
 * Which operations are void because their author was removed by somebody who did not know of them. Own-device removals
 * come first, then the senior's: longest path from genesis to the admitting operation, then its id; of one member's
 * devices the one that was admitted first. A removal that has been taken stands, so of two that remove each other the
 * senior's does.
 */
export function voidByRemoval(dag: Dag, cover: Cover, overruled: ReadonlySet<OpId>): Set<OpId> {
  const removals = removalsIn(dag, cover)
  let fallen = fall(dag, cover, overruled)
  if (removals.length === 0) return fallen
  const taken = new Set<OpId>()
  for (const removal of removals.sort((a, b) => compare(rankOf(dag, a), rankOf(dag, b)))) {
    if (fallen.has(removal.id)) continue
    taken.add(removal.id)
    const seeds = hitBy(dag, cover, removal).filter(node => !taken.has(node.id) && !fallen.has(node.id))
    if (seeds.length > 0) fallen = fall(dag, cover, new Set([...fallen, ...seeds.map(node => node.id)]))
    for (const id of taken) fallen.delete(id)
  }
  return fallen
}

export const removalsIn = (dag: Dag, cover: Cover): Node[] =>
  [...dag.ofType('removeMember'), ...dag.ofType('removeDevice')].filter(node => dag.contains(cover, node))

export const isRemoval = ({ type }: Node): boolean => type === 'removeMember' || type === 'removeDevice'

/** What the removed author did without knowing of it. */
export function hitBy(dag: Dag, cover: Cover, removal: Node): Node[] {
  const act = removal.op.act
  const theirs =
    act.type === 'removeDevice' ? dag.byDevice(act.target) : act.type === 'removeMember' ? dag.byMember(act.member) : ([] as Node[])
  return theirs.filter(node => node !== removal && dag.contains(cover, node) && isConcurrent(dag, node, removal))
}

const isConcurrent = (dag: Dag, a: Node, b: Node): boolean => !dag.isBefore(a, b) && !dag.isBefore(b, a)

/** The seeds and all that rests on them. */
export function fall(dag: Dag, cover: Cover, seeds: ReadonlySet<OpId>): Set<OpId> {
  const fallen = new Set(seeds)
  for (const left = [...seeds]; left.length > 0;) {
    for (const node of dag.restingOn(left.pop()!)) {
      if (fallen.has(node.id) || !dag.contains(cover, node) || !rests(node, fallen)) continue
      fallen.add(node.id)
      left.push(node.id)
    }
  }
  return fallen
}

export const both = (a: ReadonlySet<OpId>, b: ReadonlySet<OpId>): ReadonlySet<OpId> =>
  a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b])

/** Whether an operation falls with these. */
export function rests({ facts }: Node, fallen: ReadonlySet<OpId>): boolean {
  if (facts.rests.some(id => fallen.has(id))) return true
  return facts.restsOnAny.length > 0 && facts.restsOnAny.every(id => fallen.has(id))
}

/** Compared place by place: own first, then the author's seniority, the device's, then depth and id of the removal itself. */
export function rankOf(dag: Dag, removal: Node): Rank {
  let rank = ranks.get(removal)
  if (!rank) ranks.set(removal, (rank = newRank(dag, removal)))
  return rank
}

type Rank = readonly (number | string)[]
const ranks = new WeakMap<Node, Rank>()

function newRank(dag: Dag, { facts, depth, id }: Node): Rank {
  const admissions = facts.rests.map(one => dag.get(one)!)
  const member = admissions.find(node => node.facts.admits === facts.member)
  const [device] = admissions
  return [facts.own ? 0 : 1, member?.depth ?? 0, member?.id ?? '', device?.depth ?? 0, device?.id ?? '', depth, id]
}

export function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1
  return 0
}
