import { readByteStrings } from '../base/byte-strings.ts'
import type { Bytes } from '../base/bytes.ts'
import { fromHex, toHex } from '../base/bytes.ts'
import { asFields, bytesField, listField, onlyFields, readCbor, writeCbor } from '../base/cbor.ts'
import type { BatchId, DeviceId } from '../base/ids.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { attempt } from './attempt.ts'
import { deflateRaw, inflateRaw } from './deflate.ts'
import { CHANGES_LIMIT, INFLATED_LIMIT } from './limits.ts'

/** What a batch carries: DEFLATEd changes, or a DEFLATEd snapshot. */
export const packChanges = (changes: readonly Uint8Array[]): Promise<Bytes> => deflateRaw(writeCbor(changes))

/** `too-large` beyond the frozen limit while inflating, `malformed` otherwise. */
export const unpackChanges = (payload: Uint8Array): Promise<Result<readonly Bytes[]>> =>
  attempt(async () => {
    const list = readByteStrings(await inflateRaw(payload, INFLATED_LIMIT), CHANGES_LIMIT)
    need(list !== 'too-many', 'too-many-operations')
    need(list.length > 0, 'malformed', 'changes')
    return list
  })

export interface SnapshotPayload {
  /** Automerge heads, hex, ascending. */
  readonly heads: readonly string[]
  /** The batches it stands for, with all before them in their chains. */
  readonly vector: readonly (readonly [DeviceId, BatchId])[]
  /** A saved Automerge document. */
  readonly doc: Bytes
}

export const packSnapshot = ({ heads, vector, doc }: SnapshotPayload): Promise<Bytes> =>
  deflateRaw(writeCbor({ heads: heads.map(fromHex), vector: vector.map(([device, batch]) => [fromHex(device), fromHex(batch)]), doc }))

/** Heads, and pairs of the vector, with what is around them. */
const SNAPSHOT_ITEMS = 40_000

export const unpackSnapshot = (payload: Uint8Array): Promise<Result<SnapshotPayload>> =>
  attempt(async () => {
    const fields = asFields(readCbor(await inflateRaw(payload, INFLATED_LIMIT), undefined, SNAPSHOT_ITEMS))
    onlyFields(fields, ['heads', 'vector', 'doc'])
    const id = (value: unknown, length: number) => {
      need(value instanceof Uint8Array && value.length === length, 'malformed', 'id')
      return toHex(value)
    }
    const heads = listField(fields, 'heads', 1_000).map(head => id(head, 32))
    const vector = listField(fields, 'vector', 10_000).map(pair => {
      need(Array.isArray(pair) && pair.length === 2, 'malformed', 'vector')
      return [id(pair[0], 16) as DeviceId, id(pair[1], 32) as BatchId] as const
    })
    return { heads, vector, doc: bytesField(fields, 'doc', undefined, INFLATED_LIMIT) }
  })
