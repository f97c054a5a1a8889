import type { Door, Voter, VoterBase } from './types.ts'

/** What a newer copy of a list says differently. */
export interface BaseChanges {
  /** Not on the older one. */
  readonly movedIn: readonly Lives[]
  /** No longer on the newer one; with where they lived. */
  readonly movedOut: readonly Lives[]
  /** On both, at another door. */
  readonly moved: readonly (Lives & { readonly from: Door | undefined })[]
  /** At the same door, with other facts. */
  readonly changed: readonly (Lives & { readonly what: readonly Changing[] })[]
  /** How many are on both and say the same. */
  readonly same: number
  readonly newDoors: readonly Door[]
}

export interface Lives {
  readonly voter: Voter
  readonly door: Door | undefined
}

/** A voter's own fields, in groups that people tell apart. */
export const CHANGING = ['name', 'born', 'phone', 'party', 'status', 'registered', 'precinct', 'confidential', 'more'] as const
export type Changing = (typeof CHANGING)[number]

export function baseChanges(before: VoterBase, after: VoterBase): BaseChanges {
  const [oldDoors, newDoors] = [doorsById(before), doorsById(after)]
  const old = new Map(before.voters.map(voter => [voter.id, voter]))
  const movedIn: Lives[] = []
  const moved: (Lives & { from: Door | undefined })[] = []
  const changed: (Lives & { what: Changing[] })[] = []
  let same = 0
  for (const voter of after.voters) {
    const was = old.get(voter.id)
    const door = newDoors.get(voter.door)
    old.delete(voter.id)
    if (!was) movedIn.push({ voter, door })
    else if (was.door !== voter.door) moved.push({ voter, door, from: oldDoors.get(was.door) })
    else {
      const what = CHANGING.filter(field => factOf(was, field) !== factOf(voter, field))
      if (what.length > 0) changed.push({ voter, door, what })
      else same++
    }
  }
  const movedOut = [...old.values()].map(voter => ({ voter, door: oldDoors.get(voter.door) }))
  return { movedIn, movedOut, moved, changed, same, newDoors: after.doors.filter(door => !oldDoors.has(door.id)) }
}

function factOf(voter: Voter, field: Changing): string {
  switch (field) {
    case 'name':
      return [voter.first, voter.middle, voter.last, voter.suffix].join('\n').toUpperCase()
    case 'confidential':
      return voter.confidential ? 'yes' : ''
    case 'more':
      return [voter.sex, voter.language].join('\n')
    default:
      return voter[field]
  }
}

const doorsById = (base: VoterBase): ReadonlyMap<string, Door> => new Map(base.doors.map(door => [door.id, door]))

/** The list of which this may be a newer copy: read by the same layout, and a good part of the people are on both. */
export function olderCopy(after: VoterBase, bases: readonly VoterBase[]): VoterBase | undefined {
  const ids = new Set(after.voters.map(voter => voter.id))
  const shares = bases
    .filter(base => base.source === after.source)
    .map(base => ({ base, share: shared(base, ids) / Math.max(1, Math.min(ids.size, base.voters.length)) }))
    .toSorted((a, b) => b.share - a.share)
  return shares[0] && shares[0].share >= 1 / 3 ? shares[0].base : undefined
}

const shared = (base: VoterBase, ids: ReadonlySet<string>): number =>
  base.voters.reduce((count, voter) => count + (ids.has(voter.id) ? 1 : 0), 0)

/**
 * A newer copy in the older one's place. The file is right in all that it tells of its voters; what it does not tell is kept: where doors are, doors
 * at which it has nobody (in the precincts it has), and who voted when.
 */
export function updateOf(before: VoterBase, after: VoterBase): VoterBase {
  const old = doorsById(before)
  const here = new Set(after.doors.map(door => door.id))
  const precincts = new Set(after.doors.map(door => door.precinct))
  const doors = after.doors.map(door => placed(door, old.get(door.id)))
  const empty = before.doors.filter(door => !here.has(door.id) && precincts.has(door.precinct))
  const kept = { ...after, updates: before.importId, doors: [...doors, ...empty] }
  if (after.elections || !before.elections) return kept
  const voted = new Map(before.voters.map(voter => [voter.id, voter.voted]))
  const voters = after.voters.map(voter => {
    const places = voted.get(voter.id)
    return places ? { ...voter, voted: places } : voter
  })
  return { ...kept, elections: before.elections, voters }
}

const placed = (door: Door, was: Door | undefined): Door => (door.at || !was?.at ? door : { ...door, at: was.at })
