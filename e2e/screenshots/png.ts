// Just enough PNG to read what Chromium writes, and to write it again with a palette: a tenth of the size for screens of text.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Four bytes for each pixel. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunks(file: Buffer): { type: string; data: Buffer }[] {
  const all = []
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at)
    all.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return all
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/** Undoes the filters of PNG in place; each row begins with the number of its filter. */
function unfilter(rows: Buffer, height: number, stride: number, step: number): void {
  const line = stride + 1
  for (let y = 0; y < height; y++) {
    const filter = rows[y * line]!
    for (let x = 0; x < stride; x++) {
      const at = y * line + 1 + x
      const a = x >= step ? rows[at - step]! : 0
      const b = y > 0 ? rows[at - line]! : 0
      const c = x >= step && y > 0 ? rows[at - line - step]! : 0
      const guess = filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : filter === 4 ? paeth(a, b, c) : 0
      rows[at] = rows[at]! + guess
    }
  }
}

const STEP: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 }

/** Reads 8-bit RGB, RGBA and palettes without interlace. */
export function decodePng(file: Buffer): Picture {
  const all = chunks(file)
  const head = all.find(chunk => chunk.type === 'IHDR')!.data
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const step = STEP[head[9]!]
  if (head[8] !== 8 || step === undefined || head[12] !== 0) throw new Error('a kind of PNG that is not read here')
  const rows = inflateSync(Buffer.concat(all.filter(chunk => chunk.type === 'IDAT').map(chunk => chunk.data)))
  unfilter(rows, height, width * step, step)
  const table = all.find(chunk => chunk.type === 'PLTE')?.data
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (width * step + 1) + 1 + x * step
      const pixel = step === 1 ? table!.subarray(rows[at]! * 3, rows[at]! * 3 + 3) : rows.subarray(at, at + step)
      rgba.set(pixel, (y * width + x) * 4)
    }
  return { width, height, rgba }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const nearest = (palette: readonly number[], colour: number): number => {
  let [best, distance] = [0, Infinity]
  for (const [index, known] of palette.entries()) {
    let sum = 0
    for (const shift of [16, 8, 0]) sum += (((known >> shift) & 255) - ((colour >> shift) & 255)) ** 2
    if (sum < distance) [best, distance] = [index, sum]
  }
  return best
}

/** Writes a picture with its 256 commonest colours; the others become the nearest of them. */
export function encodePalettePng({ width, height, rgba }: Picture): Buffer {
  const colours = new Int32Array(width * height)
  const counts = new Map<number, number>()
  for (let i = 0; i < colours.length; i++) {
    const colour = (rgba[4 * i]! << 16) | (rgba[4 * i + 1]! << 8) | rgba[4 * i + 2]!
    colours[i] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([colour]) => colour)
  const index = new Map(palette.map((colour, i) => [colour, i]))
  for (const colour of counts.keys()) if (!index.has(colour)) index.set(colour, nearest(palette, colour))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index.get(colours[y * width + x]!)!
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
