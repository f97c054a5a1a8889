import type { Chunks } from './chunks.ts'
import type { OpenDoc } from './open-docs.ts'

const COMPACT_AT = 40
/** Of a text that somebody types into now: compacting reads all of it again. */
export const COMPACT_BUSY_AT = 400

/** Replaces what can be replaced of a document's loose chunks by one snapshot. */
export function createCompaction(chunks: Pick<Chunks, 'compact'>) {
  const running = new Set<Promise<void>>()

  async function now(open: OpenDoc): Promise<void> {
    // Of one that was wiped nothing may come back.
    if (open.compacting || open.over.aborted) return
    open.compacting = true
    const run = compact(open)
    running.add(run)
    await run.finally(() => running.delete(run))
  }

  async function compact(open: OpenDoc): Promise<void> {
    try {
      open.kept = await chunks.compact(open.automerge, open.handle.doc(), open)
      open.loose = open.kept
    } catch {
      // Nothing was deleted; what keeps the disk from being written is told by the next commit.
      open.kept = open.loose
    } finally {
      open.compacting = false
    }
  }
  return {
    now,
    /** Resolves when what was being written is. */
    idle: async (): Promise<void> => void (await Promise.all(running)),
    /** When enough has come together for it to be worth it. */
    async due(open: OpenDoc, at = COMPACT_AT): Promise<void> {
      if (open.loose - open.kept >= at) await now(open)
    },
  }
}
