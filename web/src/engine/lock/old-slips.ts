import type { Database } from '../db.ts'
import type { World } from '../ports.ts'

/** With the lock of `lockName` held: nobody is just making one. At each start, too, for a phone that was killed before it came to this. */
export async function eraseOldSlips(database: Database, world: World): Promise<void> {
  const rows = await database.alive(() => database.keys.toArray())
  const used = rows.flatMap(row => ('slip' in row && row.slip !== undefined ? [row.slip] : []))
  if (rows.length > 0) await world.slips?.keepOnly(used)
}
