import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import type { Clock } from '@porchlight/shared/base/ports'
import type { Chunks } from './chunks.ts'
import type { OpenDoc } from './open-docs.ts'
import { createQuiet } from './quiet.ts'

const COMPACT_AT = 40
/** Of a text that somebody types into now: compacting reads all of it again. */
export const COMPACT_BUSY_AT = 400

/**
 * A loose chunk of one visit takes as much room as fifteen visits in a saved document, so that what nobody writes into for
 * the moment is not left with many.
 */
const COMPACT_AT_REST = 4
const REST = { quietMs: 60_000, mostMs: Infinity }

/** Replaces what can be replaced of a document's loose chunks by one snapshot. */
export function createCompaction(chunks: Pick<Chunks, 'compact'>, clock: Clock, settle: (open: OpenDoc) => Promise<void>) {
  const running = new Set<Promise<void>>()
  const resting = createQuiet(clock, REST)
  /** Whoever taps or types now does not wait while this reads and writes. */
  const pausing = createQuiet(clock)

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
      await settle(open)
    } catch {
      // Nothing was deleted; what keeps the disk from being written is told by the next commit.
      open.kept = open.loose
    } finally {
      open.compacting = false
    }
  }
  const isDue = (open: OpenDoc, at: number): boolean => open.loose - open.kept >= at
  const due = async (open: OpenDoc, at: number): Promise<void> => {
    if (isDue(open, at)) await now(open)
  }
  return {
    now,
    /** Resolves when what was being written is. */
    idle: async (): Promise<void> => void (await Promise.all(running)),
    /** One chunk more: when enough has come together for it to be worth it, and when nobody writes any more. */
    noted(open: OpenDoc, at = COMPACT_AT): void {
      resting.putOff(keyOf(open), () => void due(open, COMPACT_AT_REST))
      if (isDue(open, at)) pausing.putOff(keyOf(open), () => void due(open, at))
    },
    forget(group: GroupId, doc: DocId): void {
      for (const quiet of [resting, pausing]) quiet.forget(keyOf({ group, doc }))
    },
    end(): void {
      for (const quiet of [resting, pausing]) quiet.end()
    },
  }
}

const keyOf = ({ group, doc }: Pick<OpenDoc, 'group' | 'doc'>): string => `${group}/${doc}`
