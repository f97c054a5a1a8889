import type { DatabaseSync } from 'node:sqlite'
import { type Bytes, equalBytes, toHex } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { fail, ok, type Result } from '@porchlight/shared/base/result'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import type { Head, Trim, Trimmed } from '../ports.ts'
import { bytesOf, type HashText, nextDigestText, textOf } from './hash.ts'

/** What trimming needs of a channel's row. */
export interface TrimmedRow {
  readonly id: number
  n: number
  digest: HashText
  bytes: number
  /** Read from here on. */
  base: number
}

export interface TrimPorts<Row extends TrimmedRow> {
  find(channel: ChannelId): Row | undefined
  /** Whether so many bytes more fit into this channel. */
  hasRoom(row: Row, bytes: number): boolean
  /** Its numbers or what it holds have changed; `bytes` came or went. */
  changed(row: Row, bytes: number): void
}

/** Entries that one transaction erases. */
const ERASED_AT_ONCE = 512
const FULL = { code: 'full', retryAfter: 3_600_000 }

/** Hiding, showing again and erasing the oldest entries of a channel; everything here runs inside a transaction. */
export function createTrims<Row extends TrimmedRow>(db: DatabaseSync, { find, hasRoom, changed }: TrimPorts<Row>) {
  const findKeeper = db.prepare('select keeper from channel where id = ?')
  const findGone = db.prepare('select gone, gone_digest as digest from channel where id = ?')
  const findName = db.prepare('select name from channel where id = ?')
  const setBase = db.prepare('update channel set base = ? where id = ?')
  const setGone = db.prepare('update channel set gone = ?, gone_digest = ? where id = ?')
  const findDigest = db.prepare('select digest from entry where channel = ? and n = ?')
  const findHashes = db.prepare('select n, hash from entry where channel = ? and n > ? and n <= ?')
  const findBody = db.prepare('select body from entry where channel = ? and n = ?')
  const insertEntry = db.prepare('insert into entry (channel, n, hash, digest, body) values (?, ?, ?, ?, ?)')
  const insertTrim = db.prepare('insert into trim (channel, up_to, at) values (?, ?, ?)')
  const deleteTrims = db.prepare('delete from trim where channel = ? and up_to <= ?')
  const findDue = db.prepare('select channel, up_to as upTo from trim where at <= ? order by at limit 1')
  const findOldest = db.prepare(
    'select n, digest, length(body) as size from entry where channel = ? and n <= ? order by n limit ' + String(ERASED_AT_ONCE),
  )
  const deleteEntries = db.prepare('delete from entry where channel = ? and n <= ?')

  function digestAt(row: Row, n: number): Bytes | undefined {
    if (n === 0) return FIRST_DIGEST
    if (n === row.n) return bytesOf(row.digest)
    const found = findDigest.get(row.id, n)?.['digest'] as Bytes | undefined
    if (found) return found
    const { gone, digest } = findGone.get(row.id) as { gone: number; digest: Bytes | null }
    return n === gone && digest ? digest : undefined
  }

  const start = (row: Row): Head => ({ n: row.base, digest: digestAt(row, row.base)! })
  const isKeeper = (row: Row, hash: Bytes) => equalBytes(findKeeper.get(row.id)!['keeper'] as Bytes, hash)

  /** Those that are kept, in their order. */
  function kept(row: Row, upTo: number, keep: readonly Bytes[]): { hash: HashText; body: Bytes }[] {
    const wanted = new Set(keep.map(textOf))
    if (wanted.size === 0) return []
    const found = [...findHashes.iterate(row.id, row.base, upTo)] as unknown as { n: number; hash: Bytes }[]
    return found
      .filter(it => wanted.delete(textOf(it.hash)))
      .map(({ n, hash }) => ({ hash: textOf(hash), body: findBody.get(row.id, n)!['body'] as Bytes }))
  }

  return {
    digestAt,
    start,

    trim(channel: ChannelId, { keeperHash, upTo, digest, keep, now }: Trim): Result<Trimmed> {
      const row = find(channel)
      if (!row) return fail({ code: 'unknown-channel' })
      if (!isKeeper(row, keeperHash)) return fail({ code: 'wrong-keeper' })
      const from = row.n
      if (upTo <= row.base) return ok({ start: start(row), from, again: [] })
      const there = upTo <= row.n ? digestAt(row, upTo) : undefined
      if (!there || !equalBytes(there, digest)) return fail({ code: 'other-history' })
      const again = kept(row, upTo, keep)
      const bytes = again.reduce((sum, it) => sum + it.body.length, 0)
      if (bytes > 0 && !hasRoom(row, bytes)) return fail(FULL)
      for (const { hash, body } of again) {
        row.n++
        row.digest = nextDigestText(row.digest, hash)
        insertEntry.run(row.id, row.n, bytesOf(hash), bytesOf(row.digest), body)
      }
      row.base = upTo
      setBase.run(upTo, row.id)
      insertTrim.run(row.id, upTo, now)
      changed(row, bytes)
      return ok({ start: start(row), from, again: again.map(it => it.body) })
    },

    untrim(channel: ChannelId, keeperHash: Bytes): Result<Head> {
      const row = find(channel)
      if (!row) return fail({ code: 'unknown-channel' })
      if (!isKeeper(row, keeperHash)) return fail({ code: 'wrong-keeper' })
      row.base = Number(findGone.get(row.id)!['gone'])
      setBase.run(row.base, row.id)
      deleteTrims.run(row.id, row.n)
      changed(row, 0)
      return ok(start(row))
    },

    /** A part of what was hidden before this time; answers how many entries that were. */
    erase(before: number): number {
      const due = findDue.get(before) as { channel: number; upTo: number } | undefined
      if (!due) return 0
      const row = find(toHex(findName.get(due.channel)!['name'] as Bytes) as ChannelId)!
      const oldest = findOldest.all(row.id, due.upTo) as unknown as { n: number; digest: Bytes; size: number }[]
      const last = oldest.at(-1)
      if (last) {
        deleteEntries.run(row.id, last.n)
        setGone.run(last.n, last.digest, row.id)
        changed(row, -oldest.reduce((sum, it) => sum + it.size, 0))
      }
      if (oldest.length < ERASED_AT_ONCE) deleteTrims.run(row.id, due.upTo)
      // A trim of nothing that was left is done with, and others may be due.
      return Math.max(1, oldest.length)
    },
  }
}
