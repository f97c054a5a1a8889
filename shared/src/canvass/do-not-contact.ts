import { buildingId } from './address.ts'
import type { DoNotContact, DoNotContactLifting, Door } from './types.ts'

/** Requests that stand, by target id. Only a lifting that names a request ends it, so whatever is added wins over any merge. */
export function standingRequests(requests: readonly DoNotContact[], liftings: readonly DoNotContactLifting[]): Map<string, DoNotContact> {
  const standing = new Map<string, DoNotContact>()
  for (const request of notEnded(requests, liftings).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
    standing.set(request.target.id, request)
  return standing
}

/** Every one that stands: behind the newest of a target older ones stand as well. */
export function notEnded(requests: readonly DoNotContact[], liftings: readonly DoNotContactLifting[]): DoNotContact[] {
  const ended = new Set(liftings.flatMap(lifting => lifting.ends))
  return requests.filter(request => !ended.has(request.id))
}

/** The request that keeps people from this door: the door's or its building's. */
export const doorRequest = (standing: ReadonlyMap<string, DoNotContact>, door: Door): DoNotContact | undefined =>
  standing.get(door.id) ?? standing.get(buildingId(door.address))
