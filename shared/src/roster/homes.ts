import { toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { Scope } from '../base/ids.ts'
import { channelFor, locatorScope } from '../wire/channel.ts'
import type { Channel, ChannelDoc } from '../wire/channel.ts'
import type { Epoch, Home, RosterState } from './state.ts'
import { isOrganizer } from './state.ts'

/** Where a group's channels are: docs/PROTOCOL.md section 5. A locator is named by its half of an epoch's commitment. */
export const locatorHalf = (epoch: Pick<Epoch, 'commit'>): string => toHex(epoch.commit.subarray(32))

/** Which locator a scope has in a home. A turf that was begun while the group moved keeps the one it began with. */
export function locatorIn(state: RosterState, home: Home, scope: Scope): string | undefined {
  const named = home.locators.get(scope)
  if (named !== undefined) return named
  if (!state.homes.includes(home)) return begunIn(state, home, scope)
  return state.homes.find(one => one.locators.has(scope))?.locators.get(scope) ?? state.begun.get(scope)?.locator
}

/** A scope was begun in the home before the first one that lists it. */
function begunIn(state: RosterState, home: Home, scope: Scope): string | undefined {
  const listing = [...state.left, ...state.homes].filter(one => one.locators.has(scope)).map(one => one.order)
  const next = listing.length > 0 ? Math.min(...listing) : state.homes[0]!.order
  return home.order + 1 === next ? state.begun.get(scope)?.locator : undefined
}

/** Which locator a scope has now. */
export const locatorOf = (state: RosterState, scope: Scope): string | undefined => {
  const home = state.homes[0]
  return home && locatorIn(state, home, scope)
}

export const isAtHome = (state: RosterState, epoch: Epoch): boolean => locatorHalf(epoch) === locatorOf(state, epoch.scope)

/**
 * Somebody who is no organizer knows the keeper's secret, by an organizers' key of the home: an admin should move the
 * group. Until then they could trim its channels, and see that they are used.
 */
export function needsMove(state: RosterState): boolean {
  const home = locatorOf(state, 'organizers')
  const today = new Set<string>()
  for (const device of state.devices.values()) {
    const member = state.members.get(device.member)
    if (member?.standing === 'active' && isOrganizer(member.role) && !state.gone.has(device.id)) today.add(device.key)
  }
  for (const epoch of state.epochs.values()) {
    if (epoch.scope !== 'organizers' || locatorHalf(epoch) !== home) continue
    for (const key of epoch.holders) if (!today.has(key)) return true
  }
  return false
}

/** Where a doc is, as far as this device's keys lead. */
export interface Places {
  /** What is written to; undefined while the locator is not here: late work then goes by `late`. */
  readonly now: Channel | undefined
  /** In homes at the same time and in those that were left: read and healed for late work, never written to. */
  readonly also: readonly Channel[]
}

/** `others`: homes that do not count, a move that is void; work that was delivered there is fetched. */
export async function placesOf(
  state: RosterState,
  ring: { locatorOf(scope: Scope, half: string): Bytes | undefined },
  doc: ChannelDoc,
  others: readonly Home[] = [],
  reckon: typeof channelFor = channelFor,
): Promise<Places> {
  const scope = locatorScope(doc)
  const at = async (home: Home, half: string | undefined): Promise<Channel[]> => {
    const locator = half === undefined ? undefined : ring.locatorOf(scope, half)
    return locator ? [await reckon(home.keeper, locator, doc)] : []
  }
  const [first, ...rest] = state.homes
  const [now] = first ? await at(first, locatorIn(state, first, scope)) : []
  const also: Channel[] = []
  const before = state.left.toSorted((a, b) => b.order - a.order)
  for (const home of [...rest, ...before]) also.push(...(await at(home, locatorIn(state, home, scope))))
  for (const home of others) also.push(...(await at(home, home.locators.get(scope))))
  return { now, also: also.filter(one => one.id !== now?.id) }
}
