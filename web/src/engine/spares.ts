import type { GroupId } from '@porchlight/shared/base/ids'
import type { ChunkRow, OutgoingTableRow } from './db.ts'
import type { OpenedChunk } from './rows.ts'
import { groupName, openChunk, openOutgoing, outgoingSpares, pathOf, sealOutgoing, sealUnsent, sparesOf } from './rows.ts'
import type { Phone } from './store.ts'

/**
 * What has not been sent is on this phone only: chunks that are in no batch yet, and entries that no relay has confirmed.
 * So each of them has a spare; where one of the two has bad bytes or is gone, it is made anew from the other.
 */
type Ports = Pick<Phone, 'database' | 'vault' | 'setAside' | 'failed'>

export function createMending(phone: Ports): Phone['mended'] {
  const mended = new Map<GroupId, Promise<void>>()
  return group => {
    const known = mended.get(group)
    if (known) return known
    const mending = Promise.all([mendChunks(phone, group), mendOutgoing(phone, group)]).then(() => undefined)
    mended.set(group, mending)
    mending.catch(() => mended.delete(group))
    return mending
  }
}

async function mendChunks({ database, vault, setAside, failed }: Ports, group: GroupId): Promise<void> {
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
  await stored.then(() => told(made.length), failed)
}

async function mendOutgoing({ database, vault, setAside, failed }: Ports, group: GroupId): Promise<void> {
  const names = await Promise.all([groupName(vault, group), outgoingSpares(vault, group)])
  const rows = await database.alive(() => database.outgoing.where('group').anyOf(names).toArray())
  const opened = await Promise.all(rows.map(row => openOutgoing(vault, row)))
  // Each by the row of the spare.
  const waiting = new Map<number, Outgoing>()
  const spares = new Map<number, Outgoing>()
  for (const [i, row] of rows.entries()) {
    const found = opened[i]
    if (!found) await setAside('outgoing', row.row!)
    else if (row.group === names[1]) spares.set(row.row!, found)
    // One that was written before there were spares has none.
    else if (row.spare !== undefined) waiting.set(row.spare, found)
  }
  const lacking: Promise<OutgoingTableRow>[] = []
  const made = (one: Outgoing) => sealOutgoing(vault, group, one)
  for (const [spare, one] of spares) if (!waiting.has(spare)) lacking.push(made(one).then(({ row }) => ({ ...row, spare })))
  for (const [row, one] of waiting) if (!spares.has(row)) lacking.push(made(one).then(({ spare }) => ({ ...spare, row })))
  if (lacking.length === 0) return
  const rowsMade = await Promise.all(lacking)
  const stored = database.strictly(['outgoing'], transaction => rowsMade.forEach(row => transaction.objectStore('outgoing').put(row)))
  await stored.then(() => told(rowsMade.length), failed)
}

type Outgoing = NonNullable<Awaited<ReturnType<typeof openOutgoing>>>

const told = (count: number): void => console.warn('Porchlight: repaired from a second copy:', count)
