import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testId } from '../doc/testing.ts'
import { paperKey, walkerKey } from './credit.ts'
import { myDay } from './my-day.ts'
import { DOORS, TURFS } from './results-testing.ts'
import { chainsOf } from './standing.ts'
import { backAt, doorsToSend, proposed, rest, sendTo, settle, skipDoor, spokenBy, withNames } from './team.ts'
import type { Runner, Street, Team } from './team.ts'
import type { ResultCode, Visit, VisitsView } from './types.ts'
import { NO_VISITS } from './visits-docs.ts'
import { walkList } from './walk.ts'

// A captain's phone in memory, on a street of seven houses; another phone writes into the same turf.
const TURF = TURFS[0]!
const HOUSES = DOORS.slice(0, 7)
const [CAPTAIN, OTHER] = [testId('captain phone'), testId('other phone')]

function day(names: readonly string[]) {
  let visits: VisitsView = NO_VISITS
  let made = 0
  const leased = new Set<string>()
  const newId = () => testId(`made ${++made}`)
  const street = (): Street => ({
    blocks: walkList(TURF, visits),
    chains: chainsOf(visits.visits),
    device: CAPTAIN,
    isTaken: door => leased.has(door),
    newId,
  })
  let team: Team = { runners: [], passed: [] }
  const put = (visit: Visit) => {
    if (!visits.visits.some(one => one.id === visit.id)) visits = { ...visits, visits: [...visits.visits, visit] }
  }
  const set = (next: Team) => void (team = settle(next, street()))
  set(withNames(undefined, names, newId))
  const visit = (door: string, result: ResultCode | undefined, more: Partial<Visit>): Visit => ({
    id: newId(),
    target:
      result === 'canvassed' ? { level: 'person', id: TURF.base!.voters.find(one => one.door === door)!.id } : { level: 'door', id: door },
    door,
    ...(result ? { result } : {}),
    literature: false,
    note: '',
    answers: {},
    at: ++made,
    by: 'cap',
    device: CAPTAIN,
    ...more,
  })
  return {
    street,
    leased,
    team: () => team,
    visits: () => visits,
    runner: (nth: number): Runner => team.runners[nth % team.runners.length]!,
    set,
    says(runner: Runner, result: ResultCode) {
      const id = result === 'canvassed' ? newId() : runner.visit
      put(visit(runner.door, result, { id, paper: spokenBy(runner.name) }))
      set(team)
    },
    other: (door: string) => put(visit(door, 'not-home', { by: 'sam', device: OTHER, paper: spokenBy('Ana') })),
    undo() {
      const last = chainsOf(visits.visits).findLast(chain => chain.current?.device === CAPTAIN)?.current
      if (!last) return
      const { id, target, door, by, device } = last
      put({ ...visit(door, undefined, { by, device }), target, replaces: id, undone: true })
      set(backAt(team, last, street()))
    },
    reload: () => set(JSON.parse(JSON.stringify(team)) as Team),
    at: () => team.runners.map(one => HOUSES.findIndex(door => door.id === one.door)),
  }
}

test('[D9] two runners: who comes back goes on to the next door, never to one that somebody has; what they said is theirs', () => {
  const walk = day(['Ana', ' Ben  Lee ', 'ana'])
  expect(walk.team().runners.map(one => one.name)).toEqual(['Ana', 'Ben Lee'])
  // Odd side first: houses 101, 103, 105 …
  expect(walk.at()).toEqual([1, 3])
  walk.leased.add(HOUSES[5]!.id)
  walk.says(walk.runner(1), 'not-home')
  // A teammate with a phone stands at 105.
  expect(walk.at()).toEqual([1, 0])
  walk.says(walk.runner(0), 'canvassed')
  expect(walk.at()).toEqual([2, 0])
  expect(walk.visits().visits.map(walkerKey)).toEqual([paperKey('Ben Lee'), paperKey('Ana')])
  expect(myDay(TURF, walk.visits(), 'cap', 0).map(entry => entry.knocker)).toEqual(['Ana', 'Ben Lee'])

  // Undone: Ana is where she was, and what she had gone to is to do.
  walk.undo()
  expect(walk.at()).toEqual([1, 0])
  // The same words of hers once more bring her back, though a visit of hers had been there.
  walk.says(walk.runner(0), 'not-home')
  expect(walk.at()).toEqual([2, 0])
})

test('[D9] skipped comes last; who rests waits; doors to try again are proposed, and nobody is sent there by itself', () => {
  const walk = day(['Ana'])
  walk.set(skipDoor(walk.team(), walk.runner(0).id))
  expect(walk.at()).toEqual([3])
  walk.set(rest(walk.team(), walk.runner(0).id))
  expect(walk.at()).toEqual([-1])
  expect(proposed(walk.team(), walk.runner(0).id, walk.street())?.door).toBe(HOUSES[5])
  walk.set(sendTo(walk.team(), walk.runner(0).id, HOUSES[6]!.id, walk.street()))
  const order: number[] = []
  for (let i = 0; i < 7; i++) {
    order.push(walk.at()[0]!)
    walk.says(walk.runner(0), 'not-home')
  }
  expect(order).toEqual([6, 3, 5, 0, 2, 4, 1])
  expect(walk.at()).toEqual([-1])
  expect(proposed(walk.team(), walk.runner(0).id, walk.street())?.door).toBe(HOUSES[3])
  walk.set(sendTo(walk.team(), walk.runner(0).id, HOUSES[3]!.id, walk.street()))
  // Sent again to a door that has a result of hers: she is there, not back.
  expect(walk.at()).toEqual([3])
  walk.says(walk.runner(0), 'canvassed')
  expect(walk.at()).toEqual([-1])
})

