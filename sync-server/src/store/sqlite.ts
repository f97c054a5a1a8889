import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { MAX_ENTRIES } from '@porchlight/shared/wire/limits'
import type { Appended, ChannelStore, Head, Part, StoreLimits } from '../ports.ts'
import { createGroupCommit } from './group-commit.ts'
import { bytesOf, type HashText, hashText, nextDigestText, textOf } from './hash.ts'
import { SCHEMA, SCHEMA_VERSION, upgrade } from './schema.ts'
import { createTrims, type TrimmedRow } from './sqlite-trim.ts'

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

/** A channel in use: its row, and once somebody appends, the hashes of its entries that are not hidden, unless they are too many. */
interface OpenChannel extends TrimmedRow {
  hashes?: Set<HashText> | undefined
}

const nameOf = (channel: ChannelId): Buffer => Buffer.from(channel, 'hex')

const ROWS_PER_COMMIT = 512
const BUSY_ROWS = 16
const PACE_MS = { least: 4, most: 20 }
const CHECKPOINT_PAGES = 4000
const PAGE = 4096
const WAITING_BYTES = 64 << 20
const CHANNELS_IN_MEMORY = 10_000
/** Of how many entries the hashes are kept in memory, in all; about 100 bytes each. */
const HASHES_IN_MEMORY = 250_000
/** Entries above which a channel's hashes are in a table: an index costs as much per entry as all else together. */
const INDEXED_ABOVE = 4096
const SQLITE_FULL = 13

/**
 * Writes zeros where the log will be, while it is empty: a sync of blocks that the file has already is a third of one that
 * makes it longer. SQLite takes no notice: it writes its header with the first commit, and reads no further than its checksums fit.
 */
function makeRoom(log: string): void {
  const file = openSync(log, 'r+')
  try {
    // Somebody who copies the database may have kept us from emptying it.
    if (fstatSync(file).size > 0) return
    const zeros = new Uint8Array(CHECKPOINT_PAGES * 64)
    for (let at = 0; at < CHECKPOINT_PAGES * PAGE; at += zeros.length) writeSync(file, zeros, 0, zeros.length, at)
    fdatasyncSync(file)
  } catch {
    // A full disk: whoever appends will hear of it.
    ftruncateSync(file)
  } finally {
    closeSync(file)
  }
}

