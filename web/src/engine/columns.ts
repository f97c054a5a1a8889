import { concat, fromUtf8, utf8 } from '@porchlight/shared/base/bytes'

/**
 * JSON with its lists of records turned into columns, which deflate to two thirds: the same names once, and what is alike
 * side by side. Every list is tagged: `[0, …items]`, or `[1, shapes, shape of each row, …columns]`, where a shape is the
 * keys of a record, and a column has the values of one key, of those rows that have it.
 */
type Json = unknown

/** Before what is in columns; plain JSON never begins with it. */
const MARK = 1
/** With fewer there is nothing to win. */
const LEAST_ROWS = 4

export const packJson = (value: Json): Uint8Array => concat(new Uint8Array([MARK]), utf8(JSON.stringify(toColumns(value))))

/** Also reads plain JSON, which earlier versions wrote. Throws for what is neither. */
export const unpackJson = (bytes: Uint8Array): Json =>
  bytes[0] === MARK ? fromColumns(JSON.parse(fromUtf8(bytes.subarray(1)))) : JSON.parse(fromUtf8(bytes))

const isRecord = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value)

function toColumns(value: Json): Json {
  if (Array.isArray(value)) return value.length >= LEAST_ROWS && value.every(isRecord) ? toTable(value) : [0, ...value.map(toColumns)]
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toColumns(one)])) : value
}

function toTable(rows: readonly Record<string, Json>[]): Json {
  const shapes = new Map<string, number>()
  const columns = new Map<string, Json[]>()
  const shapeOf = rows.map(row => {
    // What is undefined does not exist in JSON.
    const entries = Object.entries(row).filter(([, one]) => one !== undefined)
    for (const [key, one] of entries) {
      const column = columns.get(key)
      if (column) column.push(one)
      else columns.set(key, [one])
    }
    const shape = JSON.stringify(entries.map(([key]) => key))
    if (!shapes.has(shape)) shapes.set(shape, shapes.size)
    return shapes.get(shape)!
  })
  return [
    1,
    [...shapes.keys()].map(shape => JSON.parse(shape) as Json),
    shapeOf,
    ...[...columns].flatMap(([key, all]) => [key, toColumns(all)]),
  ]
}

function fromColumns(value: Json): Json {
  if (!Array.isArray(value)) {
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromColumns(one)])) : value
  }
  const [tag, ...items] = value as Json[]
  return tag === 1 ? fromTable(items) : items.map(fromColumns)
}

function fromTable([shapes, shapeOf, ...named]: readonly Json[]): Json {
  const columns = new Map<string, Iterator<Json>>()
  for (let at = 0; at < named.length; at += 2) columns.set(named[at] as string, (fromColumns(named[at + 1]) as Json[])[Symbol.iterator]())
  return (shapeOf as number[]).map(shape =>
    Object.fromEntries((shapes as string[][])[shape]!.map(key => [key, columns.get(key)!.next().value as Json])),
  )
}
