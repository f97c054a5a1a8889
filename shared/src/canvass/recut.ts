import { buildingId, streetKey } from './address.ts'
import type { Carried } from './recut.actions.ts'
import type { TurfView, VisitsView, VoterBase } from './types.ts'

/**
 * Cutting turfs anew in mid-campaign. The old turf stays as it was and names those that follow it (`next`), so that a phone
 * that was away goes on in it and loses nothing; an organizer's phone carries what comes in there over to the new ones.
 */
export interface WorkedTurf {
  readonly turf: TurfView
  readonly visits: VisitsView
}

/** All doors of these turfs with their people as one list, also the doors that canvassers have added. Undefined: none is here. */
export function joinedBase(turfs: readonly WorkedTurf[]): VoterBase | undefined {
  const bases = turfs
    .flatMap(({ turf }) => turf.base ?? [])
    .toSorted((a, b) => b.importedAt - a.importedAt || (a.importId < b.importId ? -1 : 1))
  if (!bases[0]) return undefined
  const doors = [...bases.flatMap(base => base.doors), ...turfs.flatMap(({ visits }) => visits.doors)]
  return { ...bases[0], doors: once(doors), voters: once(bases.flatMap(base => base.voters)) }
}

/** The first of each id. */
function once<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const byId = new Map<string, T>()
  for (const one of all) if (!byId.has(one.id)) byId.set(one.id, one)
  return [...byId.values()]
}

export interface NextTurf extends WorkedTurf {
  readonly scope: string
}

/** What of an old turf's work belongs into each turf that follows it and is not there yet, by scope. Requests to be left alone go to every turf anyway. */
export function toCarry(old: WorkedTurf, next: readonly NextTurf[]): ReadonlyMap<string, Carried> {
  if (next.length === 0) return new Map()
  const homes = homesOfAdded(old, next)
  const found = new Map<string, Carried>()
  for (const to of next) {
    const listed = doorsHere(to)
    const isHere = (door: string) => listed.has(door) || homes.get(door) === to.scope
    const lacks = <T extends { readonly id: string }>(all: readonly T[], known: readonly T[]) => {
      const ids = new Set(known.map(one => one.id))
      return all.filter(one => !ids.has(one.id))
    }
    const visits = lacks(
      old.visits.visits.filter(visit => isHere(visit.door)),
      to.visits.visits,
    )
    // What was taken back there has been there.
    const known = withMistakes(to.visits)
    const residents = lacks(
      old.visits.residents.filter(one => isHere(one.door)),
      known.residents,
    )
    const doors = lacks(
      old.visits.doors.filter(door => isHere(door.id) && !listed.has(door.id)),
      known.doors,
    )
    const doorsThere = new Set([...known.doors, ...doors].map(door => door.id))
    const additions = lacks(
      (old.visits.additions ?? []).filter(one => doorsThere.has(one.door)),
      to.visits.additions ?? [],
    )
    const added = new Set([...known.residents, ...residents, ...(to.visits.additions ?? []), ...additions].map(one => one.id))
    const takenBack = lacks(
      (old.visits.takenBack ?? []).filter(one => added.has(one.takesBack)),
      to.visits.takenBack ?? [],
    )
    const told = Object.entries(old.visits.names).filter(([member]) => !Object.hasOwn(to.visits.names, member))
    const writers = new Set([...visits, ...residents].map(one => one.by))
    const names = Object.fromEntries(told.filter(([member]) => writers.has(member)))
    const carried = { visits, residents, doors, additions, takenBack, names }
    if ([visits, residents, doors, additions, takenBack].some(part => part.length > 0)) found.set(to.scope, carried)
  }
  return found
}

/** Doors of its list, and those that canvassers have added there: a turf that stands again has some of those already. */
const doorsHere = ({ turf, visits }: NextTurf): Set<string> => new Set([...(turf.base?.doors ?? []), ...visits.doors].map(door => door.id))

const withMistakes = ({ residents, doors, mistakes }: VisitsView): Pick<VisitsView, 'residents' | 'doors'> =>
  mistakes ? { residents: [...residents, ...mistakes.residents], doors: [...doors, ...mistakes.doors] } : { residents, doors }

/** Where a door goes that canvassers have added and no turf that follows has: to its building, to its street. */
function homesOfAdded(old: WorkedTurf, next: readonly NextTurf[]): Map<string, string> {
  const listed = new Set(next.flatMap(one => [...doorsHere(one)]))
  const near = new Map<string, string>()
  for (const { scope, turf } of next)
    for (const door of turf.base?.doors ?? [])
      for (const key of [buildingId(door.address), streetKey(door.address)]) if (!near.has(key)) near.set(key, scope)
  const added = old.visits.doors.filter(door => !listed.has(door.id))
  return new Map(added.map(door => [door.id, near.get(buildingId(door.address)) ?? near.get(streetKey(door.address)) ?? next[0]!.scope]))
}

export interface CountedTurf extends WorkedTurf {
  readonly scope: string
  readonly isRetired: boolean
}

/**
 * The same turfs with every record once, for counting: what was carried over counts in the turf in use, and else in the one
 * that was made last. `turfs` in the order in which they were made.
 */
export function countedOnce<T extends CountedTurf>(turfs: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  const fresh = <R extends { readonly id: string }>(all: readonly R[]) => {
    const left = all.filter(one => !seen.has(one.id))
    for (const one of left) seen.add(one.id)
    return left.length === all.length ? all : left
  }
  const counted = new Map<T, T>()
  const followed = new Set(turfs.flatMap(one => one.turf.next ?? []))
  const lastFirst = turfs.toReversed().toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired))
  for (const one of lastFirst) {
    // Only a turf that follows another, or is followed, can share records with one.
    if (!followed.has(one.scope) && !one.turf.next?.length) {
      counted.set(one, one)
      continue
    }
    const visits = fresh(one.visits.visits)
    const residents = fresh(one.visits.residents)
    const doors = fresh(one.visits.doors)
    // Nor is what was taken back here counted where it was carried from.
    for (const gone of [...(one.visits.mistakes?.residents ?? []), ...(one.visits.mistakes?.doors ?? [])]) seen.add(gone.id)
    const isWhole = visits === one.visits.visits && residents === one.visits.residents && doors === one.visits.doors
    counted.set(one, isWhole ? one : { ...one, visits: steady(one.visits, { ...one.visits, visits, residents, doors }) })
  }
  return turfs.map(one => counted.get(one)!)
}

const lastCounted = new WeakMap<VisitsView, VisitsView>()

/** The view of before when it says the same, so that what hangs on its identity is not worked out anew. */
function steady(whole: VisitsView, counted: VisitsView): VisitsView {
  const before = lastCounted.get(whole)
  const isSame = (part: 'visits' | 'residents' | 'doors') =>
    before?.[part].length === counted[part].length && counted[part].every((one, i) => one === before[part][i])
  if (before && isSame('visits') && isSame('residents') && isSame('doors')) return before
  lastCounted.set(whole, counted)
  return counted
}
