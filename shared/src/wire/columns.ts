import { need } from '../base/refusal.ts'
import { sleb, take, uleb } from './leb.ts'
import type { Cursor } from './leb.ts'
import { MAP_KEY_LIMIT, OPERATIONS_LIMIT } from './limits.ts'

/**
 * How much the columns of a change stand for, without expanding a single run: three bytes can say "a million times".
 * Column types are the low three bits of a column's number; 8 marks a deflated column, which changes never have.
 */
const GROUP = 0
const BOOLEAN = 4
const STRING = 5
const VALUE = 7
const DEFLATED = 8
const ACTION = 0x42

export interface Columns {
  /** Rows of the action column. */
  readonly operations: number
  /** Rows of the longest column, or what a group column adds up to, if that is more: the work of expanding. */
  readonly work: number
  readonly columns: ReadonlyMap<number, Uint8Array>
}

/** Throws Refused('malformed', 'map-key-too-long', 'too-many-operations'). */
export function measureColumns(cursor: Cursor): Columns {
  let operations = 0
  let work = 0
  const columns = new Map<number, Uint8Array>()
  for (const { spec, length } of columnHeads(cursor)) {
    need(!isDeflated(spec), 'malformed', 'column')
    const bytes = take(cursor, length)
    const rows = rowsOf(bytes, spec, OPERATIONS_LIMIT)
    if (spec === ACTION) operations = rows
    work = Math.max(work, rows)
    columns.set(spec, bytes)
  }
  return { operations, work, columns }
}

export interface ColumnHead {
  readonly spec: number
  /** In bytes. */
  readonly length: number
}

/** In ascending order, none twice; whether one is deflated does not count. */
export function columnHeads(cursor: Cursor): ColumnHead[] {
  const count = uleb(cursor)
  need(count <= 64, 'malformed', 'columns')
  const heads = Array.from({ length: count }, () => ({ spec: uleb(cursor), length: uleb(cursor) }))
  const order = heads.map(({ spec }) => spec & ~DEFLATED)
  order.forEach((spec, i) => need(i === 0 || order[i - 1]! < spec, 'malformed', 'column'))
  return heads
}

export const isDeflated = (spec: number): boolean => (spec & DEFLATED) !== 0

/** How many rows a column, inflated where it was deflated, stands for. Beyond `most` it is not read on: `too-many-operations`. */
export function rowsOf(bytes: Uint8Array, spec: number, most: number): number {
  const rows = measure({ bytes, at: 0 }, spec & 7, most)
  need(rows <= most, 'too-many-operations')
  return rows
}

function measure(column: Cursor, type: number, most: number): number {
  if (type === VALUE) return 0
  if (type === BOOLEAN) return booleans(column)
  let rows = 0
  let total = 0
  while (column.at < column.bytes.length && rows <= most) {
    const run = sleb(column)
    if (run === 0) rows += uleb(column)
    else if (run > 0) {
      rows += run
      total += run * value(column, type)
    } else {
      need(-run <= column.bytes.length - column.at, 'malformed', 'run')
      rows -= run
      if (rows > most) break
      for (let i = 0; i < -run; i++) total += value(column, type)
    }
  }
  return type === GROUP ? Math.max(rows, total) : rows
}

function booleans(column: Cursor): number {
  let rows = 0
  while (column.at < column.bytes.length) rows += uleb(column)
  return rows
}

/** One value of a run. Its worth only matters where it says how many rows of other columns belong to it. */
function value(column: Cursor, type: number): number {
  if (type === STRING) {
    const length = uleb(column)
    need(length <= MAP_KEY_LIMIT, 'map-key-too-long')
    take(column, length)
    return 0
  }
  if (type === GROUP) return uleb(column)
  // Actors, numbers, differences and value lengths: only their end matters, and a difference may be below zero.
  return type === 3 ? (sleb(column), 0) : (uleb(column), 0)
}
