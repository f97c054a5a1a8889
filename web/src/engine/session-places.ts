import { type Bytes, fromHex, fromUtf8, toHex, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId, GroupId, Scope } from '@porchlight/shared/base/ids'
import { type Places, placesOf } from '@porchlight/shared/roster/homes'
import type { KeyRing } from '@porchlight/shared/roster/key-ring'
import type { Roster } from '@porchlight/shared/roster/roster'
import type { Home, RosterState } from '@porchlight/shared/roster/state'
import { type Channel, type ChannelDoc, channelFor, channelOfPreimage, locatorScope } from '@porchlight/shared/wire/channel'
import type { Store, Write } from './ports.ts'

/** A doc at one of its places. `isLeft`: the group has moved on from there; it is read and healed, and nothing new is written. */
export interface Placed {
  readonly doc: ChannelDoc
  readonly channel: Channel
  readonly isLeft: boolean
}

/** Where the docs of one group are and were, as far as this device's keys lead. */
export interface SessionPlaces {
  /** Reckons where these docs are by the roster of now. */
  refresh(docs: readonly ChannelDoc[]): Promise<void>
  /** Where it is written to. */
  now(doc: ChannelDoc): Channel | undefined
  /** Where it is, then where it was. */
  all(doc: ChannelDoc): readonly Placed[]
  /** Of those that were ever reckoned. */
  at(channel: ChannelId): Placed | undefined
  known(): readonly Placed[]
  /** Where it was as of another state of the roster. */
  before(state: RosterState, doc: ChannelDoc): Promise<Channel | undefined>
  /** The group has been somewhere else. */
  moved(): boolean
  /** Logs that were read or written here: what a session begins with, before it has a roster. */
  logs(): Promise<readonly Channel[]>
  writes(): readonly Write[]
}

const nameOf = (group: GroupId): string => `logs/${group}`
const keeperName = (group: GroupId): string => `keeper/${group}`

export function createSessionPlaces(store: Store, group: GroupId, roster: Roster, ring: KeyRing): SessionPlaces {
  const reckoned = new Map<string, Channel>()
  const byChannel = new Map<ChannelId, Placed>()
  let places = new Map<ChannelDoc, Places>()

  const reckon: typeof channelFor = async (keeper, locator, doc) => {
    const name = `${toHex(keeper)} ${toHex(locator)} ${doc}`
    const channel = reckoned.get(name) ?? (await channelFor(keeper, locator, doc))
    reckoned.set(name, channel)
    return channel
  }

  /** Moves that turned out not to count: what was delivered there meanwhile is not lost. */
  function voidHomes(state: RosterState): Home[] {
    return [...state.void].flatMap(id => {
      const act = roster.operation(id)?.act
      if (act?.type !== 'move') return []
      const locators = new Map(act.epochs.map(one => [one.scope, toHex(one.commit.subarray(32))]))
      return [{ op: id, order: 0, keeper: act.keeper, relay: act.relay, locators }]
    })
  }

  /** That of a group that has not moved as far as is known here: boxes of a move may have come before the move itself. */
  const firstLocator = (scope: Scope) => ring.held(scope).find(one => one.locator.length > 0)?.locator

  /** Where all of it was when it was last known: the roster itself may have been damaged here. */
  async function withoutRoster(docs: readonly ChannelDoc[]): Promise<void> {
    const keeper = (await store.value(keeperName(group))) as Bytes | undefined
    const [, ...also] = await logs()
    places = new Map()
    for (const doc of docs) {
      const scope = locatorScope(doc)
      const locator = also.length > 0 ? ring.locator(scope) : firstLocator(scope)
      if (!keeper || !locator) continue
      const here = await reckon(keeper, locator, doc)
      places.set(doc, { now: here, also: doc === 'log' ? also : [] })
      byChannel.set(here.id, { doc, channel: here, isLeft: false })
    }
    for (const channel of also) byChannel.set(channel.id, { doc: 'log', channel, isLeft: true })
  }

  async function logs(): Promise<readonly Channel[]> {
    const stored = await store.value(nameOf(group))
    if (stored) return Promise.all((JSON.parse(fromUtf8(stored)) as string[]).map(one => channelOfPreimage(fromHex(one))))
    const keeper = (await store.value(keeperName(group))) as Bytes | undefined
    const locator = firstLocator('log')
    return keeper && locator ? [await reckon(keeper, locator, 'log')] : []
  }

  const now = (doc: ChannelDoc) => places.get(doc)?.now

  return {
    async refresh(docs) {
      const state = roster.view()
      if (!state) return withoutRoster(docs)
      const others = voidHomes(state)
      const next = new Map<ChannelDoc, Places>()
      await Promise.all(docs.map(async doc => void next.set(doc, await placesOf(state, ring, doc, others, reckon))))
      places = next
      for (const [doc, { now: here, also }] of next) {
        if (here) byChannel.set(here.id, { doc, channel: here, isLeft: false })
        for (const channel of also) byChannel.set(channel.id, { doc, channel, isLeft: true })
      }
    },
    now,
    all(doc) {
      const { now: here, also = [] } = places.get(doc) ?? {}
      return [...(here ? [here] : []), ...also].map(channel => byChannel.get(channel.id)!)
    },
    at: channel => byChannel.get(channel),
    known: () => [...byChannel.values()],
    before: async (state, doc) => (await placesOf(state, ring, doc, [], reckon)).now,
    moved() {
      const state = roster.view()
      return state !== undefined && state.homes.length + state.left.length > 1
    },
    logs,
    writes() {
      const state = roster.view()
      const all = places.get('log')
      if (!state || !all?.now || all.also.length === 0) return []
      const logs = [all.now, ...all.also].map(one => toHex(one.preimage))
      return [
        { to: 'value', name: nameOf(group), value: utf8(JSON.stringify(logs)) },
        { to: 'value', name: keeperName(group), value: state.keeper },
      ]
    },
  }
}
