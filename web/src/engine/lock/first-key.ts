import type { Database } from '../db.ts'
import type { World } from '../ports.ts'
import { lockName } from './device-key.ts'
import { swapRows } from './swap.ts'
import { newSlip, wrapForDevice } from './wrap.ts'

/** A new phone's data key. Of two tabs that make one at the same time, the first one counts for both. */
export async function makeDeviceKey(database: Database, world: World): Promise<void> {
  await world.locks.request(lockName(world), async () => {
    if ((await database.alive(() => database.keys.count())) > 0) return
    const row = await wrapForDevice(world.random.bytes(32), world.random, await newSlip(world.random, world.slips))
    await swapRows(database, [], [row])
  })
}
