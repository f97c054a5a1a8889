import type { FollowUp, Support, Voting } from './sayings.ts'
import type { Chain } from './standing.ts'
import type { Target, Visit } from './types.ts'

/** Who said it, and when the door was knocked. `visit` as it stands, corrections included. */
export interface Told {
  readonly visit: Visit
  readonly by: string
  readonly at: number
}

export interface ToldSupport extends Told {
  readonly support: Support
}

/** Each canvasser's latest, newest first, never empty: like results, two people's different ones both stand. */
export interface SupportStanding {
  readonly told: readonly ToldSupport[]
  readonly latest: ToldSupport
  readonly disagree: boolean
}

/** What stands of what was said to somebody, or at a door as a whole. */
export interface SaidStanding {
  readonly support: SupportStanding | undefined
  /** Newest first. */
  readonly issues: readonly (Told & { readonly words: string })[]
  /** Those that are on, by name: of each the latest word counts. */
  readonly tags: readonly string[]
  /** Of each part the latest word. */
  readonly voting: Voting | undefined
}

/** Promised by somebody, and no standing visit says that it was kept. `on` is a day or empty. */
export interface OpenPromise extends Told, FollowUp {
  readonly target: Target
}

/** A warning for whoever comes next. */
export interface Warning extends Told {
  readonly words: string
}

export interface StandingSayings {
  /** By target id; only those of whom anything was said. */
  readonly standing: ReadonlyMap<string, SaidStanding>
  /** By door, soonest first; those without a day last. */
  readonly promises: ReadonlyMap<string, readonly OpenPromise[]>
  /** By door or building: each canvasser's latest, newest first. */
  readonly warnings: ReadonlyMap<string, readonly Warning[]>
}

/** What is said of a building stands at each of its doors, else it stands where it was made. */
export const placeOf = ({ target, door }: Visit): string => (target.level === 'building' ? target.id : door)

/** Out of the chains of a turf, in the order of `chainsOf`. Depends on the set of visits alone. */
export function standingSayings(chains: readonly Chain[]): StandingSayings {
  const kept = new Set(chains.flatMap(({ current }) => current?.fulfils ?? []))
  const byTarget = new Map<string, Told[]>()
  const promises = new Map<string, OpenPromise[]>()
  const warnings = new Map<string, Warning[]>()
  for (const { first, current, all } of chains) {
    if (!current) continue
    const told: Told = { visit: current, by: first.by, at: first.at }
    const { support, issue, tags, voting, followUp, safety, target, door } = current
    if (support || issue || tags || voting) add(byTarget, target.id, told)
    // A correction has an id of its own: whichever of them was named, the promise is kept.
    if (followUp && !all.some(one => kept.has(one.id))) add(promises, door, { ...told, ...followUp, target })
    if (safety) add(warnings, placeOf(current), { ...told, words: safety })
  }
  for (const list of promises.values()) list.sort(bySoonest)
  for (const [door, list] of warnings) warnings.set(door, latestOfEach(list))
  return { standing: new Map([...byTarget].map(([target, told]) => [target, standingOf(told)])), promises, warnings }
}

/** `~` comes after every digit: no day is the latest day. The chains came in order of time, and sorting keeps that. */
const bySoonest = (a: OpenPromise, b: OpenPromise): number => {
  const [one, other] = [a.on || '~', b.on || '~']
  return one < other ? -1 : one > other ? 1 : 0
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const latestOfEach = <T extends Told>(told: readonly T[]): T[] => {
  const newest = told.toReversed()
  return newest.filter((one, i) => newest.findIndex(other => other.by === one.by) === i)
}

function standingOf(told: readonly Told[]): SaidStanding {
  const support = latestOfEach(told.flatMap(one => (one.visit.support ? [{ ...one, support: one.visit.support }] : [])))
  const tags = new Map(told.flatMap(one => Object.entries(one.visit.tags ?? {})))
  const voting = told.flatMap(({ visit }) => visit.voting ?? [])
  return {
    support: support[0] && { told: support, latest: support[0], disagree: new Set(support.map(one => one.support)).size > 1 },
    issues: told.flatMap(one => (one.visit.issue ? [{ ...one, words: one.visit.issue }] : [])).toReversed(),
    tags: [...tags].flatMap(([tag, on]) => (on ? [tag] : [])).toSorted(),
    voting: voting.length > 0 ? voting.reduce(laterVoting) : undefined,
  }
}

const laterVoting = (before: Voting, after: Voting): Voting => ({
  ...before,
  ...after,
  when: after.when || before.when,
  how: after.how || before.how,
})
