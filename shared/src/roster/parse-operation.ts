import { concat, fromHex, toHex, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, boolField, bytesField, listField, onlyFields, readCbor, textField, uintField } from '../base/cbor.ts'
import type { Fields } from '../base/cbor.ts'
import { isScope, isTurf, parseDocId } from '../base/ids.ts'
import type { BatchId, DeviceId, DocId, EpochId, GroupId, InvitationId, MemberId, OpId, Role, Scope, TurfScope } from '../base/ids.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { deviceIdOf, invitationIdOf } from '../crypto/device.ts'
import { SIGNATURE } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { needStrongEd, needStrongX } from '../crypto/weak.ts'
import { attempt } from '../wire/attempt.ts'
import { ENTRY_LIMIT } from '../wire/limits.ts'
import { LIST_LIMIT, PARENTS_LIMIT, USES_LIMIT } from './operations.ts'
import type { Act, ActType, BegunEpoch, Cut, Operation } from './operations.ts'

/** The strict reader of operations. It checks shape and derived ids; signatures and rights come at the door. */
const COMMON = ['v', 'group', 'parents', 'device', 'type']
const ROLES: readonly string[] = ['admin', 'organizer', 'member', 'canvasser']

const FIELDS: Record<ActType, readonly string[]> = {
  genesis: ['ed', 'x', 'keeper', 'salt', 'epochs'],
  invite: ['ed', 'x', 'mailbox', 'role', 'scopes', 'uses', 'expires'],
  revokeInvite: ['invitation'],
  join: ['ed', 'x', 'invitation', 'proof'],
  addMember: ['ed', 'x', 'role', 'scopes', 'possession'],
  addDevice: ['ed', 'x', 'possession'],
  grant: ['member', 'scope'],
  revoke: ['member', 'scope'],
  setRole: ['member', 'role'],
  removeMember: ['member', 'cause', 'cut'],
  removeDevice: ['target', 'cause', 'cut'],
  rekey: ['epochs'],
  welcome: ['scope', 'epoch', 'boxesHash'],
  ask: ['epochs'],
  admit: ['join', 'cut'],
  move: ['keeper', 'epochs', 'relay'],
}

/** `malformed`, `newer-version`, `weak-key`. */
export const parseOperation = (raw: Uint8Array): Promise<Result<Operation>> =>
  attempt(async () => {
    need(raw.length > SIGNATURE && raw.length <= ENTRY_LIMIT, 'malformed', 'length')
    const own = raw.slice()
    const fields = asFields(readCbor(own.subarray(SIGNATURE)))
    const version = uintField(fields, 'v')
    need(version <= 1, 'newer-version')
    need(version === 1, 'malformed', 'v')
    const type = textField(fields, 'type', 32) as ActType
    need(Object.hasOwn(FIELDS, type), 'malformed', 'type')
    onlyFields(fields, [...COMMON, ...FIELDS[type]])
    const id = toHex(await sha256(own.subarray(SIGNATURE))) as OpId
    const parents = ids(listField(fields, 'parents', PARENTS_LIMIT), 32) as OpId[]
    const group = toHex(bytesField(fields, 'group', type === 'genesis' ? 0 : 32))
    need(type === 'genesis' ? parents.length === 0 : parents.length > 0, 'malformed', 'parents')
    const device = hex(fields, 'device', 16) as DeviceId
    const act = await readAct(type, fields, id)
    if (act.type === 'genesis' || act.type === 'join') need(act.newDevice === device, 'no-proof-of-possession')
    return { id, group: (group || id) as GroupId, parents, device, act, raw: own }
  })

const hex = (fields: Fields, name: string, length: number): string => toHex(bytesField(fields, name, length))

/** Ids in ascending order, none twice. */
function ids(list: readonly unknown[], length: number): string[] {
  const all = list.map(item => {
    need(item instanceof Uint8Array && item.length === length, 'malformed', 'id')
    return toHex(item)
  })
  return ascending(all)
}

function ascending<T extends string>(all: T[]): T[] {
  for (let i = 1; i < all.length; i++) need(all[i - 1]! < all[i]!, 'malformed', 'order')
  return all
}

function role(fields: Fields): Role {
  const value = textField(fields, 'role', 16)
  need(ROLES.includes(value), 'malformed', 'role')
  return value as Role
}

function scopeOf(value: unknown): Scope {
  need(typeof value === 'string' && isScope(value), 'malformed', 'scope')
  return value
}

function turfOf(value: unknown): TurfScope {
  const scope = scopeOf(value)
  need(isTurf(scope), 'malformed', 'not a turf')
  return scope
}

const turfs = (fields: Fields): TurfScope[] => ascending(listField(fields, 'scopes', LIST_LIMIT).map(turfOf))

async function newDevice(fields: Fields) {
  const [ed, x] = keys(fields)
  return { ed, x, newDevice: await deviceIdOf(ed, x) }
}

function keys(fields: Fields): [Bytes, Bytes] {
  const ed = bytesField(fields, 'ed', 32)
  const x = bytesField(fields, 'x', 32)
  needStrongEd(ed)
  needStrongX(x)
  return [ed, x]
}

