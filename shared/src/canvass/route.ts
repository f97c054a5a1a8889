import { buildingId, streetKey } from './address.ts'
import { compareHouses, compareStreets, sideOf } from './order.ts'
import type { Door } from './types.ts'

/**
 * The order in which a turf's doors are walked, worked out once when the turf is cut: one side of a stretch of street
 * (a block face) after the other, each in the direction that saves steps. Without coordinates: street by street, up the
 * odd side and back down the even one.
 */

/** Metres that crossing a road counts for beside its width: looking, waiting, the kerb. */
const CROSSING = 15
/** Round the corner is longer than as the crow flies. */
const DETOUR = 1.3
/** Metres without a house on one side: a corner or a field, after which another face begins. */
const GAP = 90
const METRES_A_DEGREE = 111_320

interface Point {
  readonly lat: number
  readonly lon: number
}

/** Doors of one building, reached by one walk. */
interface Stop {
  readonly doors: readonly Door[]
  readonly at: Point
  readonly street: string
  readonly face: string
}

/** The steps from one door to another in metres, as the order reckons them; undefined where one has no place. */
export function metresBetween(a: Door, b: Door): number | undefined {
  return a.at && b.at ? steps(stopOf([a], a.at), stopOf([b], b.at)) : undefined
}

/** Along these doors in this order, in metres; those without a place are passed over. */
export function metresWalked(doors: readonly Door[]): number {
  const placed = doors.filter(door => door.at)
  return placed.reduce((sum, door, i) => sum + (i === 0 ? 0 : metresBetween(placed[i - 1]!, door)!), 0)
}

/** The same doors in walking order. */
export function walkRoute(doors: readonly Door[]): readonly Door[] {
  const faces = facesOf(doors)
  const placed = faces.filter(face => face.stops.length > 0)
  const others = faces.filter(face => face.stops.length === 0)
  return [...shortest(placed.map(face => face.stops)).flatMap(stops => stops.flatMap(stop => stop.doors)), ...others.flatMap(loop)]
}

/**
 * All buildings along one long walk: face after face, on to the nearest each time. Good enough to cut by; the walk of each
 * piece is worked out for itself. Those without a place come last, street by street.
 */
export function roughRoute(doors: readonly Door[]): readonly (readonly Door[])[] {
  const faces = facesOf(doors)
  const placed = faces.filter(face => face.stops.length > 0).map(face => face.stops)
  const north = placed.toSorted((a, b) => b[0]!.at.lat - a[0]!.at.lat || a[0]!.at.lon - b[0]!.at.lon)[0]
  const path = north ? nearestOn(north, new Set(placed.filter(face => face !== north))) : []
  const others = faces.filter(face => face.stops.length === 0).map(loop)
  return [...path.flatMap(stops => stops.map(stop => stop.doors)), ...others.flatMap(byBuilding)]
}

const byBuilding = (doors: readonly Door[]): Door[][] => [...Map.groupBy(doors, door => buildingId(door.address)).values()]

/** All doors of one side of a street; `stops` where at least one of them has a place. */
interface Face {
  readonly doors: readonly Door[]
  readonly isBackwards: boolean
  readonly stops: readonly Stop[]
}

/** Within a building from the first unit to the last, whichever way the street is walked. */
const loop = ({ doors, isBackwards }: Face): readonly Door[] => (isBackwards ? byBuilding(doors).toReversed().flat() : doors)
/** One side of one street. */
export const sideOfStreet = (door: Door) => `${streetKey(door.address)}\n${sideOf(door.address)}`

function facesOf(doors: readonly Door[]): Face[] {
  const sorted = doors.toSorted(
    (a, b) =>
      compareStreets(a.address, b.address) ||
      SIDES.indexOf(sideOf(a.address)) - SIDES.indexOf(sideOf(b.address)) ||
      compareHouses(a.address, b.address) ||
      (a.id < b.id ? -1 : 1),
  )
  return [...Map.groupBy(sorted, sideOfStreet).values()].flatMap(side => {
    const isBackwards = sideOf(side[0]!.address) === 'even'
    const stops = stopsOf(side)
    if (stops.length === 0) return [{ doors: side, isBackwards, stops }]
    return atGaps(stops).map(part => ({ doors: part.flatMap(stop => stop.doors), isBackwards, stops: part }))
  })
}

const SIDES = ['odd', 'even', 'none']

