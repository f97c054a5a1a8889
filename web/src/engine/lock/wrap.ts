import type { Bytes } from '@porchlight/shared/base/bytes'
import { concat, toHex, utf8 } from '@porchlight/shared/base/bytes'
import type { Random } from '@porchlight/shared/base/ports'
import { openOnce, sealOnce } from '@porchlight/shared/crypto/aead'
import { hkdf } from '@porchlight/shared/crypto/hash'
import type { DeviceKeyRow, LockRow } from './key-rows.ts'
import { masked, type Slips } from './slips.ts'

/** A slip that wraps are made with; empty where the browser keeps no files. */
export interface Slip {
  readonly name?: string
  readonly bytes?: Bytes
}

export async function newSlip(random: Random, slips: Slips | undefined): Promise<Slip> {
  const name = toHex(random.bytes(8))
  const bytes = random.bytes(32).slice() as Bytes
  return (await slips?.write(name, bytes)) ? { name, bytes } : {}
}

/** What a row says of its slip. */
const note = ({ name }: Slip): { readonly slip?: string } => (name === undefined ? {} : { slip: name })

/** For a phone without a lock: under a key that the browser keeps for this origin and does not show. */
export async function wrapForDevice(dataKey: Uint8Array, random: Random, slip: Slip): Promise<DeviceKeyRow> {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = random.bytes(12) as Bytes
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, dataKey as Bytes))
  return { way: 'device', wrapping, wrapped: await masked(concat(iv, sealed), slip.bytes, 'device'), ...note(slip) }
}

const label = (way: LockRow['way']): Bytes => utf8(`porchlight/lock-${way}/v1`)
const keyFrom = (secret: Uint8Array, way: LockRow['way']): Promise<Bytes> => hkdf(secret, new Uint8Array(), label(way), 32)

/** `secret` is another one for each wrap: each way has a salt of its own. */
export async function wrapBy(way: LockRow['way'], secret: Uint8Array, dataKey: Uint8Array, slip: Slip) {
  const sealed = await sealOnce(await keyFrom(secret, way), label(way), dataKey)
  return { wrapped: await masked(sealed, slip.bytes, way), ...note(slip) }
}

/** Undefined when it is not the secret. */
export async function unwrapBy({ way, wrapped }: LockRow, secret: Uint8Array, slip: Uint8Array | undefined): Promise<Bytes | undefined> {
  return openOnce(await keyFrom(secret, way), label(way), await masked(wrapped, slip, way))
}

/** The same wrap under another slip. What it opens with is not needed for that. */
export async function withNewSlip<R extends LockRow>(row: R, old: Uint8Array | undefined, slip: Slip): Promise<R> {
  const { slip: _, ...rest } = row
  const wrapped = await masked(await masked(row.wrapped, old, row.way), slip.bytes, row.way)
  return { ...rest, wrapped, ...note(slip) } as unknown as R
}
