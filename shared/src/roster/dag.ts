import type { DeviceId, EpochId, InvitationId, MemberId, OpId, Role, Scope, TurfScope } from '../base/ids.ts'
import type { ActType, Cut, Operation } from './operations.ts'

/** The hash-linked graph of operations that passed the door, with fast "is this before that". */
export interface Node {
  readonly id: OpId
  readonly type: ActType
  /** The author's device and member. */
  readonly device: DeviceId
  readonly member: MemberId
  /** Which invitation it makes, uses or ends. */
  readonly invitation: InvitationId | undefined
  /** Place in order of arrival: parents come first. */
  readonly index: number
  /** Longest path from genesis. */
  readonly depth: number
  /** One bit for each operation before this one, by index. */
  readonly before: Uint32Array
  readonly op: Operation
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
  /** The latest epochs of these scopes that the author knew. */
  readonly after: ReadonlyMap<Scope, ReadonlySet<EpochId>>
  /** A join by a device that was a member already. */
  readonly present: boolean
  /** A removal of the author's own device or of the author. */
  readonly own: boolean
  /** For a join: what its invitation says. */
  readonly invited: { readonly role: Role; readonly scopes: readonly TurfScope[] } | undefined
  /** A removal for cause by somebody who may: the invitations before it, which it ends. */
  readonly ends: readonly InvitationId[]
  /** Up to where removed devices' work counts: a removal says it of its own target only. */
  readonly cut: Cut
}

/** A set of operations that contains everything before each of them. */
export interface Cover {
  readonly bits: Uint32Array
  readonly heads: readonly OpId[]
}

const has = (bits: Uint32Array, index: number): boolean => ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0

/** A node before it has its place. It is kept: what is read from a checkpoint only when somebody asks stays so. */
export type NodeSource = Pick<Node, 'id' | 'type' | 'device' | 'member' | 'invitation' | 'op' | 'facts'>

/** For an operation that was just judged. */
export const nodeOf = (op: Operation, facts: Facts): NodeSource => ({
  id: op.id,
  type: op.act.type,
  device: op.device,
  member: facts.member,
  invitation: 'invitation' in op.act ? op.act.invitation : undefined,
  op,
  facts,
})

export interface Dag {
  readonly size: number
  get(id: OpId): Node | undefined
  at(index: number): Node
  add(source: NodeSource, parents: readonly OpId[]): Node
  /** Whether `a` is strictly before `b`. */
  isBefore(a: Node, b: Node): boolean
  /** Undefined when a head is unknown. */
  cover(heads: readonly OpId[]): Cover | undefined
  contains(cover: Cover, node: Node): boolean
  /** Every operation of `inner` is one of `outer`. */
  isWithin(inner: Cover, outer: Cover): boolean
  /** The operations of a cover, parents first; `except`: without those of another. */
  nodes(cover: Cover, except?: Cover): Node[]
  heads(): readonly OpId[]
  ofType(type: ActType): readonly Node[]
  /** Of each invitation what makes, uses or ends it. */
  invitations(): ReadonlyMap<InvitationId, readonly Node[]>
  /** Operations of one device, and of one member. */
  byDevice(device: DeviceId): readonly Node[]
  byMember(member: MemberId): readonly Node[]
  /** Operations that rest on this one directly. */
  restingOn(id: OpId): readonly Node[]
}

const NONE: readonly Node[] = []

export function createDag(): Dag {
  const nodes: Node[] = []
  const byId = new Map<OpId, Node>()
  const byType = new Map<ActType, Node[]>()
  const byDevice = new Map<DeviceId, Node[]>()
  const byMember = new Map<MemberId, Node[]>()
  const byInvitation = new Map<InvitationId, Node[]>()
  /** Filled when it is first asked for: most groups never need it. */
  const resting = new Map<OpId, Node[]>()
  let indexed = 0
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

  function indexResting(): void {
    for (; indexed < nodes.length; indexed++) {
      const node = nodes[indexed]!
      for (const id of new Set([...node.facts.rests, ...node.facts.restsOnAny])) listed(resting, id, node)
    }
  }

  return {
    get size() {
      return nodes.length
    },
    get: id => byId.get(id),
    at: index => nodes[index]!,
    add(source, parents) {
      const before = union(parents)!
      const depth = parents.reduce((deepest, id) => Math.max(deepest, byId.get(id)!.depth + 1), 0)
      const node: Node = Object.assign(source, { index: nodes.length, depth, before })
      nodes.push(node)
      byId.set(node.id, node)
      listed(byType, node.type, node)
      listed(byDevice, node.device, node)
      listed(byMember, node.member, node)
      if (node.invitation !== undefined) listed(byInvitation, node.invitation, node)
      heads = [...heads.filter(id => !parents.includes(id)), node.id].sort()
      return node
    },
    isBefore: (a, b) => has(b.before, a.index),
    cover(ids) {
      const bits = union(ids)
      if (!bits) return undefined
      const found = ids.map(id => byId.get(id)!)
      const own = found.filter(one => !found.some(other => has(other.before, one.index)))
      return { bits, heads: [...new Set(own.map(node => node.id))].sort() }
    },
    contains: (cover, node) => has(cover.bits, node.index),
    isWithin(inner, outer) {
      for (let i = 0; i < inner.bits.length; i++) if ((inner.bits[i]! & ~(outer.bits[i] ?? 0)) !== 0) return false
      return true
    },
    nodes: (cover, except) => pick(nodes, cover.bits, except?.bits),
    heads: () => heads,
    ofType: type => byType.get(type) ?? NONE,
    invitations: () => byInvitation,
    byDevice: device => byDevice.get(device) ?? NONE,
    byMember: member => byMember.get(member) ?? NONE,
    restingOn(id) {
      indexResting()
      return resting.get(id) ?? NONE
    },
  }
}

function listed<K>(lists: Map<K, Node[]>, key: K, node: Node): void {
  const list = lists.get(key)
  if (list) list.push(node)
  else lists.set(key, [node])
}

/** Word by word: what two covers share is passed over without looking at it. */
function pick(nodes: readonly Node[], bits: Uint32Array, except: Uint32Array | undefined): Node[] {
  const picked: Node[] = []
  for (let i = 0; i < bits.length; i++) {
    for (let word = (bits[i]! & ~(except?.[i] ?? 0)) >>> 0; word !== 0; word = (word & (word - 1)) >>> 0)
      picked.push(nodes[i * 32 + 31 - Math.clz32(word & -word)]!)
  }
  return picked
}
