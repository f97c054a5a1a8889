import type { Bytes } from '@porchlight/shared/base/bytes'
import { Refused } from '@porchlight/shared/base/refusal'
import type { Database } from '../db.ts'
import type { World } from '../ports.ts'
import { type DeviceKeyRow, deviceRow } from './key-rows.ts'
import { masked, type Slips } from './slips.ts'

const NONCE = 12

/** Held while the rows of the data key or their slips are changed, by any tab. */
export const lockName = (world: World): string => `${world.name}/lock`

/** The data key of a phone without a lock; a new phone gets one. Throws Refused `locked`. */
export async function openDeviceKey(database: Database, world: World): Promise<Bytes> {
  const row = await readDeviceRow(database)
  if (row) return unwrapForDevice(row, await readSlip(row, world.slips))
  const { makeDeviceKey } = await import('./first-key.ts')
  await makeDeviceKey(database, world)
  const made = await readDeviceRow(database)
  return unwrapForDevice(made!, await readSlip(made!, world.slips))
}

async function readDeviceRow(database: Database): Promise<DeviceKeyRow | undefined> {
  const rows = await database.alive(() => database.keys.toArray())
  const row = deviceRow(rows)
  if (!row && rows.length > 0) throw new Refused('locked')
  return row
}

/** The slip of a stored row. */
export async function readSlip({ slip }: { readonly slip?: string }, slips: Slips | undefined): Promise<Bytes | undefined> {
  if (slip === undefined) return undefined
  const bytes = await slips?.read(slip)
  // As lost as if the database were: nothing on this phone opens without it.
  if (!bytes) throw new Refused('phone-key-lost')
  return bytes
}

export async function unwrapForDevice({ wrapping, wrapped }: DeviceKeyRow, slip: Uint8Array | undefined): Promise<Bytes> {
  const plain = await masked(wrapped, slip, 'device')
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: plain.slice(0, NONCE) }, wrapping, plain.slice(NONCE)))
}
