import { turfState } from './doors.ts'
import type { DoorState, Person } from './doors.ts'
import { openDoors } from './hidden.ts'
import type { WorkedTurf } from './recut.ts'
import type { Support } from './sayings.ts'
import type { Door, Voter, VoterBase } from './types.ts'

/**
 * Whom a walk is for. Every part that is given has to hold; within a part any of its words is enough. What is asked of
 * people is asked of each person of the list, what is asked of doors of the door.
 */
export interface ListRule {
  /** Of the file: `active`, `inactive`, … */
  readonly statuses?: readonly string[]
  readonly parties?: readonly string[]
  readonly languages?: readonly string[]
  readonly precincts?: readonly string[]
  /** Full years, both ends included. */
  readonly age?: { readonly from?: number; readonly to?: number }
  /** Registered on these days, `YYYY-MM-DD`, both ends included. */
  readonly registered?: { readonly from?: string; readonly to?: string }
  /** Voted in at least `least` and at most `most` of the last `of` elections that the file knows. */
  readonly voted?: { readonly least: number; readonly most: number; readonly of: number }
  /** Of earlier visits. */
  readonly tags?: readonly string[]
  readonly supports?: readonly Support[]
  readonly states?: readonly DoorState[]
  /** Something is promised there and not done yet. */
  readonly promised?: true
  /** Only doors where the list has nobody. */
  readonly nobody?: true
}

export interface Chosen {
  readonly doors: readonly Door[]
  /** People of the list who are meant, not everybody at these doors. */
  readonly people: ReadonlySet<string>
}

/** What visits in every turf have told of the doors and people of a list, the latest word of each. */
export interface Earlier {
  readonly states: ReadonlyMap<string, DoorState>
  /** Doors where something is promised. */
  readonly promised: ReadonlySet<string>
  readonly people: ReadonlyMap<string, Pick<Person, 'said' | 'doNotContact'>>
}

/** Turfs in use and retired ones: a door may have been walked in several. */
export function earlierWork(turfs: readonly WorkedTurf[]): Earlier {
  const states = new Map<string, { readonly state: DoorState; readonly at: number }>()
  const people = new Map<string, Pick<Person, 'said' | 'doNotContact'> & { readonly at: number }>()
  const promised = new Set<string>()
  for (const { turf, visits } of turfs)
    for (const { door, state, history, people: here, promises } of turfState(turf, visits).doors.values()) {
      const at = history[0]?.at ?? -1
      const known = states.get(door.id)
      // A request to be left alone outlives whatever was said later.
      if (known?.state !== 'do-not-contact' && (!known || at > known.at || state === 'do-not-contact')) states.set(door.id, { state, at })
      if (promises.length > 0) promised.add(door.id)
      for (const one of here) {
        const before = people.get(one.id)
        const doNotContact = one.doNotContact ?? before?.doNotContact
        const isLater = one.said !== undefined && (before?.said === undefined || at > before.at)
        people.set(one.id, { said: isLater ? one.said : before?.said, doNotContact, at: isLater ? at : (before?.at ?? at) })
      }
    }
  return { states: new Map([...states].map(([door, { state }]) => [door, state])), promised, people }
}

const isAmong = (wanted: readonly string[] | undefined, value: string): boolean => !wanted || wanted.includes(value)

/** `today`: `YYYY-MM-DD`. Nobody who asked to be left alone or is exempt from public records is ever chosen. */
export function chosenBy(rule: ListRule, base: VoterBase, earlier: Earlier, today: string): Chosen {
  const listed = new Set(base.voters.map(voter => voter.door))
  const wanted = new Map<string, string[]>()
  for (const voter of base.voters) {
    if (voter.confidential || !fits(rule, voter, base, earlier, today)) continue
    const here = wanted.get(voter.door)
    if (here) here.push(voter.id)
    else wanted.set(voter.door, [voter.id])
  }
  const asksOfPeople = ASKED_OF_PEOPLE.some(part => rule[part] !== undefined)
  const doors = openDoors(base).filter(door => {
    const state = earlier.states.get(door.id) ?? 'untouched'
    if (state === 'do-not-contact' || !isAmong(rule.states, state) || !isAmong(rule.precincts, door.precinct)) return false
    if (rule.promised && !earlier.promised.has(door.id)) return false
    if (rule.nobody) return !listed.has(door.id)
    return wanted.has(door.id) || (!asksOfPeople && !listed.has(door.id))
  })
  return { doors, people: new Set(doors.flatMap(door => (rule.nobody ? [] : (wanted.get(door.id) ?? [])))) }
}

const ASKED_OF_PEOPLE = ['statuses', 'parties', 'languages', 'age', 'registered', 'voted', 'tags', 'supports'] as const

function fits(rule: ListRule, voter: Voter, { elections = [] }: VoterBase, { people }: Earlier, today: string): boolean {
  const { age, registered, voted, tags, supports } = rule
  const known = people.get(voter.id)
  if (known?.doNotContact) return false
  if (!isAmong(rule.statuses, voter.status) || !isAmong(rule.parties, voter.party) || !isAmong(rule.languages, voter.language)) return false
  if (age && !agesOf(voter.born, today).some(years => years >= (age.from ?? 0) && years <= (age.to ?? Infinity))) return false
  if (registered && !isWithin(voter.registered, registered)) return false
  if (voted) {
    const times = (voter.voted ?? []).filter(place => place < Math.min(voted.of, elections.length)).length
    if (times < voted.least || times > voted.most) return false
  }
  if (tags && !tags.some(tag => known?.said?.tags.includes(tag))) return false
  const support = known?.said?.support?.latest.support
  return !supports || (support !== undefined && supports.includes(support))
}

const isWithin = (day: string, { from = '', to = '~' }: { readonly from?: string; readonly to?: string }): boolean =>
  day !== '' && day >= from && day <= (to === '' ? '~' : to)

/** Full years on a day; of somebody of whom only the year of birth is known, both that it may be. */
export function agesOf(born: string, today: string): readonly number[] {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  if (born === '' || !Number.isFinite(years)) return []
  if (born.length < 10) return [years - 1, years]
  return [today.slice(5) >= born.slice(5) ? years : years - 1]
}
