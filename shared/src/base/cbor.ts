import { decode, encode } from 'cborg'
import type { Bytes } from './bytes.ts'
import { Refused } from './refusal.ts'

/**
 * CBOR as the protocol has it: canonical when written; when read, nothing but maps with text keys, lists, text, byte
 * strings, integers below 2^53, booleans and null, definite lengths, no duplicate keys, limited depth.
 */
const MAX_DEPTH = 12

/** Canonical bytes (keys sorted, shortest integers). Fields that are undefined must have been left out. */
export const writeCbor = (value: unknown): Bytes => encode(value) as Bytes

/** Throws Refused('malformed'). Nothing is allocated before the whole input has been walked once. */
export function readCbor(bytes: Uint8Array, maxDepth = MAX_DEPTH, maxItems = Infinity): unknown {
  if (walk(bytes, 0, maxDepth, { left: maxItems }) !== bytes.length) throw new Refused('malformed', { detail: 'bytes after the end' })
  return decoded(bytes)
}

/** The first value of a CBOR sequence and where the next one begins. Throws Refused('malformed'). */
export function readCborFirst(bytes: Uint8Array, maxDepth = MAX_DEPTH): { value: unknown; end: number } {
  const end = walk(bytes, 0, maxDepth, { left: Infinity })
  return { value: decoded(bytes.subarray(0, end)), end }
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      allowIndefinite: false,
      rejectDuplicateMapKeys: true,
      allowUndefined: false,
      allowBigInt: false,
      allowNaN: false,
      allowInfinity: false,
    })
  } catch (error) {
    throw new Refused('malformed', { detail: String(error) })
  }
}

/** What a value begins with: its kind, its number or length, and where what follows begins. Throws Refused('malformed'). */
export function headAt(bytes: Uint8Array, start: number): { readonly major: number; readonly size: number; readonly end: number } {
  const malformed = (detail: string) => new Refused('malformed', { detail })
  if (start >= bytes.length) throw malformed('cut short')
  const major = bytes[start]! >> 5
  const info = bytes[start]! & 31
  const end = start + 1
  if (major === 7) {
    if (info < 20 || info > 22) throw malformed('float or undefined')
    return { major, size: 0, end }
  }
  if (major === 6) throw malformed('tag')
  if (info < 24) return { major, size: info, end }
  if (info > 27) throw malformed('indefinite length')
  const width = 1 << (info - 24)
  if (end + width > bytes.length) throw malformed('cut short')
  let size = 0
  for (let i = 0; i < width; i++) size = size * 256 + bytes[end + i]!
  if (size > Number.MAX_SAFE_INTEGER) throw malformed('number too large')
  return { major, size, end: end + width }
}

/** Walks one value without allocating and answers where it ends. */
function walk(bytes: Uint8Array, start: number, depth: number, items: { left: number }): number {
  const malformed = (detail: string) => new Refused('malformed', { detail })
  if (depth < 0) throw malformed('too deep')
  if (--items.left < 0) throw malformed('too many')
  const { major, size, end } = headAt(bytes, start)
  if (major <= 1 || major === 7) return end
  if (major <= 3) {
    if (size > bytes.length - end) throw malformed('cut short')
    return end + size
  }
  const count = major === 5 ? size * 2 : size
  if (count > bytes.length - end) throw malformed('cut short')
  let at = end
  for (let i = 0; i < count; i++) {
    if (major === 5 && i % 2 === 0 && at < bytes.length && bytes[at]! >> 5 !== 3) throw malformed('key is not text')
    at = walk(bytes, at, depth - 1, items)
  }
  return at
}

/** Readers for the fields of an untrusted map; each throws Refused('malformed') when the field is not of its shape. */
export type Fields = Readonly<Record<string, unknown>>

const wrong = (name: string) => new Refused('malformed', { detail: name })

export function asFields(value: unknown, name = 'map'): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) throw wrong(name)
  return value as Fields
}

/** Refuses fields that nobody has defined: in a signed format an unknown field is a later version's. */
export function onlyFields(fields: Fields, names: readonly string[]): void {
  for (const name of Object.keys(fields)) if (!names.includes(name)) throw wrong(`unknown field ${name.slice(0, 40)}`)
}

export function bytesField(fields: Fields, name: string, length?: number, max = 1 << 20): Bytes {
  const value = fields[name]
  if (!(value instanceof Uint8Array) || value.length > max || (length !== undefined && value.length !== length)) throw wrong(name)
  return value as Bytes
}

export function textField(fields: Fields, name: string, max = 256): string {
  const value = fields[name]
  if (typeof value !== 'string' || value.length > max) throw wrong(name)
  return value
}

export function uintField(fields: Fields, name: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > max) throw wrong(name)
  return value
}

export function boolField(fields: Fields, name: string): boolean {
  const value = fields[name]
  if (typeof value !== 'boolean') throw wrong(name)
  return value
}

export function listField(fields: Fields, name: string, max: number): readonly unknown[] {
  const value = fields[name]
  if (!Array.isArray(value) || value.length > max) throw wrong(name)
  return value
}
