import type { Door } from './types.ts'

/** Longitude and latitude in degrees, as GeoJSON writes them. */
export type Place = readonly [lon: number, lat: number]
/** A closed line; whether the first place is said again at its end does not matter. */
export type Ring = readonly Place[]

/** A precinct of a file, or what an organizer has drawn. */
export interface Area {
  readonly name: string
  /** Each an outer ring and the holes in it. */
  readonly polygons: readonly (readonly Ring[])[]
}

export const isInside = (area: Area, [lon, lat]: Place): boolean =>
  area.polygons.some(rings => rings.reduce((inside, ring) => (crosses(ring, lon, lat) ? !inside : inside), false))

/** An odd number of the ring's edges lies east of the place. An edge counts with its lower end only, so that corners count once. */
function crosses(ring: Ring, lon: number, lat: number): boolean {
  let inside = false
  for (const [i, [x, y]] of ring.entries()) {
    const [px, py] = ring.at(i - 1)!
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  }
  return inside
}

export interface Sorted {
  /** In the order of the areas; a door in several is in the first. */
  readonly inside: readonly (readonly Door[])[]
  readonly outside: readonly Door[]
  /** Those whose file has no coordinates: a line on a map says nothing of them. */
  readonly unplaced: readonly Door[]
}

/** Which doors lie in which area. A flat without a place is where its building is. */
export function sortInto(areas: readonly Area[], doors: readonly Door[]): Sorted {
  const boxes = areas.map(boxOf)
  const inside: Door[][] = areas.map(() => [])
  const outside: Door[] = []
  const unplaced: Door[] = []
  for (const door of doors) {
    if (!door.at) {
      unplaced.push(door)
      continue
    }
    const { lon, lat } = door.at
    const found = areas.findIndex((area, i) => isIn(boxes[i]!, lon, lat) && isInside(area, [lon, lat]))
    if (found < 0) outside.push(door)
    else inside[found]!.push(door)
  }
  return { inside, outside, unplaced }
}

interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export function boxOf({ polygons }: Area): Box {
  const all = polygons.flat(2)
  const lons = all.map(([lon]) => lon)
  const lats = all.map(([, lat]) => lat)
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)
  return { west: least(lons), south: least(lats), east: most(lons), north: most(lats) }
}

const isIn = ({ west, south, east, north }: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
