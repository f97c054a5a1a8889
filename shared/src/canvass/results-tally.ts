import type { Knock } from './results-knocks.ts'
import { RESULTS } from './types.ts'
import type { ResultCode } from './types.ts'

/** What somebody did, or a day brought. Visits, talks and results add up over canvassers, days and turfs; doors are counted once each. */
export interface Line {
  readonly visits: number
  /** Visits at which somebody was talked with. */
  readonly talks: number
  /** Doors that were knocked. */
  readonly doors: number
  /** Of these the doors where somebody was talked with: divided by `doors` the contact rate. */
  readonly reached: number
  readonly results: Readonly<Record<ResultCode, number>>
}

/** What was answered to one thing: of each person, or door, what was said last. */
export interface Answers {
  readonly values: ReadonlyMap<string, number>
  /** Of how many people. */
  readonly said: number
  /** About how many of them two canvassers heard different things. */
  readonly split: number
}

export interface Tally {
  readonly total: Line
  readonly byWalker: ReadonlyMap<string, Line>
  readonly byDay: ReadonlyMap<string, Line>
  /** By `Heard.what`. */
  readonly heard: ReadonlyMap<string, Answers>
}

const noResults = (): Record<ResultCode, number> => Object.fromEntries(RESULTS.map(code => [code, 0])) as Record<ResultCode, number>
export const NO_LINE: Line = { visits: 0, talks: 0, doors: 0, reached: 0, results: noResults() }

class Counting {
  visits = 0
  readonly doors = new Set<string>()
  readonly reached = new Set<string>()
  readonly results = noResults()

  take({ result, doors }: Knock): void {
    this.visits++
    if (result) this.results[result]++
    for (const door of doors) {
      this.doors.add(door)
      if (result === 'canvassed') this.reached.add(door)
    }
  }

  line(): Line {
    const { visits, doors, reached, results } = this
    return { visits, talks: results.canvassed, doors: doors.size, reached: reached.size, results }
  }
}

/** Depends on the set of knocks alone. Over knocks at different doors it adds up: `added(tally(a), tally(b))` is `tally(a and b)`. */
export function tally(knocks: readonly Knock[]): Tally {
  const total = new Counting()
  const byWalker = new Map<string, Counting>()
  const byDay = new Map<string, Counting>()
  for (const knock of knocks) for (const one of [total, at(byWalker, knock.who), at(byDay, knock.day)]) one.take(knock)
  const lines = (all: Map<string, Counting>) => new Map([...all].map(([key, one]) => [key, one.line()]))
  return { total: total.line(), byWalker: lines(byWalker), byDay: lines(byDay), heard: answersIn(knocks) }
}

function at(all: Map<string, Counting>, key: string): Counting {
  let one = all.get(key)
  if (!one) all.set(key, (one = new Counting()))
  return one
}

function answersIn(knocks: readonly Knock[]): Map<string, Answers> {
  const latest = new Map<string, Map<string, Map<string, { knock: Knock; value: string }>>>()
  for (const knock of knocks)
    for (const { what, value } of knock.heard) {
      const byTarget = latest.get(what) ?? new Map<string, Map<string, { knock: Knock; value: string }>>()
      latest.set(what, byTarget)
      const byWalker = byTarget.get(knock.target) ?? new Map<string, { knock: Knock; value: string }>()
      byTarget.set(knock.target, byWalker)
      const before = byWalker.get(knock.who)
      if (!before || isLater(knock, before.knock)) byWalker.set(knock.who, { knock, value })
    }
  return new Map(
    [...latest].map(([what, byTarget]) => {
      const values = new Map<string, number>()
      let split = 0
      for (const byWalker of byTarget.values()) {
        const told = [...byWalker.values()]
        const last = told.reduce((one, other) => (isLater(other.knock, one.knock) ? other : one))
        values.set(last.value, (values.get(last.value) ?? 0) + 1)
        if (told.some(one => one.value !== last.value)) split++
      }
      return [what, { values, said: byTarget.size, split }]
    }),
  )
}

export const isLater = (a: Pick<Knock, 'at' | 'id'>, b: Pick<Knock, 'at' | 'id'>): boolean => a.at > b.at || (a.at === b.at && a.id > b.id)

/** Of knocks that have no door in common. */
export function added(tallies: readonly Tally[]): Tally {
  const byWalker = new Map<string, Line[]>()
  const byDay = new Map<string, Line[]>()
  const heard = new Map<string, Answers[]>()
  for (const one of tallies) {
    for (const [key, line] of one.byWalker) push(byWalker, key, line)
    for (const [key, line] of one.byDay) push(byDay, key, line)
    for (const [key, answers] of one.heard) push(heard, key, answers)
  }
  return {
    total: addLines(tallies.map(one => one.total)),
    byWalker: new Map([...byWalker].map(([key, lines]) => [key, addLines(lines)])),
    byDay: new Map([...byDay].map(([key, lines]) => [key, addLines(lines)])),
    heard: new Map([...heard].map(([key, answers]) => [key, addAnswers(answers)])),
  }
}

function push<T>(all: Map<string, T[]>, key: string, value: T): void {
  const list = all.get(key)
  if (list) list.push(value)
  else all.set(key, [value])
}

function addLines(lines: readonly Line[]): Line {
  const results = noResults()
  let [visits, talks, doors, reached] = [0, 0, 0, 0]
  for (const line of lines) {
    visits += line.visits
    talks += line.talks
    doors += line.doors
    reached += line.reached
    for (const code of RESULTS) results[code] += line.results[code]
  }
  return { visits, talks, doors, reached, results }
}

function addAnswers(all: readonly Answers[]): Answers {
  const values = new Map<string, number>()
  for (const one of all) for (const [value, count] of one.values) values.set(value, (values.get(value) ?? 0) + count)
  return { values, said: all.reduce((sum, one) => sum + one.said, 0), split: all.reduce((sum, one) => sum + one.split, 0) }
}
