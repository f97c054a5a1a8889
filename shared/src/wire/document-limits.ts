import { concat, equalBytes, toHex } from '../base/bytes.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { sha256 } from '../crypto/hash.ts'
import { attempt } from './attempt.ts'
import type { ColumnHead } from './columns.ts'
import { columnHeads, isDeflated, rowsOf } from './columns.ts'
import { inflateRaw } from './deflate.ts'
import { lebOf, MAGIC, take, uleb } from './leb.ts'
import type { Cursor } from './leb.ts'
import { ACTOR_LIMIT, INFLATED_LIMIT, SNAPSHOT_OPERATIONS_LIMIT } from './limits.ts'

/** What a saved Automerge document (one document chunk) is, read without Automerge and without expanding anything. */
export interface DocumentFacts {
  /** Hex, ascending. */
  readonly heads: readonly string[]
  /** Everybody who has made a change in it, hex. */
  readonly actors: readonly string[]
}

const DOCUMENT = 0

/** `malformed`, `too-large`, `too-many-operations`, `actor-too-long`, `map-key-too-long`. */
export const inspectDocument = (bytes: Uint8Array): Promise<Result<DocumentFacts>> =>
  attempt(async () => {
    const outer: Cursor = { bytes, at: 0 }
    need(equalBytes(take(outer, 4), MAGIC), 'malformed', 'magic')
    const checksum = take(outer, 4)
    need(take(outer, 1)[0] === DOCUMENT, 'malformed', 'chunk')
    const content = take(outer, uleb(outer))
    need(outer.at === bytes.length, 'malformed', 'bytes after the end')
    const hash = await sha256(concat(new Uint8Array([DOCUMENT]), lebOf(content.length), content))
    need(equalBytes(hash.subarray(0, 4), checksum), 'malformed', 'checksum')

    const cursor: Cursor = { bytes: content, at: 0 }
    const actors = listOf(cursor, () => {
      const length = uleb(cursor)
      need(length <= ACTOR_LIMIT, 'actor-too-long')
      return toHex(take(cursor, length))
    })
    const heads = listOf(cursor, () => toHex(take(cursor, 32)))
    // First what all columns are, then all their bytes.
    await measure(cursor, [...columnHeads(cursor), ...columnHeads(cursor)])
    return { heads: heads.toSorted(), actors }
  })

function listOf<T>(cursor: Cursor, one: () => T): T[] {
  const count = uleb(cursor)
  need(count <= cursor.bytes.length - cursor.at, 'malformed', 'count')
  return Array.from({ length: count }, one)
}

async function measure(cursor: Cursor, columns: readonly ColumnHead[]): Promise<void> {
  let size = 0
  for (const { spec, length } of columns) {
    const stored = take(cursor, length)
    const bytes = isDeflated(spec) ? await inflateRaw(stored, INFLATED_LIMIT - size) : stored
    size += bytes.length
    need(size <= INFLATED_LIMIT, 'too-large', 'inflated')
    rowsOf(bytes, spec, SNAPSHOT_OPERATIONS_LIMIT)
  }
}