/** A building that has no place stands where its neighbour does. Empty when none of them has one. */
function stopsOf(side: readonly Door[]): Stop[] {
  const buildings = [...Map.groupBy(side, door => buildingId(door.address)).values()]
  const known = buildings.map(doors => doors.find(door => door.at)?.at)
  return buildings.flatMap((doors, i) => {
    const at = known[i] ?? known.slice(0, i).findLast(Boolean) ?? known.slice(i).find(Boolean)
    return at ? [stopOf(doors, at)] : []
  })
}

const stopOf = (doors: readonly Door[], at: Point): Stop => ({
  doors,
  at,
  street: streetKey(doors[0]!.address),
  face: sideOfStreet(doors[0]!),
})

function atGaps(stops: readonly Stop[]): Stop[][] {
  const parts: Stop[][] = []
  for (const stop of stops) {
    const before = parts.at(-1)?.at(-1)
    if (before && metres(before.at, stop.at) <= GAP) parts.at(-1)!.push(stop)
    else parts.push([stop])
  }
  return parts
}

function metres(a: Point, b: Point): number {
  const east = (b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180)
  return METRES_A_DEGREE * Math.hypot(b.lat - a.lat, east)
}

function steps(a: Stop, b: Stop): number {
  const straight = metres(a.at, b.at)
  if (straight === 0) return 0
  if (a.face === b.face) return straight
  return (a.street === b.street ? straight : straight * DETOUR) + CROSSING
}

type Path = readonly (readonly Stop[])[]

const link = (a: readonly Stop[] | undefined, b: readonly Stop[] | undefined): number => (a && b ? steps(a.at(-1)!, b[0]!) : 0)
const turned = (path: Path): Path => path.toReversed().map(face => face.toReversed())

/** So many of the first tries are looked at closer. */
const TRIES = 4

/** From each face, both ways round, always on to the nearest; the best of these untangled, and the best of those. */
function shortest(faces: Path): Path {
  const tries = faces.flatMap(first => {
    const others = faces.filter(face => face !== first)
    return [first, first.toReversed()].map(start => nearestOn(start, new Set(others)))
  })
  const better = (a: Path, b: Path) => lengthOf(a) - lengthOf(b)
  return tries.toSorted(better).slice(0, TRIES).map(untangled).toSorted(better)[0] ?? []
}

const lengthOf = (path: Path): number => path.reduce((sum, face, i) => sum + link(path[i - 1], face), 0)

function nearestOn(start: readonly Stop[], left: Set<readonly Stop[]>): Path {
  const path = [start]
  while (left.size > 0) {
    const here = path.at(-1)!
    let next = { face: start, from: start, far: Infinity }
    for (const face of left)
      for (const way of [face, face.toReversed()]) {
        const far = link(here, way)
        if (far < next.far) next = { face: way, from: face, far }
      }
    left.delete(next.from)
    path.push(next.face)
  }
  return path
}

/** Turns stretches of the walk round, and moves faces elsewhere, as long as that makes it shorter (2-opt and Or-opt). */
function untangled(first: Path): Path {
  let path = first
  for (let better = true; better;) {
    better = false
    for (let from = 0; from < path.length; from++)
      for (let to = from; to < path.length; to++) {
        const [before, after] = [path[from - 1], path[to + 1]]
        const [head, tail] = [path[from]!, path[to]!]
        const now = link(before, head) + link(tail, after)
        const then = link(before, tail.toReversed()) + link(head.toReversed(), after)
        if (then > now - 0.1) continue
        path = [...path.slice(0, from), ...turned(path.slice(from, to + 1)), ...path.slice(to + 1)]
        better = true
      }
    const moved = withOneMoved(path)
    if (moved) [path, better] = [moved, true]
  }
  return path
}

function withOneMoved(path: Path): Path | undefined {
  for (let at = 0; at < path.length; at++) {
    const rest = path.toSpliced(at, 1)
    const saved = link(path[at - 1], path[at]) + link(path[at], path[at + 1]) - link(path[at - 1], path[at + 1])
    for (const way of [path[at]!, path[at]!.toReversed()])
      for (let to = 0; to <= rest.length; to++) {
        const cost = link(rest[to - 1], way) + link(way, rest[to]) - link(rest[to - 1], rest[to])
        if (cost < saved - 0.1) return rest.toSpliced(to, 0, way)
      }
  }
  return undefined
}
