import { need } from '../base/refusal.ts'

/** What every Automerge chunk begins with. */
export const MAGIC = new Uint8Array([0x85, 0x6f, 0x4a, 0x83])

/** A cursor over Automerge's binary format: LEB128 numbers and byte runs, never past the end. */
export interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

export function uleb(cursor: Cursor): number {
  let value = 0
  for (let i = 0; i < 10; i++) {
    need(cursor.at < cursor.bytes.length, 'malformed', 'number')
    const byte = cursor.bytes[cursor.at++]!
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) {
      need(Number.isSafeInteger(value), 'malformed', 'number')
      return value
    }
  }
  need(false, 'malformed', 'number')
}

/** Signed; what is beyond 2^53 comes out rounded, which is enough to see that it is too much. */
export function sleb(cursor: Cursor): number {
  let value = 0
  for (let i = 0; i < 10; i++) {
    need(cursor.at < cursor.bytes.length, 'malformed', 'number')
    const byte = cursor.bytes[cursor.at++]!
    value += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) return byte & 0x40 ? value - 2 ** (7 * (i + 1)) : value
  }
  need(false, 'malformed', 'number')
}

export function take(cursor: Cursor, length: number): Uint8Array {
  need(length <= cursor.bytes.length - cursor.at, 'malformed', 'cut short')
  cursor.at += length
  return cursor.bytes.subarray(cursor.at - length, cursor.at)
}

export function lebOf(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return new Uint8Array([...bytes, rest])
    bytes.push((rest % 128) | 0x80)
  }
}
