// Looks for canaries in bytes of any origin: as they are, and after inflating from every offset.
import { closeSync, openSync, readSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Canary, type Shape, shapes } from './canary.ts'
import { Inflater } from './inflate.ts'

export interface Hit {
  readonly what: string
  /** Where: a file, a table, a frame. */
  readonly place: string
  readonly encoding: string
  readonly offset: number
  /** Found after inflating from this offset. */
  readonly inflatedFrom?: number
}

export class Search {
  readonly #shapes: readonly Shape[]
  readonly #shortest: number
  readonly #longest: number
  readonly #inflater = new Inflater()
  readonly hits: Hit[] = []
  /** Bytes looked through, so that a test can tell that it looked at something. */
  bytes = 0
  /** Streams that gave at least a canary's length when inflated. */
  streams = 0

  constructor(canaries: readonly Canary[]) {
    this.#shapes = canaries.flatMap(shapes)
    this.#shortest = Math.min(...this.#shapes.map(shape => shape.bytes.length))
    this.#longest = Math.max(...this.#shapes.map(shape => shape.bytes.length))
  }

  /** Which canaries were found. */
  found(): Set<string> {
    return new Set(this.hits.map(hit => hit.what))
  }

  /** Looks through `bytes` as they are, and inflated from each offset unless told not to. */
  look(place: string, bytes: Uint8Array, inflating = true): void {
    this.bytes += bytes.length
    this.#plain(place, bytes, 0)
    if (inflating) this.#inflated(place, bytes)
  }

  /** A file of any size, in parts that overlap by more than the longest shape. */
  file(path: string, place = path, inflating = true): void {
    const part = Buffer.alloc(32 << 20)
    const file = openSync(path, 'r')
    try {
      for (let at = 0; ; at += part.length - 2 * this.#longest) {
        const length = readSync(file, part, 0, part.length, at)
        this.look(place, part.subarray(0, length), inflating)
        if (length < part.length) return
      }
    } finally {
      closeSync(file)
    }
  }

  /** Every file of a folder. */
  folder(path: string, inflating = true): void {
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
      const file = join(path, name)
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) this.file(file, relative(path, file), inflating)
    }
  }

  #plain(place: string, bytes: Uint8Array, from: number, inflatedFrom?: number): void {
    const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    for (const { canary, encoding, bytes: needle } of this.#shapes) {
      const offset = hay.indexOf(needle, from)
      if (offset >= 0)
        this.hits.push({ what: canary.what, place, encoding, offset, ...(inflatedFrom === undefined ? {} : { inflatedFrom }) })
    }
  }

  #inflated(place: string, bytes: Uint8Array): void {
    for (let offset = 0; offset + 8 <= bytes.length; offset++) {
      // A block of type 3 does not exist.
      if (((bytes[offset]! >> 1) & 3) === 3) continue
      const inflated = this.#inflater.inflate(bytes, offset)
      if (inflated.length < this.#shortest) continue
      this.streams++
      this.#plain(place, inflated, 0, offset)
    }
  }
}
