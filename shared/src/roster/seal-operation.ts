import type { Bytes } from '../base/bytes.ts'
import type { ChannelId } from '../base/ids.ts'
import { fail } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { refusal } from '../base/refusal.ts'
import { sealEntry } from '../wire/entry.ts'
import type { EpochKey, KeyRing } from './key-ring.ts'
import type { Operation } from './operations.ts'
import { epochsOf, latest } from './recipients.ts'
import type { RosterState } from './state.ts'

/**
 * Under which log epoch an operation travels: docs/PROTOCOL.md section 2, last lines of section 3. `past`: the roster as
 * of its parents. With it a removal or a move is sealed under the epoch before it, so that whoever it is about and
 * whoever was away learn of it; without it, a move is sealed under the epoch it begins, as it stands in the new log.
 */
export async function sealOperation(ring: KeyRing, log: ChannelId, op: Operation, past?: RosterState): Promise<Result<Bytes>> {
  const key = keyFor(ring, op, past)
  return key ? sealEntry(key.sealing, log, 'log', op.raw) : fail(refusal('missing-key', { detail: 'log' }))
}

function keyFor(ring: KeyRing, { act }: Operation, past: RosterState | undefined): EpochKey | undefined {
  if (past && (act.type === 'move' || act.type === 'removeMember' || act.type === 'removeDevice')) return newestOf(ring, past)
  // A renewal of the log, and genesis, under the epoch that they begin.
  const begun = 'epochs' in act && act.type !== 'ask' ? act.epochs.find(one => one.scope === 'log') : undefined
  if (begun) return ring.byEpoch(begun.id)
  const newest = ring.newest('log')
  // A removal makes the epoch unclean that it is still sealed under: everybody has to learn of it.
  return newest.ok ? newest.value : ring.newestHeld('log')
}

function newestOf(ring: KeyRing, past: RosterState): EpochKey | undefined {
  const held = epochsOf(past, 'log').filter(epoch => ring.byEpoch(epoch.id))
  const [newest] = latest(past, held)
  return newest && ring.byEpoch(newest.id)
}
