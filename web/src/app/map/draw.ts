import type { Place } from '@porchlight/shared/canvass/areas'
import type { Camera, Point, Size } from './camera.ts'
import { onScreen } from './camera.ts'
import type { Mark, MarkName } from './marks.ts'
import { MARK, MARKS } from './marks.ts'
import type { Scene } from './scene.ts'
import type { StreetLine } from './streets.ts'

export type Tones = Readonly<Record<'paper' | 'card' | 'line' | Mark['tone'], string>>

export interface Drawing {
  readonly scene: Scene
  readonly camera: Camera
  readonly size: Size
  readonly tones: Tones
  /** A line that is being drawn around doors, as far as it has come. */
  readonly ring: readonly Place[] | undefined
  /** There is a map below: it shows the streets. */
  readonly isOverMap: boolean
}

type Ink = CanvasRenderingContext2D

const FONT = 'system-ui, sans-serif'

export function draw(ink: Ink, { scene, camera, size, tones, ring, isOverMap }: Drawing): void {
  const at = onScreen(camera, size)
  ink.clearRect(0, 0, size.width, size.height)
  ink.lineJoin = 'round'
  ink.lineCap = 'round'
  if (!isOverMap) for (const street of scene.streets) drawStreet(ink, street.line.map(at), tones)
  for (const area of scene.areas) for (const rings of area.polygons) for (const line of rings) drawBorder(ink, line.map(at), tones)
  for (const area of scene.areas) nameAt(ink, area.name, middleOf(area.polygons.flat().flat().map(at)), tones)
  for (const walk of scene.walks) drawWalk(ink, walk.places.map(at), tones)
  drawDots(ink, scene, at, size, camera.zoom, tones)
  if (!isOverMap) drawNames(ink, scene.streets, at, size, tones)
  for (const walk of scene.walks)
    if (walk.number !== '' && walk.places.length > 0) drawNumber(ink, walk.number, middleOf(walk.places.map(at)), tones)
  if (ring) drawRing(ink, ring.map(at), tones)
}

function trace(ink: Ink, points: readonly Point[], isClosed = false): void {
  ink.beginPath()
  for (const [i, [x, y]] of points.entries())
    if (i === 0) ink.moveTo(x, y)
    else ink.lineTo(x, y)
  if (isClosed) ink.closePath()
}

function stroke(ink: Ink, colour: string, width: number): void {
  ink.strokeStyle = colour
  ink.lineWidth = width
  ink.stroke()
}

function drawStreet(ink: Ink, points: readonly Point[], { card }: Tones): void {
  trace(ink, points)
  stroke(ink, card, 12)
}

function drawBorder(ink: Ink, points: readonly Point[], { quiet }: Tones): void {
  trace(ink, points, true)
  ink.setLineDash([10, 5])
  stroke(ink, quiet, 2)
  ink.setLineDash([])
}

function drawWalk(ink: Ink, points: readonly Point[], { line }: Tones): void {
  trace(ink, points)
  stroke(ink, line, 2.5)
}

function drawDots(ink: Ink, { dots }: Scene, at: (place: Place) => Point, size: Size, zoom: number, tones: Tones): void {
  // From afar a dot is as small as can still be told apart; from near as large as a finger finds.
  const scale = Math.min(1.25, Math.max(0.45, (zoom - 12) / 4.5))
  const points = new Map<MarkName, Point[]>(MARKS.map(mark => [mark, []]))
  for (const { at: place, mark } of dots) {
    const [x, y] = at(place)
    if (x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20) points.get(mark)!.push([x, y])
  }
  for (const [name, some] of points) {
    const { path, isFilled, tone } = MARK[name]
    const shape = new Path2D(path)
    for (const [x, y] of some) {
      ink.save()
      ink.translate(x - 8 * scale, y - 8 * scale)
      ink.scale(scale, scale)
      stroke2(ink, shape, tones.paper, 5)
      if (isFilled) {
        ink.fillStyle = tones[tone]
        ink.fill(shape)
      } else if (name === 'untouched' || name === 'not-home') {
        ink.fillStyle = tones.paper
        ink.fill(shape)
      }
      stroke2(ink, shape, tones[tone], 2.4)
      ink.restore()
    }
  }
}

function stroke2(ink: Ink, shape: Path2D, colour: string, width: number): void {
  ink.strokeStyle = colour
  ink.lineWidth = width
  ink.stroke(shape)
}

/** Along the longest stretch of each street that has room for its name. */
function drawNames(ink: Ink, streets: readonly StreetLine[], at: (place: Place) => Point, size: Size, tones: Tones): void {
  ink.font = `600 13px ${FONT}`
  const taken: Point[] = []
  for (const { name, line } of streets) {
    const [from, to] = [at(line[0]!), at(line.at(-1)!)]
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    if (Math.hypot(dx, dy) < ink.measureText(name).width + 8) continue
    const [x, y] = at(line[Math.floor(line.length / 2)]!)
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue
    if (taken.some(([tx, ty]) => Math.abs(tx - x) < 40 && Math.abs(ty - y) < 15)) continue
    taken.push([x, y])
    const turn = Math.atan2(dy, dx)
    ink.save()
    ink.translate(x, y)
    ink.rotate(Math.abs(turn) > Math.PI / 2 ? turn + Math.PI : turn)
    written(ink, name, tones.paper, tones.ink)
    ink.restore()
  }
}

function written(ink: Ink, text: string, paper: string, colour: string): void {
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.strokeStyle = paper
  ink.lineWidth = 5
  ink.strokeText(text, 0, 0)
  ink.fillStyle = colour
  ink.fillText(text, 0, 0)
}

function nameAt(ink: Ink, name: string, [x, y]: Point, { paper, quiet }: Tones): void {
  ink.font = `700 14px ${FONT}`
  ink.save()
  ink.translate(x, y)
  written(ink, name, paper, quiet)
  ink.restore()
}

function drawNumber(ink: Ink, number: string, [x, y]: Point, { paper, ink: colour }: Tones): void {
  ink.font = `700 14px ${FONT}`
  const wide = Math.max(22, ink.measureText(number).width + 12)
  ink.beginPath()
  ink.roundRect(x - wide / 2, y - 11, wide, 22, 11)
  ink.fillStyle = colour
  ink.fill()
  stroke(ink, paper, 2)
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.fillStyle = paper
  ink.fillText(number, x, y + 1)
}

function drawRing(ink: Ink, points: readonly Point[], { porch, paper }: Tones): void {
  trace(ink, points, true)
  ink.globalAlpha = 0.15
  ink.fillStyle = porch
  ink.fill()
  ink.globalAlpha = 1
  stroke(ink, porch, 3)
  for (const [x, y] of points) {
    ink.beginPath()
    ink.arc(x, y, 6, 0, 2 * Math.PI)
    ink.fillStyle = paper
    ink.fill()
    stroke(ink, porch, 3)
  }
}

const middleOf = (points: readonly Point[]): Point => {
  const [xs, ys] = [points.map(([x]) => x).toSorted((a, b) => a - b), points.map(([, y]) => y).toSorted((a, b) => a - b)]
  return [xs[Math.floor(xs.length / 2)] ?? 0, ys[Math.floor(ys.length / 2)] ?? 0]
}
