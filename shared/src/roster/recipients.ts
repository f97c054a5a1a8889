import { toHex } from '../base/bytes.ts'
import { isTurf } from '../base/ids.ts'
import type { EpochId, Scope } from '../base/ids.ts'
import { comesWith } from './apply-epochs.ts'
import { isAtHome } from './homes.ts'
import type { Epoch, RosterState } from './state.ts'
import { isOrganizer, usesLeft } from './state.ts'
import { holdsScope } from './who-may.ts'

/**
 * Whom a scope's keys are for, and which epochs are clean: docs/PROTOCOL.md section 3. Everything is a function of the
 * state; answers are remembered with the parts of it that they come from, and so outlive operations that change others.
 */
interface People {
  readonly of: Pick<RosterState, 'devices' | 'gone' | 'invitations'>
  readonly recipients: Map<Scope, ReadonlySet<string>>
}
interface Invited {
  readonly keys: Map<string, readonly string[]>
  /** Who came by an invitation, by its key. */
  cameBy?: ReadonlyMap<string, readonly string[]>
}
interface Keys {
  readonly recipients: Map<Scope, ReadonlySet<string>>
  readonly clean: Map<Scope, readonly Epoch[]>
}
const peoples = new WeakMap<RosterState['members'], People>()
const inviteds = new WeakMap<RosterState['invitations'], Invited>()
const keyMemos = new WeakMap<RosterState, Keys>()
const scopeMemos = new WeakMap<RosterState['epochs'], ReadonlyMap<Scope, readonly Epoch[]>>()

function peopleOf(state: RosterState): People {
  const known = peoples.get(state.members)
  const { devices, gone, invitations } = state
  if (known && known.of.devices === devices && known.of.gone === gone && known.of.invitations === invitations) return known
  const people = { of: { devices, gone, invitations }, recipients: new Map() }
  peoples.set(state.members, people)
  return people
}

function invitedOf({ invitations }: RosterState): Invited {
  let invited = inviteds.get(invitations)
  if (!invited) inviteds.set(invitations, (invited = { keys: new Map() }))
  return invited
}

function remembered<K, V>(memo: Map<K, V>, key: K, make: () => V): V {
  let value = memo.get(key)
  if (value === undefined) memo.set(key, (value = make()))
  return value
}

function keysOf(state: RosterState): Keys {
  let memo = keyMemos.get(state)
  if (!memo) keyMemos.set(state, (memo = { recipients: new Map(), clean: new Map() }))
  return memo
}

/** Epochs of one scope, in ascending order of id. */
export function epochsOf(state: RosterState, scope: Scope): readonly Epoch[] {
  let byScope = scopeMemos.get(state.epochs)
  if (!byScope) {
    const lists = new Map<Scope, Epoch[]>()
    for (const epoch of [...state.epochs.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const list = lists.get(epoch.scope)
      if (list) list.push(epoch)
      else lists.set(epoch.scope, [epoch])
    }
    scopeMemos.set(state.epochs, (byScope = lists))
  }
  return byScope.get(scope) ?? []
}

/**
 * X25519 public keys, hex, that a new epoch of the scope must be sealed to, exactly. `organizers` stands in for the
 * organizers' public half where one operation renews both.
 */
export function recipientsOf(state: RosterState, scope: Scope, organizers?: string): ReadonlySet<string> {
  const people = remembered(peopleOf(state).recipients, scope, () => ownRecipients(state, scope))
  if (!isTurf(scope)) return people
  const withKey = (key: string | undefined) => (key === undefined ? people : new Set([...people, key]))
  if (organizers !== undefined) return withKey(organizers)
  return remembered(keysOf(state).recipients, scope, () => withKey(organizersKey(state)))
}

function ownRecipients(state: RosterState, scope: Scope): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const device of state.devices.values()) {
    const member = state.members.get(device.member)
    if (!member || state.gone.has(device.id) || !holdsScope(member, scope)) continue
    if (!isTurf(scope) || !isOrganizer(member.role)) keys.add(device.key)
  }
  for (const key of invitationKeys(state, scope, true)) keys.add(key)
  return keys
}

function organizersKey(state: RosterState): string | undefined {
  const epoch = newestEpoch(state, 'organizers')
  return epoch && toHex(epoch.public)
}

/** Invitations reach the log and their turfs. */
function invitationKeys(state: RosterState, scope: Scope, onlyUsable: boolean): readonly string[] {
  if (scope === 'group' || scope === 'organizers') return []
  return remembered(invitedOf(state).keys, `${scope} ${onlyUsable}`, () =>
    [...state.invitations.values()]
      .filter(one => one.ended.length === 0 && (!onlyUsable || usesLeft(one) > 0))
      .filter(one => scope === 'log' || one.scopes.some(turf => turf === scope))
      .map(one => one.key),
  )
}

/**
 * Everybody who has or can make the key: who was given it, whoever was given a later key that carries it, and the
 * devices that came by an invitation that has it.
 */
