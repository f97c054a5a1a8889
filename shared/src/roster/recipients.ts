import { toHex } from '../base/bytes.ts'
import { isTurf } from '../base/ids.ts'
import type { EpochId, Scope } from '../base/ids.ts'
import type { Epoch, RosterState } from './state.ts'
import { isOrganizer, usesLeft } from './state.ts'
import { holdsScope } from './who-may.ts'

/**
 * Whom a scope's keys are for, and which epochs are clean: docs/PROTOCOL.md section 3. Everything is a function of the
 * state; answers are remembered with it.
 */
interface Memo {
  readonly recipients: Map<Scope, ReadonlySet<string>>
  readonly newest: Map<Scope, Epoch | undefined>
  byScope?: ReadonlyMap<Scope, readonly Epoch[]>
}
const memos = new WeakMap<RosterState, Memo>()

function memoOf(state: RosterState): Memo {
  let memo = memos.get(state)
  if (!memo) {
    memo = { recipients: new Map(), newest: new Map() }
    memos.set(state, memo)
  }
  return memo
}

/** Epochs of one scope, in ascending order of id. */
export function epochsOf(state: RosterState, scope: Scope): readonly Epoch[] {
  const memo = memoOf(state)
  if (!memo.byScope) {
    const byScope = new Map<Scope, Epoch[]>()
    for (const epoch of [...state.epochs.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const list = byScope.get(epoch.scope)
      if (list) list.push(epoch)
      else byScope.set(epoch.scope, [epoch])
    }
    memo.byScope = byScope
  }
  return memo.byScope.get(scope) ?? []
}

/**
 * X25519 public keys, hex, that a new epoch of the scope must be sealed to, exactly. `organizers` stands in for the
 * organizers' public half where one operation renews both.
 */
export function recipientsOf(state: RosterState, scope: Scope, organizers?: string): ReadonlySet<string> {
  const memo = memoOf(state)
  const known = organizers === undefined ? memo.recipients.get(scope) : undefined
  if (known) return known
  const keys = new Set<string>()
  for (const device of state.devices.values()) {
    const member = state.members.get(device.member)
    if (!member || state.gone.has(device.id) || !holdsScope(member, scope)) continue
    if (!isTurf(scope) || !isOrganizer(member.role)) keys.add(toHex(device.x))
  }
  for (const key of invitationKeys(state, scope, true)) keys.add(key)
  if (isTurf(scope)) {
    const key = organizers ?? organizersKey(state)
    if (key !== undefined) keys.add(key)
  }
  if (organizers === undefined) memo.recipients.set(scope, keys)
  return keys
}

function organizersKey(state: RosterState): string | undefined {
  const epoch = newestEpoch(state, 'organizers')
  return epoch && toHex(epoch.public)
}

/** Invitations reach the log and their turfs. */
function invitationKeys(state: RosterState, scope: Scope, onlyUsable: boolean): string[] {
  if (scope === 'group' || scope === 'organizers') return []
  return [...state.invitations.values()]
    .filter(one => one.ended.length === 0 && (!onlyUsable || usesLeft(one) > 0))
    .filter(one => scope === 'log' || one.scopes.some(turf => turf === scope))
    .map(one => toHex(one.x))
}

/** Nobody who holds it has lost the right to. An invitation that was used up has not. */
export function isClean(state: RosterState, epoch: Epoch): boolean {
  if (epoch.void) return false
  const allowed = recipientsOf(state, epoch.scope)
  const rest = [...epoch.holders].filter(key => !allowed.has(key))
  if (rest.length === 0) return true
  const usedUp = new Set(invitationKeys(state, epoch.scope, false))
  return rest.every(key => usedUp.has(key))
}

/** The epoch to seal under: of the clean ones that no clean one follows, the lowest id. None: `needs-rekey`. */
export function newestEpoch(state: RosterState, scope: Scope): Epoch | undefined {
  const memo = memoOf(state)
  if (!memo.newest.has(scope)) memo.newest.set(scope, newestAmong(epochsOf(state, scope).filter(epoch => isClean(state, epoch))))
  return memo.newest.get(scope)
}

/** Of epochs in ascending order of id: the first that no other of them follows. */
export const newestAmong = (epochs: readonly Epoch[]): Epoch | undefined =>
  epochs.find(epoch => !epochs.some(other => other.after.has(epoch.id)))

/** Epochs whose keys no other epoch of the scope carries: what a new one has to carry on. */
export function tipsOf(state: RosterState, scope: Scope): readonly Epoch[] {
  const epochs = epochsOf(state, scope)
  const carried = new Set<EpochId>(epochs.flatMap(epoch => epoch.prev.map(one => one.epoch)))
  return epochs.filter(epoch => !carried.has(epoch.id))
}

/** Scopes of this state that have epochs but no clean one. */
export function scopesToRekey(state: RosterState): readonly Scope[] {
  const scopes = new Set([...state.epochs.values()].map(epoch => epoch.scope))
  return [...scopes].filter(scope => !newestEpoch(state, scope)).toSorted()
}
