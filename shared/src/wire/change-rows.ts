import { fromUtf8 } from '../base/bytes.ts'
import { need } from '../base/refusal.ts'
import { sleb, take, uleb } from './leb.ts'
import type { Cursor } from './leb.ts'
import { NESTING_LIMIT } from './limits.ts'

/**
 * What the rows of a change say about each other, read without Automerge. Automerge believes that every object, element
 * and predecessor was there before the operation that names it: one that names itself sends it round for ever, until the
 * memory is full; and what is nested costs the square of its depth. Both are a few bytes.
 */
export interface ChangeRows {
  /** Hex; the author first. What columns call an actor is a place in this list. */
  readonly actors: readonly string[]
  readonly startOp: number
  readonly operations: number
  readonly columns: ReadonlyMap<number, Uint8Array>
}

/** Objects that a batch has made, and how deep they lie below what was there: by actor, then by number. */
export type Made = Map<string, Map<number, number>>

/** Of a document: the maps that its beginning makes, in their order, and those whose entries are written once and stay. */
export interface WrittenOnce {
  readonly maps: readonly string[]
  readonly once: readonly string[]
}

/** The actor of every document's beginning, hex. */
const BEGINNING = '00'.repeat(16)

const OBJECT_ACTOR = 0x01
const OBJECT = 0x02
const KEY_ACTOR = 0x11
const KEY = 0x13
const KEY_TEXT = 0x15
const ACTION = 0x42
const PRED_COUNT = 0x70
const PRED_ACTOR = 0x71
const PRED = 0x73
const MARK = 7
/** Makes a map, a list, a text, a table. */
const MAKES: ReadonlySet<number | undefined> = new Set([0, 2, 4, 6])

/**
 * Nobody changes or takes away what is written once, nor puts another map in the place of one. Honest apps only add there,
 * so that whatever names a predecessor in it is meant to undo somebody's word. Throws Refused('written-once').
 */
export function checkOnce({ actors, startOp, operations, columns }: ChangeRows, { maps, once }: WrittenOnce): void {
  const [objectActor, object] = [reader(columns.get(OBJECT_ACTOR), false), reader(columns.get(OBJECT), false)]
  const key = values(columns.get(KEY_TEXT), cursor => fromUtf8(take(cursor, uleb(cursor))))
  const predCount = reader(columns.get(PRED_COUNT), false)
  const isOnce = new Set(once.map(name => maps.indexOf(name) + 1))
  for (let own = startOp; own < startOp + operations; own++) {
    const [inActor, inside, name, preds] = [objectActor(), object(), key(), predCount() ?? 0]
    if (inside === undefined) need(name === undefined || !maps.includes(name), 'written-once', 'map')
    else if (preds > 0) need(!isOnce.has(inside) || actors[inActor!] !== BEGINNING, 'written-once')
  }
}

/** Throws Refused('malformed'). Its columns have been measured, so that this goes over a bounded number of rows. */
export function checkRows({ actors, startOp, operations, columns }: ChangeRows, made: Made): void {
  const column = (spec: number, isDelta = false) => reader(columns.get(spec), isDelta)
  const [objectActor, object] = [column(OBJECT_ACTOR), column(OBJECT)]
  const [keyActor, key] = [column(KEY_ACTOR), column(KEY, true)]
  const [predCount, predActor, pred] = [column(PRED_COUNT), column(PRED_ACTOR), column(PRED, true)]
  const action = column(ACTION)
  need(startOp + operations < 2 ** 32, 'malformed', 'number of an operation')
  const isKnown = (actor: number | undefined) => actor === undefined || actor < actors.length
  for (let own = startOp; own < startOp + operations; own++) {
    const [inActor, inside] = [objectActor(), object()]
    need((inActor === undefined) === (inside === undefined) && isKnown(inActor), 'malformed', 'object')
    need(inside === undefined || inside < own, 'malformed', 'object not there yet')
    const [after, afterActor] = [key(), keyActor()]
    need(isKnown(afterActor) && (after === undefined || (after >= 0 && after < own)), 'malformed', 'key not there yet')
    for (let left = predCount() ?? 0; left > 0; left--) {
      const [before, beforeActor] = [pred(), predActor()]
      need(before !== undefined && beforeActor !== undefined && isKnown(beforeActor), 'malformed', 'predecessor')
      need(before >= 0 && before < own, 'malformed', 'predecessor not there yet')
    }
    if (!MAKES.has(action())) continue
    const level = (inside === undefined ? 0 : (made.get(actors[inActor!]!)?.get(inside) ?? 0)) + 1
    need(level <= NESTING_LIMIT, 'malformed', 'nesting')
    const mine = made.get(actors[0]!) ?? new Map<number, number>()
    made.set(actors[0]!, mine.set(own, level))
  }
}

/** Beginnings and ends of marks. */
export function hasMarks(columns: ReadonlyMap<number, Uint8Array>): boolean {
  const action = reader(columns.get(ACTION), false)
  for (let what = action(); what !== undefined; what = action()) if (what === MARK) return true
  return false
}

/** One number after the other: undefined for none, and behind the end. */
function reader(bytes: Uint8Array | undefined, isDelta: boolean): () => number | undefined {
  const next = values(bytes, isDelta ? sleb : uleb)
  let sum = 0
  return () => {
    const value = next()
    return value === undefined || !isDelta ? value : (sum += value)
  }
}

function values<T>(bytes: Uint8Array | undefined, read: (cursor: Cursor) => T): () => T | undefined {
  const cursor: Cursor = { bytes: bytes ?? new Uint8Array(0), at: 0 }
  let left = 0
  let is: 'none' | 'same' | 'own' = 'none'
  let value: T | undefined
  return () => {
    while (left === 0) {
      if (cursor.at >= cursor.bytes.length) return undefined
      const run = sleb(cursor)
      is = run === 0 ? 'none' : run > 0 ? 'same' : 'own'
      left = run === 0 ? uleb(cursor) : Math.abs(run)
      if (is === 'same') value = read(cursor)
    }
    left--
    if (is === 'none') return undefined
    if (is === 'own') value = read(cursor)
    return value
  }
}
