import { concat, fromHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { writeCbor } from '../base/cbor.ts'
import type { DeviceId, GroupId, OpId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { sign } from '../crypto/ed25519.ts'
import type { KeyPair } from '../crypto/keys.ts'
import type { ActOf, ActType, BegunEpoch, Cut, EpochItem, Operation } from './operations.ts'
import { parseOperation } from './parse-operation.ts'

/** What an author states; derived ids are left to the reader. */
type Stated<A> = A extends { epochs: readonly BegunEpoch[] } ? Omit<A, 'epochs' | 'newDevice'> & { epochs: readonly EpochItem[] } : A
export type NewAct = {
  [T in ActType]: T extends 'invite' ? Omit<ActOf<T>, 'invitation'> : Omit<Stated<ActOf<T>>, 'newDevice'>
}[ActType]

const item = ({ scope, nonce, commit, public: key, prev, boxesHash }: EpochItem) => ({
  scope,
  nonce,
  commit,
  public: key,
  prev: prev.map(one => [fromHex(one.epoch), one.sealed]),
  boxesHash,
})

const cut = (list: Cut) => list.map(([doc, device, batch]) => [doc, fromHex(device), fromHex(batch)])

function wireFields(act: NewAct): Record<string, unknown> {
  switch (act.type) {
    case 'genesis':
    case 'rekey':
      return { ...act, epochs: act.epochs.map(item) }
    case 'move':
      return { ...act, epochs: act.epochs.map(item) }
    case 'revokeInvite':
    case 'join':
      return { ...act, invitation: fromHex(act.invitation) }
    case 'grant':
    case 'revoke':
    case 'setRole':
      return { ...act, member: fromHex(act.member) }
    case 'removeMember':
      return { ...act, member: fromHex(act.member), cut: cut(act.cut) }
    case 'removeDevice':
      return { ...act, target: fromHex(act.target), cut: cut(act.cut) }
    case 'welcome':
      return { ...act, epoch: fromHex(act.epoch) }
    case 'ask':
      return { ...act, epochs: act.epochs.toSorted().map(fromHex) }
    case 'admit':
      return act.join ? { type: act.type, join: fromHex(act.join) } : { type: act.type, cut: cut(act.cut ?? []) }
    default:
      return { ...act }
  }
}

export function encodeBody(group: GroupId | '', parents: readonly OpId[], device: DeviceId, act: NewAct): Bytes {
  const fields = wireFields(act)
  for (const name of Object.keys(fields)) if (fields[name] === undefined) delete fields[name]
  return writeCbor({ ...fields, v: 1, group: fromHex(group), parents: parents.toSorted().map(fromHex), device: fromHex(device) })
}

/** Signs an operation. Throws on what its own reader would refuse: a bug of the caller. */
export async function signOperation(keys: DeviceKeys, group: GroupId | '', parents: readonly OpId[], act: NewAct): Promise<Operation> {
  const body = encodeBody(group, parents, keys.id, act)
  return must(await parseOperation(concat(await sign(keys.ed, 'porchlight/op/v1', body), body)))
}

/** `group ‖ device`: what a new device signs to show that it exists, and an invitation to let one in. */
const claim = (group: GroupId, device: DeviceId) => concat(fromHex(group), fromHex(device))

export const provePossession = (keys: DeviceKeys, group: GroupId): Promise<Bytes> =>
  sign(keys.ed, 'porchlight/possession/v1', claim(group, keys.id))

export const proveInvitation = (invitation: KeyPair, group: GroupId, device: DeviceId): Promise<Bytes> =>
  sign(invitation, 'porchlight/join/v1', claim(group, device))

export { claim as claimOf }
