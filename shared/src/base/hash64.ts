/**
 * 64 bits of a text as 16 hex digits: two lanes of a murmur-like mix (known as cyrb53, here without cutting to 53 bits).
 * Not cryptographic, and need not be: ids only join records inside sealed documents of people who may read them all.
 * It must be synchronous, the same for ever, and fast for millions of rows, which WebCrypto's digest is not.
 * Two million texts meet one collision with a chance of about one in ten million.
 */
export function hash64(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return hex32(b) + hex32(a)
}

/** By bytes: a table of all 65,536 halves takes a phone longer to make than a turf's doors need. */
const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const hex32 = (value: number): string => HEX[value >>> 24]! + HEX[(value >>> 16) & 0xff]! + HEX[(value >>> 8) & 0xff]! + HEX[value & 0xff]!
