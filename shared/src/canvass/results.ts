import { buildingId } from './address.ts'
import { paperKey, isPaperKey } from './credit.ts'
import { openDoors } from './hidden.ts'
import type { CountedTurf } from './recut.ts'
import { knocksOf } from './results-knocks.ts'
import type { Knock, TurfKnocks } from './results-knocks.ts'
import { NO_LINE, added, tally } from './results-tally.ts'
import type { Line, Tally } from './results-tally.ts'
import type { VoterBase } from './types.ts'

/** Which visits are counted; what is left open says nothing. Days by the clock on the wall, both included. */
export interface ResultsFilter {
  readonly scope?: string
  readonly walker?: string
  readonly from?: string
  readonly to?: string
}

export interface ResultsInput {
  /** With every record once: `countedOnce`. */
  readonly turfs: readonly CountedTurf[]
  /** The lists themselves: doors that are in no turf belong to the whole. */
  readonly bases: readonly VoterBase[]
  /** By member, as the group calls them. */
  readonly names: Readonly<Record<string, string>>
  readonly filter: ResultsFilter
}

/** Every door there is, whether or not anybody was there. */
export interface Whole {
  readonly doors: number
  readonly inNoTurf: number
  /** Doors at which nobody is registered. */
  readonly withNobody: number
}

export interface Results extends Tally {
  readonly byTurf: ReadonlyMap<string, Line>
  readonly whole: Whole
  /** Everybody who has knocked anywhere, whatever is filtered: names by `walkerKey`, empty for nobody's. */
  readonly walkers: ReadonlyMap<string, string>
  /** By the key of somebody who walked with paper: the member who they are. */
  readonly alias: ReadonlyMap<string, string>
  /** The knocks that are counted, by scope. */
  readonly knocks: ReadonlyMap<string, readonly Knock[]>
}

/** A turf's part, worked out once: `own` are buildings that are in this turf alone, `left` has the others to be counted together. */
interface Digest {
  readonly key: string
  readonly shared: ReadonlySet<string>
  readonly all: readonly Knock[]
  readonly line: Line
  readonly own: Tally
  readonly left: readonly Knock[]
}

/** Remembers each turf's part, so that one more visit costs its turf anew and one addition over the turfs. */
export function makeResults(): (input: ResultsInput) => Results {
  const digests = new WeakMap<TurfKnocks, Digest>()
  const places = rememberPlaces()
  return ({ turfs, bases, names, filter }) => {
    const worked = turfs.map(one => ({ ...one, known: knocksOf(one.turf, one.visits) }))
    const { walkers, alias } = whoIsWho(worked, names)
    const { shared, whole } = places(turfs, bases, filter.scope)
    const key = JSON.stringify([filter.walker, filter.from, filter.to, [...alias]])
    const used = worked.filter(one => filter.scope === undefined || one.scope === filter.scope)
    const parts = used.map(({ scope, known }) => {
      let digest = digests.get(known)
      if (!digest || digest.key !== key || digest.shared !== shared)
        digests.set(known, (digest = digestOf(known, key, shared, filter, alias)))
      return { scope, digest }
    })
    const together = added([...parts.map(one => one.digest.own), tally(parts.flatMap(one => one.digest.left))])
    return {
      ...together,
      byTurf: new Map(parts.map(({ scope, digest }) => [scope, digest.line])),
      whole: whole(used.filter(one => one.isRetired).flatMap(one => one.known.knocks)),
      walkers,
      alias,
      knocks: new Map(parts.map(({ scope, digest }) => [scope, digest.all])),
    }
  }
}

