import { hash64 } from '../base/hash64.ts'
import { buildingId } from './address.ts'
import { notEnded } from './do-not-contact.ts'
import { isSamePerson, knownResident, knownVoter } from './same-person.ts'
import type { Known } from './same-person.ts'
import type { DoNotContact, DoNotContactLifting, Door, Resident, TurfView, VisitsView, Voter, VoterBase } from './types.ts'

// What was asked in one turf and concerns others. Not needed to draw a door: that is in do-not-contact.ts.

/** A turf with what canvassers wrote there. */
export interface TurfParts {
  readonly turf: TurfView
  readonly visits: VisitsView
}

export const requestKey = (request: DoNotContact): string => `${request.target.id}/${request.id}`

const requestsIn = ({ turf, visits }: TurfParts): DoNotContact[] => [...turf.doNotContact, ...visits.doNotContact]

/**
 * What stands anywhere and concerns this part of a base: given to `fillTurf`, so that a request reaches every turf that
 * is cut later, and nobody's request goes to a turf that it does not concern.
 */
export function requestsFor(base: VoterBase, turfs: readonly TurfParts[]): DoNotContact[] {
  const asked = askedIn(turfs)
  return concerning(asked, base.doors, base.voters, [])
}

/**
 * Every request about a target that stands in any turf, for one lifting that names them all: an older one would stand up
 * again behind the newest.
 */
export const standingIds = (turfs: readonly TurfParts[], target: string): string[] => [
  ...new Set(askedIn(turfs).standing.flatMap(request => (request.target.id === target ? request.id : []))),
]

/** What a turf has to be told so that it knows what the others know. */
export interface Untold<T extends TurfParts> {
  readonly to: T
  readonly requests: readonly DoNotContact[]
  readonly liftings: readonly DoNotContactLifting[]
}

/**
 * What has been asked, or lifted, in one turf and concerns another that does not know it: the same door in a second pass,
 * the other half of a building, a turf that was cut while the request was still on its way. Doing it twice changes nothing.
 */
export function untold<T extends TurfParts>(turfs: readonly T[]): Untold<T>[] {
  const asked = askedIn(turfs)
  const liftings = [...new Map(turfs.flatMap(({ turf }) => turf.liftings.map(one => [liftingKey(one), one]))).values()]
  return turfs
    .map(to => {
      const { turf, visits } = to
      const own = requestsIn(to)
      const has = new Set(own.map(requestKey))
      const doors = [...(turf.base?.doors ?? []), ...visits.doors]
      // Whoever was added by mistake, too: a request tells that they are there.
      const residents = [...visits.residents, ...(visits.mistakes?.residents ?? [])]
      const requests = concerning(asked, doors, turf.base?.voters ?? [], residents).filter(one => !has.has(requestKey(one)))
      const stands = new Set(notEnded(own, turf.liftings).map(request => request.id))
      const taken = new Set(turf.liftings.map(one => one.id))
      const ending = liftings.filter(lifting => lifting.ends.some(id => stands.has(id)))
      // Of one lifting each turf may have been told another part: under its own id it would not be written again.
      const told = ending.map(lifting => (taken.has(lifting.id) ? { ...lifting, id: hash64(liftingKey(lifting)) } : lifting))
      return { to, requests, liftings: told }
    })
    .filter(({ requests, liftings: ends }) => requests.length > 0 || ends.length > 0)
}

const liftingKey = ({ id, ends }: DoNotContactLifting): string => `${id}/${ends.join('/')}`

interface Asked {
  /** Whatever stands in any turf, oldest first. */
  readonly standing: readonly DoNotContact[]
  /** Whoever asked for themselves, by id, as every list and canvasser that knows them calls them. */
  readonly people: ReadonlyMap<string, readonly Known[]>
}

function askedIn(turfs: readonly TurfParts[]): Asked {
  const liftings = turfs.flatMap(({ turf }) => turf.liftings)
  const byKey = new Map(notEnded(turfs.flatMap(requestsIn), liftings).map(request => [requestKey(request), request]))
  const standing = [...byKey.values()].toSorted((a, b) => a.at - b.at || (requestKey(a) < requestKey(b) ? -1 : 1))
  const asking = new Set(standing.filter(one => one.target.level === 'person').map(one => one.target.id))
  if (asking.size === 0) return { standing, people: new Map() }
  const voters = turfs.flatMap(({ turf }) => [turf.base, ...turf.earlier].flatMap(base => base?.voters ?? []))
  const residents = turfs.flatMap(({ visits }) => visits.residents)
  const known = [
    ...voters.filter(voter => asking.has(voter.id)).map(knownVoter),
    ...residents.filter(one => asking.has(one.id)).map(knownResident),
  ]
  return { standing, people: Map.groupBy(known, one => one.id) }
}

/** Of a person also under the id that they have here. One request keeps its own id with each: a lifting ends it everywhere. */
function concerning(
  { standing, people }: Asked,
  doors: readonly Door[],
  voters: readonly Voter[],
  residents: readonly Resident[],
): DoNotContact[] {
  if (standing.length === 0) return []
  const levels = new Set(standing.map(request => request.target.level))
  const ids = new Set([...doors, ...voters, ...residents].map(one => one.id))
  if (levels.has('building')) for (const door of doors) ids.add(buildingId(door.address))
  // Names are compared at the doors of those who asked only: there may be thousands of others.
  const near = new Set([...people.values()].flatMap(each => each.map(one => one.door)))
  const neighbours = [
    ...voters.filter(one => near.has(one.door)).map(knownVoter),
    ...residents.filter(one => near.has(one.door)).map(knownResident),
  ]
  return standing.flatMap((request): DoNotContact[] => {
    const { level, id } = request.target
    const alike = (level === 'person' ? (people.get(id) ?? []) : []).flatMap(asker =>
      neighbours.filter(one => one.id !== id && isSamePerson(asker, one)).map(one => one.id),
    )
    const others = [...new Set(alike)].map(other => ({ ...request, target: { level, id: other } }))
    return ids.has(id) ? [request, ...others] : others
  })
}
