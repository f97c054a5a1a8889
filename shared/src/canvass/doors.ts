import { buildingId } from './address.ts'
import { doorRequest, standingRequests } from './do-not-contact.ts'
import { placeOf, standingSayings } from './said.ts'
import type { OpenPromise, SaidStanding, Warning } from './said.ts'
import { chainsOf, standingResults } from './standing.ts'
import type { Chain, Standing } from './standing.ts'
import type { DoNotContact, Door, Resident, TurfView, Visit, VisitsView, Voter } from './types.ts'

/** Somebody at a door: of the list, or met there. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly voter: Voter | undefined
  readonly resident: Resident | undefined
  readonly standing: Standing | undefined
  /** Support, issues, tags and voting, as last said; undefined when nobody has said anything of these. */
  readonly said: SaidStanding | undefined
  /** Asked not to be contacted: shown as such, offered for nothing. */
  readonly doNotContact: DoNotContact | undefined
  /** Who now lives here in this person's place, by name. */
  readonly replacedBy: string | undefined
}

/**
 * `done`: everybody here who may be contacted has a result (or nobody is left to contact); `partly`: somebody has;
 * `no-entry`: the building could not be entered; `no-address`: there is no such address; `do-not-contact`: leave alone.
 */
export type DoorState = 'untouched' | 'not-home' | 'partly' | 'done' | 'no-entry' | 'no-address' | 'do-not-contact'

export interface DoorView {
  readonly door: Door
  readonly building: string
  readonly people: readonly Person[]
  readonly state: DoorState
  /** Two people say different things of this door or of somebody here. */
  readonly disagree: boolean
  readonly doorStanding: Standing | undefined
  readonly buildingStanding: Standing | undefined
  readonly doNotContact: DoNotContact | undefined
  /** What stands of every visit made here and of the building as a whole, newest first: the first one is "last visit and by whom". */
  readonly history: readonly Visit[]
  /** What whoever comes next should know before they walk up. */
  readonly warnings: readonly Warning[]
  /** Promised here, to anybody, and not kept yet. */
  readonly promises: readonly OpenPromise[]
}

/** A turf with its visits, put together once. */
export interface TurfState {
  readonly doors: ReadonlyMap<string, DoorView>
  readonly chains: readonly Chain[]
  readonly requests: ReadonlyMap<string, DoNotContact>
}

const states = new WeakMap<TurfView, WeakMap<VisitsView, TurfState>>()

/** Views keep their identity until they change, so screens may call this as often as they like. */
export function turfState(turf: TurfView, visits: VisitsView): TurfState {
  let known = states.get(turf)
  if (!known) states.set(turf, (known = new WeakMap()))
  let state = known.get(visits)
  if (!state) known.set(visits, (state = putTogether(turf, visits)))
  return state
}

export const personName = (voter: Voter): string => [voter.first, voter.middle, voter.last, voter.suffix].filter(Boolean).join(' ')

function putTogether(turf: TurfView, visits: VisitsView): TurfState {
  const chains = chainsOf(visits.visits)
  const standings = standingResults(chains)
  const requests = standingRequests([...turf.doNotContact, ...visits.doNotContact], turf.liftings)
  const said = standingSayings(chains)
  const people = groupPeople(turf, visits, standings, requests, said.standing)
  const histories = new Map<string, Visit[]>()
  for (const { first, current } of chains) if (current) listAt(histories, placeOf(current)).unshift({ ...current, at: first.at })
  const doors = new Map<string, DoorView>()
  for (const door of [...(turf.base?.doors ?? []), ...visits.doors]) {
    if (doors.has(door.id)) continue
    const building = buildingId(door.address)
    const facts = {
      door,
      building,
      people: people.get(door.id) ?? [],
      doorStanding: standings.get(door.id),
      buildingStanding: standings.get(building),
      doNotContact: doorRequest(requests, door),
      history: [door.id, building].flatMap(place => histories.get(place) ?? []).toSorted(newestFirst),
      warnings: [door.id, building].flatMap(place => said.warnings.get(place) ?? []).toSorted(newestFirst),
      promises: said.promises.get(door.id) ?? [],
    }
    const disagree = [facts.doorStanding, facts.buildingStanding, ...facts.people.map(person => person.standing)].some(one => one?.disagree)
    doors.set(door.id, { ...facts, disagree, state: stateOf(facts) })
  }
  return { doors, chains, requests }
}

function groupPeople(
  turf: TurfView,
  visits: VisitsView,
  standings: ReadonlyMap<string, Standing>,
  requests: ReadonlyMap<string, DoNotContact>,
  said: ReadonlyMap<string, SaidStanding>,
): Map<string, Person[]> {
  const successors = new Map(visits.residents.flatMap(one => (one.formerly ? [[one.formerly, one.name] as const] : [])))
  const people = new Map<string, Person[]>()
  const add = (door: string, id: string, name: string, voter?: Voter, resident?: Resident) => {
    const [standing, doNotContact, replacedBy] = [standings.get(id), requests.get(id), successors.get(id)]
    listAt(people, door).push({ id, name, voter, resident, standing, said: said.get(id), doNotContact, replacedBy })
  }
  for (const voter of turf.base?.voters ?? []) add(voter.door, voter.id, personName(voter), voter)
  for (const resident of visits.residents) add(resident.door, resident.id, resident.name, undefined, resident)
  return people
}

function listAt<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}

const newestFirst = (a: { readonly at: number }, b: { readonly at: number }): number => b.at - a.at

type Facts = Omit<DoorView, 'state' | 'disagree'>

function stateOf({ people, doorStanding, buildingStanding, doNotContact }: Facts): DoorState {
  if (doNotContact) return 'do-not-contact'
  // Whoever has been replaced by a new resident is no longer waited for.
  const present = people.filter(person => !person.doNotContact && (person.standing || person.replacedBy === undefined))
  if (people.length > 0 && present.length === 0) return 'do-not-contact'
  const reached = present.filter(person => person.standing).length
  if (reached > 0) return reached === present.length ? 'done' : 'partly'
  const latest = [doorStanding?.latest, buildingStanding?.latest].filter(one => one !== undefined).toSorted((a, b) => b.at - a.at)[0]
  if (!latest) return 'untouched'
  if (latest.result === 'not-home') return 'not-home'
  return latest.result === 'inaccessible' ? 'no-entry' : 'no-address'
}

/** The door, or undefined when neither list nor canvassers know it. */
export const doorView = (turf: TurfView, visits: VisitsView, door: string): DoorView | undefined => turfState(turf, visits).doors.get(door)
export const doorState = (turf: TurfView, visits: VisitsView, door: string): DoorState => doorView(turf, visits, door)?.state ?? 'untouched'
/** Everybody at a door, do-not-contact included and marked. */
export const peopleAt = (turf: TurfView, visits: VisitsView, door: string): readonly Person[] => doorView(turf, visits, door)?.people ?? []
