import type { Door, Voter, VoterBase } from './types.ts'

/**
 * Whether a newer copy tells nothing that the older one does not: the same people with the same facts at the same doors, and
 * what else the file says of them. Capitals are no difference; terms of use that were left empty neither.
 */
export function isSameList(before: VoterBase, after: VoterBase): boolean {
  if (before.doors.length !== after.doors.length || before.voters.length !== after.voters.length) return false
  if (after.terms !== '' && after.terms !== before.terms) return false
  if ((before.elections ?? []).join('\n') !== (after.elections ?? []).join('\n')) return false
  return alike(before.doors, after.doors, tellsOfDoor) && alike(before.voters, after.voters, tellsOfVoter)
}

/** The same ids, whatever the order, and the same said of each. */
function alike<T extends { readonly id: string }>(some: readonly T[], others: readonly T[], tells: (one: T) => string): boolean {
  const told = new Map(some.map(one => [one.id, one]))
  return others.every(one => {
    const was = told.get(one.id)
    return was !== undefined && tells(was) === tells(one)
  })
}

const tellsOfDoor = ({ at, precinct }: Door): string => JSON.stringify([at?.lat, at?.lon, precinct])

function tellsOfVoter({ first, middle, last, suffix, confidential, voted, more, ...facts }: Voter): string {
  const name = [first, middle, last, suffix].map(part => part.toUpperCase())
  const rest = [facts, more].map(record => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify([name, confidential ?? false, voted ?? [], ...rest])
}
