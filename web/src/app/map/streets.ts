import { streetKey } from '@porchlight/shared/canvass/address'
import type { Place } from '@porchlight/shared/canvass/areas'
import type { Door } from '@porchlight/shared/canvass/types'

/** A street as its doors tell it: the line in the middle of them. */
export interface StreetLine {
  readonly name: string
  readonly line: readonly Place[]
}

/** Metres between two pieces of a street, over which no line is drawn. */
const GAP = 450
const METRES_A_DEGREE = 111_320

/** Where there is no map: each street's name along the middle of its doors, broken where there are none for long. */
export function streetLines(doors: readonly Door[]): readonly StreetLine[] {
  const placed = doors.filter(door => door.at)
  return [...Map.groupBy(placed, door => streetKey(door.address)).values()].flatMap(some => {
    const name = some[0]!.address.street
    return piecesOf(some.map(door => door.at!)).map(line => ({ name, line }))
  })
}

interface At {
  readonly lat: number
  readonly lon: number
}

/** Along the street's own direction, broken at gaps. */
function piecesOf(all: readonly At[]): readonly (readonly Place[])[] {
  const mean = { lat: average(all.map(one => one.lat)), lon: average(all.map(one => one.lon)) }
  const shrink = Math.cos((mean.lat * Math.PI) / 180)
  const flat = all.map(one => ({ x: (one.lon - mean.lon) * shrink * METRES_A_DEGREE, y: (one.lat - mean.lat) * METRES_A_DEGREE }))
  const turn = directionOf(flat)
  const stops = flat
    .map(({ x, y }, i) => ({ at: all[i]!, along: x * Math.cos(turn) + y * Math.sin(turn) }))
    .toSorted((a, b) => a.along - b.along)
  const pieces: Stop[][] = []
  for (const stop of stops) {
    const before = pieces.at(-1)?.at(-1)
    if (before && stop.along - before.along <= GAP) pieces.at(-1)!.push(stop)
    else pieces.push([stop])
  }
  return pieces.map(lineOf).filter(line => line.length > 1)
}

interface Stop {
  readonly at: At
  /** Metres along the street. */
  readonly along: number
}

/** Doors in bins; the middle of each bin is a corner of the line. */
function lineOf(stops: readonly Stop[]): readonly Place[] {
  const [low, high] = [stops[0]!.along, stops.at(-1)!.along]
  const bins = Math.max(2, Math.min(12, Math.round((high - low) / 60), Math.floor(stops.length / 2)))
  const bin = ({ along }: Stop) => Math.min(bins - 1, Math.floor(((along - low) / (high - low || 1)) * bins))
  return [...Map.groupBy(stops, bin).values()].map(some => [average(some.map(stop => stop.at.lon)), average(some.map(stop => stop.at.lat))])
}

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** The way in which the doors spread most. */
function directionOf(all: readonly { readonly x: number; readonly y: number }[]): number {
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of all) [xx, xy, yy] = [xx + x * x, xy + x * y, yy + y * y]
  return Math.atan2(2 * xy, xx - yy) / 2
}
