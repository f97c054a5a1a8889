// Raw DEFLATE (RFC 1951) that answers with whatever it got before the bytes stopped making sense. Made for trying every
// offset of a file: the usual libraries throw away what they had when the rest is broken, as it is in a database page.

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

interface Code {
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

/** A canonical Huffman code, or undefined when the lengths say more than there is room for, or leave room unused. */
function codeOf(lengths: Uint8Array): Code | undefined {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length]!++
  counts[0] = 0
  let left = 1
  for (let bits = 1; bits < 16; bits++) {
    left = (left << 1) - counts[bits]!
    if (left < 0) return undefined
  }
  const used = counts.reduce((sum, count) => sum + count, 0)
  if (left > 0 && used > 1) return undefined
  const offsets = new Uint16Array(16)
  for (let bits = 1; bits < 15; bits++) offsets[bits + 1] = offsets[bits]! + counts[bits]!
  const symbols = new Uint16Array(used)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!
    if (length > 0) symbols[offsets[length]!++] = symbol
  }
  return { counts, symbols }
}

const FIXED_LENGTHS = codeOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))!
const FIXED_DISTANCES: Code = codeOf(new Uint8Array(32).fill(5))!

/** Reads one stream; `out` is reused from offset to offset. */
export class Inflater {
  readonly #out: Uint8Array
  #in: Uint8Array = new Uint8Array()
  #at = 0
  #bits = 0
  #held = 0
  #length = 0

  /** Stops after `limit` bytes. */
  constructor(limit = 1 << 18) {
    this.#out = new Uint8Array(limit)
  }

  /** What the bytes from `offset` on inflate to, as far as it goes. Valid until the next call. */
  inflate(bytes: Uint8Array, offset: number): Uint8Array {
    this.#in = bytes
    this.#at = offset
    this.#bits = this.#held = this.#length = 0
    while (this.#block()) if (this.#length >= this.#out.length) break
    return this.#out.subarray(0, this.#length)
  }

  /** Reads `count` bits, or answers -1 at the end. */
  #take(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.#in.length) return -1
      this.#bits |= this.#in[this.#at++]! << this.#held
      this.#held += 8
    }
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#held -= count
    return value
  }

  #symbol(code: Code): number {
    let value = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      const bit = this.#take(1)
      if (bit < 0) return -1
      value |= bit
      const count = code.counts[length]!
      if (value - count < first) return code.symbols[index + value - first]!
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return -1
  }

  /** Reads one block; true when another follows. */
  #block(): boolean {
    const last = this.#take(1)
    const type = this.#take(2)
    let well = false
    if (type === 0) well = this.#stored()
    else if (type === 1) well = this.#codes(FIXED_LENGTHS, FIXED_DISTANCES)
    else if (type === 2) well = this.#dynamic()
    return well && last === 0
  }

  #stored(): boolean {
    this.#bits = this.#held = 0
    if (this.#at + 4 > this.#in.length) return false
    const [a, b, c, d] = this.#in.subarray(this.#at, this.#at + 4)
    const length = a! | (b! << 8)
    if (length !== ((c! | (d! << 8)) ^ 0xffff)) return false
    this.#at += 4
    const part = this.#in.subarray(this.#at, this.#at + Math.min(length, this.#out.length - this.#length))
    this.#out.set(part, this.#length)
    this.#length += part.length
    this.#at += length
    return this.#at <= this.#in.length
  }

  #dynamic(): boolean {
    const literals = this.#take(5) + 257
    const distances = this.#take(5) + 1
    const lengths = this.#take(4) + 4
    if (literals > 286 || distances > 30 || lengths < 4) return false
    const ofLengths = new Uint8Array(19)
    for (let i = 0; i < lengths; i++) {
      const length = this.#take(3)
      if (length < 0) return false
      ofLengths[LENGTHS_ORDER[i]!] = length
    }
    const code = codeOf(ofLengths)
    const all = code && this.#lengths(code, literals + distances)
    if (!all || all[256] === 0) return false
    const [ofLiterals, ofDistances] = [codeOf(all.subarray(0, literals)), codeOf(all.subarray(literals))]
    return ofLiterals !== undefined && ofDistances !== undefined && this.#codes(ofLiterals, ofDistances)
  }

  #lengths(code: Code, count: number): Uint8Array | undefined {
    const all = new Uint8Array(count)
    for (let at = 0; at < count;) {
      const symbol = this.#symbol(code)
      if (symbol < 0 || (symbol === 16 && at === 0)) return undefined
      if (symbol < 16) {
        all[at++] = symbol
        continue
      }
      const [value, bits, base] = symbol === 16 ? [all[at - 1]!, 2, 3] : symbol === 17 ? [0, 3, 3] : [0, 7, 11]
      const extra = this.#take(bits)
      if (extra < 0 || at + base + extra > count) return undefined
      all.fill(value, at, (at += base + extra))
    }
    return all
  }

  #codes(literals: Code, distances: Code): boolean {
    const out = this.#out
    while (this.#length < out.length) {
      const symbol = this.#symbol(literals)
      if (symbol < 0) return false
      if (symbol < 256) {
        out[this.#length++] = symbol
        continue
      }
      if (symbol === 256) return true
      if (symbol > 285) return false
      const length = LENGTH_BASE[symbol - 257]! + this.#take(LENGTH_BITS[symbol - 257]!)
      const code = this.#symbol(distances)
      if (code < 0 || code > 29) return false
      const distance = DISTANCE_BASE[code]! + this.#take(DISTANCE_BITS[code]!)
      if (distance > this.#length || distance < 1) return false
      const end = Math.min(this.#length + length, out.length)
      while (this.#length < end) {
        out[this.#length] = out[this.#length - distance]!
        this.#length++
      }
    }
    return true
  }
}
