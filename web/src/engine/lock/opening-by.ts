import type { Bytes } from '@porchlight/shared/base/bytes'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { Proof } from '../api-lock.ts'
import type { Database } from '../db.ts'
import type { World } from '../ports.ts'
import { lockName, readSlip } from './device-key.ts'
import { rowOf, type TriesRow } from './key-rows.ts'
import { type SecretPorts, secretOf } from './secrets.ts'
import { waitAfter } from './tries.ts'
import { unwrapBy } from './wrap.ts'

/**
 * The data key, for who proves that the phone is theirs. A try counts before it is made: whoever kills the app in the
 * middle of one has had it all the same.
 */
export async function openBy(proof: Proof, database: Database, world: World, ports: SecretPorts): Promise<Result<Bytes>> {
  return world.locks.request(lockName(world), () => openHere(proof, database, world, ports))
}

/** With the lock of `openBy` held already. */
export async function openHere(proof: Proof, database: Database, world: World, ports: SecretPorts): Promise<Result<Bytes>> {
  const rows = await database.alive(() => database.keys.toArray())
  const tries = rowOf(rows, 'tries')
  if (proof.by === 'secret' && tries && tries.waitMs > 0) return fail(refusal('lock-wait'))
  if (proof.by === 'secret') await writeTries(database, { way: 'tries', ...count(tries) })
  const asked = await secretOf(proof, rows, ports)
  if (!asked.ok) return asked
  const { row, secret } = asked.value
  const dataKey = await unwrapBy(row, secret, await readSlip(row, world.slips))
  if (!dataKey) return fail(refusal(WRONG[proof.by]))
  if (tries || proof.by === 'secret') await writeTries(database, undefined)
  return ok(dataKey)
}

const WRONG = { secret: 'lock-wrong', recovery: 'recovery-wrong', passkey: 'passkey-refused' } as const

function count(tries: TriesRow | undefined): { readonly failed: number; readonly waitMs: number } {
  const failed = (tries?.failed ?? 0) + 1
  return { failed, waitMs: waitAfter(failed) }
}

/** Waiting has gone on; only if nobody has opened the phone meanwhile. */
export const writeWait = (database: Database, waitMs: number): Promise<void> =>
  database.strictly(['keys'], transaction => {
    const keys = transaction.objectStore('keys')
    const reading: IDBRequest<TriesRow | undefined> = keys.get('tries')
    reading.onsuccess = () => reading.result && keys.put({ ...reading.result, waitMs })
  })

const writeTries = (database: Database, tries: TriesRow | undefined): Promise<void> =>
  database.strictly(['keys'], transaction => {
    const keys = transaction.objectStore('keys')
    if (tries) keys.put(tries)
    else keys.delete('tries')
  })
