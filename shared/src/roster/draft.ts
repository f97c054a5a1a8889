import type { DeviceId, GroupId, OpId } from '../base/ids.ts'
import { LayeredMap } from './layered-map.ts'
import type { Home, RosterState } from './state.ts'

/**
 * A state that is being made from another one. What is not touched is shared with it, so that one more operation costs
 * what it changes and not what the group holds.
 */
type MapName = 'members' | 'devices' | 'invitations' | 'epochs' | 'tips' | 'begun' | 'cuts' | 'ended'
type KeyOf<N extends MapName> = RosterState[N] extends ReadonlyMap<infer K, infer _V> ? K : never
type ValueOf<N extends MapName> = RosterState[N] extends ReadonlyMap<infer _K, infer V> ? V : never

export interface Draft {
  state: RosterState
  /** Maps that are this draft's own by now. */
  readonly own: Set<MapName>
}

/** What has been decided of the whole view. */
export interface Verdicts {
  readonly void: ReadonlySet<OpId>
  /** Joins that are held back. */
  readonly pending: ReadonlySet<OpId>
  readonly overruled: ReadonlySet<OpId>
}

export const NO_VERDICTS: Verdicts = { void: new Set(), pending: new Set(), overruled: new Set() }

const empty = (): RosterState => ({
  group: '' as GroupId,
  keeper: new Uint8Array(0),
  members: new Map(),
  devices: new Map(),
  invitations: new Map(),
  epochs: new Map(),
  gone: new Set(),
  tips: new Map(),
  homes: [],
  left: [],
  begun: new Map(),
  removals: [],
  cuts: new Map(),
  ended: new Map(),
  asks: new Map(),
  ...NO_VERDICTS,
})

export const draftOf = (base: RosterState | undefined, verdicts: Verdicts): Draft => ({
  state: { ...(base ?? empty()), void: verdicts.void, pending: verdicts.pending, overruled: verdicts.overruled },
  own: new Set(),
})

export function put<N extends MapName>(draft: Draft, name: N, key: KeyOf<N>, value: ValueOf<N>): void {
  if (!draft.own.has(name)) {
    draft.own.add(name)
    draft.state = { ...draft.state, [name]: LayeredMap.copyOf(draft.state[name] as ReadonlyMap<unknown, unknown>) }
  }
  ;(draft.state[name] as unknown as LayeredMap<KeyOf<N>, ValueOf<N>>).set(key, value)
}

export function setAsks(draft: Draft, asks: RosterState['asks']): void {
  draft.state = { ...draft.state, asks }
}

export function remove(draft: Draft, device: DeviceId): void {
  draft.state = { ...draft.state, gone: new Set([...draft.state.gone, device]) }
}

export function noteRemoval(draft: Draft, op: OpId): void {
  draft.state = { ...draft.state, removals: [...draft.state.removals, op].sort() }
}

/** A home that stands; `isBefore`: whether one is before it. */
export function settle(draft: Draft, begun: Omit<Home, 'order'>, isBefore: (other: OpId) => boolean): void {
  const { homes, left } = draft.state
  const home = { ...begun, order: [...left, ...homes].filter(one => isBefore(one.op)).length }
  const next = [...homes.filter(one => !isBefore(one.op)), home].sort((a, b) => (a.op < b.op ? -1 : 1))
  const gone = [...left, ...homes.filter(one => isBefore(one.op))].sort((a, b) => (a.op < b.op ? -1 : 1))
  draft.state = { ...draft.state, homes: next, left: gone, keeper: next[0]!.keeper }
}
