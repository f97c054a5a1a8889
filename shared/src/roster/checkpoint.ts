import { concat, fromUtf8, readU32, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { DeviceId, GroupId, InvitationId, MemberId, OpId } from '../base/ids.ts'
import { refusal } from '../base/refusal.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { createDag } from './dag.ts'
import type { Dag, Facts, NodeSource } from './dag.ts'
import type { Act, ActType, Operation } from './operations.ts'
import { createPacker, createUnpacker } from './pack.ts'
import type { Lists, Unpacker } from './pack.ts'
import type { RosterState } from './state.ts'

/**
 * A roster as it stands on one device, so that opening a group does not read and judge its whole log again. Nobody else
 * ever reads it: it is sealed at rest, and where its version is another one the log is read instead.
 *
 * `u32 length ‖ JSON head ‖ u32 length ‖ rows ‖ bytes`: the state is read at once, an operation only when it is asked for.
 */
const VERSION = 3

interface Head {
  readonly version: number
  readonly group: string
  /** Hex, one after the other, in order of arrival. */
  readonly ids: string
  readonly parents: readonly (readonly number[])[]
  readonly types: readonly ActType[]
  readonly devices: readonly string[]
  readonly members: readonly string[]
  readonly authors: readonly (readonly [device: number, member: number])[]
  /** By index, where there is one. */
  readonly invitations: Readonly<Record<number, InvitationId>>
  /** Where each row ends. */
  readonly ends: readonly number[]
  readonly lists: Lists
  readonly state: unknown
}

export function writeCheckpoint(dag: Dag, group: GroupId, state: RosterState): Bytes {
  const packer = createPacker()
  const nodes = Array.from({ length: dag.size }, (_, i) => dag.at(i))
  const indexes = new Map(nodes.map(node => [node.id, node.index]))
  const devices = [...new Set(nodes.map(node => node.device))]
  const members = [...new Set(nodes.map(node => node.member))]
  const deviceAt = new Map(devices.map((id, i) => [id, i]))
  const memberAt = new Map(members.map((id, i) => [id, i]))
  const rows: Bytes[] = []
  const ends: number[] = []
  let end = 0
  for (const { op, facts } of nodes) {
    const row = utf8(JSON.stringify(packer.pack({ act: op.act, raw: op.raw, facts })))
    rows.push(row)
    ends.push((end += row.length))
  }
  const head: Head = {
    version: VERSION,
    group,
    ids: nodes.map(node => node.id).join(''),
    parents: nodes.map(node => node.op.parents.map(id => indexes.get(id)!)),
    types: nodes.map(node => node.type),
    devices,
    members,
    authors: nodes.map(node => [deviceAt.get(node.device)!, memberAt.get(node.member)!]),
    invitations: Object.fromEntries(nodes.flatMap(node => (node.invitation === undefined ? [] : [[node.index, node.invitation]]))),
    ends,
    state: packer.pack(state),
    lists: packer.lists(),
  }
  const json = utf8(JSON.stringify(head))
  return concat(u32(json.length), json, u32(end), ...rows, packer.bytes())
}

/** `other-version` for what another version of the app has written. */
export function readCheckpoint(group: GroupId, all: Uint8Array): Result<{ dag: Dag; state: RosterState }> {
  const rowsAt = 4 + readU32(all)
  const head = JSON.parse(fromUtf8(all.subarray(4, rowsAt))) as Head
  if (head.version !== VERSION || head.group !== group) return fail(refusal('other-version'))
  const rows = all.subarray(rowsAt + 4, rowsAt + 4 + readU32(all, rowsAt))
  const unpacker = createUnpacker(all.subarray(rowsAt + 4 + rows.length), head.lists)
  const dag = createDag()
  const ids = head.parents.map((_, i) => head.ids.slice(i * 64, i * 64 + 64) as OpId)
  for (const [i, parents] of head.parents.entries()) {
    const row = rows.subarray(i === 0 ? 0 : head.ends[i - 1], head.ends[i])
    const [device, member] = head.authors[i]!
    const parentIds = parents.map(index => ids[index]!)
    const [id, type, invitation] = [ids[i]!, head.types[i]!, head.invitations[i]]
    const said = { id, type, invitation, device: head.devices[device] as DeviceId, member: head.members[member] as MemberId }
    dag.add(new Stored(group, said, parentIds, row, unpacker), parentIds)
  }
  return ok({ dag, state: unpacker.unpack(head.state) as RosterState })
}

/** A node that reads itself when somebody asks what it says. */
class Stored implements NodeSource {
  readonly id: OpId
  readonly type: ActType
  readonly device: DeviceId
  readonly member: MemberId
  readonly invitation: InvitationId | undefined
  readonly #group: GroupId
  readonly #parents: readonly OpId[]
  readonly #row: Uint8Array
  readonly #unpacker: Unpacker
  #read: { readonly op: Operation; readonly facts: Facts } | undefined

  constructor(
    group: GroupId,
    { id, type, device, member, invitation }: Omit<NodeSource, 'op' | 'facts'>,
    parents: readonly OpId[],
    row: Uint8Array,
    unpacker: Unpacker,
  ) {
    this.id = id
    this.type = type
    this.device = device
    this.member = member
    this.invitation = invitation
    this.#group = group
    this.#parents = parents
    this.#row = row
    this.#unpacker = unpacker
  }

  get op(): Operation {
    return this.#all().op
  }

  get facts(): Facts {
    return this.#all().facts
  }

  #all(): { readonly op: Operation; readonly facts: Facts } {
    if (this.#read) return this.#read
    const { act, raw, facts } = this.#unpacker.unpack(JSON.parse(fromUtf8(this.#row))) as { act: Act; raw: Bytes; facts: Facts }
    const op = { id: this.id, group: this.#group, parents: this.#parents, device: this.device, act, raw }
    return (this.#read = { op, facts })
  }
}
