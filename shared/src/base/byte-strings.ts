import type { Bytes } from './bytes.ts'
import { headAt } from './cbor.ts'
import { Refused } from './refusal.ts'

/** A list of byte strings and nothing else, read without a decoder: of a hostile one no more is made than it may hold. */
export function readByteStrings(bytes: Uint8Array, most: number): readonly Bytes[] | 'too-many' {
  const list = headAt(bytes, 0)
  if (list.major !== 4 || list.size > bytes.length - list.end) throw new Refused('malformed', { detail: 'list' })
  if (list.size > most) return 'too-many'
  const strings: Bytes[] = []
  let at = list.end
  for (let i = 0; i < list.size; i++) {
    const { major, size, end } = headAt(bytes, at)
    if (major !== 2 || size > bytes.length - end) throw new Refused('malformed', { detail: 'byte string' })
    at = end + size
    strings.push(bytes.slice(end, at))
  }
  if (at !== bytes.length) throw new Refused('malformed', { detail: 'bytes after the end' })
  return strings
}
