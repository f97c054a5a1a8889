import type { Place } from '@porchlight/shared/canvass/areas'

/** What part of the world is looked at. `zoom` as web maps count it: at 0 the whole world is 512 points wide. */
export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export type Point = readonly [x: number, y: number]

const WORLD = 512
const MIN_ZOOM = 2
const MAX_ZOOM = 20
/** Where web maps end: the world is a square then. */
const MAX_LAT = 85.0511

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** Web Mercator, from 0 to 1. */
export function worldOf([lon, lat]: Place): Point {
  const sine = Math.sin((clamp(lat, -MAX_LAT, MAX_LAT) * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export function placeOf([x, y]: Point): Place {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI]
}

/** From a place to points on the screen. */
export function onScreen(camera: Camera, { width, height }: Size): (place: Place) => Point {
  const scale = WORLD * 2 ** camera.zoom
  const [cx, cy] = worldOf([camera.lon, camera.lat])
  return place => {
    const [x, y] = worldOf(place)
    return [(x - cx) * scale + width / 2, (y - cy) * scale + height / 2]
  }
}

export function underPoint(camera: Camera, { width, height }: Size, [x, y]: Point): Place {
  const scale = WORLD * 2 ** camera.zoom
  const [cx, cy] = worldOf([camera.lon, camera.lat])
  return placeOf([cx + (x - width / 2) / scale, cy + (y - height / 2) / scale])
}

/** As if the map were pushed by so many points. */
export function pushed(camera: Camera, x: number, y: number): Camera {
  const size = { width: 0, height: 0 }
  const [lon, lat] = underPoint(camera, size, [-x, -y])
  return { ...camera, lon, lat: clamp(lat, -MAX_LAT, MAX_LAT) }
}

/** Nearer by so many steps; the place under `at` stays where it is. */
export function zoomed(camera: Camera, size: Size, by: number, at: Point): Camera {
  const zoom = clamp(camera.zoom + by, MIN_ZOOM, MAX_ZOOM)
  const held = underPoint(camera, size, at)
  const next = { ...camera, zoom }
  const [x, y] = onScreen(next, size)(held)
  return pushed(next, at[0] - x, at[1] - y)
}

/** So that all of it is seen, with some room around. */
export function fitted({ west, south, east, north }: Box, { width, height }: Size): Camera {
  const [left, top] = worldOf([west, north])
  const [right, bottom] = worldOf([east, south])
  const room = 0.86
  const across = (right - left) * WORLD
  const down = (bottom - top) * WORLD
  const zoom = Math.min(Math.log2((width * room) / Math.max(across, 1e-9)), Math.log2((height * room) / Math.max(down, 1e-9)))
  const [lon, lat] = placeOf([(left + right) / 2, (top + bottom) / 2])
  // One door alone is not looked at with a magnifying glass.
  return { lon, lat, zoom: clamp(zoom, MIN_ZOOM, 17.5) }
}

/** Of a hundred places, so many at each end may lie apart. */
const APART = 0.02

/**
 * Around where the places are: a few that lie far apart, a rural route beyond the town, would make the town too small to
 * be seen. They are left out where the picture gets twice as near by that.
 */
export function boxAroundMost(places: readonly Place[]): Box | undefined {
  const all = boxAround(places)
  if (!all) return undefined
  const left = Math.floor(places.length * APART)
  const [lons, lats] = [0, 1].map(axis => places.map(place => place[axis]!).toSorted((a, b) => a - b)) as [number[], number[]]
  const most = { west: lons[left]!, east: lons.at(-1 - left)!, south: lats[left]!, north: lats.at(-1 - left)! }
  const isMuchNearer = (whole: number, part: number) => whole > part * 2
  return isMuchNearer(all.east - all.west, most.east - most.west) || isMuchNearer(all.north - all.south, most.north - most.south)
    ? most
    : all
}

export function boxAround(places: readonly Place[]): Box | undefined {
  if (places.length === 0) return undefined
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of places) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return { west, south, east, north }
}