test('[D9] a door that somebody has is given to nobody; nothing known is nothing gone; one skipped alone is offered again', () => {
  const walk = day(['Ana', 'Ben'])
  const before = walk.team()
  expect(sendTo(before, walk.runner(0).id, walk.runner(1).door, walk.street())).toBe(before)
  expect(sendTo(before, walk.runner(0).id, testId('no door'), walk.street())).toBe(before)
  expect(settle(before, { ...walk.street(), blocks: [] })).toBe(before)
  expect(settle(before, walk.street())).toBe(before)
  // Another phone wrote for somebody of her name, at her door: she is still there.
  walk.other(walk.runner(0).door)
  expect(settle(before, walk.street())).toBe(before)
  // Two of one door, as two windows of one phone may leave behind.
  const twice = { ...before, runners: before.runners.map(one => ({ ...one, door: HOUSES[2]!.id })) }
  expect(settle(twice, walk.street()).runners.map(one => one.door)).toEqual([HOUSES[2]!.id, HOUSES[4]!.id])
  for (const door of HOUSES) if (door.id !== walk.runner(1).door) walk.other(door.id)
  walk.set(skipDoor(walk.team(), walk.runner(1).id))
  expect(doorsToSend(walk.team(), walk.runner(1).id, walk.street()).map(view => view.door.id)).toContain(HOUSES[3]!.id)
})

type Act = readonly [
  kind: 'home' | 'talked' | 'skip' | 'rest' | 'send' | 'undo' | 'reload' | 'other' | 'lease' | 'leave',
  who: number,
  door: number,
]
const acts = fc.array(
  fc.tuple(
    fc.constantFrom<Act[0]>('home', 'home', 'talked', 'skip', 'rest', 'send', 'undo', 'reload', 'other', 'lease', 'leave'),
    fc.nat(3),
    fc.nat(6),
  ),
  { maxLength: 40 },
)

test('[D9] in any order of coming back no door has two runners, every door is recorded, has a runner or is to do, and credit is whose it is', () => {
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 4 }), (all, count) => {
      const walk = day(['Ana', 'Ben', 'Cy', 'Dee'].slice(0, count))
      const said: { readonly id: string; readonly by: string }[] = []
      const home = (runner: Runner, result: ResultCode) => {
        const had = new Set(walk.visits().visits.map(one => one.id))
        walk.says(runner, result)
        const fresh = walk.visits().visits.filter(one => !had.has(one.id))
        expect(fresh).toHaveLength(1)
        expect(fresh[0]!.door).toBe(runner.door)
        said.push({ id: fresh[0]!.id, by: paperKey(runner.name) })
      }
      const check = () => {
        const { runners } = walk.team()
        const doors = runners.flatMap(one => one.door || [])
        expect(new Set(doors).size).toBe(doors.length)
        for (const view of walk.street().blocks.flatMap(block => block.doors)) {
          const isToDo = view.state === 'untouched' && !doors.includes(view.door.id)
          const offered = runners.some(one => doorsToSend(walk.team(), one.id, walk.street()).includes(view))
          if (isToDo) expect(offered || walk.leased.has(view.door.id)).toBe(true)
        }
        for (const runner of runners) {
          const next = proposed(walk.team(), runner.id, walk.street())?.door.id
          expect(next !== undefined && (walk.leased.has(next) || runners.some(one => one !== runner && one.door === next))).toBe(false)
        }
        for (const { id, by } of said) expect(walkerKey(walk.visits().visits.find(one => one.id === id)!)).toBe(by)
      }
      for (const [kind, who, nth] of all) {
        const runner = walk.runner(who)
        const door = HOUSES[nth]!.id
        if (kind === 'home' && runner.door) home(runner, 'not-home')
        else if (kind === 'talked' && runner.door) home(runner, 'canvassed')
        else if (kind === 'skip') walk.set(skipDoor(walk.team(), runner.id))
        else if (kind === 'rest') walk.set(rest(walk.team(), runner.id))
        else if (kind === 'send') walk.set(sendTo(walk.team(), runner.id, door, walk.street()))
        else if (kind === 'undo') walk.undo()
        else if (kind === 'reload') walk.reload()
        else if (kind === 'other') walk.other(door)
        else if (kind === 'lease') walk.leased.add(door)
        else if (kind === 'leave') walk.leased.clear()
        check()
      }
      // Everybody goes on until nothing is left: then every door is recorded.
      walk.leased.clear()
      const left = () => walk.street().blocks.flatMap(block => block.doors.filter(view => view.state === 'untouched'))
      for (let round = 0; left().length > 0 && round < 40; round++) {
        for (const { id } of walk.team().runners) {
          const runner = walk.team().runners.find(one => one.id === id)!
          if (runner.door) home(runner, 'not-home')
          else {
            const next = proposed(walk.team(), id, walk.street())
            if (next?.state === 'untouched') walk.set(sendTo(walk.team(), id, next.door.id, walk.street()))
          }
        }
        check()
      }
      expect(left()).toEqual([])
    }),
    { numRuns: 100 },
  )
})
