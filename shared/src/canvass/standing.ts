import { walkerKey } from './credit.ts'
import type { ResultCode, Visit } from './types.ts'

/**
 * What stands, out of visits that are only ever added. A correction or an undo counts against its author's own visits
 * only; two people's different results both stand. Depends on the set of visits alone, never on their order.
 */
export interface Standing {
  /** Each person's latest standing result, newest first. Never empty. */
  readonly results: readonly StandingResult[]
  readonly latest: StandingResult
  /** Two people say different things. */
  readonly disagree: boolean
}

export interface StandingResult {
  readonly result: ResultCode
  readonly visit: Visit
  readonly by: string
  /** When the door was knocked: the time of the first visit of the chain, not of its correction. */
  readonly at: number
}

/** A visit with all that was later said about it by its author. */
export interface Chain {
  readonly first: Visit
  /** What stands now; undefined when it was taken back. */
  readonly current: Visit | undefined
  /** The last thing said, also when it was taken back. */
  readonly last: Visit
  readonly all: readonly Visit[]
}

const before = (a: Visit, b: Visit): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Every visit in exactly one chain, ordered by when the door was knocked. */
export function chainsOf(visits: readonly Visit[]): Chain[] {
  const known = new Map(visits.map(visit => [`${visit.target.id}/${visit.id}`, visit]))
  const parentOf = (visit: Visit): Visit | undefined => {
    const parent = visit.replaces === undefined ? undefined : known.get(`${visit.target.id}/${visit.replaces}`)
    return parent?.by === visit.by && parent !== visit ? parent : undefined
  }
  const rootOf = (visit: Visit): Visit => {
    const seen = new Set([visit])
    for (let at = visit; ;) {
      const parent = parentOf(at)
      // A ring can only be forged: its earliest visit is its root, so that all devices cut it alike.
      if (parent && seen.has(parent)) return [...seen].toSorted(before)[0]!
      if (!parent) return at
      seen.add(parent)
      at = parent
    }
  }
  const members = new Map<Visit, Visit[]>()
  const children = new Map<Visit, Visit[]>()
  for (const visit of [...known.values()].toSorted(before)) {
    const root = rootOf(visit)
    push(members, root, visit)
    const parent = visit === root ? undefined : parentOf(visit)
    if (parent) push(children, parent, visit)
  }
  return [...members].map(([root, all]) => foldChain(root, all, children)).toSorted((a, b) => before(a.first, b.first))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function foldChain(first: Visit, all: readonly Visit[], children: ReadonlyMap<Visit, readonly Visit[]>): Chain {
  const withdrawn = new Map<Visit, boolean>()
  /** Taken back by an undo that is not itself taken back. */
  const isWithdrawn = (visit: Visit): boolean => {
    const known = withdrawn.get(visit)
    if (known !== undefined) return known
    withdrawn.set(visit, false)
    const answer = (children.get(visit) ?? []).some(child => child.undone && !isWithdrawn(child))
    withdrawn.set(visit, answer)
    return answer
  }
  const stands = (visit: Visit): boolean =>
    !visit.undone && !isWithdrawn(visit) && !(children.get(visit) ?? []).some(child => !child.undone && !isWithdrawn(child))
  const sorted = all.toSorted(before)
  return { first, current: sorted.findLast(stands), last: sorted.at(-1)!, all: sorted }
}

/** By target id. Targets without a standing result are not in it. */
export function standingResults(chains: readonly Chain[]): Map<string, Standing> {
  const byTarget = new Map<string, StandingResult[]>()
  for (const { first, current } of chains) {
    if (current?.result) push(byTarget, current.target.id, { result: current.result, visit: current, by: current.by, at: first.at })
  }
  return new Map([...byTarget].map(([target, results]) => [target, standingOf(results)]))
}

function standingOf(results: readonly StandingResult[]): Standing {
  const newestFirst = results.toSorted((a, b) => b.at - a.at || (a.visit.id < b.visit.id ? 1 : -1))
  const perPerson = newestFirst.filter((one, i) => newestFirst.findIndex(other => walkerKey(other.visit) === walkerKey(one.visit)) === i)
  return { results: perPerson, latest: perPerson[0]!, disagree: new Set(perPerson.map(one => one.result)).size > 1 }
}
