import { concat, equalBytes, toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { fromBase45, toBase45 } from '../base/letters.ts'
import { Refused } from '../base/refusal.ts'
import { sha256 } from '../crypto/hash.ts'

/**
 * A file as a row of QR codes that one screen shows over and over and another camera collects, in any order:
 * `PQ1 <first 4 bytes of the file's hash> <number> <how many> <part in base 45>`. docs/PROTOCOL.md section 10.
 */
const PART = 420
const MOST = 400
const FRAME = /^PQ1 ([0-9A-F]{8}) (\d{1,3}) (\d{1,3}) ([0-9A-Z $%*+\-./:]+)$/

/** What can be shown in a bearable time: about two minutes. */
export const FRAMES_LIMIT = PART * MOST

export async function toFrames(bytes: Uint8Array): Promise<readonly string[]> {
  const total = Math.ceil(bytes.length / PART)
  if (total > MOST) throw new Error('too large for QR codes')
  const name = toHex((await sha256(bytes)).subarray(0, 4)).toUpperCase()
  return Array.from({ length: total }, (_, i) => `PQ1 ${name} ${i + 1} ${total} ${toBase45(bytes.subarray(i * PART, (i + 1) * PART))}`)
}

export interface FrameReader {
  /** False: this is no part of a row of codes. Parts of another row begin anew. */
  take(text: string): boolean
  readonly have: number
  /** 0 before the first. */
  readonly total: number
  /** Undefined while parts are missing, or when they do not make what they say they do: then it begins anew. */
  whole(): Promise<Bytes | undefined>
}

export function createFrameReader(): FrameReader {
  let name = ''
  let parts: (Bytes | undefined)[] = []
  return {
    take(text) {
      const frame = FRAME.exec(text)
      const [number, total] = [Number(frame?.[2]), Number(frame?.[3])]
      if (!frame || total < 1 || total > MOST || number < 1 || number > total) return false
      if (frame[1] !== name || total !== parts.length) {
        name = frame[1]!
        parts = Array.from({ length: total })
      }
      try {
        parts[number - 1] ??= fromBase45(frame[4]!)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return false
      }
      return true
    },
    get have() {
      return parts.filter(Boolean).length
    },
    get total() {
      return parts.length
    },
    async whole() {
      if (parts.length === 0 || parts.includes(undefined)) return undefined
      const bytes = concat(...(parts as Bytes[]))
      if (equalBytes((await sha256(bytes)).subarray(0, 4), hexBytes(name))) return bytes
      parts = []
      return undefined
    },
  }
}

const hexBytes = (hex: string): Bytes => Uint8Array.from(hex.match(/../g)!, digits => parseInt(digits, 16))
