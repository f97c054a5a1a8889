import { toHex } from '../base/bytes.ts'
import type { EpochId, OpId } from '../base/ids.ts'
import { sorted } from './apply-members.ts'
import type { Node } from './dag.ts'
import { put, setAsks } from './draft.ts'
import type { Draft } from './draft.ts'
import type { BegunEpoch, Welcome } from './operations.ts'
import type { RosterState } from './state.ts'

/** Who has which keys: effects of operations on epochs. */
const NOBODY: ReadonlySet<never> = new Set()

export function begin(
  draft: Draft,
  { id, facts }: Node,
  items: readonly BegunEpoch[],
  isVoid: boolean,
  inPast: (op: OpId) => boolean,
): void {
  for (const item of items) {
    const recipients = facts.recipients.get(item.scope) ?? NOBODY
    const after = facts.after.get(item.scope) ?? NOBODY
    put(draft, 'epochs', item.id, { ...item, op: id, holders: recipients, recipients, after, carriers: [], void: isVoid, welcomes: [] })
    for (const { epoch } of item.prev) {
      const carried = draft.state.epochs.get(epoch)!
      put(draft, 'epochs', epoch, { ...carried, carriers: [...carried.carriers, item.id].sort() })
    }
    const latest = (draft.state.tips.get(item.scope) ?? []).filter(tip => !inPast(draft.state.epochs.get(tip)!.op))
    put(draft, 'tips', item.scope, [...latest, item.id].sort())
    if (after.size === 0) firstOf(draft, item)
  }
}

/** Begun twice at the same time: the lowest id says where the turf is. */
function firstOf(draft: Draft, { scope, id, commit }: BegunEpoch): void {
  const known = draft.state.begun.get(scope)
  if (!known || id < known.epoch) put(draft, 'begun', scope, { epoch: id, locator: toHex(commit.subarray(32)) })
}

export function hold(draft: Draft, id: EpochId, keys: Iterable<string>): void {
  const epoch = draft.state.epochs.get(id)
  if (!epoch) return
  const more = [...keys].filter(key => !epoch.holders.has(key))
  if (more.length > 0) put(draft, 'epochs', id, { ...epoch, holders: new Set([...epoch.holders, ...more]) })
}

/** Its boxes may be for any recipient who lacked the key; whoever had asked before is answered. */
export function welcomed(draft: Draft, { id, facts }: Node, act: Welcome, inPast: (op: OpId) => boolean): void {
  const among = facts.recipients.get(act.scope) ?? new Set<string>()
  hold(draft, act.epoch, among)
  const epoch = draft.state.epochs.get(act.epoch)
  if (!epoch) return
  const welcomes = sorted([...epoch.welcomes, { op: id, boxesHash: act.boxesHash, among }])
  put(draft, 'epochs', act.epoch, { ...epoch, welcomes })
  if (draft.state.asks.size === 0) return
  const isGiven = (id: EpochId) => comesWith(draft.state.epochs, id, act.epoch)
  const asks = [...draft.state.asks.values()].flatMap(ask => {
    const epochs = inPast(ask.op) ? ask.epochs.filter(one => !isGiven(one)) : ask.epochs
    return epochs.length === 0 ? [] : [[ask.op, { ...ask, epochs }] as const]
  })
  setAsks(draft, new Map(asks))
}

/** Whether who has the key of `later` has that of `id`: the same, or carried by it. */
export function comesWith(epochs: RosterState['epochs'], id: EpochId, later: EpochId): boolean {
  if (epochs.get(id)?.scope !== epochs.get(later)?.scope) return false
  const seen = new Set<EpochId>()
  for (const left = [id]; left.length > 0;) {
    const next = left.pop()!
    if (next === later) return true
    if (seen.has(next)) continue
    seen.add(next)
    left.push(...epochs.get(next)!.carriers)
  }
  return false
}
