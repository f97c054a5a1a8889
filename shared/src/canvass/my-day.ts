import { addressLine } from './address.ts'
import { personName, turfState } from './doors.ts'
import type { Chain } from './standing.ts'
import type { Address, TurfView, Visit, VisitsView } from './types.ts'

export interface DayEntry {
  /** What stands, or what was taken back. `correctVisit` and `undoVisit` take its id. */
  readonly visit: Visit
  /** When the door was knocked. */
  readonly at: number
  readonly address: Address | undefined
  /** `118 Oak St #2`; empty for a door that nobody knows any more. */
  readonly line: string
  /** The person it was about, empty for a door or a building. */
  readonly name: string
  /** Who knocked, where it was written down for somebody else, from a sheet or by word of mouth; else empty. */
  readonly knocker: string
  readonly withdrawn: boolean
  readonly corrected: boolean
  /** The author's own and not taken back. */
  readonly correctable: boolean
}

/** Everything `member` did at or after `since` (the start of the shift or of the day), newest first. */
export function myDay(turf: TurfView, visits: VisitsView, member: string, since: number): DayEntry[] {
  const names = namesIn(turf, visits)
  return turfState(turf, visits)
    .chains.filter(chain => chain.first.by === member && chain.last.at >= since)
    .map(chain => dayEntry(chain, names, member))
    .toReversed()
}

function dayEntry(chain: Chain, names: Names, member: string): DayEntry {
  const visit = chain.current ?? chain.all.findLast(one => !one.undone) ?? chain.first
  const address = names.address(visit.door)
  return {
    visit,
    at: chain.first.at,
    address,
    line: address ? addressLine(address) : '',
    name: visit.target.level === 'person' ? names.person(visit.target.id) : '',
    knocker: visit.paper?.knocker ?? '',
    withdrawn: chain.current === undefined,
    corrected: chain.current !== undefined && chain.current !== chain.first,
    correctable: chain.current !== undefined && visit.by === member,
  }
}

/** Names and addresses by id, also of people and doors that only an older list has. */
export interface Names {
  address(door: string): Address | undefined
  person(id: string): string
  /** The source's own id of a listed person. */
  sourceId(id: string): string
}

const known = new WeakMap<TurfView, WeakMap<VisitsView, Names>>()

export function namesIn(turf: TurfView, visits: VisitsView): Names {
  let inTurf = known.get(turf)
  if (!inTurf) known.set(turf, (inTurf = new WeakMap()))
  let names = inTurf.get(visits)
  if (!names) inTurf.set(visits, (names = collectNames(turf, visits)))
  return names
}

function collectNames(turf: TurfView, visits: VisitsView): Names {
  // Oldest first: newer lists overwrite what older ones say.
  const bases = [...turf.earlier.toReversed(), ...(turf.base ? [turf.base] : [])]
  const doors = new Map(
    [...bases.flatMap(base => base.doors), ...(visits.mistakes?.doors ?? []), ...visits.doors].map(door => [door.id, door.address]),
  )
  const voters = new Map(bases.flatMap(base => base.voters).map(voter => [voter.id, voter]))
  const residents = new Map([...(visits.mistakes?.residents ?? []), ...visits.residents].map(one => [one.id, one.name]))
  return {
    address: door => doors.get(door),
    person: id => {
      const voter = voters.get(id)
      return voter ? personName(voter) : (residents.get(id) ?? '')
    },
    sourceId: id => voters.get(id)?.sourceId ?? '',
  }
}
