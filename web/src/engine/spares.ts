import type { GroupId } from '@porchlight/shared/base/ids'
import type { ChunkRow } from './db.ts'
import type { OpenedChunk } from './rows.ts'
import { groupName, openChunk, pathOf, sealUnsent, sparesOf } from './rows.ts'
import type { Phone } from './store.ts'

/**
 * What has not been cut into a batch is on this phone only, and in no entry that it could be repaired from. So each such
 * chunk has a spare; where one of the two has bad bytes or is gone, it is made anew from the other.
 */
export function createMending(phone: Pick<Phone, 'database' | 'vault' | 'setAside' | 'failed'>): Phone['mended'] {
  const mended = new Map<GroupId, Promise<void>>()
  return group => {
    const known = mended.get(group)
    if (known) return known
    const mending = mend(phone, group)
    mended.set(group, mending)
    mending.catch(() => mended.delete(group))
    return mending
  }
}

async function mend({ database, vault, setAside, failed }: Parameters<typeof createMending>[0], group: GroupId): Promise<void> {
  const [unsent, spare] = await Promise.all([groupName(vault, group), pathOf(vault, sparesOf(group))])
  // One query, and so one moment: what another tab cuts meanwhile is gone from both or from neither.
  const rows = await database.alive(() => database.chunks.where('unsent').equals(unsent).or('paths').equals(spare).toArray())
  const opened = await Promise.all(rows.map(row => openChunk(vault, row)))
  const chunks = new Map<string, OpenedChunk>()
  const spares = new Map<string, OpenedChunk>()
  for (const [i, row] of rows.entries()) {
    const chunk = opened[i]
    if (!chunk) await setAside('chunks', row.row!)
    else if (row.spare) chunks.set(row.spare, chunk)
    else if (!row.unsent) spares.set(row.paths.at(-1)!, chunk)
  }
  const lost: Promise<ChunkRow>[] = []
  for (const [path, { key, data }] of spares)
    if (!chunks.has(path)) lost.push(sealUnsent(vault, [group, key[2]!, 'incremental'], data).then(made => made.row))
  for (const [path, { key, data }] of chunks)
    if (!spares.has(path)) lost.push(sealUnsent(vault, [group, key[1]!, key[2]!], data).then(made => made.spare))
  if (lost.length === 0) return
  const made = await Promise.all(lost)
  const stored = database.strictly(['chunks'], transaction => made.forEach(row => transaction.objectStore('chunks').add(row)))
  await stored.then(() => console.warn('Porchlight: repaired from a second copy:', made.length), failed)
}
