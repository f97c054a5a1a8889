import type { Bytes } from '../base/bytes.ts'
import type { ChannelId } from '../base/ids.ts'
import { fail } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { refusal } from '../base/refusal.ts'
import { sealEntry } from '../wire/entry.ts'
import type { EpochKey, KeyRing } from './key-ring.ts'
import type { Operation } from './operations.ts'

/** Under which log epoch an operation travels: docs/PROTOCOL.md section 2, last lines of section 3. */
export async function sealOperation(ring: KeyRing, log: ChannelId, op: Operation): Promise<Result<Bytes>> {
  const key = keyFor(ring, op)
  return key ? sealEntry(key.sealing, log, 'log', op.raw) : fail(refusal('missing-key', { detail: 'log' }))
}

function keyFor(ring: KeyRing, { act }: Operation): EpochKey | undefined {
  // A renewal of the log, and genesis, under the epoch that they begin.
  const begun = 'epochs' in act && act.type !== 'ask' ? act.epochs.find(one => one.scope === 'log') : undefined
  if (begun) return ring.byEpoch(begun.id)
  const newest = ring.newest('log')
  // A removal makes the epoch unclean that it is still sealed under: everybody has to learn of it.
  return newest.ok ? newest.value : ring.newestHeld('log')
}
