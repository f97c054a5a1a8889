import { walkerKey } from './credit.ts'
import { turfState } from './doors.ts'
import type { DoorState, DoorView } from './doors.ts'
import { RESULTS } from './types.ts'
import type { ResultCode, TurfView, VisitsView } from './types.ts'
import { isFinished } from './walk.ts'

/** Numbers for "what came back"; every one is a sum over visits, so they agree on every phone that has the same visits. */
export interface Progress {
  readonly doors: number
  /** Doors where anybody has left a result. */
  readonly attempted: number
  readonly finished: number
  readonly states: Readonly<Record<DoorState, number>>
  /** People talked with. */
  readonly contacts: number
  /** Standing results, by what was said last. */
  readonly results: Readonly<Record<ResultCode, number>>
  readonly literature: number
  readonly residentsAdded: number
  readonly doorsAdded: number
  readonly disagreements: number
  /** When somebody was last at a door, or undefined. */
  readonly lastAt: number | undefined
}

export interface CanvasserProgress {
  /** The member's id; of somebody who walked with a sheet of paper their `paperKey`. */
  readonly member: string
  /** As they call themselves; empty if never said. */
  readonly name: string
  /** Different doors they left something at. */
  readonly doors: number
  readonly contacts: number
  readonly results: Readonly<Record<ResultCode, number>>
  readonly firstAt: number
  readonly lastAt: number
}

const noResults = (): Record<ResultCode, number> => Object.fromEntries(RESULTS.map(code => [code, 0])) as Record<ResultCode, number>

const isKnocked = ({ doorStanding, buildingStanding, people }: DoorView): boolean =>
  doorStanding !== undefined || buildingStanding !== undefined || people.some(person => person.standing)

/** Doors of several turfs and those where anybody has left a result; one that is walked again in another turf is one door. */
export function doorsOf(turfs: readonly { readonly turf: TurfView; readonly visits: VisitsView; readonly onlyKnocked: boolean }[]): {
  readonly doors: number
  readonly attempted: number
} {
  const doors = new Set<string>()
  const knocked = new Set<string>()
  for (const { turf, visits, onlyKnocked } of turfs)
    for (const view of turfState(turf, visits).doors.values()) {
      if (isKnocked(view)) knocked.add(view.door.id)
      if (isKnocked(view) || !onlyKnocked) doors.add(view.door.id)
    }
  return { doors: doors.size, attempted: knocked.size }
}

export function turfProgress(turf: TurfView, visits: VisitsView): Progress {
  const { doors, chains } = turfState(turf, visits)
  const states: Record<DoorState, number> = {
    untouched: 0,
    'not-home': 0,
    partly: 0,
    done: 0,
    'no-entry': 0,
    'no-address': 0,
    'do-not-contact': 0,
  }
  const results = noResults()
  const buildings = new Set<string>()
  let attempted = 0
  let disagreements = 0
  for (const view of doors.values()) {
    states[view.state]++
    if (view.disagree) disagreements++
    const said = [view.doorStanding, ...view.people.map(person => person.standing)]
    // A building's result is one, however many doors it has.
    if (!buildings.has(view.building)) said.push(view.buildingStanding)
    buildings.add(view.building)
    for (const standing of said) if (standing) results[standing.latest.result]++
    if (isKnocked(view)) attempted++
  }
  const current = chains.filter(chain => chain.current !== undefined)
  return {
    doors: doors.size,
    attempted,
    finished: [...doors.values()].filter(view => isFinished(view.state)).length,
    states,
    contacts: results.canvassed,
    results,
    literature: new Set(current.filter(chain => chain.current!.literature).map(chain => chain.current!.door)).size,
    residentsAdded: visits.residents.length,
    doorsAdded: visits.doors.length,
    disagreements,
    lastAt: current.at(-1)?.first.at,
  }
}

/** By whoever knocked, those who were last at a door first. */
export function canvasserProgress(turf: TurfView, visits: VisitsView): CanvasserProgress[] {
  interface Mine {
    readonly name: string
    readonly doors: Set<string>
    readonly results: Record<ResultCode, number>
    firstAt: number
    lastAt: number
  }
  const members = new Map<string, Mine>()
  for (const { first, current } of turfState(turf, visits).chains) {
    if (!current) continue
    const who = walkerKey(first)
    const name = first.paper?.knocker ?? visits.names[first.by] ?? ''
    let mine = members.get(who)
    if (!mine) members.set(who, (mine = { name, doors: new Set(), results: noResults(), firstAt: first.at, lastAt: first.at }))
    mine.doors.add(current.door)
    mine.lastAt = first.at
    if (current.result) mine.results[current.result]++
  }
  return [...members]
    .map(([member, { name, doors, results, firstAt, lastAt }]) => ({
      member,
      name,
      doors: doors.size,
      contacts: results.canvassed,
      results,
      firstAt,
      lastAt,
    }))
    .toSorted((a, b) => b.lastAt - a.lastAt || (a.member < b.member ? -1 : 1))
}
