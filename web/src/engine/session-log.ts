import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupId, OpId, Scope } from '@porchlight/shared/base/ids'
import type { KeyRing } from '@porchlight/shared/roster/key-ring'
import type { Roster } from '@porchlight/shared/roster/roster'
import type { Channel } from '@porchlight/shared/wire/channel'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { unpackOutgoing } from './outgoing.ts'
import type { Store } from './ports.ts'

export type Taken = { readonly is: 'added' | 'known' | 'held' } | { readonly is: 'aside'; readonly why: string }

/** From entries of the log to the roster: as they arrive, and at the start those that are stored. */
export interface SessionLog {
  take(entry: Bytes): Promise<Taken>
  /** Entries that other tabs have stored since, and own operations that wait to be sent. */
  readStored(): Promise<void>
  /** The heads that were known until this scope was taken away. */
  headsBeforeLoss(scope: Scope): readonly OpId[] | undefined
}

export interface SessionLogPorts {
  readonly store: Store
  readonly group: GroupId
  readonly roster: Roster
  readonly ring: KeyRing
  channel(): Promise<Channel | undefined>
  /** The own scopes by the roster as it is now; none before it is known. */
  ownScopes(): readonly Scope[]
  settle(): Promise<unknown>
}

export function createSessionLog({ store, group, roster, ring, channel, ownScopes, settle }: SessionLogPorts): SessionLog {
  const lostAt = new Map<Scope, readonly OpId[]>()
  let lastRow = 0

  async function take(entry: Bytes): Promise<Taken> {
    const log = await channel()
    const tag = tagOf(entry)
    if (!tag || !log) return { is: 'aside', why: 'malformed' }
    const key = await ring.byTag('log', log.id, tag)
    if (!key) return { is: 'held' }
    const opened = await openEntry(key.sealing, log.id, 'log', entry)
    if (!opened.ok) return { is: 'aside', why: opened.error.code }
    const received = await receive(opened.value)
    if (!received.ok) return { is: 'aside', why: received.error.code }
    // The roster itself keeps what lacks a parent; the entry is durable, and read again at the next start.
    return { is: received.value === 'held' ? 'added' : received.value }
  }

  /**
   * Remembers, for each scope that an operation takes away, the heads that were known until then: what was written
   * before this device heard of it is honest late work, and names them.
   */
  async function receive(raw: Bytes): ReturnType<Roster['receive']> {
    const heads = roster.heads()
    const before = ownScopes()
    const received = await roster.receive(raw)
    const after = ownScopes()
    for (const scope of before) if (!after.includes(scope)) lostAt.set(scope, heads)
    return received
  }

  return {
    take,
    async readStored() {
      const log = await channel()
      if (!log) return
      const waiting: Bytes[] = []
      // One that a bug of ours cannot read must not keep the group from being opened; the inbox holds it.
      const takeStored = (entry: Bytes) =>
        take(entry).catch((error): Taken => {
          console.error('Porchlight: an operation could not be read', error)
          return { is: 'known' }
        })
      for (let more = true; more;) {
        const part = await store.entries(log.id, lastRow, 200)
        for (const { row, bytes } of part) {
          lastRow = row
          if ((await takeStored(bytes as Bytes)).is === 'held') waiting.push(bytes as Bytes)
        }
        more = part.length === 200
      }
      for (const row of await store.outgoing(group)) if (row.channel === log.id) await takeStored(unpackOutgoing(row).entry)
      await settle()
      for (const bytes of waiting) await takeStored(bytes)
      if (waiting.length > 0) await settle()
    },
    headsBeforeLoss: scope => lostAt.get(scope),
  }
}
