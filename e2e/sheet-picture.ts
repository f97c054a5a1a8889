// Pages of a PDF that Chromium has printed as pictures, and what a phone's camera makes of a place on them. Draws what
// walk lists are made of: filled and stroked boxes, and for each letter a box of its size. Anything else is an error, so
// that nothing is left out unseen.
import { partsOf } from './pdf.ts'

/** Dots an inch. */
const DPI = 150
const POINTS = 72
/** Each dot is looked at so many times across and down. */
const FINE = 4
const MM_AN_INCH = 25.4
const WHITE = 255

/** Grey, a byte a dot. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

type Matrix = readonly [number, number, number, number, number, number]
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function picturesOf(file: Buffer): GreyPicture[] {
  const parts = partsOf(file)
  return [...parts.values()]
    .filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
    .map(({ dictionary }) => {
      const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary)!.slice(1).map(Number) as [number, number]
      return drawn(parts.get(/\/Contents (\d+) 0 R/.exec(dictionary)![1]!)!.stream, width, height)
    })
}

function drawn(content: string, widthInPoints: number, heightInPoints: number): GreyPicture {
  const scale = (DPI / POINTS) * FINE
  const canvas = createCanvas(Math.round(widthInPoints * scale), Math.round(heightInPoints * scale))
  // The picture's own y goes down.
  let now: State = { matrix: [scale, 0, 0, -scale, 0, heightInPoints * scale], grey: 0, line: 1 }
  const saved: State[] = []
  let path: Box[] = []
  let points: (readonly [number, number])[] = []
  let letters = { size: 0, x: 0, y: 0 }
  const numbers: number[] = []
  const take = (count: number): number[] => numbers.splice(-count)
  const closeShape = () => {
    if (points.length > 0) path.push(boxAround(points))
    points = []
  }
  const acts: Record<string, () => void> = {
    q: () => void saved.push(now),
    Q: () => void (now = saved.pop()!),
    cm: () => void (now = { ...now, matrix: times(take(6) as unknown as Matrix, now.matrix) }),
    rg: () => void (now = { ...now, grey: lightOf(take(3)) }),
    RG: () => void take(3),
    w: () => void (now = { ...now, line: take(1)[0]! }),
    re: () => {
      const [x, y, width, height] = take(4) as [number, number, number, number]
      path.push({ x, y, width, height })
    },
    m: () => {
      closeShape()
      points = [take(2) as [number, number]]
    },
    l: () => void points.push(take(2) as [number, number]),
    h: closeShape,
    f: () => {
      closeShape()
      for (const box of path) canvas.fill(placed(box, now.matrix), now.grey)
      path = []
    },
    S: () => {
      closeShape()
      for (const box of path) for (const edge of edgesOf(box, now.line)) canvas.fill(placed(edge, now.matrix), 0)
      path = []
    },
    n: () => void (path = []),
    Tf: () => void (letters = { ...letters, size: take(1)[0]! }),
    Tm: () => {
      const [, , , , x, y] = take(6) as unknown as Matrix
      letters = { ...letters, x, y }
    },
    Td: () => {
      const [x, y] = take(2) as [number, number]
      letters = { ...letters, x: letters.x + x, y: letters.y + y }
    },
    Tj: () => {
      const { size, x, y } = letters
      const letter = { x, y: y - size * 0.55, width: size * 0.45, height: size * 0.55 }
      for (const edge of edgesOf(letter, size * 0.12)) canvas.fill(placed(edge, now.matrix), now.grey)
    },
  }
  // Clips are the boxes of what is drawn in them; names of states and marks draw nothing.
  for (const name of ['W', 'W*', 'BT', 'ET', 'gs', 'BDC', 'EMC', 'BMC', 'd', 'J', 'j', 'M', 'i'])
    acts[name] = () => void (numbers.length = 0)
  for (const word of content.replaceAll(/<<.*?>>|<[^>]*>|\[[^\]]*\]|\/[\w.-]+/gs, ' ').match(/\S+/g) ?? []) {
    const number = Number(word)
    if (Number.isFinite(number)) {
      numbers.push(number)
      continue
    }
    const act = acts[word]
    if (!act) throw new Error(`a walk list has no ${word}`)
    act()
  }
  return canvas.picture()
}

interface State {
  readonly matrix: Matrix
  readonly grey: number
  readonly line: number
}

const lightOf = ([r, g, b]: number[]): number => Math.round((0.299 * r! + 0.587 * g! + 0.114 * b!) * WHITE)

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
]

function boxAround(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Nothing on a walk list is aslant. */
function placed({ x, y, width, height }: Box, [a, b, c, d, e, f]: Matrix): Box {
  if (b !== 0 || c !== 0) throw new Error('a walk list has nothing aslant')
  return boxAround([
    [a * x + e, d * y + f],
    [a * (x + width) + e, d * (y + height) + f],
  ])
}

