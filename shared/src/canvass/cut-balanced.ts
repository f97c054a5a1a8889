import { roughRoute, sideOfStreet, walkRoute } from './route.ts'
import type { Door } from './types.ts'
import { secondsAt, secondsOn, walkingSeconds } from './walking-time.ts'

/**
 * Cuts doors into so many pieces of about equal walking time. One long walk past all of them is divided where it costs
 * least, so that each piece hangs together on foot; buildings stay whole.
 */
export function balancedPieces(doors: readonly Door[], count: number): readonly (readonly Door[])[] {
  const stops = stopsOf(roughRoute(doors))
  const pieces = Math.max(1, Math.min(count, stops.length))
  if (stops.length === 0) return []
  let best: readonly (readonly Door[])[] = []
  let least = Infinity
  // What the long walk makes of a piece is not what its own best walk takes: seen, weighed anew and divided again.
  const weights = stops.map(() => 1)
  for (let round = 0; round < ROUNDS; round++) {
    const ends = divided(stops, weights, pieces)
    const cut = ends.map((end, i) => stops.slice(ends[i - 1] ?? 0, end))
    const walks = cut.map(part => walkRoute(part.flatMap(stop => stop.doors)))
    const seconds = walks.map(walkingSeconds)
    const spread = Math.max(...seconds) / (seconds.reduce((a, b) => a + b, 0) / pieces)
    if (spread < least) [best, least] = [walks, spread]
    if (least <= EVEN) break
    for (const [i, part] of cut.entries()) {
      const guessed = part.reduce((sum, stop, n) => sum + stop.at + (n === 0 ? 0 : stop.to), 0)
      const from = ends[i - 1] ?? 0
      for (let n = from; n < ends[i]!; n++) weights[n] = (weights[n]! + seconds[i]! / guessed) / 2
    }
  }
  return best
}

const ROUNDS = 6
/** The longest walk beside the mean of all, at which it is even enough. */
const EVEN = 1.08

/** One building on the long walk. */
interface Stop {
  readonly doors: readonly Door[]
  /** Seconds at its doors, and of the way to it. */
  readonly at: number
  readonly to: number
  /** A new side of a street begins here: a good place to cut before. */
  readonly isCorner: boolean
}

const stopsOf = (buildings: readonly (readonly Door[])[]): Stop[] =>
  buildings.map((doors, i) => {
    const before = buildings[i - 1]?.at(-1)
    return {
      doors,
      at: secondsAt(doors),
      to: before ? secondsOn(before, doors[0]!) : 0,
      isCorner: before === undefined || sideOfStreet(before) !== sideOfStreet(doors[0]!),
    }
  })

/** As a share of a piece, squared: how uneven pieces may be rather than end between two houses of one side. */
const HOUSE = 0.08 ** 2
/** How far from its even share an end is looked for, in pieces. */
const REACH = 0.75

/** Where each piece ends: of all ways to divide the walk, the one in which the pieces' times differ least. */
function divided(stops: readonly Stop[], weights: readonly number[], pieces: number, reach = REACH): number[] {
  const until = [0]
  for (const [i, stop] of stops.entries()) until.push(until[i]! + weights[i]! * (stop.at + stop.to))
  const mean = until.at(-1)! / pieces
  // The way to the first house of a piece is not part of it.
  const cost = (from: number, to: number) => ((until[to]! - until[from]! - weights[from]! * stops[from]!.to) / mean - 1) ** 2
  const penalty = (end: number) => (end === stops.length || stops[end]!.isCorner ? 0 : HOUSE)
  let column = new Map([[0, { cost: 0, ends: undefined as Ends | undefined }]])
  for (let piece = 1; piece <= pieces; piece++) {
    const next = new Map<number, { cost: number; ends: Ends | undefined }>()
    for (const end of candidates(until, piece, pieces, reach * mean, mean))
      for (const [from, before] of column) {
        if (from >= end) continue
        const all = before.cost + cost(from, end) + penalty(end)
        const known = next.get(end)
        if (!known || all < known.cost) next.set(end, { cost: all, ends: { end, before: before.ends } })
      }
    column = next
  }
  const found: number[] = []
  for (let ends = column.get(stops.length)?.ends; ends; ends = ends.before) found.unshift(ends.end)
  // Few buildings and one of them large: no end lies near its even share, so it is looked for everywhere.
  return found.length > 0 || reach === Infinity ? found : divided(stops, weights, pieces, Infinity)
}

interface Ends {
  readonly end: number
  readonly before: Ends | undefined
}

/** Near the even share; always at least one that leaves a building for every other piece. */
function candidates(until: readonly number[], piece: number, pieces: number, far: number, mean: number): number[] {
  const last = until.length - 1
  if (piece === pieces) return [last]
  const [low, high] = [piece, last - (pieces - piece)]
  const found: number[] = []
  let nearest = low
  for (let end = low; end <= high; end++) {
    const off = Math.abs(until[end]! - piece * mean)
    if (off <= far) found.push(end)
    if (off < Math.abs(until[nearest]! - piece * mean)) nearest = end
  }
  return found.includes(nearest) ? found : [...found, nearest].toSorted((a, b) => a - b)
}
