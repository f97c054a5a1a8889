import { buildingId } from './address.ts'
import type { DoNotContact, DoNotContactLifting, Door } from './types.ts'

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
