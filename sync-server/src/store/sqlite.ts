import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { MAX_ENTRIES } from '@porchlight/shared/wire/limits'
import type { Appended, ChannelStore, Head, StoreLimits } from '../ports.ts'
import { createGroupCommit } from './group-commit.ts'
import { nextDigestSync, sha256 } from './hash.ts'
import { SCHEMA, SCHEMA_VERSION } from './schema.ts'

export const STORE_FILE = 'relay.sqlite'

export interface SqliteOptions {
  readonly folder: string
  readonly limits: StoreLimits
  /** Where faults of the disk are told. */
  readonly log: (line: string) => void
  /** `OFF` exists for the test that must notice it; nothing that a user can set leads here. */
  readonly synchronous?: 'FULL' | 'OFF'
  /** SQLite's own bound on the file, in pages of 4 KiB: a disk-full that needs no disk. */
  readonly maxPages?: number
}

interface ChannelRow {
  readonly id: number
  n: number
  digest: Bytes
  bytes: number
}

const nameOf = (channel: ChannelId): Buffer => Buffer.from(channel, 'hex')

const ROWS_PER_COMMIT = 128
const CHECKPOINT_PAGES = 8000
const WAITING_BYTES = 64 << 20
const HEADS_IN_MEMORY = 10_000
const SQLITE_FULL = 13

