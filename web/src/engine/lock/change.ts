import type { Bytes } from '@porchlight/shared/base/bytes'
import { refusal } from '@porchlight/shared/base/refusal'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import type { NewWays, Proof } from '../api-lock.ts'
import type { Database } from '../db.ts'
import type { World } from '../ports.ts'
import { recoverySecret } from './codes.ts'
import { lockName, readSlip, unwrapForDevice } from './device-key.ts'
import { deviceRow, type KeyRow, type LockRow, lockRows } from './key-rows.ts'
import { openHere } from './opening-by.ts'
import { eraseOldSlips } from './old-slips.ts'
import { newStretching, recoveryKey, type SecretPorts } from './secrets.ts'
import { swapRows } from './swap.ts'
import { newSlip, type Slip, withNewSlip, wrapBy, wrapForDevice } from './wrap.ts'

/** Changes how the phone opens. The data key stays what it is; every wrap of it comes under a new slip. */
export function createChanges(database: Database, world: World, ports: SecretPorts) {
  /** One at a time, in all tabs; what the old wraps needed is erased afterwards. */
  function change(act: (rows: readonly KeyRow[]) => Promise<Result<readonly KeyRow[]>>): Promise<Result<void>> {
    return world.locks.request(lockName(world), async () => {
      const before = await database.alive(() => database.keys.toArray())
      const after = await act(before)
      if (!after.ok) return after
      const swapped = await swapRows(database, before, after.value)
      await eraseOldSlips(database, world)
      return swapped ? ok(undefined) : fail(refusal('lock-changed'))
    })
  }

  async function wrapsOf(ways: NewWays, dataKey: Bytes, slip: Slip): Promise<Result<readonly LockRow[]>> {
    const rows: LockRow[] = []
    if (ways.secret) {
      const stretching = newStretching(world.random)
      const secret = await ports.stretch(ways.secret.text, stretching)
      rows.push({ way: 'secret', kind: ways.secret.kind, stretching, ...(await wrapBy('secret', secret, dataKey, slip)) })
    }
    if (ways.passkey && ways.passkey !== 'none') {
      const { credential, salt, secret } = ways.passkey
      const wrapped = await wrapBy('passkey', secret, dataKey, slip)
      rows.push({ way: 'passkey', credential: credential.slice() as Bytes, salt: salt.slice() as Bytes, ...wrapped })
    }
    if (ways.recovery !== undefined) {
      const code = recoverySecret(ways.recovery)
      if (!code) return fail(refusal('recovery-wrong'))
      const salt = world.random.bytes(16).slice() as Bytes
      rows.push({ way: 'recovery', salt, ...(await wrapBy('recovery', await recoveryKey(code, salt), dataKey, slip)) })
    }
    return ok(rows)
  }

  async function replaced(rows: readonly KeyRow[], ways: NewWays, dataKey: Bytes): Promise<Result<readonly KeyRow[]>> {
    const slip = await newSlip(world.random, world.slips)
    const made = await wrapsOf(ways, dataKey, slip)
    if (!made.ok) return made
    const gone = new Set<string>(made.value.map(row => row.way))
    if (ways.passkey === 'none') gone.add('passkey')
    const staying = lockRows(rows).filter(row => !gone.has(row.way))
    const kept = await Promise.all(staying.map(async row => withNewSlip(row, await readSlip(row, world.slips), slip)))
    const after = [...kept, ...made.value]
    // A recovery code is for emergencies: what one opens the phone with every day has to be there as well.
    return after.some(row => row.way !== 'recovery') ? ok(after) : fail(refusal('lock-needs-way'))
  }

  return {
    turnOn: (ways: NewWays) =>
      change(async rows => {
        const row = deviceRow(rows)
        if (!row) return fail(refusal('lock-changed'))
        const dataKey = await unwrapForDevice(row, await readSlip(row, world.slips))
        return wipeAfter(dataKey, () => replaced(rows, ways, dataKey))
      }),
    /** `opened` gets the key, for who opens the phone with the same act. */
    change: (proof: Proof, ways: NewWays, opened?: (dataKey: Bytes) => Promise<void>) =>
      change(async rows => {
        const dataKey = await openHere(proof, database, world, ports)
        if (!dataKey.ok) return dataKey
        return wipeAfter(dataKey.value, async () => {
          const after = await replaced(rows, ways, dataKey.value)
          if (after.ok) await opened?.(dataKey.value)
          return after
        })
      }),
    turnOff: (proof: Proof) =>
      change(async () => {
        const dataKey = await openHere(proof, database, world, ports)
        if (!dataKey.ok) return dataKey
        return wipeAfter(dataKey.value, async () =>
          ok([await wrapForDevice(dataKey.value, world.random, await newSlip(world.random, world.slips))]),
        )
      }),
  }
}

/** What JavaScript can do to forget: the bytes of the key itself do not stay. */
async function wipeAfter<T>(dataKey: Bytes, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } finally {
    dataKey.fill(0)
  }
}
