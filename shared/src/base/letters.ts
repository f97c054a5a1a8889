import type { Bytes } from './bytes.ts'
import { need } from './refusal.ts'

/** Bytes as letters: Crockford's for people who read them out, RFC 9285's for QR codes, which pack those tightest. */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first `count` letters of five bits each. */
export function toLetters(bytes: Uint8Array, count: number): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  bits >>= BigInt(8 * bytes.length - 5 * count)
  let text = ''
  for (let i = 0; i < count; i++) text = LETTERS[Number((bits >> BigInt(5 * i)) & 31n)]! + text
  return text
}

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isLast = at + 1 === bytes.length
    let value = isLast ? bytes[at]! : bytes[at]! * 256 + bytes[at + 1]!
    for (let i = isLast ? 2 : 3; i > 0; i--) {
      text += BASE45[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** Throws Refused('malformed'). */
export function fromBase45(text: string): Bytes {
  need(text.length % 3 !== 1, 'malformed', 'base45')
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3)).map(letter => BASE45.indexOf(letter))
    need(!digits.includes(-1), 'malformed', 'base45')
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0)
    need(value < (digits.length === 3 ? 65_536 : 256), 'malformed', 'base45')
    if (digits.length === 3) bytes.push(value >> 8)
    bytes.push(value & 255)
  }
  return new Uint8Array(bytes)
}
