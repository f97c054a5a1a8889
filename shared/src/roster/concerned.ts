import type { BatchId, DeviceId, MemberId, OpId } from '../base/ids.ts'
import { isRemoved } from './counting.ts'
import type { Operation } from './operations.ts'
import type { RosterState } from './state.ts'

/** What of a roster decides which batches count, besides their own `auth`. Plain, to be kept beside the documents. */
export interface Judgement {
  readonly void: readonly OpId[]
  readonly pending: readonly OpId[]
  readonly removed: readonly DeviceId[]
  /** By `cutName`. */
  readonly cuts: Readonly<Record<string, readonly BatchId[]>>
}

export const NOTHING_JUDGED: Judgement = { void: [], pending: [], removed: [], cuts: {} }

export const judgementOf = (state: RosterState): Judgement => ({
  void: [...state.void],
  pending: [...state.pending],
  removed: [...state.devices.keys()].filter(id => isRemoved(state, id)),
  cuts: Object.fromEntries(state.cuts),
})

export interface Concerned {
  /** Whether these had the right at some `auth` may be answered otherwise than before. */
  readonly rights: ReadonlySet<DeviceId>
  /** These were removed, or are not any more. */
  readonly removed: ReadonlySet<DeviceId>
  /** Cuts that were set or raised, by `cutName`. */
  readonly cuts: ReadonlySet<string>
}

/**
 * Whose batches may count otherwise than `before`, at most: only their documents are judged again. An operation that was
 * added and stands concerns nobody: no batch that was judged has it in its `auth`.
 */
export function concerned(before: Judgement, now: RosterState, operation: (id: OpId) => Operation | undefined): Concerned {
  const rights = new Set<DeviceId>()
  const add = (member: MemberId | undefined) => {
    for (const device of now.devices.values()) if (device.member === member) rights.add(device.id)
  }
  for (const id of [...difference(before.void, now.void), ...difference(before.pending, now.pending)]) {
    const op = operation(id)
    if (!op) continue
    const { act } = op
    if ('newDevice' in act) {
      rights.add(act.newDevice)
      add(now.devices.get(act.newDevice)?.member)
      add(act.newDevice as string as MemberId)
    }
    if ('member' in act) add(act.member)
    if ('target' in act) rights.add(act.target)
    // Somebody who was here already joins once more for another turf.
    if (act.type === 'join') add(now.devices.get(op.device)?.member)
  }
  const removed = difference(before.removed, new Set([...now.devices.keys()].filter(id => isRemoved(now, id))))
  const names = new Set([...Object.keys(before.cuts), ...now.cuts.keys()])
  const cuts = [...names].filter(name => (before.cuts[name] ?? []).join() !== (now.cuts.get(name) ?? []).join())
  return { rights, removed: new Set(removed), cuts: new Set(cuts) }
}

function difference<T>(before: readonly T[], now: ReadonlySet<T>): T[] {
  const old = new Set(before)
  return [...before.filter(one => !now.has(one)), ...[...now].filter(one => !old.has(one))]
}
