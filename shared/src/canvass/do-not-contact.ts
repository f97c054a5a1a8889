import { buildingId } from './address.ts'
import type { DoNotContact, DoNotContactLifting, Door, TurfView, VisitsView, VoterBase } from './types.ts'

/** Requests that stand, by target id. Only a lifting that names a request ends it, so whatever is added wins over any merge. */
export function standingRequests(requests: readonly DoNotContact[], liftings: readonly DoNotContactLifting[]): Map<string, DoNotContact> {
  const ended = new Set(liftings.flatMap(lifting => lifting.ends))
  const standing = new Map<string, DoNotContact>()
  for (const request of requests.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (!ended.has(request.id)) standing.set(request.target.id, request)
  }
  return standing
}

/** The request that keeps people from this door: the door's or its building's. */
export const doorRequest = (standing: ReadonlyMap<string, DoNotContact>, door: Door): DoNotContact | undefined =>
  standing.get(door.id) ?? standing.get(buildingId(door.address))

/**
 * What stands anywhere and concerns this part of a base: given to `fillTurf`, so that a request reaches every turf that
 * is cut later, and nobody's request goes to a turf that it does not concern.
 */
export function requestsFor(base: VoterBase, turfs: readonly { readonly turf: TurfView; readonly visits: VisitsView }[]): DoNotContact[] {
  const here = new Set([...base.doors.flatMap(door => [door.id, buildingId(door.address)]), ...base.voters.map(voter => voter.id)])
  const requests = turfs.flatMap(({ turf, visits }) => [...turf.doNotContact, ...visits.doNotContact])
  const liftings = turfs.flatMap(({ turf }) => turf.liftings)
  return [...standingRequests(requests, liftings).values()].filter(request => here.has(request.target.id))
}
