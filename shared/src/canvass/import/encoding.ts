import { Refused } from '../../base/refusal.ts'

/** What a file's bytes are, told from their beginning. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Files that people take for a list, by their first bytes; each gets its own sentence. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['compressed', [0x1f, 0x8b]],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
  ['compressed', [0x52, 0x61, 0x72, 0x21]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['database', [...new TextEncoder().encode('SQLite format 3')]],
  ['database', [0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e]],
  ['database', [...new TextEncoder().encode('PAR1')]],
]
const HEAD = 64 * 1024

/** Throws Refused: `file-empty`, `file-not-a-list` {kind: spreadsheet | compressed | pdf | binary}. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const head = bytes.subarray(0, HEAD)
  if (head.length === 0) throw new Refused('file-empty')
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, i) => head[i] === byte)) throw new Refused('file-not-a-list', { values: { kind } })
  }
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  // Latin text as UTF-16 has a zero in every other byte, and a list has no other zeros.
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]!++
  const half = head.length / 2
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le'
  if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be'
  if (zeros[0]! + zeros[1]! > 0 || isNoise(head)) throw new Refused('file-not-a-list', { values: { kind: 'binary' } })
  return isUtf8(head, bytes.length > head.length) ? 'utf-8' : 'windows-1252'
}

/** More than a few control bytes: a picture, a program. */
function isNoise(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++
  return controls > head.length / 100
}

function isUtf8(head: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: isCut })
    return true
  } catch {
    return false
  }
}

/** Thrown where a file that began as UTF-8 turns out not to be: the reading begins anew as Windows-1252. */
export class NotUtf8 extends Error {}

/** Bytes to text, however the pieces fall; `decode()` without bytes is the end. `isWithin`: the file has begun before, and no mark of its encoding comes. */
export function textDecoder(encoding: Encoding, isWithin = false): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: isWithin })
  return bytes => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (error) {
      if (error instanceof TypeError && encoding === 'utf-8') throw new NotUtf8()
      throw error
    }
  }
}