function cutOf(fields: Fields): Cut {
  return listField(fields, 'cut', LIST_LIMIT).map(item => {
    need(Array.isArray(item) && item.length === 3 && typeof item[0] === 'string' && parseDocId(item[0]), 'malformed', 'cut')
    const [device] = ids([item[1]], 16)
    const [batch] = ids([item[2]], 32)
    return [item[0] as DocId, device as DeviceId, batch as BatchId] as const
  })
}

export const epochIdOf = async (operation: OpId, scope: Scope): Promise<EpochId> =>
  toHex((await sha256(concat(utf8('porchlight/epoch/v1'), fromHex(operation), utf8(scope)))).subarray(0, 16)) as EpochId

async function epochs(fields: Fields, id: OpId): Promise<BegunEpoch[]> {
  const items = listField(fields, 'epochs', LIST_LIMIT).map(item => epochItem(asFields(item, 'epoch')))
  need(items.length > 0, 'malformed', 'epochs')
  ascending(items.map(item => item.scope))
  return Promise.all(items.map(async item => ({ ...item, id: await epochIdOf(id, item.scope) })))
}

function epochItem(fields: Fields) {
  onlyFields(fields, ['scope', 'nonce', 'commit', 'public', 'prev', 'boxesHash'])
  const prev = listField(fields, 'prev', PARENTS_LIMIT).map(pair => {
    need(Array.isArray(pair) && pair.length === 2, 'malformed', 'prev')
    need(pair[1] instanceof Uint8Array && pair[1].length === 48, 'malformed', 'prev')
    return { epoch: ids([pair[0]], 16)[0] as EpochId, sealed: pair[1] as Bytes }
  })
  ascending(prev.map(one => one.epoch))
  const key = bytesField(fields, 'public', 32)
  needStrongX(key)
  return {
    scope: scopeOf(fields['scope']),
    nonce: bytesField(fields, 'nonce', 16),
    commit: bytesField(fields, 'commit', 64),
    public: key,
    prev,
    boxesHash: bytesField(fields, 'boxesHash', 32),
  }
}

async function readAct(type: ActType, fields: Fields, id: OpId): Promise<Act> {
  switch (type) {
    case 'genesis': {
      const [keeper, salt] = [bytesField(fields, 'keeper', 32), bytesField(fields, 'salt', 16)]
      return { type, ...(await newDevice(fields)), keeper, salt, epochs: await epochs(fields, id) }
    }
    case 'invite': {
      const [ed, x] = keys(fields)
      const uses = uintField(fields, 'uses', USES_LIMIT)
      need(uses > 0, 'malformed', 'uses')
      const more = fields['expires'] === undefined ? {} : { expires: uintField(fields, 'expires') }
      const mailbox = bytesField(fields, 'mailbox', 16)
      return { type, ed, x, invitation: await invitationIdOf(ed, x), mailbox, role: role(fields), scopes: turfs(fields), uses, ...more }
    }
    case 'revokeInvite':
      return { type, invitation: hex(fields, 'invitation', 16) as InvitationId }
    case 'join': {
      const proof = bytesField(fields, 'proof', SIGNATURE)
      return { type, ...(await newDevice(fields)), invitation: hex(fields, 'invitation', 16) as InvitationId, proof }
    }
    case 'addMember': {
      const possession = bytesField(fields, 'possession', SIGNATURE)
      return { type, ...(await newDevice(fields)), role: role(fields), scopes: turfs(fields), possession }
    }
    case 'addDevice':
      return { type, ...(await newDevice(fields)), possession: bytesField(fields, 'possession', SIGNATURE) }
    case 'grant':
    case 'revoke':
      return { type, member: hex(fields, 'member', 16) as MemberId, scope: turfOf(fields['scope']) }
    case 'setRole':
      return { type, member: hex(fields, 'member', 16) as MemberId, role: role(fields) }
    case 'removeMember':
      return { type, member: hex(fields, 'member', 16) as MemberId, cause: boolField(fields, 'cause'), cut: cutOf(fields) }
    case 'removeDevice':
      return { type, target: hex(fields, 'target', 16) as DeviceId, cause: boolField(fields, 'cause'), cut: cutOf(fields) }
    case 'rekey':
      return { type, epochs: await epochs(fields, id) }
    case 'welcome': {
      const epoch = hex(fields, 'epoch', 16) as EpochId
      return { type, scope: scopeOf(fields['scope']), epoch, boxesHash: bytesField(fields, 'boxesHash', 32) }
    }
    case 'ask':
      return { type, epochs: ids(listField(fields, 'epochs', LIST_LIMIT), 16) as EpochId[] }
    case 'admit': {
      need((fields['join'] === undefined) !== (fields['cut'] === undefined), 'malformed', 'admit')
      return fields['join'] === undefined ? { type, cut: cutOf(fields) } : { type, join: hex(fields, 'join', 32) as OpId }
    }
    case 'move': {
      const relay = fields['relay'] === undefined ? {} : { relay: textField(fields, 'relay', 512) }
      return { type, keeper: bytesField(fields, 'keeper', 32), epochs: await epochs(fields, id), ...relay }
    }
  }
}
