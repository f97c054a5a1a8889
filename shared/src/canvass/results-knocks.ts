import { walkerKey } from './credit.ts'
import { turfState } from './doors.ts'
import type { ResultCode, TurfView, Visit, VisitsView } from './types.ts'

/** One visit as it stands, with all that results count of it. */
export interface Knock {
  readonly id: string
  /** When the door was knocked, and on which day by the clock on the wall: `2026-11-22`. */
  readonly at: number
  readonly day: string
  /** `walkerKey`: a paper knocker is credited, whoever typed it in. */
  readonly who: string
  readonly isPaper: boolean
  /** Where it was made, and in which building; empty where the list no longer has the door. */
  readonly door: string
  readonly building: string
  /** The doors that it counts for: of a building's result every door of the building, without any result none. */
  readonly doors: readonly string[]
  readonly target: string
  readonly result: ResultCode | undefined
  readonly heard: readonly Heard[]
}

/** Something that was asked and answered. */
export interface Heard {
  /** `support`, `registered`, `way`, or `answer/<question>`. */
  readonly what: string
  readonly value: string
}

export interface TurfKnocks {
  readonly knocks: readonly Knock[]
  /** By `walkerKey`, as they call themselves; empty for somebody who never said. */
  readonly walkers: ReadonlyMap<string, string>
}

export const answerKey = (question: string): string => `answer/${question}`

const known = new WeakMap<TurfView, WeakMap<VisitsView, TurfKnocks>>()

/** Put together once for a view: what did not change costs nothing. */
export function knocksOf(turf: TurfView, visits: VisitsView): TurfKnocks {
  let inTurf = known.get(turf)
  if (!inTurf) known.set(turf, (inTurf = new WeakMap()))
  let made = inTurf.get(visits)
  if (!made) inTurf.set(visits, (made = collect(turf, visits)))
  return made
}

function collect(turf: TurfView, visits: VisitsView): TurfKnocks {
  const { chains, doors } = turfState(turf, visits)
  const walkers = new Map<string, string>()
  let buildings: Map<string, string[]> | undefined
  const inBuilding = (building: string): readonly string[] => {
    buildings ??= new Map(
      [...Map.groupBy(doors.values(), view => view.building)].map(([key, views]) => [key, views.map(one => one.door.id)]),
    )
    return buildings.get(building) ?? []
  }
  const knocks = chains.flatMap(({ first, current }): Knock[] => {
    if (!current) return []
    const who = walkerKey(first)
    walkers.set(who, first.paper?.knocker ?? visits.names[first.by] ?? '')
    const { target, door, result } = current
    const at = target.level === 'building' ? inBuilding(target.id) : doors.has(door) ? [door] : []
    return [
      {
        id: first.id,
        at: first.at,
        day: localDay(first.at),
        who,
        isPaper: first.paper !== undefined,
        door,
        building: doors.get(door)?.building ?? (target.level === 'building' ? target.id : ''),
        doors: result === undefined ? [] : at,
        target: target.id,
        result,
        heard: heardIn(current),
      },
    ]
  })
  return { knocks, walkers }
}

function heardIn({ support, voting, answers }: Visit): Heard[] {
  const heard: Heard[] = []
  if (support) heard.push({ what: 'support', value: String(support) })
  if (voting?.registered) heard.push({ what: 'registered', value: voting.registered })
  if (voting?.way) heard.push({ what: 'way', value: voting.way })
  for (const [question, answer] of Object.entries(answers)) {
    const value = answer.trim()
    if (value !== '') heard.push({ what: answerKey(question), value })
  }
  return heard
}

/** `2026-11-22`, by the clock on the wall. */
export function localDay(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
