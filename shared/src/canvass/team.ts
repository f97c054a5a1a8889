import { paperKey, walkerKey } from './credit.ts'
import type { DoorState, DoorView } from './doors.ts'
import type { Chain } from './standing.ts'
import type { Visit } from './types.ts'
import { FIRST_ROUND, SECOND_ROUND, nextDoor } from './walk.ts'
import type { WalkBlock } from './walk.ts'

/**
 * One phone for several: the captain stays on the sidewalk and writes down what each runner says, for them, as it is done
 * for whoever walked with paper. Who is at which door is kept on the captain's phone alone; what came of it is in the visits.
 */
export interface Runner {
  /** 16 hex digits; teammates' phones hear of them by it. */
  readonly id: string
  /** As they are credited. */
  readonly name: string
  /** Where they are; empty: with the captain. */
  readonly door: string
  /** Where they were before: the next door follows from there. */
  readonly last: string
  /** What a result of the whole door will be called: one for each time of being sent, so that a double touch is one visit. */
  readonly visit: string
  /** How many visits at this door were theirs when they were sent: one more, and they are back. */
  readonly before: number
  /** Not sent on before somebody says so. */
  readonly rests: boolean
}

export interface Team {
  readonly runners: readonly Runner[]
  /** Doors that somebody was sent past: they come last. */
  readonly passed: readonly string[]
}

/** All that a team acts on. */
export interface Street {
  readonly blocks: readonly WalkBlock[]
  readonly chains: readonly Chain[]
  /** This phone's: what another one wrote for somebody of the same name does not bring a runner back. */
  readonly device: string
  /** A teammate with a phone of their own stands there. */
  isTaken(door: string): boolean
  newId(): string
}

export const MAX_RUNNERS = 12
/** A visit by word of mouth names no sheet. */
export const spokenBy = (knocker: string) => ({ knocker, sheet: '' })
export const isSpoken = ({ paper }: Pick<Visit, 'paper'>): boolean => paper?.sheet === ''

const free = (runner: Runner): Runner => ({ ...runner, door: '', last: runner.door || runner.last, visit: '', before: 0 })

const withRunner = (team: Team, runner: Runner): Team => ({
  ...team,
  runners: team.runners.map(one => (one.id === runner.id ? runner : one)),
})

const runnerOf = (team: Team, id: string): Runner | undefined => team.runners.find(one => one.id === id)

const madeAt = (street: Street, name: string, door: string): number =>
  street.chains.filter(
    ({ first }) => first.door === door && first.device === street.device && first.paper && walkerKey(first) === paperKey(name),
  ).length

/** These names run: who did so far stays where they are. Two of one name would be one in all that is counted. */
export function withNames(team: Team | undefined, names: readonly string[], newId: () => string, from = ''): Team {
  const tidy = names.map(name => name.trim().replaceAll(/\s+/g, ' '))
  const byKey = new Map(tidy.toReversed().map(name => [paperKey(name), name]))
  const known = new Map((team?.runners ?? []).map(one => [paperKey(one.name), one]))
  const runners = [...new Set(tidy.map(paperKey))]
    .map(key => [key, byKey.get(key)!] as const)
    .filter(([, name]) => name !== '')
    .slice(0, MAX_RUNNERS)
    .map(([key, name]) => known.get(key) ?? { id: newId(), name, door: '', last: from, visit: '', before: 0, rests: false })
  return { runners, passed: team?.passed ?? [] }
}

/** Sent to a door, wherever they are; nothing where another runner is there already, or the turf has no such door. */
export function sendTo(team: Team, id: string, door: string, street: Street): Team {
  const runner = runnerOf(team, id)
  const isHeld = team.runners.some(one => one.id !== id && one.door === door)
  if (!runner || isHeld || !viewsOf(street).has(door)) return team
  const sent = { ...free(runner), door, visit: street.newId(), before: madeAt(street, runner.name, door), rests: false }
  return { ...withRunner(team, sent), passed: team.passed.filter(one => one !== door) }
}

/** Not this door now: it comes last. */
export function skipDoor(team: Team, id: string): Team {
  const runner = runnerOf(team, id)
  if (!runner?.door) return team
  return { ...withRunner(team, free(runner)), passed: [...team.passed.filter(one => one !== runner.door), runner.door] }
}

/** Comes back with nothing, and stays until sent again. */
export function rest(team: Team, id: string): Team {
  const runner = runnerOf(team, id)
  return runner ? withRunner(team, { ...free(runner), rests: true }) : team
}

/** A visit of theirs was taken back: they are where they were, unless somebody else is there now. */
export function backAt(team: Team, { door, paper }: Pick<Visit, 'door' | 'paper'>, street: Street): Team {
  const runner = paper && team.runners.find(one => paperKey(one.name) === paperKey(paper.knocker))
  if (!runner || runner.door === door) return team
  const back = sendTo(team, runner.id, door, street)
  // Where they had gone to since is to do again, and as far along the street as before.
  return back === team ? team : withRunner(back, { ...runnerOf(back, runner.id)!, last: door })
}

/** Where this one should go: doors that nobody has been to, those passed by last; then those to try again. */
export function proposed(team: Team, id: string, street: Street): DoorView | undefined {
  const from = runnerOf(team, id)?.last
  return firstRound(team, id, street) ?? find(team, id, street, from, SECOND_ROUND) ?? find(team, id, street, undefined, EITHER)
}

/** All doors that they can be sent to: in walking order, those to try again last. */
export function doorsToSend(team: Team, id: string, street: Street): DoorView[] {
  const isHeld = isOther(team, id, street)
  const free = street.blocks.flatMap(block => block.doors).filter(view => !isHeld(view.door.id))
  return [FIRST_ROUND, SECOND_ROUND].flatMap(states => free.filter(view => states.includes(view.state)))
}

/** Who has come back is free, and goes on to the next door that nobody has been to; the same team when nothing changes. */
export function settle(team: Team, street: Street): Team {
  const views = viewsOf(street)
  // Nothing is known yet: it means nothing that their doors are not there.
  if (views.size === 0) return team
  const held = new Set<string>()
  let next = team
  for (const runner of team.runners) {
    if (!runner.door) continue
    const isBack = madeAt(street, runner.name, runner.door) > runner.before
    if (isBack || !views.has(runner.door) || held.has(runner.door)) next = withRunner(next, free(runner))
    else held.add(runner.door)
  }
  for (const { id, door, rests } of next.runners) {
    const view = door || rests ? undefined : firstRound(next, id, street)
    if (view) next = sendTo(next, id, view.door.id, street)
  }
  return next
}

const EITHER: readonly DoorState[] = [...FIRST_ROUND, ...SECOND_ROUND]

const viewsOf = ({ blocks }: Street): ReadonlyMap<string, DoorView> =>
  new Map(blocks.flatMap(block => block.doors.map(view => [view.door.id, view])))

const isOther =
  (team: Team, id: string, street: Street) =>
  (door: string): boolean =>
    street.isTaken(door) || team.runners.some(one => one.id !== id && one.door === door)

function find(
  team: Team,
  id: string,
  street: Street,
  from: string | undefined,
  states: readonly DoorState[],
  isLeft?: typeof street.isTaken,
) {
  const isHeld = isOther(team, id, street)
  return nextDoor(street.blocks, from, states, door => isHeld(door) || (isLeft?.(door) ?? false))
}

function firstRound(team: Team, id: string, street: Street): DoorView | undefined {
  const from = runnerOf(team, id)?.last
  return find(team, id, street, from, FIRST_ROUND, door => team.passed.includes(door)) ?? find(team, id, street, from, FIRST_ROUND)
}
