import type { EpochId, MemberId, OpId, Role, Scope, TurfScope } from '../base/ids.ts'
import type { Operation } from './operations.ts'

/** The hash-linked graph of operations that passed the door, with fast "is this before that". */
export interface Node {
  readonly op: Operation
  /** Place in order of arrival: parents come first. */
  readonly index: number
  /** Longest path from genesis. */
  readonly depth: number
  /** One bit for each operation before this one, by index. */
  readonly before: Uint32Array
  readonly facts: Facts
}

/** What the door found out in the operation's own causal past; the same on every device. */
export interface Facts {
  /** The author's member (for a join by a new device: itself). */
  readonly member: MemberId
  /** The member that it admits, if so. */
  readonly admits: MemberId | undefined
  /** Void as soon as one of these is. */
  readonly rests: readonly OpId[]
  /** Void when all of these are; empty: does not apply. */
  readonly restsOnAny: readonly OpId[]
  /** For epochs begun or welcomed: whom the boxes are for. */
  readonly recipients: ReadonlyMap<Scope, ReadonlySet<string>>
  /** For an invitation: epochs whose keys lie in its mailbox. */
  readonly gives: readonly EpochId[]
  /** Epochs of these scopes that the author knew. */
  readonly after: ReadonlyMap<Scope, ReadonlySet<EpochId>>
  /** A join by a device that was a member already. */
  readonly present: boolean
  /** A removal of the author's own device or of the author. */
  readonly own: boolean
  /** For a join: what its invitation says. */
  readonly invited: { readonly role: Role; readonly scopes: readonly TurfScope[] } | undefined
}

/** A set of operations that contains everything before each of them. */
export interface Cover {
  readonly bits: Uint32Array
  readonly heads: readonly OpId[]
}

const has = (bits: Uint32Array, index: number): boolean => ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0

export interface Dag {
  readonly size: number
  get(id: OpId): Node | undefined
  at(index: number): Node
  add(op: Operation, facts: Facts): Node
  /** Whether `a` is strictly before `b`. */
  isBefore(a: Node, b: Node): boolean
  /** Undefined when a head is unknown. */
  cover(heads: readonly OpId[]): Cover | undefined
  contains(cover: Cover, node: Node): boolean
  /** The operations of a cover, parents first. */
  nodes(cover: Cover): Node[]
  heads(): readonly OpId[]
}

export function createDag(): Dag {
  const nodes: Node[] = []
  const byId = new Map<OpId, Node>()
  let heads: OpId[] = []

  const union = (ids: readonly OpId[]): Uint32Array | undefined => {
    const bits = new Uint32Array((nodes.length + 31) >>> 5)
    for (const id of ids) {
      const node = byId.get(id)
      if (!node) return undefined
      for (let i = 0; i < node.before.length; i++) bits[i]! |= node.before[i]!
      bits[node.index >>> 5]! |= 1 << (node.index & 31)
    }
    return bits
  }

  const dag: Dag = {
    get size() {
      return nodes.length
    },
    get: id => byId.get(id),
    at: index => nodes[index]!,
    add(op, facts) {
      const before = union(op.parents)!
      const depth = op.parents.reduce((deepest, id) => Math.max(deepest, byId.get(id)!.depth + 1), 0)
      const node = { op, index: nodes.length, depth, before, facts }
      nodes.push(node)
      byId.set(op.id, node)
      heads = [...heads.filter(id => !op.parents.includes(id)), op.id].sort()
      return node
    },
    isBefore: (a, b) => has(b.before, a.index),
    cover(ids) {
      const bits = union(ids)
      if (!bits) return undefined
      const found = ids.map(id => byId.get(id)!)
      const own = found.filter(one => !found.some(other => has(other.before, one.index)))
      return { bits, heads: [...new Set(own.map(node => node.op.id))].sort() }
    },
    contains: (cover, node) => has(cover.bits, node.index),
    nodes: cover => nodes.filter(node => has(cover.bits, node.index)),
    heads: () => heads,
  }
  return dag
}
