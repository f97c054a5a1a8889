import { concat, equalBytes, toHex } from '../base/bytes.ts'
import { need } from '../base/refusal.ts'
import type { Result } from '../base/result.ts'
import { sha256 } from '../crypto/hash.ts'
import { attempt } from './attempt.ts'
import { checkOnce, checkRows, hasMarks, type Made, type WrittenOnce } from './change-rows.ts'
import { measureColumns } from './columns.ts'
import { inflateRaw } from './deflate.ts'
import { lebOf, MAGIC, sleb, take, uleb } from './leb.ts'
import type { Cursor } from './leb.ts'
import { ACTOR_LIMIT, ACTORS_LIMIT, DEPS_LIMIT, ENDS_LIMIT, INFLATED_LIMIT, MESSAGE_LIMIT, OPERATIONS_LIMIT } from './limits.ts'

/**
 * What one Automerge change is, read from its binary header without Automerge and without expanding anything: a few
 * bytes can stand for millions of operations, so this is asked before Automerge sees them.
 */
export interface ChangeFacts {
  /** Automerge's hash of the change, hex. */
  readonly hash: string
  readonly deps: readonly string[]
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  /** Seconds since 1970, as its author says. */
  readonly time: number
  /** In bytes. */
  readonly messageLength: number
  readonly operations: number
  /** Bytes after inflating. */
  readonly size: number
}

const CHANGE = 1
const DEFLATED = 2

/** `malformed`, `too-large`, `too-many-operations`, `actor-too-long`, `message-too-long`, `map-key-too-long`. */
export const inspectChange = (bytes: Uint8Array): Promise<Result<ChangeFacts>> =>
  attempt(async () => (await inspect(bytes, INFLATED_LIMIT, new Map())).facts)

/** All changes of one batch, against the limits of a batch. `once`: and against what is written once in its document; `written-once`. */
export const inspectChanges = (changes: readonly Uint8Array[], once?: WrittenOnce): Promise<Result<readonly ChangeFacts[]>> =>
  attempt(async () => {
    const all: ChangeFacts[] = []
    let size = 0
    let work = 0
    const made: Made = new Map()
    for (const change of changes) {
      const one = await inspect(change, INFLATED_LIMIT - size, made, once)
      size += one.facts.size
      work += one.work
      need(work <= OPERATIONS_LIMIT, 'too-many-operations')
      all.push(one.facts)
    }
    const passed = new Set(all.flatMap(one => one.deps))
    need(all.filter(one => !passed.has(one.hash)).length <= ENDS_LIMIT, 'malformed', 'ends')
    return all
  })

async function inspect(bytes: Uint8Array, cap: number, made: Made, once?: WrittenOnce): Promise<{ facts: ChangeFacts; work: number }> {
  const outer: Cursor = { bytes, at: 0 }
  need(equalBytes(take(outer, 4), MAGIC), 'malformed', 'magic')
  const checksum = take(outer, 4)
  const [type] = take(outer, 1)
  need(type === CHANGE || type === DEFLATED, 'malformed', 'chunk')
  const inner = take(outer, uleb(outer))
  need(outer.at === bytes.length, 'malformed', 'bytes after the end')
  need(cap > 0 && inner.length <= cap, 'too-large', 'inflated')
  const content = type === CHANGE ? inner : await inflateRaw(inner, cap)
  const hash = await sha256(concat(new Uint8Array([CHANGE]), lebOf(content.length), content))
  need(equalBytes(hash.subarray(0, 4), checksum), 'malformed', 'checksum')
  return readContent({ bytes: content, at: 0 }, toHex(hash), made, once)
}

function actorAt(cursor: Cursor): string {
  const length = uleb(cursor)
  need(length <= ACTOR_LIMIT, 'actor-too-long')
  return toHex(take(cursor, length))
}

function readContent(cursor: Cursor, hash: string, made: Made, once?: WrittenOnce): { facts: ChangeFacts; work: number } {
  const { actors, startOp, ...head } = readHead(cursor)
  const { operations, work, columns } = measureColumns(cursor)
  checkRows({ actors, startOp, operations, columns }, made)
  if (once) checkOnce({ actors, startOp, operations, columns }, once)
  return { facts: { hash, ...head, actor: actors[0]!, startOp, operations, size: cursor.bytes.length }, work }
}

/** What stands before the columns. Of the actors the first is the author. */
function readHead(cursor: Cursor) {
  const depCount = uleb(cursor)
  need(depCount <= DEPS_LIMIT && depCount * 32 <= cursor.bytes.length - cursor.at, 'malformed', 'deps')
  const deps = Array.from({ length: depCount }, () => toHex(take(cursor, 32)))
  const actor = actorAt(cursor)
  const seq = uleb(cursor)
  const startOp = uleb(cursor)
  const time = sleb(cursor)
  const messageLength = uleb(cursor)
  need(messageLength <= MESSAGE_LIMIT, 'message-too-long')
  take(cursor, messageLength)
  const others = uleb(cursor)
  need(others <= ACTORS_LIMIT && others <= cursor.bytes.length - cursor.at, 'malformed', 'actors')
  const actors = [actor, ...Array.from({ length: others }, () => actorAt(cursor))]
  return { deps, actors, seq, startOp, time, messageLength }
}

/** Whose change it is and which of theirs, of one that is not deflated. Throws Refused('malformed') for what is none. */
export function authorOf(change: Uint8Array): { readonly actor: string; readonly seq: number } | undefined {
  const cursor = contentOf(change)
  const head = cursor && readHead(cursor)
  return head && { actor: head.actors[0]!, seq: head.seq }
}

/** Undefined of a deflated one. */
function contentOf(change: Uint8Array): Cursor | undefined {
  const outer: Cursor = { bytes: change, at: MAGIC.length + 4 }
  return take(outer, 1)[0] === CHANGE ? { bytes: take(outer, uleb(outer)), at: 0 } : undefined
}

/** Whether there is a beginning or an end of a mark in a change that has been inspected; of a deflated one it is not looked for. */
export function mayHaveMarks(change: Uint8Array): boolean {
  const cursor = contentOf(change)
  if (!cursor) return true
  readHead(cursor)
  return hasMarks(measureColumns(cursor).columns)
}