const edgesOf = ({ x, y, width, height }: Box, line: number): Box[] => [
  { x: x - line / 2, y: y - line / 2, width: width + line, height: line },
  { x: x - line / 2, y: y + height - line / 2, width: width + line, height: line },
  { x: x - line / 2, y: y - line / 2, width: line, height: height + line },
  { x: x + width - line / 2, y: y - line / 2, width: line, height: height + line },
]

function createCanvas(width: number, height: number) {
  const fine = new Uint8Array(width * height).fill(WHITE)
  return {
    fill(box: Box, grey: number) {
      const [left, right] = [Math.max(0, Math.round(box.x)), Math.min(width, Math.round(box.x + box.width))]
      const [top, bottom] = [Math.max(0, Math.round(box.y)), Math.min(height, Math.round(box.y + box.height))]
      for (let y = top; y < bottom; y++) fine.fill(grey, y * width + left, y * width + right)
    },
    picture(): GreyPicture {
      const [w, h] = [Math.floor(width / FINE), Math.floor(height / FINE)]
      const grey = new Uint8Array(w * h)
      for (let y = 0; y < h; y++)
        for (let x = 0; x < w; x++) {
          let sum = 0
          for (let dy = 0; dy < FINE; dy++) for (let dx = 0; dx < FINE; dx++) sum += fine[(y * FINE + dy) * width + x * FINE + dx]!
          grey[y * w + x] = sum / (FINE * FINE)
        }
      return { width: w, height: h, grey }
    },
  }
}

/** What a hand does: the sheet is turned, and not quite sharp. */
export interface Shake {
  readonly degrees: number
  /** Standard deviation, in dots of the page's picture. */
  readonly blur: number
}

/** The square of `mm` around a place of a page (in millimetres from its top left), in `side` dots, as RGBA. */
export function viewOf(page: GreyPicture, at: { readonly x: number; readonly y: number }, mm: number, side: number, shake: Shake) {
  const dots = DPI / MM_AN_INCH
  const [sin, cos] = [Math.sin((shake.degrees * Math.PI) / 180), Math.cos((shake.degrees * Math.PI) / 180)]
  const soft = blurred(page, shake.blur)
  const data = new Uint8ClampedArray(side * side * 4).fill(WHITE)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [u, v] = [((x + 0.5) / side - 0.5) * mm * dots, ((y + 0.5) / side - 0.5) * mm * dots]
      const grey = soft(at.x * dots + u * cos - v * sin, at.y * dots + u * sin + v * cos)
      data.fill(grey, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  return { data, width: side, height: side }
}

const softened = new WeakMap<GreyPicture, Map<number, Float32Array>>()

/** Between the dots, each softened by its neighbours. */
function blurred(page: GreyPicture, deviation: number): (x: number, y: number) => number {
  const { width, height } = page
  const known = softened.get(page) ?? new Map<number, Float32Array>()
  softened.set(page, known)
  const soft = known.get(deviation) ?? soften(page, deviation)
  known.set(deviation, soft)
  const dot = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? WHITE : soft[y * width + x]!)
  return (x, y) => {
    const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
    const [right, down] = [x - 0.5 - left, y - 0.5 - top]
    const above = dot(left, top) * (1 - right) + dot(left + 1, top) * right
    const below = dot(left, top + 1) * (1 - right) + dot(left + 1, top + 1) * right
    return above * (1 - down) + below * down
  }
}

/** Across and then down, which is the same as around. */
function soften({ width, height, grey }: GreyPicture, deviation: number): Float32Array {
  const reach = Math.ceil(deviation * 3)
  const bell = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)))
  const total = bell.reduce((sum, weight) => sum + weight, 0)
  const along = (from: ArrayLike<number>, step: number, at: (i: number) => number, length: number) => {
    const to = new Float32Array(from.length)
    for (let i = 0; i < from.length; i++) {
      let sum = 0
      for (let d = -reach; d <= reach; d++) {
        const place = at(i) + d
        sum += bell[d + reach]! * (place < 0 || place >= length ? WHITE : from[i + d * step]!)
      }
      to[i] = sum / total
    }
    return to
  }
  const across = along(grey, 1, i => i % width, width)
  return along(across, width, i => Math.floor(i / width), height)
}