/** Throws when the folder cannot be used; after that, every fault of the disk is a refusal. */
export function createSqliteStore({ folder, limits, log, synchronous = 'FULL', maxPages }: SqliteOptions): ChannelStore {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, STORE_FILE), { timeout: 5000 })
  db.exec('pragma journal_mode = wal')
  // What a commit that failed in an earlier run left in the log is either carried into the file here, durably, or gone.
  db.exec(`pragma synchronous = FULL; pragma wal_checkpoint(truncate)`)
  makeRoom(join(folder, `${STORE_FILE}-wal`))
  const version = Number(db.prepare('pragma user_version').get()!['user_version'])
  if (version > SCHEMA_VERSION) throw new Error(`the data folder was written by a newer relay (schema ${version})`)
  db.exec(`begin immediate; ${SCHEMA} ${upgrade(version, INDEXED_ABOVE)} pragma user_version = ${SCHEMA_VERSION}; commit`)
  // Pages at the ends of busy channels change in every commit: the rarer they are copied out of the log, the less is written.
  db.exec(`pragma synchronous = ${synchronous}; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  if (maxPages !== undefined) db.exec(`pragma max_page_count = ${maxPages}`)

  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const findChannel = db.prepare('select id, n, digest, bytes, base from channel where name = ?')
  const insertChannel = db.prepare('insert into channel (name, keeper, n, digest, bytes) values (?, ?, 0, ?, 0)')
  const updateChannel = db.prepare('update channel set n = ?, digest = ?, bytes = ? where id = ?')
  const insertEntry = db.prepare('insert into entry (channel, n, hash, digest, body) values (?, ?, ?, ?, ?)')
  const readHashes = db.prepare('select hash from entry where channel = ? and n > ?')
  const findHash = db.prepare('select 1 from known where channel = ? and hash = ?')
  const insertHash = db.prepare('insert into known (channel, hash) values (?, ?)')
  const insertHashes = db.prepare('insert or ignore into known (channel, hash) select channel, hash from entry where channel = ? and n > ?')
  const deleteHashes = db.prepare('delete from known where channel = ?')
  const readEntries = db.prepare('select body from entry where channel = ? and n > ? order by n limit ?')
  const sums = db.prepare('select count(*) as channels, coalesce(sum(bytes), 0) as bytes from channel')

  /** Channels in use, oldest use first; a copy of committed rows, emptied by every rollback. */
  const open = new Map<ChannelId, OpenChannel>()
  let hashesInMemory = 0
  /** Those that the transaction at hand has changed; their rows are written once, at its end. */
  const moved = new Set<OpenChannel>()
  let used = sums.get() as { channels: number; bytes: number }

  const write = (row: OpenChannel) => updateChannel.run(row.n, bytesOf(row.digest), row.bytes, row.id)

  function find(channel: ChannelId): OpenChannel | undefined {
    const known = open.get(channel)
    if (known) {
      open.delete(channel)
      open.set(channel, known)
      return known
    }
    const found = findChannel.get(nameOf(channel)) as (Omit<TrimmedRow, 'digest'> & { digest: Bytes }) | undefined
    if (!found) return undefined
    const row: OpenChannel = { ...found, digest: textOf(found.digest), hashes: undefined }
    open.set(channel, row)
    while (open.size > CHANNELS_IN_MEMORY || (hashesInMemory > HASHES_IN_MEMORY && open.size > 1)) letGoOfOldest()
    return row
  }

  function letGoOfOldest(): void {
    const [channel, row] = open.entries().next().value!
    open.delete(channel)
    hashesInMemory -= row.hashes?.size ?? 0
    if (moved.delete(row)) write(row)
  }

  /** The hashes of a channel's entries; undefined when they are in the table `known`. */
  function hashesOf(row: OpenChannel): Set<string> | undefined {
    if (row.hashes || row.n - row.base > INDEXED_ABOVE) return row.hashes
    row.hashes = new Set()
    if (row.n > row.base) for (const { hash } of readHashes.iterate(row.id, row.base)) row.hashes.add(textOf(hash as Bytes))
    hashesInMemory += row.hashes.size
    return row.hashes
  }

  function holds(row: OpenChannel, hash: HashText): boolean {
    const hashes = hashesOf(row)
    return hashes ? hashes.has(hash) : findHash.get(row.id, bytesOf(hash)) !== undefined
  }

  /** Notes the hash of the entry that has just been written; a channel that has grown large gets an index for them all. */
  function remember(row: OpenChannel, hash: HashText): void {
    const { hashes } = row
    if (!hashes) insertHash.run(row.id, bytesOf(hash))
    else if (row.n - row.base <= INDEXED_ABOVE) {
      hashes.add(hash)
      hashesInMemory++
    } else {
      insertHashes.run(row.id, row.base)
      letGoOfHashes(row)
    }
  }

  function letGoOfHashes(row: OpenChannel): void {
    hashesInMemory -= row.hashes?.size ?? 0
    row.hashes = undefined
  }

  const trims = createTrims<OpenChannel>(db, {
    find,
    hasRoom: (row, bytes) => bytes <= Math.min(limits.bytes - used.bytes, limits.channelBytes - row.bytes),
    changed(row, bytes) {
      row.bytes += bytes
      used.bytes += bytes
      moved.add(row)
      // Which entries it holds has changed: its hashes are gathered again.
      letGoOfHashes(row)
      deleteHashes.run(row.id)
      if (row.n - row.base > INDEXED_ABOVE) insertHashes.run(row.id, row.base)
    },
  })

  const commits = createGroupCommit(
    {
      begin: () => void begin.run(),
      commit() {
        for (const row of moved) write(row)
        moved.clear()
        commit.run()
      },
      rollback() {
        open.clear()
        moved.clear()
        hashesInMemory = 0
        try {
          if (db.isTransaction) db.exec('rollback')
          used = sums.get() as { channels: number; bytes: number }
        } catch (error) {
          log(`the store could not undo a failed write: ${String(error)}`)
        }
      },
    },
    { rows: ROWS_PER_COMMIT, waitingBytes: WAITING_BYTES, busyRows: BUSY_ROWS, paceMs: PACE_MS },
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
      const hash = hashText(entry)
      if (holds(row, hash)) return
      row.n++
      row.digest = nextDigestText(row.digest, hash)
      row.bytes += entry.length
      insertEntry.run(row.id, row.n, bytesOf(hash), bytesOf(row.digest), entry)
      remember(row, hash)
      used.bytes += entry.length
      added.push(index)
    })
    if (added.length > 0) moved.add(row)
    return ok({ n: row.n, digest: bytesOf(row.digest), from, added })
  }

  /** The length of those entries that the channel does not hold: what is there already is `appended` also when there is no room. */
  const newBytes = (row: OpenChannel, entries: readonly Bytes[]): number =>
    entries.reduce((sum, entry) => sum + (holds(row, hashText(entry)) ? 0 : entry.length), 0)

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
        return row ? ok({ n: row.n, digest: bytesOf(row.digest) }) : fail({ code: 'unknown-channel' })
      }),

    start: channel =>
      reading((): Result<Head> => {
        const row = find(channel)
        return row ? ok(trims.start(row)) : fail({ code: 'unknown-channel' })
      }),

    digestAt: (channel, n) =>
      reading(() => {
        const row = find(channel)
        return row ? ok(trims.digestAt(row, n)) : fail({ code: 'unknown-channel' })
      }),

    read: (channel, asked, maxBytes) =>
      reading((): Result<Part> => {
        const row = find(channel)
        if (!row) return fail({ code: 'unknown-channel' })
        const after = Math.max(asked, row.base)
        const entries: Bytes[] = []
        let bytes = 0
        for (const { body } of readEntries.iterate(row.id, after, MAX_ENTRIES) as Iterable<unknown> as Iterable<{ body: Bytes }>) {
          if (entries.length > 0 && bytes + body.length > maxBytes) break
          entries.push(body)
          bytes += body.length
        }
        return ok({ after, entries })
      }),

    trim: (channel, trim) => commits.add({ rows: 1 + trim.keep.length, bytes: 128, run: () => trims.trim(channel, trim) }),
    untrim: (channel, keeperHash) => commits.add({ rows: 1, bytes: 128, run: () => trims.untrim(channel, keeperHash) }),
    erase: before => commits.add({ rows: ROWS_PER_COMMIT, bytes: 128, run: () => ok(trims.erase(before)) }),

    async close() {
      commits.finish()
      db.close()
    },
  }
}
