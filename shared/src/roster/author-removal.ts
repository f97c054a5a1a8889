import type { DeviceId, EpochId, MemberId, Scope } from '../base/ids.ts'
import { Refused } from '../base/refusal.ts'
import type { Random } from '../base/ports.ts'
import type { Result } from '../base/result.ts'
import type { DeviceKeys } from '../crypto/device.ts'
import { attempt } from '../wire/attempt.ts'
import { keeperHashOf } from '../wire/channel.ts'
import { actNow, begun, itemsOf, makeEpochs, rekey, viewOf } from './author.ts'
import type { Authored } from './author.ts'
import { needsMove } from './homes.ts'
import type { KeyRing } from './key-ring.ts'
import { LIST_LIMIT } from './operations.ts'
import type { Cut } from './operations.ts'
import { scopesToRekey } from './recipients.ts'
import type { Roster } from './roster.ts'
import type { RosterState } from './state.ts'
import { isOrganizer, memberOf } from './state.ts'
import { mayAct, scopesOf } from './who-may.ts'

/**
 * Gives everything a new name: all locators and the keeper. Its boxes travel in the old `keys/…` channels and the
 * operation in the old log, under the log's epoch before it; afterwards everything that is held goes into the new ones.
 * `not-admin`, `missing-key`.
 */
export const move = (roster: Roster, ring: KeyRing, keys: DeviceKeys, random: Random, relay?: string): Promise<Result<Authored>> =>
  attempt(async () => {
    const [view, heads] = [viewOf(roster), roster.heads()]
    await ring.update(view)
    const made = await makeEpochs(view, ring, [...view.tips.keys()], () => undefined, random)
    const keeper = await keeperHashOf(made.get('organizers')!.secret.locator)
    const op = await actNow(roster, keys, { type: 'move', keeper, epochs: itemsOf(made), ...(relay === undefined ? {} : { relay }) }, heads)
    return begun(roster, ring, op, made, random)
  })

export type Removed = { readonly member: MemberId } | { readonly target: DeviceId }
export interface Removal {
  readonly who: Removed
  /** For cause: every live invitation ends that is not issued anew. */
  readonly cause: boolean
  /** Up to where the removed devices' work counts: `cutFor`. */
  readonly cut: Cut
}

/**
 * Removal as one act: the operation, then new keys for all that the removed held, in a move where an organizer's
 * keys were among it. What it answers travels in this order, each with its boxes first, and the first one sealed as
 * of before it. Somebody who may not renew a scope leaves that to whoever may.
 */
export const remove = (
  roster: Roster,
  ring: KeyRing,
  keys: DeviceKeys,
  { who, cause, cut }: Removal,
  random: Random,
): Promise<Result<readonly Authored[]>> =>
  attempt(async () => {
    const said = 'member' in who ? ({ type: 'removeMember', ...who } as const) : ({ type: 'removeDevice', ...who } as const)
    const acts = [await actNow(roster, keys, { ...said, cause, cut: cut.slice(0, LIST_LIMIT) })]
    // A very long cut goes on in further operations; only an organizer has seen so much of one member's work.
    for (let at = LIST_LIMIT; at < cut.length; at += LIST_LIMIT)
      acts.push(await actNow(roster, keys, { type: 'admit', cut: cut.slice(at, at + LIST_LIMIT) }))
    const renewed = await renew(roster, ring, keys, random)
    return [...acts.map(op => ({ op, boxes: [], mailboxes: [] })), ...(renewed ? [renewed] : [])]
  })

/**
 * New keys for what somebody holds who should not, and a move where that is a key of the organizers; undefined when
 * nothing is due that this device may do. After a removal, a demotion, a turf taken back; and by whoever is online for others.
 */
export const renewal = (
  roster: Roster,
  ring: KeyRing,
  keys: DeviceKeys,
  random: Random,
  complete = false,
): Promise<Result<Authored | undefined>> => attempt(() => renew(roster, ring, keys, random, complete))

async function renew(roster: Roster, ring: KeyRing, keys: DeviceKeys, random: Random, complete = false): Promise<Authored | undefined> {
  const view = viewOf(roster)
  const due = renewalDue(view, ring, keys.id, complete)
  if (due === 'move') {
    const moved = await move(roster, ring, keys, random)
    if (moved.ok) return moved.value
  }
  await ring.update(view)
  // Who lacks a locator cannot renew that scope; it must not keep the others from being renewed.
  const scopes = scopesDue(view, ring, keys.id, complete).filter(scope => ring.locator(scope))
  if (scopes.length === 0) return undefined
  const renewed = await rekey(roster, ring, keys, scopes, random)
  if (!renewed.ok) throw new Refused(renewed.error.code, renewed.error)
  return renewed.value
}

/** What this device should renew now. `complete`: everything that there is has come, so that what is missing was never posted. */
export function renewalDue(view: RosterState, ring: KeyRing, device: DeviceId, complete = false): 'move' | 'rekey' | undefined {
  if (mayAct(view, device)) return undefined
  if (memberOf(view, device)!.role === 'admin' && needsMove(view)) return 'move'
  return scopesDue(view, ring, device, complete).some(scope => ring.locator(scope)) ? 'rekey' : undefined
}

/** Unclean ones, and those that somebody has spoiled: nobody seals under such, and an organizer may renew them. */
function scopesDue(view: RosterState, ring: KeyRing, device: DeviceId, complete: boolean): Scope[] {
  const me = memberOf(view, device)
  if (!me || mayAct(view, device)) return []
  const due = new Set([...scopesToRekey(view), ...(isOrganizer(me.role) ? ring.spoiled(complete).renew : [])])
  return scopesOf(view, me).filter(scope => due.has(scope))
}

/** Keys that this device should have been given and was not, and that somebody else may have: each is asked for once. */
export function askDue(view: RosterState, ring: KeyRing, device: DeviceId, complete: boolean): readonly EpochId[] {
  const me = memberOf(view, device)
  if (!me || mayAct(view, device) || isOrganizer(me.role)) return []
  const asked = new Set([...view.asks.values()].flatMap(one => (one.device === device ? one.epochs : [])))
  const mine = new Set(scopesOf(view, me))
  return ring.spoiled(complete).ask.filter(id => !asked.has(id) && mine.has(view.epochs.get(id)!.scope))
}
