import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { locatorScope } from '@porchlight/shared/wire/channel'
import { openEntry, type SealedDoc, tagOf } from '@porchlight/shared/wire/entry'
import type { Arrived, SetAside } from './kept.ts'
import type { Store, Write } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'

/**
 * Entries under keys that are not here. Their keys may be on their way, so they wait; but whoever can write into a channel,
 * the relay above all, can make any number of them, and nobody could ever tell. So there is room for some in each channel
 * and in the whole group. What goes beyond is left with the relay and not stored; the channel is remembered, and read from
 * its beginning once there is another key for it: then what was meant for us is known by its tag, and needs no room.
 * What nobody has made, no entry at all or one that its own key does not open, waits for nothing: it is set aside, a line
 * each, and what goes beyond so many lines is not taken in at all.
 */
export interface Strangers {
  load(): Promise<void>
  /** Those that are taken in, and what is to be made durable with them. `held`, `aside`: what waits, and lies aside, already. */
  admit(arrived: readonly Arrived[], held: readonly Arrived[], aside?: readonly SetAside[]): Promise<Admitted>
  /** Channels of which something was left with the relay. */
  left(): readonly FollowedDoc[]
  /** Those for which there is another key by now; they are not remembered any longer once `forget` is durable. */
  due(): { readonly channels: readonly ChannelId[]; readonly forget: readonly Write[] }
}

export interface Admitted {
  readonly arrived: readonly Arrived[]
  readonly writes: readonly Write[]
}

export interface Room {
  readonly entries: number
  readonly bytes: number
}
export const IN_CHANNEL: Room = { entries: 200, bytes: 4 << 20 }
export const IN_GROUP: Room = { entries: 1_000, bytes: 16 << 20 }
/** Lines in a group about what nobody has made. */
export const NOBODYS = 500

/** A channel that is to be read again, and how many keys of its scope were here. */
type Left = readonly [ChannelId, FollowedDoc, number]

export function createStrangers(
  session: Session,
  store: Pick<Store, 'value'>,
  { channel: inChannel = IN_CHANNEL, group: inGroup = IN_GROUP, nobodys: inLines = NOBODYS } = {},
): Strangers {
  const name = `strangers/${session.group}`
  let left: readonly Left[] = []
  const keys = (doc: FollowedDoc): number => session.ring.held(locatorScope(doc as never)).length
  const write = (next: readonly Left[]): Write => {
    left = next
    return { to: 'value', name, value: next.length === 0 ? undefined : utf8(JSON.stringify(next)) }
  }
  /** Boxes and mailboxes are not sealed under keys of scopes. */
  const isSealed = (doc: FollowedDoc): boolean => doc === 'log' || (doc !== 'late' && doc !== 'mailbox' && !doc.startsWith('keys/'))
  async function isStranger({ doc, channel, bytes }: Arrived): Promise<boolean> {
    const tag = isSealed(doc) ? tagOf(bytes) : undefined
    return tag !== undefined && !(await session.keyFor(channel.id, doc, tag))
  }

  async function isNobodys({ doc, channel, bytes }: Arrived): Promise<boolean> {
    if (!isSealed(doc)) return false
    const tag = tagOf(bytes)
    const key = tag === undefined ? undefined : await session.keyFor(channel.id, doc, tag)
    return tag === undefined || (key !== undefined && !(await openEntry(key, channel.id, doc as SealedDoc, bytes)).ok)
  }

  /** Nothing is opened for it as long as there is room whatever has come. */
  async function withoutNobodys(arrived: readonly Arrived[], aside: readonly SetAside[]): Promise<readonly Arrived[]> {
    let room = inLines - aside.filter(one => one.device === undefined).length
    if (arrived.length <= room) return arrived
    const taken: Arrived[] = []
    for (const one of arrived) if (!(await isNobodys(one)) || room-- > 0) taken.push(one)
    return taken
  }

  return {
    async load() {
      const stored = await store.value(name)
      left = stored ? (JSON.parse(fromUtf8(stored)) as Left[]) : []
    },
    async admit(all, held, aside = []) {
      const arrived = await withoutNobodys(all, aside)
      const strange = new Set<Arrived>()
      for (const one of arrived) if (await isStranger(one)) strange.add(one)
      if (strange.size === 0) return { arrived, writes: [] }
      const [{ doc, channel }] = arrived as readonly [Arrived, ...Arrived[]]
      const waiting: Arrived[] = []
      for (const one of held) if (await isStranger(one)) waiting.push(one)
      const here = roomLeft(
        inChannel,
        waiting.filter(one => one.channel.id === channel.id),
      )
      const everywhere = roomLeft(inGroup, waiting)
      const taken = arrived.filter(one => !strange.has(one) || (take(here, one) && take(everywhere, one)))
      if (taken.length === arrived.length) return { arrived, writes: [] }
      const others = left.filter(([id]) => id !== channel.id)
      return { arrived: taken, writes: [write([...others, [channel.id, doc, keys(doc)]])] }
    },
    left: () => left.map(([, doc]) => doc),
    due() {
      const due = left.filter(([, doc, before]) => keys(doc) > before)
      if (due.length === 0) return { channels: [], forget: [] }
      return { channels: due.map(([id]) => id), forget: [write(left.filter(one => !due.includes(one)))] }
    },
  }
}

interface RoomLeft {
  entries: number
  bytes: number
}

function roomLeft({ entries, bytes }: Room, waiting: readonly Arrived[]): RoomLeft {
  return { entries: entries - waiting.length, bytes: bytes - waiting.reduce((sum, one) => sum + one.bytes.length, 0) }
}

function take(room: RoomLeft, { bytes }: Arrived): boolean {
  if (room.entries < 1 || room.bytes < bytes.length) return false
  room.entries--
  room.bytes -= bytes.length
  return true
}
