import { turfState } from './doors.ts'
import type { DoorView } from './doors.ts'
import type { CountedTurf } from './recut.ts'
import type { OpenPromise } from './said.ts'
import { walkerKey } from './credit.ts'
import type { Standing, StandingResult } from './standing.ts'

export interface PromiseAtDoor {
  readonly scope: string
  readonly view: DoorView
  readonly promise: OpenPromise
  /** To whom; empty: to whoever lives there. Somebody who does not want to be contacted is not named. */
  readonly name: string
  readonly who: string
}

/** What was promised and not kept, soonest first; what has no day comes last. A promise that was carried into another turf is one. */
export function openPromises(turfs: readonly CountedTurf[]): PromiseAtDoor[] {
  const found = new Map<string, PromiseAtDoor>()
  const kept = new Set(turfs.flatMap(one => turfState(one.turf, one.visits).chains.flatMap(({ current }) => current?.fulfils ?? [])))
  // Of two turfs with one door the one in use says where to go.
  for (const { scope, turf, visits } of turfs.toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired)))
    for (const view of turfState(turf, visits).doors.values())
      for (const promise of view.promises) {
        const { id } = promise.visit
        if (found.has(id) || kept.has(id)) continue
        const name = view.people.find(person => person.id === promise.target.id && !person.doNotContact)?.name ?? ''
        found.set(id, { scope, view, promise, name, who: walkerKey(promise.visit) })
      }
  const key = ({ promise }: PromiseAtDoor) => promise.on || '~'
  return [...found.values()].toSorted(
    (a, b) =>
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) || a.promise.at - b.promise.at || (a.promise.visit.id < b.promise.visit.id ? -1 : 1),
  )
}

/** One thing about which two people say different things. */
export interface Disagreement {
  readonly scope: string
  readonly view: DoorView
  /** Of whom; empty: of the door or its building. */
  readonly name: string
  /** Each canvasser's latest, newest first. */
  readonly results: readonly StandingResult[]
  readonly at: number
}

/** Where results disagree, the newest first. Nobody's visit is dropped: whoever knows can go and ask. */
export function disagreements(turfs: readonly CountedTurf[]): Disagreement[] {
  const found: Disagreement[] = []
  for (const { scope, turf, visits } of turfs) {
    const buildings = new Set<string>()
    for (const view of turfState(turf, visits).doors.values()) {
      const add = (name: string, standing: Standing | undefined) => {
        if (standing?.disagree) found.push({ scope, view, name, results: standing.results, at: standing.latest.at })
      }
      add('', view.doorStanding)
      // A building's is one, however many doors it has.
      if (!buildings.has(view.building)) add('', view.buildingStanding)
      buildings.add(view.building)
      for (const person of view.people) add(person.name, person.standing)
    }
  }
  return found.toSorted((a, b) => b.at - a.at || (a.view.door.id < b.view.door.id ? -1 : 1))
}