export function holdersOf(state: RosterState, epoch: Epoch): ReadonlySet<string> {
  const all = new Set(epoch.holders)
  const seen = new Set<EpochId>()
  for (const left = [...epoch.carriers]; left.length > 0;) {
    const id = left.pop()!
    if (seen.has(id)) continue
    seen.add(id)
    const carrier = state.epochs.get(id)!
    for (const key of carrier.holders) all.add(key)
    left.push(...carrier.carriers)
  }
  const cameBy = cameByOf(state)
  for (const key of all) for (const joined of cameBy.get(key) ?? []) all.add(joined)
  return all
}

function cameByOf(state: RosterState): ReadonlyMap<string, readonly string[]> {
  const invited = invitedOf(state)
  if (invited.cameBy) return invited.cameBy
  const cameBy = new Map<string, readonly string[]>()
  for (const { key, joins } of state.invitations.values()) {
    const standing = joins.filter(join => join.standing)
    if (standing.length > 0)
      cameBy.set(
        key,
        standing.map(join => state.devices.get(join.device)!.key),
      )
  }
  return (invited.cameBy = cameBy)
}

/** Nobody who holds it has lost the right to. An invitation that was used up has not. */
function isClean(state: RosterState, epoch: Epoch): boolean {
  const allowed = recipientsOf(state, epoch.scope)
  const rest = [...holdersOf(state, epoch)].filter(key => !allowed.has(key))
  if (rest.length === 0) return true
  const usedUp = new Set(invitationKeys(state, epoch.scope, false))
  return rest.every(key => usedUp.has(key))
}

/** Epochs that do not stand aside: each either not void or the latest not void before one that is. */
function standingTips(state: RosterState, scope: Scope): readonly Epoch[] {
  const tips = (state.tips.get(scope) ?? []).map(id => state.epochs.get(id)!)
  if (tips.every(epoch => !epoch.void)) return tips
  return latest(
    state,
    epochsOf(state, scope).filter(epoch => !epoch.void),
  )
}

/**
 * Clean epochs that no other follows, in ascending order of id: any may be sealed under, the first should be. One that
 * leads to channels where the group is no longer is not clean.
 */
export const cleanEpochs = (state: RosterState, scope: Scope): readonly Epoch[] =>
  remembered(keysOf(state).clean, scope, () => standingTips(state, scope).filter(epoch => isAtHome(state, epoch) && isClean(state, epoch)))

/** Those that no other of them follows. */
export function latest(state: RosterState, epochs: readonly Epoch[]): readonly Epoch[] {
  if (epochs.length < 2) return epochs
  const followed = new Set<EpochId>()
  for (const left = epochs.flatMap(epoch => [...epoch.after]); left.length > 0;) {
    const id = left.pop()!
    if (followed.has(id)) continue
    followed.add(id)
    left.push(...state.epochs.get(id)!.after)
  }
  return epochs.filter(epoch => !followed.has(epoch.id))
}

/** The epoch to seal under. None: `needs-rekey`. */
export const newestEpoch = (state: RosterState, scope: Scope): Epoch | undefined => cleanEpochs(state, scope)[0]

/**
 * Recipients of a scope who were never given a key that others seal or sealed under: of the newest epoch, and of every
 * other one that no later epoch carries (two that were begun at the same time, each knowing others' rights); and who
 * asked for one again. An invitation is only given the newest, by its mailbox. `held`: the epochs whose keys the asker
 * could give.
 */
export function missingHolders(
  state: RosterState,
  scope: Scope,
  held: (epoch: Epoch) => boolean = () => true,
): { readonly epoch: Epoch; readonly missing: readonly string[] } | undefined {
  const newest = newestEpoch(state, scope)
  if (!newest) return undefined
  const recipients = recipientsOf(state, scope)
  const invitations = new Set(invitationKeys(state, scope, false))
  const others = epochsOf(state, scope).filter(epoch => epoch !== newest && epoch.carriers.length === 0)
  for (const epoch of [newest, ...others].filter(held)) {
    const holders = holdersOf(state, epoch)
    const missing = [...recipients].filter(key => !holders.has(key) && (epoch === newest || !invitations.has(key)))
    const asked = askersOf(state, epoch).filter(key => recipients.has(key))
    if (missing.length + asked.length > 0) return { epoch, missing: [...new Set([...missing, ...asked])].sort() }
  }
  return undefined
}

/** Devices that lost this key, or one that it carries, and asked for it. */
function askersOf(state: RosterState, epoch: Epoch): string[] {
  if (state.asks.size === 0) return []
  const asks = [...state.asks.values()].filter(ask => ask.epochs.some(id => comesWith(state.epochs, id, epoch.id)))
  return asks.flatMap(ask => state.devices.get(ask.device)?.key ?? [])
}

/** Scopes of this state that have epochs but no clean one. */
export const scopesToRekey = (state: RosterState): readonly Scope[] =>
  [...state.tips.keys()].filter(scope => !newestEpoch(state, scope)).toSorted()
