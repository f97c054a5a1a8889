import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId, GroupId, OpId, Scope } from '@porchlight/shared/base/ids'
import type { KeyRing } from '@porchlight/shared/roster/key-ring'
import type { Roster } from '@porchlight/shared/roster/roster'
import type { Channel } from '@porchlight/shared/wire/channel'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { unpackOutgoing } from './outgoing.ts'
import type { Store } from './ports.ts'
import { checkpointWrite, isDue, type OpenedRoster } from './roster-checkpoint.ts'

export type Taken = { readonly is: 'added' | 'known' | 'held' } | { readonly is: 'aside'; readonly why: string }

/** From entries of the log to the roster: as they arrive, and at the start those that are stored. */
export interface SessionLog {
  take(entry: Bytes, log: ChannelId): Promise<Taken>
  /** Entries that other tabs have stored since, and own operations that wait to be sent. */
  readStored(): Promise<void>
  /** Puts the roster aside as it stands, when much has come since the last time. While nothing is being authored. */
  checkpoint(): Promise<void>
  /** The heads that were known until this scope was taken away. */
  headsBeforeLoss(scope: Scope): readonly OpId[] | undefined
}

export interface SessionLogPorts {
  readonly store: Store
  readonly group: GroupId
  readonly roster: Roster
  /** What of the stored log is in it. */
  readonly known: Omit<OpenedRoster, 'roster'>
  readonly ring: KeyRing
  /** Those that are known: where the group is, and where it was. */
  logs(): Promise<readonly Channel[]>
  /** The own scopes by the roster as it is now; none before it is known. */
  ownScopes(): readonly Scope[]
  settle(): Promise<unknown>
}

export function createSessionLog({ store, group, roster, known, ring, logs, ownScopes, settle }: SessionLogPorts): SessionLog {
  const lostAt = new Map(known.lostAt)
  const lastRows = new Map(known.rows)
  let asideAt = known.rows.size > 0 ? roster.size : 0
  /** Entries that were passed and cannot be read yet. */
  let unread: readonly (readonly [Bytes, ChannelId])[] = []

  async function take(entry: Bytes, log: ChannelId): Promise<Taken> {
    const tag = tagOf(entry)
    if (!tag) return { is: 'aside', why: 'malformed' }
    const key = await ring.byTag('log', log, tag)
    if (!key) return { is: 'held' }
    const plain = await openEntry(key.sealing, log, 'log', entry)
    if (!plain.ok) return { is: 'aside', why: plain.error.code }
    const received = await receive(plain.value)
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

  async function readStored(): Promise<void> {
    const waiting = [...unread]
    // One that a bug of ours cannot read must not keep the group from being opened; the inbox holds it.
    const takeStored = (entry: Bytes, log: ChannelId) =>
      take(entry, log).catch((error): Taken => {
        console.error('Porchlight: an operation could not be read', error)
        return { is: 'known' }
      })
    const all = await logs()
    for (const { id } of all) {
      for (let more = true; more;) {
        const part = await store.entries(id, lastRows.get(id) ?? 0, 200)
        for (const { row, bytes } of part) {
          lastRows.set(id, row)
          if ((await takeStored(bytes as Bytes, id)).is === 'held') waiting.push([bytes as Bytes, id])
        }
        more = part.length === 200
      }
    }
    for (const row of await store.outgoing(group)) {
      const log = all.find(one => one.id === row.channel)
      if (log) await takeStored(unpackOutgoing(row).entry, log.id)
    }
    await settle()
    const left: (readonly [Bytes, ChannelId])[] = []
    for (const one of waiting) if ((await takeStored(...one)).is === 'held') left.push(one)
    unread = left
    if (waiting.length > 0) await settle()
  }

  async function checkpoint(): Promise<void> {
    if (!isDue(roster.size, asideAt)) return
    // What has come in since the start is stored: passed over the next time.
    await readStored()
    if (unread.length > 0 || roster.missing().length > 0 || !roster.view()) return
    // What nobody has got yet is not put aside: it would stand in the roster here where its entry is lost before it was sent.
    const ids = new Set<string>((await logs()).map(one => one.id))
    if ((await store.outgoing(group)).some(row => ids.has(row.channel))) return
    asideAt = roster.size
    await store.commit([checkpointWrite(group, { roster, rows: lastRows, lostAt })])
  }

  return { take, readStored, checkpoint, headsBeforeLoss: scope => lostAt.get(scope) }
}
