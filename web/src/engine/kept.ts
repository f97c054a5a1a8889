import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import type { Channel } from '@porchlight/shared/wire/channel'
import type { Store, Write } from './ports.ts'
import type { FollowedDoc, Session } from './session.ts'

/** A batch, or an entry, that does not count: kept in its channel, not applied, shown. */
export interface SetAside {
  /** Of the batch; of what is none, of the entry. */
  readonly id: string
  readonly doc: DocId | 'log'
  /** A refusal's code. */
  readonly why: string
  readonly device: DeviceId | undefined
  /** The batch before it in its author's chain. */
  readonly prev: string | undefined
  /** When it came, or was set aside, by this phone's clock. */
  readonly at: number
  readonly changes: number | undefined
  /** Its author had the right once: another roster, or what somebody else builds on it, can make it count. */
  readonly mayCount: boolean
  /** Automerge does not take it. */
  readonly isRefused: boolean
  /** Something is waited for that will tell: an admission, the batch that a cut names. */
  readonly isHeld: boolean
  /** Somebody has seen it on this phone, and does not want to see it again. */
  readonly isCleared: boolean
}

/** An entry as it came. */
export interface Arrived {
  readonly doc: FollowedDoc
  readonly channel: Channel
  readonly bytes: Bytes
  /** What it waits for, once it has been looked at. */
  readonly lacks?: string
}

/** A device that has written two batches with one number. */
export interface Twins {
  readonly doc: DocId
  readonly device: DeviceId
  readonly seqs: readonly number[]
}

/** What the inbox remembers of a group besides its documents. */
export interface Kept {
  readonly held: readonly Arrived[]
  readonly aside: readonly SetAside[]
  readonly twins: readonly Twins[]
}

/** The lists in memory, and what of them is to be written with the next commit. */
export interface KeptLists {
  load(): Promise<void>
  now(): Kept
  change(next: Partial<Kept>): void
  writes(): readonly Write[]
  /** These are durable now. */
  stored(kept: Kept): void
}

const NONE: Kept = { held: [], aside: [], twins: [] }

export function createKept(session: Session, store: Pick<Store, 'value'>): KeptLists {
  const { group } = session
  let now = NONE
  let durable = NONE
  const names = { held: `held/${group}`, aside: `aside/${group}`, twins: `twins/${group}` } as const

  const value = (name: string, list: readonly unknown[]): Write => ({
    to: 'value',
    name,
    value: list.length === 0 ? undefined : utf8(JSON.stringify(list)),
  })
  const read = async <T>(name: string): Promise<readonly T[]> => {
    const bytes = await store.value(name)
    return bytes ? (JSON.parse(fromUtf8(bytes)) as T[]) : []
  }

  return {
    async load() {
      const stored = await read<readonly [FollowedDoc, string, ChannelId?]>(names.held)
      const held = stored.flatMap(([doc, bytes, id]): Arrived[] => {
        const channel = (id && session.places.at(id)?.channel) ?? session.channelOf(doc)
        return channel ? [{ doc, channel, bytes: fromBase64Url(bytes) }] : []
      })
      now = { held, aside: await read<SetAside>(names.aside), twins: await read<Twins>(names.twins) }
      durable = now
    },
    now: () => now,
    change: next => void (now = { ...now, ...next }),
    writes: () => [
      ...(now.held === durable.held
        ? []
        : [
            value(
              names.held,
              now.held.map(one => [one.doc, toBase64Url(one.bytes), one.channel.id]),
            ),
          ]),
      ...(now.aside === durable.aside ? [] : [value(names.aside, now.aside)]),
      ...(now.twins === durable.twins ? [] : [value(names.twins, now.twins)]),
    ],
    stored: kept => void (durable = kept),
  }
}
