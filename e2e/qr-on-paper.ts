// Reads a QR code off a PDF that Chromium has printed: its modules are drawn as small squares, each a path of its own.
import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'

const DOTS = 4
const QUIET = 4

/** What a camera over the paper would read. Throws when there is no code that can be read. */
export function readQrOnPaper(file: Buffer): string {
  const squares = streamsOf(file).flatMap(squaresIn)
  const side = Math.min(...squares.map(one => one.side))
  const modules = squares.filter(one => one.side < side * 1.5)
  const [left, top] = [Math.min(...modules.map(one => one.x)), Math.min(...modules.map(one => one.y))]
  const at = (value: number, from: number) => Math.round((value - from) / side)
  const size = Math.max(...modules.map(one => Math.max(at(one.x, left), at(one.y, top)))) + 1
  const width = (size + 2 * QUIET) * DOTS
  for (const flipped of [false, true]) {
    const picture = new Uint8ClampedArray(width * width * 4).fill(255)
    for (const one of modules) {
      const row = at(one.y, top)
      const [x, y] = [(at(one.x, left) + QUIET) * DOTS, ((flipped ? size - 1 - row : row) + QUIET) * DOTS]
      for (let dy = 0; dy < DOTS; dy++) picture.fill(0, ((y + dy) * width + x) * 4, ((y + dy) * width + x + DOTS) * 4)
    }
    for (let i = 3; i < picture.length; i += 4) picture[i] = 255
    const read = jsQR(picture, width, width)
    if (read) return read.data
  }
  throw new Error(`no QR code can be read off ${modules.length} squares`)
}

function streamsOf(file: Buffer): string[] {
  const text = file.toString('latin1')
  const streams: string[] = []
  for (const found of text.matchAll(/\/Length (\d+)[^>]*>>\s*stream\r?\n/g)) {
    const begin = found.index + found[0].length
    const bytes = file.subarray(begin, begin + Number(found[1]))
    try {
      streams.push((found[0].includes('FlateDecode') || bytes[0] === 0x78 ? inflateSync(bytes) : bytes).toString('latin1'))
    } catch {
      // A font or a picture.
    }
  }
  return streams
}

interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** `x y m … l … l … l h`, or `x y w h re`. */
function squaresIn(content: string): Square[] {
  const squares: Square[] = []
  const keep = (xs: readonly number[], ys: readonly number[]) => {
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y]
    if (width > 0 && Math.abs(width - height) < width / 100) squares.push({ x, y, side: width })
  }
  for (const [, x, y, width, height] of content.matchAll(/([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re\b/g))
    keep([Number(x), Number(x) + Number(width)], [Number(y), Number(y) + Number(height)])
  for (const [path] of content.matchAll(/[-\d.]+ [-\d.]+ m\s(?:[-\d.]+ [-\d.]+ l\s){3,4}h/g)) {
    const points = [...path.matchAll(/([-\d.]+) ([-\d.]+) [ml]/g)]
    keep(
      points.map(([, x]) => Number(x)),
      points.map(([, , y]) => Number(y)),
    )
  }
  return squares
}