/** Throws when the folder cannot be used; after that, every fault of the disk is a refusal. */
export function createSqliteStore({ folder, limits, log, synchronous = 'FULL', maxPages }: SqliteOptions): ChannelStore {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, STORE_FILE), { timeout: 5000 })
  db.exec('pragma journal_mode = wal')
  // What a commit that failed in an earlier run left in the log is either carried into the file here, durably, or gone.
  db.exec(`pragma synchronous = FULL; pragma wal_checkpoint(truncate)`)
  const version = Number(db.prepare('pragma user_version').get()!['user_version'])
  if (version > SCHEMA_VERSION) throw new Error(`the data folder was written by a newer relay (schema ${version})`)
  db.exec(`begin immediate; ${SCHEMA} pragma user_version = ${SCHEMA_VERSION}; commit`)
  // Pages at the ends of busy channels change in every commit: the rarer they are copied out of the log, the less is written.
  db.exec(`pragma synchronous = ${synchronous}; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`)

  const findChannel = db.prepare('select id, n, digest, bytes from channel where name = ?')
  const insertChannel = db.prepare('insert into channel (name, keeper, n, digest, bytes) values (?, ?, 0, ?, 0)')
  const updateChannel = db.prepare('update channel set n = ?, digest = ?, bytes = ? where id = ?')
  const insertEntry = db.prepare(
    'insert into entry (channel, n, hash, digest, body) values (?, ?, ?, ?, ?) on conflict (channel, hash) do nothing',
  )
  const findHash = db.prepare('select n from entry where channel = ? and hash = ?')
  const findDigest = db.prepare('select digest from entry where channel = ? and n = ?')
  const readEntries = db.prepare('select body from entry where channel = ? and n > ? order by n limit ?')
  const sums = db.prepare('select count(*) as channels, coalesce(sum(bytes), 0) as bytes from channel')

  /** Heads of channels in use, oldest use first; a copy of committed rows, emptied by every rollback. */
  const heads = new Map<ChannelId, ChannelRow>()
  let used = sums.get() as { channels: number; bytes: number }

  function find(channel: ChannelId): ChannelRow | undefined {
    const known = heads.get(channel)
    if (known) {
      heads.delete(channel)
      heads.set(channel, known)
      return known
    }
    const row = findChannel.get(nameOf(channel)) as unknown as ChannelRow | undefined
    if (!row) return undefined
    heads.set(channel, row)
    if (heads.size > HEADS_IN_MEMORY) heads.delete(heads.keys().next().value!)
    return row
  }

  const commits = createGroupCommit(
    {
      begin: () => db.exec('begin immediate'),
      commit: () => db.exec('commit'),
      rollback() {
        heads.clear()
        try {
          if (db.isTransaction) db.exec('rollback')
          used = sums.get() as { channels: number; bytes: number }
        } catch (error) {
          log(`the store could not undo a failed write: ${String(error)}`)
        }
      },
    },
    { rows: ROWS_PER_COMMIT, waitingBytes: WAITING_BYTES },
    refuse,
  )

  /** Every fault of SQLite or the disk as a refusal. */
  function refuse(error: unknown): Result<never> {
    const { errcode, message } = error as { errcode?: number; message?: string }
    log(`the store refused: ${message ?? String(error)}`)
    return fail(errcode === SQLITE_FULL ? { code: 'full', retryAfter: 60_000 } : { code: 'internal', retryAfter: 5000 })
  }

  function openNow(channel: ChannelId, keeperHash: Bytes): Result<void> {
    if (find(channel)) return ok(undefined)
    if (used.channels >= limits.channels) return fail({ code: 'full', retryAfter: 3_600_000 })
    insertChannel.run(nameOf(channel), keeperHash, FIRST_DIGEST)
    used.channels++
    return ok(undefined)
  }

  function appendNow(channel: ChannelId, entries: readonly Bytes[], bytes: number): Result<Appended> {
    const row = find(channel)
    if (!row) return fail({ code: 'unknown-channel' })
    const room = Math.min(limits.bytes - used.bytes, limits.channelBytes - row.bytes)
    if (bytes > room && newBytes(row, entries) > room) return fail({ code: 'full', retryAfter: 3_600_000 })
    const from = row.n
    const added: number[] = []
    entries.forEach((entry, index) => {
      const hash = sha256(entry)
      const digest = nextDigestSync(row.digest, hash)
      if (insertEntry.run(row.id, row.n + 1, hash, digest, entry).changes === 0) return
      row.n++
      row.digest = digest
      row.bytes += entry.length
      used.bytes += entry.length
      added.push(index)
    })
    if (added.length > 0) updateChannel.run(row.n, row.digest, row.bytes, row.id)
    return ok({ n: row.n, digest: row.digest, from, added })
  }

  /** The length of those entries that the channel does not hold: what is there already is `appended` also when there is no room. */
  const newBytes = (row: ChannelRow, entries: readonly Bytes[]): number =>
    entries.reduce((sum, entry) => sum + (findHash.get(row.id, sha256(entry)) ? 0 : entry.length), 0)

  /** Runs a read, turning a failing disk into a refusal. */
  async function reading<T>(read: () => Result<T>): Promise<Result<T>> {
    try {
      return read()
    } catch (error) {
      return refuse(error)
    }
  }

  return {
    open: (channel, keeperHash) => commits.add({ rows: 1, bytes: 128, run: () => openNow(channel, keeperHash) }),

    append(channel, entries) {
      const bytes = entries.reduce((sum, entry) => sum + entry.length, 0)
      return commits.add({ rows: entries.length, bytes, run: () => appendNow(channel, entries, bytes) })
    },

    head: channel =>
      reading((): Result<Head> => {
        const row = find(channel)
        return row ? ok({ n: row.n, digest: row.digest }) : fail({ code: 'unknown-channel' })
      }),

    digestAt: (channel, n) =>
      reading(() => {
        const row = find(channel)
        if (!row) return fail({ code: 'unknown-channel' })
        if (n === 0) return ok(FIRST_DIGEST)
        if (n === row.n) return ok(row.digest)
        return ok(findDigest.get(row.id, n)?.['digest'] as Bytes | undefined)
      }),

    read: (channel, after, maxBytes) =>
      reading(() => {
        const row = find(channel)
        if (!row) return fail({ code: 'unknown-channel' })
        const entries: Bytes[] = []
        let bytes = 0
        for (const { body } of readEntries.iterate(row.id, after, MAX_ENTRIES) as Iterable<unknown> as Iterable<{ body: Bytes }>) {
          if (entries.length > 0 && bytes + body.length > maxBytes) break
          entries.push(body)
          bytes += body.length
        }
        return ok(entries)
      }),

    async close() {
      commits.finish()
      db.close()
    },
  }
}
