import type { DeviceId, DocId, GroupId, MemberId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { recordVisit } from '@porchlight/shared/canvass/visits.actions'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { kindOf } from '@porchlight/shared/doc/registry'
import { createDocs } from '@porchlight/web/engine/docs'
import type { ValueRow } from '@porchlight/web/engine/db'
import type { Author } from '@porchlight/web/engine/ports'
import { pathOf } from '@porchlight/web/engine/rows'
import { openPhone } from '@porchlight/web/engine/store'
import { createTabs } from '@porchlight/web/engine/tabs'
import { browserWorld } from '@porchlight/web/engine/world'

/** B7 in the page: a tap as the app makes it, and a bare strict IndexedDB write of the same bytes, by turns. */
export interface TapBench {
  prepareTaps(visits: number): Promise<void>
  /** Milliseconds of each tap and of each bare write. */
  measureTaps(count: number): Promise<{ taps: number[]; bare: number[]; bytes: number }>
}

const GROUP = 'a1'.repeat(32) as GroupId
const VISITS = 'visits/1@turf/00000000000000b7' as DocId
const world = browserWorld('bench')
const me: Author = { member: '0'.repeat(32) as MemberId, device: '1'.repeat(32) as DeviceId, role: 'canvasser', mayWrite: () => undefined }
const phone = must(await openPhone(world))
const docs = createDocs({ world, phone, tabs: createTabs(world), kindOf })

let made = 0
const id = () => (++made).toString(16).padStart(16, '0')
const visit = () => {
  const door = id()
  const target = { level: 'door', id: door } as const
  return docs.change(GROUP, me, visitsKind, VISITS, recordVisit, { id: id(), target, door, result: 'not-home', literature: true })
}

/** The same transaction without anything of ours: the rows that the tap has stored, as they lie there. */
const bareDatabase = await new Promise<IDBDatabase>((opened, failed) => {
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('values', { keyPath: 'name' })
    opening.result.createObjectStore('chunks', { keyPath: 'row', autoIncrement: true })
  }
  opening.onsuccess = () => opened(opening.result)
  opening.onerror = () => failed(opening.error)
})

const bareWrite = ({ values, chunk }: Stored): Promise<void> =>
  new Promise((complete, failed) => {
    const transaction = bareDatabase.transaction(['values', 'chunks'], 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => complete()
    transaction.onabort = () => failed(transaction.error)
    for (const value of values) transaction.objectStore('values').put(value)
    transaction.objectStore('chunks').add({ sealed: chunk })
  })

interface Stored {
  readonly values: readonly ValueRow[]
  readonly chunk: Uint8Array
}

/** What is other on the disk than before the tap. */
async function storedBy(tap: () => Promise<unknown>): Promise<Stored> {
  const before = new Map((await phone.database.values.toArray()).map(row => [row.name, row.sealed.join()]))
  await tap()
  const values = (await phone.database.values.toArray()).filter(row => before.get(row.name) !== row.sealed.join())
  const path = await pathOf(phone.vault, [GROUP, VISITS, 'incremental'])
  const chunk = (await phone.database.chunks.where('paths').equals(path).last())!
  return { values, chunk: chunk.sealed }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

const bench: TapBench = {
  async prepareTaps(visits) {
    const made = await Promise.all(Array.from({ length: visits }, visit))
    made.forEach(must)
    const rows = await phone.store.unsent(GROUP)
    must(await phone.store.commit([{ to: 'cut', rows: rows.map(({ row }) => row) }]))
    await docs.compact(GROUP, VISITS)
  },
  async measureTaps(count) {
    // Taps differ by a visit's length only: what one of them stores stands for all.
    const stored = await storedBy(async () => must(await visit()))
    const bytes = stored.chunk.length + stored.values.reduce((sum, row) => sum + row.sealed.length, 0)
    const taps: number[] = []
    const bare: number[] = []
    for (let i = 0; i < count; i++) {
      taps.push(await timed(async () => must(await visit())))
      bare.push(await timed(() => bareWrite(stored)))
    }
    return { taps, bare, bytes }
  },
}
Object.assign(window, bench)
