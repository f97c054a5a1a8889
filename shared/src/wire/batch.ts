import { concat, fromHex, readU32, toHex, u32, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { asFields, bytesField, listField, onlyFields, readCbor, textField, uintField, writeCbor } from '../base/cbor.ts'
import { parseDocId } from '../base/ids.ts'
import type { BatchId, DeviceId, DocId, GroupId, OpId } from '../base/ids.ts'
import type { Random } from '../base/ports.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { sign, SIGNATURE, verify } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { attempt } from './attempt.ts'
import { AUTH_LIMIT, ENTRY_LIMIT, HEADER_LIMIT } from './limits.ts'

/** A batch: one device's signed changes to one doc, kept for ever. docs/PROTOCOL.md section 4. */
export interface BatchHeader {
  readonly kind: 'changes' | 'snapshot'
  readonly group: GroupId
  readonly doc: DocId
  readonly device: DeviceId
  /** From 1, for each device and doc. */
  readonly seq: number
  /** The batch before it of this device in this doc; undefined for the first. */
  readonly prev: BatchId | undefined
  /** Roster heads known when the changes were made, ascending. */
  readonly auth: readonly OpId[]
}

export interface Batch extends BatchHeader {
  readonly id: BatchId
  /** DEFLATEd; see payload.ts. */
  readonly payload: Bytes
  /** `signature ‖ inner`: what is stored and what an entry seals. */
  readonly signed: Bytes
}

const FIELDS = ['v', 'kind', 'group', 'doc', 'device', 'seq', 'prev', 'auth']

export function encodeBatch(header: BatchHeader, payload: Uint8Array): Bytes {
  const head = writeCbor({
    v: 1,
    kind: header.kind,
    group: fromHex(header.group),
    doc: header.doc,
    device: fromHex(header.device),
    seq: header.seq,
    prev: fromHex(header.prev ?? ''),
    auth: header.auth.toSorted().map(fromHex),
  })
  return concat(u32(head.length), head, payload)
}

export async function signBatch(keys: DeviceKeys, header: Omit<BatchHeader, 'device'>, payload: Bytes): Promise<Batch> {
  const full = { ...header, device: keys.id, auth: header.auth.toSorted() }
  const inner = encodeBatch(full, payload)
  const signed = concat(await sign(keys.ed, 'porchlight/batch/v1', inner), inner)
  return { ...full, id: await batchId(inner), payload, signed }
}

const batchId = async (inner: Uint8Array): Promise<BatchId> => toHex(await sha256(inner)) as BatchId

/** Reads `signature ‖ inner`; says nothing yet about whose signature it is. `malformed`, `newer-version`. */
export const parseBatch = (signed: Uint8Array): Promise<Result<Batch>> =>
  attempt(async () => {
    need(signed.length <= ENTRY_LIMIT && signed.length > SIGNATURE + 4, 'malformed', 'length')
    const inner = signed.subarray(SIGNATURE)
    const length = readU32(inner)
    need(length <= HEADER_LIMIT && 4 + length <= inner.length, 'malformed', 'header length')
    const fields = asFields(readCbor(inner.subarray(4, 4 + length)))
    const version = uintField(fields, 'v')
    need(version <= 1, 'newer-version')
    need(version === 1, 'malformed', 'v')
    onlyFields(fields, FIELDS)
    const kind = textField(fields, 'kind', 8)
    need(kind === 'changes' || kind === 'snapshot', 'malformed', 'kind')
    const doc = textField(fields, 'doc', 80)
    need(parseDocId(doc), 'malformed', 'doc')
    const seq = uintField(fields, 'seq', 2 ** 32)
    const prev = bytesField(fields, 'prev', undefined, 32)
    need(seq >= 1 && prev.length === (seq === 1 ? 0 : 32), 'malformed', 'chain')
    const auth = hexList(listField(fields, 'auth', AUTH_LIMIT), 32) as OpId[]
    need(auth.length > 0, 'malformed', 'auth')
    return {
      kind,
      group: toHex(bytesField(fields, 'group', 32)) as GroupId,
      doc: doc as DocId,
      device: toHex(bytesField(fields, 'device', 16)) as DeviceId,
      seq,
      prev: seq === 1 ? undefined : (toHex(prev) as BatchId),
      auth,
      id: await batchId(inner),
      payload: inner.slice(4 + length),
      signed: signed.slice(),
    }
  })

/** Ids in ascending order, none twice. */
function hexList(list: readonly unknown[], length: number): string[] {
  const ids = list.map(item => {
    need(item instanceof Uint8Array && item.length === length, 'malformed', 'id')
    return toHex(item)
  })
  need(
    ids.every((id, i) => i === 0 || ids[i - 1]! < id),
    'malformed',
    'order',
  )
  return ids
}

/** Whether `ed` signed it. Throws nothing: a weak key has signed nothing. */
export const isSignedBy = async (batch: Batch, ed: Uint8Array): Promise<boolean> => {
  const result = await attempt(() =>
    verify(ed, 'porchlight/batch/v1', batch.signed.subarray(SIGNATURE), batch.signed.subarray(0, SIGNATURE)),
  )
  return result.ok && result.value
}

/** What every actor of a device in a doc begins with, 16 hex digits. */
export const actorPrefix = async (device: DeviceId, doc: DocId): Promise<string> =>
  toHex((await sha256(concat(utf8('porchlight/actor/v1'), fromHex(device), utf8(doc)))).subarray(0, 8))

/** A fresh Automerge actor (32 hex digits) for one open document. */
export const newActor = async (device: DeviceId, doc: DocId, random: Random): Promise<string> =>
  (await actorPrefix(device, doc)) + toHex(random.bytes(8))

/** Whether this device may have made changes under this actor in this doc. */
export const isActorOf = async (actor: string, device: DeviceId, doc: DocId): Promise<boolean> =>
  actor.length === 32 && actor.startsWith(await actorPrefix(device, doc))
