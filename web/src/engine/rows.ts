import { toBase64Url, equalBytes } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { asFields, bytesField, readCbor, textField, writeCbor } from '@porchlight/shared/base/cbor'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { deflateRaw, inflateRaw } from '@porchlight/shared/wire/deflate'
import type { ChunkRow, EntryRow, OutgoingTableRow, ValueRow } from './db.ts'
import type { ValueOptions } from './ports.ts'
import type { Vault } from './vault.ts'

/** How each table's rows are sealed and opened. `undefined` from an opener means that the row has bad bytes. */

/** Where a chunk stands: automerge-repo's storage key, or `[group, doc, 'snapshot' | 'incremental']` for our documents. */
export type ChunkKey = readonly string[]

export interface OpenedChunk {
  readonly row: number
  readonly key: ChunkKey
  readonly data: Bytes
  readonly unsent: boolean
}

export const pathOf = (vault: Vault, key: ChunkKey): Promise<string> => vault.name(`chunk/${JSON.stringify(key)}`)
export const groupName = (vault: Vault, group: string): Promise<string> => vault.name(`group/${group}`)
export const channelName = (vault: Vault, channel: string): Promise<string> => vault.name(`channel/${channel}`)
export const valueName = (vault: Vault, name: string): Promise<string> => vault.name(`value/${name}`)

/** The value that says how far a channel has been read: cursor.ts. */
export const cursorName = (channel: string): string => `cursor/${channel}`

const MOST_INFLATED = 256 << 20

export async function sealValue(vault: Vault, name: string, value: Uint8Array, { of, isCopy }: ValueOptions = {}): Promise<ValueRow> {
  const row = await sealValueAt(vault, await valueName(vault, name), value, isCopy)
  return of === undefined ? row : { ...row, of: await valueName(vault, of) }
}

/** The same under a name that is opaque already. */
export async function sealValueAt(vault: Vault, name: string, value: Uint8Array, isCopy = false): Promise<ValueRow> {
  const sealed = await vault.seal(valuePlace(name, isCopy), isCopy ? await deflateRaw(value) : value)
  return isCopy ? { name, sealed, deflated: true } : { name, sealed }
}

export async function openValue(vault: Vault, { name, sealed, deflated = false }: ValueRow): Promise<Bytes | undefined> {
  const plain = await vault.open(valuePlace(name, deflated), sealed)
  return plain && deflated ? inflateRaw(plain, MOST_INFLATED) : plain
}

const valuePlace = (name: string, deflated: boolean): string => (deflated ? `value/${name}/deflated` : `value/${name}`)

const entryHash = async (bytes: Uint8Array): Promise<string> => toBase64Url((await sha256(bytes)).subarray(0, 16))

export async function entryRow(vault: Vault, channel: string, bytes: Uint8Array): Promise<EntryRow> {
  return { channel: await channelName(vault, channel), hash: await entryHash(bytes), bytes }
}
export const isWholeEntry = async (row: EntryRow): Promise<boolean> =>
  row.bytes instanceof Uint8Array && (await entryHash(row.bytes)) === row.hash

/** Under what an entry with bad bytes may come back: whether its bytes or its hash are the bad ones cannot be told. */
export const namesOfDamaged = async ({ hash, bytes }: EntryRow): Promise<string[]> =>
  (bytes as unknown) instanceof Uint8Array ? [hash, await entryHash(bytes)] : [hash]

/** What waits to be sent is in no other entry: it has a spare, too. */
export async function sealOutgoing(
  vault: Vault,
  group: string,
  { channel, bytes }: { readonly channel: string; readonly bytes: Uint8Array },
): Promise<Record<'row' | 'spare', OutgoingTableRow>> {
  const plain = writeCbor({ channel, bytes })
  const sealed = async (name: string) => ({ group: name, sealed: await vault.seal(`outgoing/${name}`, plain) })
  const [row, spare] = await Promise.all([sealed(await groupName(vault, group)), sealed(await outgoingSpares(vault, group))])
  return { row, spare }
}
/** Under what the spares of a group's outgoing rows stand. */
export const outgoingSpares = (vault: Vault, group: string): Promise<string> => groupName(vault, `${group}/spare`)
export async function openOutgoing(vault: Vault, row: OutgoingTableRow): Promise<{ channel: string; bytes: Bytes } | undefined> {
  const plain = await vault.open(`outgoing/${row.group}`, row.sealed)
  if (!plain) return undefined
  const fields = asFields(readCbor(plain))
  return { channel: textField(fields, 'channel'), bytes: bytesField(fields, 'bytes') }
}

export async function sealChunk(vault: Vault, key: ChunkKey, data: Uint8Array, unsentIn?: string): Promise<ChunkRow> {
  const paths = await Promise.all(key.map((_, i) => pathOf(vault, key.slice(0, i + 1))))
  const sealed = await vault.seal(`chunk/${paths.at(-1)}`, writeCbor({ key, data }))
  const row = { paths, hash: await sha256(sealed), sealed }
  return unsentIn === undefined ? row : { ...row, unsent: await groupName(vault, unsentIn) }
}

/** Where the second copies of what has not been cut into a batch yet stand: until then no entry holds it. */
export const sparesOf = (group: string): ChunkKey => [group, 'spare']

/** Chunks of each build of a document (rebuild.ts) stand by themselves. */
export const partOf = (part: string, build: number): string => (build === 0 ? part : `${part}.${build}`)
/** The value that says which build of a document is the one that counts. */
export const buildName = (group: string, doc: string): string => `build/${group}/${doc}`

/** An unsent chunk and its spare, which is named after its contents, so that each tells of the other. */
export async function sealUnsent(
  vault: Vault,
  [group, doc, part]: readonly [group: string, doc: string, part: string],
  data: Uint8Array,
): Promise<{ row: ChunkRow; spare: ChunkRow }> {
  const name = toBase64Url((await sha256(data)).subarray(0, 16))
  const [row, spare] = await Promise.all([
    sealChunk(vault, [group, doc, part], data, group),
    sealChunk(vault, [...sparesOf(group), doc, name], data),
  ])
  return { row: { ...row, spare: spare.paths.at(-1)! }, spare }
}

export async function openChunk(vault: Vault, row: ChunkRow): Promise<OpenedChunk | undefined> {
  if (!(row.sealed instanceof Uint8Array) || !equalBytes(await sha256(row.sealed), row.hash)) return undefined
  const plain = await vault.open(`chunk/${row.paths.at(-1)}`, row.sealed)
  if (!plain) return undefined
  const fields = asFields(readCbor(plain))
  return { row: row.row!, key: fields['key'] as ChunkKey, data: bytesField(fields, 'data', undefined, Infinity), unsent: !!row.unsent }
}
