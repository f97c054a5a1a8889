import { toHex } from '../base/bytes.ts'
import type { EpochId, OpId } from '../base/ids.ts'
import { sorted } from './apply-members.ts'
import type { Node } from './dag.ts'
import { mapOf } from './draft.ts'
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
  const epochs = mapOf(draft, 'epochs')
  const tips = mapOf(draft, 'tips')
  for (const item of items) {
    const recipients = facts.recipients.get(item.scope) ?? NOBODY
    const after = facts.after.get(item.scope) ?? NOBODY
    epochs.set(item.id, { ...item, op: id, holders: recipients, recipients, after, carriers: [], void: isVoid, welcomes: [] })
    for (const { epoch } of item.prev) {
      const carried = epochs.get(epoch)!
      epochs.set(epoch, { ...carried, carriers: [...carried.carriers, item.id].sort() })
    }
    const latest = (tips.get(item.scope) ?? []).filter(tip => !inPast(epochs.get(tip)!.op))
    tips.set(item.scope, [...latest, item.id].sort())
    if (after.size === 0) firstOf(draft, item)
  }
}

/** Begun twice at the same time: the lowest id says where the turf is. */
function firstOf(draft: Draft, { scope, id, commit }: BegunEpoch): void {
  const known = draft.state.begun.get(scope)
  if (!known || id < known.epoch) mapOf(draft, 'begun').set(scope, { epoch: id, locator: toHex(commit.subarray(32)) })
}

export function hold(draft: Draft, id: EpochId, keys: Iterable<string>): void {
  const epoch = draft.state.epochs.get(id)
  if (!epoch) return
  const more = [...keys].filter(key => !epoch.holders.has(key))
  if (more.length > 0) mapOf(draft, 'epochs').set(id, { ...epoch, holders: new Set([...epoch.holders, ...more]) })
}

/** Its boxes may be for any recipient who lacked the key; whoever had asked before is answered. */
export function welcomed(draft: Draft, { id, facts }: Node, act: Welcome, inPast: (op: OpId) => boolean): void {
  const among = facts.recipients.get(act.scope) ?? new Set<string>()
  hold(draft, act.epoch, among)
  const epoch = draft.state.epochs.get(act.epoch)
  if (!epoch) return
  const welcomes = sorted([...epoch.welcomes, { op: id, boxesHash: act.boxesHash, among }])
  mapOf(draft, 'epochs').set(act.epoch, { ...epoch, welcomes })
  if (draft.state.asks.size === 0) return
  const given = carriedWith(draft.state.epochs, act.epoch)
  for (const ask of draft.state.asks.values()) {
    if (!inPast(ask.op) || !ask.epochs.some(one => given.has(one))) continue
    const epochs = ask.epochs.filter(one => !given.has(one))
    if (epochs.length > 0) mapOf(draft, 'asks').set(ask.op, { ...ask, epochs })
    else mapOf(draft, 'asks').delete(ask.op)
  }
}

/** An epoch and all those whose keys come with its own. */
export function carriedWith(epochs: RosterState['epochs'], id: EpochId): ReadonlySet<EpochId> {
  const all = new Set<EpochId>()
  for (const left = [id]; left.length > 0;) {
    const next = left.pop()!
    if (all.has(next)) continue
    all.add(next)
    left.push(...(epochs.get(next)?.prev.map(one => one.epoch) ?? []))
  }
  return all
}
