import type { OpId } from '../base/ids.ts'
import { apply } from './apply.ts'
import type { Cover, Dag, Node } from './dag.ts'
import { draftOf } from './draft.ts'
import type { Verdicts } from './draft.ts'
import { heldJoins } from './held-joins.ts'
import { both, compare, fall, hitBy, isRemoval, rankOf, removalsIn, rests, voidByRemoval } from './removal.ts'
import type { RosterState } from './state.ts'

/** A set of operations with what it folds to. */
export interface Known {
  readonly cover: Cover
  readonly state: RosterState
}

/**
 * The state of a set of operations: first what is void or held back in the whole set, then every effect, parents
 * first. Nothing here depends on the order in which operations arrived.
 */
export function resolve(dag: Dag, cover: Cover): RosterState {
  const nodes = dag.nodes(cover)
  const overruled = new Set<OpId>()
  for (;;) {
    const state = fold(dag, undefined, nodes, judgeAll(dag, cover, overruled))
    if (hasAdmin(state)) return state
    const juniors = nodes.filter(node => demotes(node) && !state.void.has(node.id))
    const [last] = juniors.map(node => [rankOf(dag, node), node] as const).sort((a, b) => compare(b[0], a[0]))
    if (!last) return state
    // Together they would leave no admin: the most junior author's is void.
    overruled.add(last[1].id)
  }
}

/**
 * The same from a smaller set whose state is known. What was decided there stands in most cases; where it does not,
 * everything is folded again.
 */
export function grow(dag: Dag, base: Known, cover: Cover): RosterState {
  const fresh = dag.nodes(cover, base.cover)
  if (fresh.length === 0) return base.state
  const verdicts = base.state.overruled.size === 0 ? grownVerdicts(dag, base, cover, fresh) : undefined
  if (!verdicts) return resolve(dag, cover)
  const state = fold(dag, base.state, fresh, verdicts)
  return fresh.some(demotes) && !hasAdmin(state) ? resolve(dag, cover) : state
}

/** What these operations do, where that was decided. */
export function fold(dag: Dag, base: RosterState | undefined, nodes: readonly Node[], verdicts: Verdicts): RosterState {
  const draft = draftOf(base, verdicts)
  for (const node of nodes) apply(draft, node, dag)
  return draft.state
}

/** Undefined when something that was decided is to be decided anew. */
function grownVerdicts(dag: Dag, base: Known, cover: Cover, fresh: readonly Node[]): Verdicts | undefined {
  const anew = (): Verdicts | undefined => {
    const verdicts = judgeAll(dag, cover, new Set())
    return isSame(dag, base.cover, base.state, verdicts) ? verdicts : undefined
  }
  if (fresh.some(node => isWeighty(dag, base.state, cover, node))) return anew()
  const pending = grownPending(dag, base, cover, fresh)
  if (!pending) return undefined
  const { overruled } = base.state
  const more = new Set<OpId>()
  if (fresh.some(node => isRemoved(base.state, node))) {
    for (const removal of removalsIn(dag, base.cover)) {
      if (base.state.void.has(removal.id)) continue
      for (const node of hitBy(dag, cover, removal)) if (!dag.contains(base.cover, node)) more.add(node.id)
    }
  }
  const fallen = both(base.state.void, pending)
  if (fallen.size > 0) for (const node of fresh) if (rests(node, fallen)) more.add(node.id)
  if (more.size === 0) return { void: base.state.void, pending, overruled }
  const isVoid = both(base.state.void, fall(dag, cover, more))
  // Whether a join is held back or fallen depends on why what it rests on fell; and a removal may have been taken before.
  const isUnclear = [...pending].some(id => isVoid.has(id)) || fresh.some(node => isRemoval(node) && isVoid.has(node.id))
  return isUnclear ? anew() : { void: isVoid, pending, overruled }
}

/** Joins that are held back now; undefined when one is that was not, or the other way round. */
function grownPending(dag: Dag, { cover: known, state }: Known, cover: Cover, fresh: readonly Node[]): ReadonlySet<OpId> | undefined {
  const about = new Set(fresh.flatMap(node => (isRemoval(node) ? node.facts.ends : (node.invitation ?? []))))
  if (about.size === 0) return state.pending
  const held = heldJoins(dag, cover, about)
  for (const node of [...about].flatMap(id => dag.invitations().get(id) ?? [])) {
    if (node.type !== 'join' || !dag.contains(known, node)) continue
    if (held.has(node.id) !== state.pending.has(node.id)) return undefined
    held.delete(node.id)
  }
  return both(state.pending, held)
}

/** Whether the operations of a cover are judged alike in both. */
export function isSame(dag: Dag, cover: Cover, then: Verdicts, now: Verdicts): boolean {
  const alike = (a: ReadonlySet<OpId>, b: ReadonlySet<OpId>) =>
    a === b || ([...a].every(id => b.has(id)) && [...b].every(id => a.has(id) || !dag.contains(cover, dag.get(id)!)))
  return alike(then.void, now.void) && alike(then.pending, now.pending)
}

const isRemoved = (state: RosterState, { device, member }: Node): boolean =>
  state.gone.has(device) || state.members.get(member)?.standing === 'removed'

/** Can change what others' operations mean: a removal, if anybody did anything beside it. */
function isWeighty(dag: Dag, state: RosterState, cover: Cover, node: Node): boolean {
  if (node.type === 'admit') return true
  return isRemoval(node) && (isRemoved(state, node) || hitBy(dag, cover, node).length > 0)
}

function demotes({ op: { act } }: Node): boolean {
  return act.type === 'removeMember' || act.type === 'removeDevice' || (act.type === 'setRole' && act.role !== 'admin')
}

function hasAdmin(state: RosterState): boolean {
  for (const device of state.devices.values()) {
    const member = state.members.get(device.member)
    if (member?.standing === 'active' && member.role === 'admin' && !state.gone.has(device.id)) return true
  }
  return false
}

function judgeAll(dag: Dag, cover: Cover, overruled: ReadonlySet<OpId>): Verdicts {
  const removed = voidByRemoval(dag, cover, overruled)
  const held = heldJoins(dag, cover)
  if (held.size === 0) return { void: removed, pending: held, overruled }
  const admits = dag.ofType('admit').filter(node => dag.contains(cover, node))
  // Admitting is monotone: each round can only let more stand, so the rounds end and their order does not matter.
  let admitted = new Set<OpId>()
  for (;;) {
    const pending = new Set([...held].filter(id => !admitted.has(id) && !removed.has(id)))
    const isVoid = fall(dag, cover, both(removed, pending))
    // A removal that was taken stands, whatever else has fallen with its author; only what rests on a held join waits.
    const waiting = fall(dag, cover, pending)
    for (const { id } of removalsIn(dag, cover)) if (!removed.has(id) && !waiting.has(id)) isVoid.delete(id)
    for (const id of pending) isVoid.delete(id)
    const more = new Set(admits.flatMap(({ id, op: { act } }) => (act.type === 'admit' && act.join && !isVoid.has(id) ? [act.join] : [])))
    if (more.size === admitted.size) return { pending, void: isVoid, overruled }
    admitted = more
  }
}
