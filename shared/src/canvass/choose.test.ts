import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agesOf, chosenBy, earlierWork } from './choose.ts'
import type { ListRule } from './choose.ts'
import { json } from '../doc/flat.ts'
import { phone, testId } from '../doc/testing.ts'
import { packBase } from './pack-base.ts'
import { readLists, saveList, dropList } from './saved-lists.ts'
import { canvassKind } from './canvass.ts'
import { turfBase } from './cut.ts'
import { sampleTown } from './town.ts'
import { fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Target, VoterBase } from './types.ts'
import type { Words } from './visits.actions.ts'
import { askNotToContact, recordVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const TODAY = '2026-11-22'
const town = sampleTown({ voters: 60 })
const [MARIA, BEN, CHEN, ...OTHERS] = town.voters
const base: VoterBase = {
  ...town,
  elections: ['2026-11-03 general', '2026-05-05 primary', '2024-11-05 general', '2022-11-08 general'],
  voters: [
    { ...MARIA!, born: '1960-11-22', party: 'REP', language: 'es', registered: '2020-01-31', status: 'active', voted: [0, 2, 3] },
    { ...BEN!, born: '1960-11-23', party: 'DEM', registered: '2026-10-01', status: 'inactive', voted: [3] },
    { ...CHEN!, born: '1990', party: '', registered: '', status: 'active', confidential: true },
    ...OTHERS.map(one => ({ ...one, born: '', party: '', language: '', registered: '', status: '', voted: [] })),
  ],
}
const names = new Map([MARIA!, BEN!, CHEN!].map((voter, i) => [voter.id, ['Maria', 'Ben', 'Chen'][i]!]))
const NOTHING = earlierWork([])

const peopleOf = (rule: ListRule, earlier = NOTHING) => [...chosenBy(rule, base, earlier, TODAY).people].map(id => names.get(id) ?? 'other')

/** A turf of the whole town, walked by one. */
function walked() {
  const olga = phone(turfKind, 'olga', 'organizer')
  olga.act(fillTurf, { name: 'All', groupName: 'Us', part: packBase(turfBase(base, base.doors))[0]!, questions: [] })
  const sam = phone(visitsKind, 'sam')
  let n = 0
  return {
    say: (target: Target, door: string, said: Words) =>
      sam.act(recordVisit, { id: testId(`visit ${++n}`), target, door, ...said }, n * 60_000),
    ask: (target: Target) => sam.act(askNotToContact, { id: testId(`ask ${++n}`), target }, n * 60_000),
    now: () => earlierWork([{ turf: olga.view(), visits: sam.view() }]),
  }
}
const person = (id: string): Target => ({ level: 'person', id })

describe('whom a walk is for', () => {
  test('no rule: every door that may be handed out, and everybody who is not exempt from public records', () => {
    const { doors, people } = chosenBy({}, base, NOTHING, TODAY)
    expect(people.size).toBe(base.voters.length - 1)
    expect(doors.length).toBe(base.doors.length - (base.voters.filter(one => one.door === CHEN!.door).length === 1 ? 1 : 0))
  })

  test.each<[string, ListRule, readonly string[]]>([
    ['status', { statuses: ['inactive'] }, ['Ben']],
    ['party', { parties: ['REP', 'DEM'] }, ['Maria', 'Ben']],
    ['language', { languages: ['es'] }, ['Maria']],
    ['age, on the birthday and the day before', { age: { from: 66, to: 66 } }, ['Maria']],
    ['age, the day before a birthday', { age: { from: 60, to: 65 } }, ['Ben']],
    ['registered since', { registered: { from: '2026-01-01' } }, ['Ben']],
    ['registered until', { registered: { to: '2020-01-31' } }, ['Maria']],
    ['2 of the last 4', { voted: { least: 2, most: 4, of: 4 } }, ['Maria']],
    ['at most 1 of the last 4, but some', { voted: { least: 1, most: 1, of: 4 } }, ['Ben']],
    ['the last election', { voted: { least: 1, most: 1, of: 1 } }, ['Maria']],
    ['every part has to hold', { parties: ['REP'], statuses: ['inactive'] }, []],
  ])('%s', (_name, rule, people) => expect(peopleOf(rule)).toEqual(people))

  test('exempt from public records is nobody’s, whatever is asked', () => expect(peopleOf({ age: { from: 30, to: 40 } })).toEqual([]))

  test('doors where the list has nobody', () => {
    const empty = base.doors.filter(door => !base.voters.some(voter => voter.door === door.id))
    expect(empty.length).toBeGreaterThan(0)
    const { doors, people } = chosenBy({ nobody: true }, base, NOTHING, TODAY)
    expect(doors).toEqual(empty)
    expect(people.size).toBe(0)
    // With a question about people, and in every list without one, they are as they should be.
    expect(chosenBy({ statuses: ['active'] }, base, NOTHING, TODAY).doors.some(door => empty.includes(door))).toBe(false)
  })

  test('what was said at the door: tags, support, state, promises', () => {
    const turf = walked()
    turf.say(person(MARIA!.id), MARIA!.door, { result: 'canvassed', support: 2, tags: { sign: true } })
    turf.say({ level: 'door', id: BEN!.door }, BEN!.door, { result: 'not-home' })
    turf.say(person(BEN!.id), BEN!.door, { followUp: { on: '2026-12-01', what: 'call' } })
    expect(peopleOf({ tags: ['sign', 'ride'] }, turf.now())).toEqual(['Maria'])
    expect(peopleOf({ supports: [1, 2] }, turf.now())).toEqual(['Maria'])
    expect(peopleOf({ supports: [3] }, turf.now())).toEqual([])
    expect(chosenBy({ states: ['not-home'] }, base, turf.now(), TODAY).doors.map(door => door.id)).toEqual([BEN!.door])
    expect(chosenBy({ promised: true }, base, turf.now(), TODAY).doors.map(door => door.id)).toEqual([BEN!.door])
    turf.say(person(MARIA!.id), MARIA!.door, { tags: { sign: false } })
    expect(peopleOf({ tags: ['sign'] }, turf.now())).toEqual([])
  })

  test('[P3] whoever asked to be left alone is in no list, nor is their door', () => {
    const turf = walked()
    turf.ask(person(MARIA!.id))
    turf.ask({ level: 'door', id: BEN!.door })
    const { doors, people } = chosenBy({}, base, turf.now(), TODAY)
    expect(people.has(MARIA!.id)).toBe(false)
    expect(doors.some(door => door.id === BEN!.door)).toBe(false)
  })

  test('the chosen people live at the chosen doors, and more is asked of fewer', () => {
    const rules: fc.Arbitrary<ListRule> = fc.record(
      {
        statuses: fc.constantFrom(['active'], ['active', 'inactive', '']),
        parties: fc.constantFrom(['REP'], ['', 'DEM']),
        age: fc.record({ from: fc.nat(70), to: fc.integer({ min: 60, max: 100 }) }),
        voted: fc.record({ least: fc.nat(2), most: fc.integer({ min: 2, max: 4 }), of: fc.integer({ min: 1, max: 6 }) }),
        nobody: fc.constant(true as const),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(rules, rules, (one, other) => {
        const both = chosenBy({ ...one, ...other }, base, NOTHING, TODAY)
        const homes = new Set(both.doors.map(door => door.id))
        for (const voter of base.voters) if (both.people.has(voter.id)) expect(homes.has(voter.door)).toBe(true)
        const wider = chosenBy(other, base, NOTHING, TODAY)
        if (!other.nobody && !one.nobody) for (const id of both.people) expect(wider.people.has(id)).toBe(true)
      }),
    )
  })

  test('ages', () => {
    expect(agesOf('2000-02-29', '2026-02-28')).toEqual([25])
    expect(agesOf('2000-02-29', '2026-03-01')).toEqual([26])
    expect(agesOf('2000', TODAY)).toEqual([25, 26])
    expect(agesOf('', TODAY)).toEqual([])
  })
})

describe('saved lists', () => {
  const list = { id: testId('seniors'), name: ' Seniors ', rule: { age: { from: 65 }, states: ['not-home' as const] } }

  test('kept with their rule, changed in place, taken away and brought back', () => {
    const olga = phone(canvassKind, 'olga', 'organizer')
    olga.act(saveList, list)
    expect(olga.view().lists).toMatchObject([{ ...list, name: 'Seniors' }])
    olga.act(saveList, { ...list, name: 'Over 65' })
    olga.act(dropList, { id: list.id, off: true })
    expect(olga.view().lists).toEqual([])
    olga.act(dropList, { id: list.id, off: false })
    expect(olga.view().lists).toMatchObject([{ name: 'Over 65' }])
  })

  test('a canvasser saves none; a rule that nobody understands is refused', () => {
    expect(phone(canvassKind, 'sam', 'canvasser').act(saveList, list)).toMatchObject({ code: 'not-organizer' })
    const odd = { ...list, rule: { horoscope: ['leo'] } as ListRule }
    expect(phone(canvassKind, 'olga', 'organizer').act(saveList, odd)).toMatchObject({ code: 'list-rule-unknown' })
  })

  test('one with a part of a later version is left out: it would choose others than it says', () => {
    const key = `list/${list.id}`
    const stored = (rule: object) => ({ [key]: json({ ...list, rule, at: 1 }) })
    expect(readLists(stored(list.rule))).toHaveLength(1)
    for (const rule of [{ ...list.rule, horoscope: ['leo'] }, { age: { from: '65' } }, { voted: { least: 1 } }, { states: [] }, []])
      expect(readLists(stored(rule))).toEqual([])
    expect(readLists(undefined)).toEqual([])
  })
})
