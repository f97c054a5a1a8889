import type { DocId } from '@porchlight/shared/base/ids'
import type { Docs, Store } from './ports.ts'
import type { Session } from './session.ts'

/** When a snapshot is due, and how long whoever may post one waits. */
export interface SnapshotLimits {
  /** Entries since the last one. */
  readonly entries: number
  /** Their bytes, in terms of the live document's. */
  readonly times: number
  /** The same for a document that has come to rest. */
  readonly timesAtRest: number
  /** Below it nothing is worth it. */
  readonly leastBytes: number
  /** Those who may post one wait for a random part of this. */
  readonly delayMs: number
  /** A document that nobody has written into for so long is at rest. */
  readonly restMs: number
  /** Looks are taken together. */
  readonly lookMs: number
}

export const DEFAULT_SNAPSHOTS: SnapshotLimits = {
  entries: 500,
  times: 4,
  timesAtRest: 0.5,
  leastBytes: 8 * 1024,
  delayMs: 10 * 60_000,
  restMs: 60 * 60_000,
  lookMs: 5_000,
}

interface Stored {
  entries: number
  bytes: number
  /** The last row that is counted. */
  row: number
}

/** How much of each document has come together in entries, and when that is enough. */
export interface Tally {
  /** `atRest`: only once nothing more has come than was there at `row`. */
  due(doc: DocId): Promise<{ readonly atRest: boolean; readonly row: number } | undefined>
  /** A snapshot was posted or taken in: what is stored now is where counting begins. */
  rest(doc: DocId): Promise<void>
}

export interface TallyPorts {
  readonly session: Session
  readonly store: Store
  readonly docs: Pick<Docs, 'look'>
  readonly limits: SnapshotLimits
}

export function createTally({ session, store, docs, limits }: TallyPorts): Tally {
  const counts = new Map<DocId, Stored>()
  const floors = new Map<DocId, Stored>()
  /** Live size, and how much was stored when it was measured. */
  const live = new Map<DocId, { readonly size: number; readonly at: number }>()

  /** Counts on from where it had come to. */
  async function count(doc: DocId): Promise<Stored> {
    const stored = counts.get(doc) ?? { entries: 0, bytes: 0, row: 0 }
    counts.set(doc, stored)
    const channel = session.channelOf(doc)
    for (let more = channel !== undefined; more;) {
      const part = await store.entries(channel!.id, stored.row, 200)
      for (const { row, bytes } of part) {
        stored.entries++
        stored.bytes += bytes.length
        stored.row = row
      }
      more = part.length === 200
    }
    return stored
  }

  /** Measured again when much has come since. */
  async function liveSize(doc: DocId, stored: number): Promise<number | undefined> {
    const known = live.get(doc)
    if (known && stored < known.at * 1.25) return known.size
    const size = await docs.look(session.group, doc, (A, current) => A.save(current).length)
    if (size !== undefined) live.set(doc, { size, at: stored })
    return size
  }

  return {
    async due(doc) {
      const now = await count(doc)
      const floor = floors.get(doc) ?? { entries: 0, bytes: 0, row: 0 }
      const bytes = now.bytes - floor.bytes
      if (bytes < limits.leastBytes) return undefined
      if (now.entries - floor.entries >= limits.entries) return { atRest: false, row: now.row }
      const size = await liveSize(doc, now.bytes)
      if (size === undefined) return undefined
      if (bytes < limits.timesAtRest * size) return undefined
      return { atRest: bytes < limits.times * size, row: now.row }
    },
    async rest(doc) {
      counts.delete(doc)
      floors.set(doc, { ...(await count(doc)) })
    },
  }
}