function digestOf(
  { knocks }: TurfKnocks,
  key: string,
  shared: ReadonlySet<string>,
  { walker, from = '', to = '' }: ResultsFilter,
  alias: ReadonlyMap<string, string>,
): Digest {
  const all = knocks
    .map(knock => (alias.has(knock.who) ? { ...knock, who: alias.get(knock.who)! } : knock))
    .filter(knock => (walker === undefined || knock.who === walker) && knock.day >= from && (to === '' || knock.day <= to))
  const isShared = ({ building }: Knock) => building === '' || shared.has(building)
  const left = all.filter(isShared)
  const own = tally(left.length === 0 ? all : all.filter(knock => !isShared(knock)))
  return { key, shared, all, line: left.length === 0 ? own.total : tally(all).total, own, left }
}

/** Who walked with paper and is called like the one member who walks with a phone is that member. */
function whoIsWho(worked: readonly { readonly known: TurfKnocks }[], names: Readonly<Record<string, string>>) {
  const walkers = new Map<string, string>()
  for (const { known } of worked) for (const [who, name] of known.walkers) walkers.set(who, names[who] || walkers.get(who) || name)
  const called = Map.groupBy(
    [...walkers].filter(([who]) => !isPaperKey(who)),
    ([, name]) => paperKey(name),
  )
  const alias = new Map<string, string>()
  for (const who of walkers.keys()) {
    const alike = isPaperKey(who) ? (called.get(who) ?? []) : []
    if (alike.length === 1) alias.set(who, alike[0]![0])
  }
  for (const who of alias.keys()) walkers.delete(who)
  return { walkers, alias }
}

interface Places {
  /** Buildings that more than one turf has. */
  readonly shared: ReadonlySet<string>
  /** `elsewhere`: knocks in turfs no longer in use, whose doors count where somebody was there. */
  readonly whole: (elsewhere: readonly Knock[]) => Whole
}

/** Doors change seldom, visits all the time: worked out anew only for other lists, turfs or added doors. */
function rememberPlaces(): (turfs: readonly CountedTurf[], bases: readonly VoterBase[], scope: string | undefined) => Places {
  let before: readonly unknown[] = []
  let places: Places | undefined
  return (turfs, bases, scope) => {
    const now = [
      scope,
      ...bases,
      '',
      ...turfs.flatMap(one => [one.scope, one.isRetired, one.turf.base, one.visits.doors.map(door => door.id).join()]),
    ]
    const isSame = places !== undefined && now.length === before.length && now.every((one, i) => one === before[i])
    before = now
    return isSame ? places! : (places = placesOf(turfs, bases, scope))
  }
}

function placesOf(turfs: readonly CountedTurf[], bases: readonly VoterBase[], scope: string | undefined): Places {
  const turfsOf = new Map<string, number>()
  const inTurfs = new Set<string>()
  const people = new Set<string>()
  const doors = new Set<string>()
  for (const { turf, visits, isRetired, scope: mine } of turfs) {
    const here = [...(turf.base?.doors ?? []), ...visits.doors]
    for (const building of new Set(here.map(door => buildingId(door.address)))) turfsOf.set(building, (turfsOf.get(building) ?? 0) + 1)
    if (scope !== undefined && mine !== scope) continue
    for (const voter of turf.base?.voters ?? []) people.add(voter.door)
    if (isRetired) continue
    for (const door of here) inTurfs.add(door.id)
  }
  for (const base of scope === undefined ? bases : []) {
    for (const door of openDoors(base)) doors.add(door.id)
    for (const voter of base.voters) people.add(voter.door)
  }
  const listed = new Set([...doors, ...inTurfs])
  return {
    shared: new Set([...turfsOf].flatMap(([building, count]) => (count > 1 ? [building] : []))),
    whole: elsewhere => {
      const all = new Set([...listed, ...elsewhere.flatMap(knock => knock.doors)])
      const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].filter(door => !others.has(door)).length
      return { doors: all.size, inNoTurf: without(doors, inTurfs), withNobody: without(all, people) }
    },
  }
}

/** The share of the doors knocked where somebody was talked with; 0 before any was. */
export const contactRate = ({ doors, reached }: Line): number => (doors === 0 ? 0 : reached / doors)
export const lineOf = (lines: ReadonlyMap<string, Line>, key: string): Line => lines.get(key) ?? NO_LINE
