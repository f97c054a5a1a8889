import type { Knock } from './results-knocks.ts'

/** A rest this long is none of the walking. */
const REST = 30 * 60_000
/** Too little to say a pace from. */
const LEAST_WALKED = 10 * 60_000
/** So many doors, each within so long of the one before: faster than anybody walks. */
const BURST_DOORS = 8
const BURST_GAP = 10_000

/** How fast somebody went from door to door, out of the times of the visits alone; nobody's way is kept anywhere. */
export interface Pace {
  readonly who: string
  readonly doors: number
  /** Doors an hour, rests left out; undefined where there is too little to say it. */
  readonly anHour: number | undefined
  readonly bursts: readonly Burst[]
}

/** Many doors within seconds: put in afterwards, a whole building, or made up. Only people can tell which. */
export interface Burst {
  readonly from: number
  readonly to: number
  readonly doors: number
}

/** By who was out last. What was typed in from paper has no times of its own. */
export function paceOf(knocks: Iterable<Knock>): Pace[] {
  const walks = Map.groupBy(
    [...knocks].filter(one => !one.isPaper).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    one => one.who,
  )
  return [...walks]
    .toSorted(([a, one], [b, other]) => other.at(-1)!.at - one.at(-1)!.at || (a < b ? -1 : 1))
    .map(([who, walk]) => {
      const stops = stopsOf(walk)
      const walked = stops.slice(1).reduce((sum, stop, i) => sum + pause(stops[i]!, stop), 0)
      return {
        who,
        doors: new Set(walk.map(one => one.door)).size,
        anHour: walked < LEAST_WALKED ? undefined : ((stops.length - 1) / walked) * 3_600_000,
        bursts: burstsOf(stops),
      }
    })
}

const pause = (before: Knock, after: Knock): number => (after.at - before.at >= REST ? 0 : after.at - before.at)

/** Several results at one door are one stop. */
const stopsOf = (walk: readonly Knock[]): Knock[] => walk.filter((one, i) => one.door !== walk[i - 1]?.door)

function burstsOf(stops: readonly Knock[]): Burst[] {
  const runs: Knock[][] = []
  for (const stop of stops) {
    const run = runs.at(-1)
    if (run && stop.at - run.at(-1)!.at <= BURST_GAP) run.push(stop)
    else runs.push([stop])
  }
  return runs.flatMap(run => {
    const doors = new Set(run.map(one => one.door)).size
    return doors < BURST_DOORS ? [] : [{ from: run[0]!.at, to: run.at(-1)!.at, doors }]
  })
}
