import { type Bytes, fromBase64Url, toBase64Url } from '@porchlight/shared/base/bytes'
import type { ChannelId, DeviceId, DocId } from '@porchlight/shared/base/ids'
import type { Channel } from '@porchlight/shared/wire/channel'
import type { Store, Write } from './ports.ts'
import { createRowList } from './row-list.ts'
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

/** An entry that is held, at rest. */
type HeldRow = readonly [FollowedDoc, string, ChannelId]

export function createKept(session: Session, store: Pick<Store, 'value' | 'parts'>): KeptLists {
  const { group } = session
  let now = NONE
  let durable = NONE
  const held = createRowList<Arrived>(store, `held/${group}`, {
    // It is held again by another object whenever it has been tried.
    same: one => one.bytes,
    write: ({ doc, bytes, channel }): HeldRow => [doc, toBase64Url(bytes), channel.id],
    read: row => {
      const [doc, bytes, id] = row as HeldRow
      const channel = session.places.at(id)?.channel ?? session.channelOf(doc)
      return channel ? { doc, channel, bytes: fromBase64Url(bytes) } : undefined
    },
  })
  const asIs = { same: (one: object) => one, write: (one: object) => one, read: (row: unknown) => row as never }
  const aside = createRowList<SetAside>(store, `aside/${group}`, asIs)
  const twins = createRowList<Twins>(store, `twins/${group}`, asIs)

  return {
    async load() {
      const [some, others, doubled] = await Promise.all([held.load(), aside.load(), twins.load()])
      now = { held: some, aside: others, twins: doubled }
      durable = now
    },
    now: () => now,
    change: next => void (now = { ...now, ...next }),
    writes: () => [
      ...held.writes(durable.held, now.held),
      ...aside.writes(durable.aside, now.aside),
      ...twins.writes(durable.twins, now.twins),
    ],
    stored: kept => void (durable = kept),
  }
}
