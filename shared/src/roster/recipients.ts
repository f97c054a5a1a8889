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
  readonly clean: Map<Scope, readonly Epoch[]>
  readonly holders: Map<EpochId, ReadonlySet<string>>
  byScope?: ReadonlyMap<Scope, readonly Epoch[]>
}
const memos = new WeakMap<RosterState, Memo>()

function memoOf(state: RosterState): Memo {
  let memo = memos.get(state)
  if (!memo) {
    memo = { recipients: new Map(), clean: new Map(), holders: new Map() }
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

/**
 * Everybody who has or can make the key: who was given it, whoever was given a later key that carries it, and the
 * devices that came by an invitation that has it.
 */
function holdersOf(state: RosterState, epoch: Epoch): ReadonlySet<string> {
  const memo = memoOf(state)
  const known = memo.holders.get(epoch.id)
  if (known) return known
  const all = new Set(epoch.holders)
  // A carrier comes after what it carries, so this ends.
  for (const carrier of epochsOf(state, epoch.scope))
    if (carrier.prev.some(one => one.epoch === epoch.id)) for (const key of holdersOf(state, carrier)) all.add(key)
  for (const invitation of state.invitations.values()) {
    if (!all.has(toHex(invitation.x))) continue
    for (const join of invitation.joins) if (join.standing) all.add(toHex(state.devices.get(join.device)!.x))
  }
  memo.holders.set(epoch.id, all)
  return all
}

/** Nobody who holds it has lost the right to. An invitation that was used up has not. */
function isClean(state: RosterState, epoch: Epoch): boolean {
  const allowed = recipientsOf(state, epoch.scope)
  const rest = [...holdersOf(state, epoch)].filter(key => !allowed.has(key))
  if (rest.length === 0) return true
  const usedUp = new Set(invitationKeys(state, epoch.scope, false))
  return rest.every(key => usedUp.has(key))
}

/** Clean epochs that no other follows, in ascending order of id: any may be sealed under, the first should be. */
export function cleanEpochs(state: RosterState, scope: Scope): readonly Epoch[] {
  const memo = memoOf(state)
  let clean = memo.clean.get(scope)
  if (!clean) {
    const standing = epochsOf(state, scope).filter(epoch => !epoch.void)
    clean = latest(standing).filter(epoch => isClean(state, epoch))
    memo.clean.set(scope, clean)
  }
  return clean
}

/** Those that no other of them follows. */
export function latest(epochs: readonly Epoch[]): readonly Epoch[] {
  const followed = new Set<EpochId>(epochs.flatMap(epoch => [...epoch.after]))
  return epochs.filter(epoch => !followed.has(epoch.id))
}

/** The epoch to seal under. None: `needs-rekey`. */
export const newestEpoch = (state: RosterState, scope: Scope): Epoch | undefined => cleanEpochs(state, scope)[0]

/**
 * Recipients of a scope who were never given a key that others seal or sealed under: of the newest epoch, and of every
 * other one that no later epoch carries (two that were begun at the same time, each knowing others' rights). An
 * invitation is only given the newest, by its mailbox. `held`: the epochs whose keys the asker could give.
 */
export function missingHolders(
  state: RosterState,
  scope: Scope,
  held: (epoch: Epoch) => boolean = () => true,
): { readonly epoch: Epoch; readonly missing: readonly string[] } | undefined {
  const newest = newestEpoch(state, scope)
  if (!newest) return undefined
  const carried = new Set<EpochId>(epochsOf(state, scope).flatMap(epoch => epoch.prev.map(one => one.epoch)))
  const others = epochsOf(state, scope).filter(epoch => epoch !== newest && !carried.has(epoch.id))
  const invitations = new Set(invitationKeys(state, scope, false))
  for (const epoch of [newest, ...others].filter(held)) {
    const holders = holdersOf(state, epoch)
    const missing = [...recipientsOf(state, scope)].filter(key => !holders.has(key) && (epoch === newest || !invitations.has(key))).sort()
    if (missing.length > 0) return { epoch, missing }
  }
  return undefined
}

/** Scopes of this state that have epochs but no clean one. */
export function scopesToRekey(state: RosterState): readonly Scope[] {
  const scopes = new Set([...state.epochs.values()].map(epoch => epoch.scope))
  return [...scopes].filter(scope => !newestEpoch(state, scope)).toSorted()
}
