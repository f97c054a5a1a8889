import { expect, test } from 'vitest'
import { buildingId, doorId } from './address.ts'
import { doorState, doorView, peopleAt, turfState } from './doors.ts'
import { packBase } from './pack-base.ts'
import { turfBase } from './cut.ts'
import { requestsFor } from './asked.ts'
import { myDay } from './my-day.ts'
import { canvasserProgress, turfProgress } from './progress.ts'
import { phone, testId } from '../doc/testing.ts'
import { fillTurf, liftDoNotContact, noteDoNotContact } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import { BLANK_VOTER } from './blank-voter.ts'
import type { Address, Door, ResultCode, Target, Voter, VoterBase } from './types.ts'
import { addDoor, addResident, askNotToContact, correctVisit, recordVisit, setCanvasserName, undoVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'
import { FIRST_ROUND, SECOND_ROUND, nextDoor, walkEnd, walkList } from './walk.ts'

const address = (number: string, street = 'Oak St', unit = ''): Address => ({ number, street, unit, city: 'X', state: 'OH', zip: '43999' })
const doorOf = (place: Address): Door => ({ id: doorId(place), address: place, precinct: 'P' })
const voterOf = (door: Door, first: string): Voter => ({
  ...BLANK_VOTER,
  id: testId(`${door.id} ${first}`),
  door: door.id,
  first,
  last: 'Lopez',
  sourceId: `S-${first}`,
  born: '1970',
  status: 'active',
  precinct: 'P',
})
const DOORS = [
  address('118'),
  address('114'),
  address('117', 'Oak St', '2'),
  address('117', 'Oak St', '10'),
  address('7', 'Elm St'),
  address('115'),
].map(doorOf)
const [D118, D114, D117_2, D117_10, ELM7, D115] = DOORS as [Door, Door, Door, Door, Door, Door]
const PEOPLE = [
  voterOf(D118, 'Maria'),
  voterOf(D118, 'Luis'),
  voterOf(D114, 'Bo'),
  voterOf(D117_2, 'Cy'),
  voterOf(D117_10, 'Di'),
  voterOf(ELM7, 'Eve'),
]
const [MARIA, LUIS] = PEOPLE as [Voter, Voter]
const BASE: VoterBase = {
  v: 1,
  importId: testId('import'),
  source: 'mapped',
  fileName: 'f',
  importedAt: 5,
  terms: '',
  doors: DOORS,
  voters: PEOPLE,
}

function start() {
  const olga = phone(turfKind, 'olga', 'organizer')
  expect(olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(BASE)[0]!, questions: [] })).toBeUndefined()
  const [sam, ana] = [phone(visitsKind, 'sam'), phone(visitsKind, 'ana')]
  let n = 0
  const say = (who: typeof sam, target: Target, door: Door, result: ResultCode, at = 1000 + n): string => {
    const id = testId(`visit ${n++}`)
    expect(who.act(recordVisit, { id, target, door: door.id, result }, at)).toBeUndefined()
    return id
  }
  return { olga, sam, ana, say }
}
const person = (voter: { id: string }): Target => ({ level: 'person', id: voter.id })
const door = (one: Door): Target => ({ level: 'door', id: one.id })
const building = (one: Door): Target => ({ level: 'building', id: buildingId(one.address) })

test('a door goes from untouched to not home, partly and done', () => {
  const { olga, sam, say } = start()
  const state = () => doorState(olga.view(), sam.view(), D118.id)
  expect(state()).toBe('untouched')
  say(sam, door(D118), D118, 'not-home')
  expect(state()).toBe('not-home')
  say(sam, person(MARIA), D118, 'canvassed')
  expect(state()).toBe('partly')
  const last = say(sam, person(LUIS), D118, 'refused')
  expect(state()).toBe('done')
  sam.act(undoVisit, { id: testId('undo'), visit: last })
  expect(state()).toBe('partly')
})

test('a new resident is waited for, and whom they replace is not', () => {
  const { olga, sam, say } = start()
  say(sam, person(MARIA), D118, 'canvassed')
  sam.act(addResident, { id: testId('ana'), door: D118.id, name: 'Ana', formerly: LUIS.id })
  expect(doorState(olga.view(), sam.view(), D118.id)).toBe('partly')
  say(sam, { level: 'person', id: testId('ana') }, D118, 'canvassed')
  expect(doorState(olga.view(), sam.view(), D118.id)).toBe('done')
  expect(peopleAt(olga.view(), sam.view(), D118.id).map(one => [one.name, one.replacedBy])).toEqual([
    ['Maria Lopez', undefined],
    ['Luis Lopez', 'Ana'],
    ['Ana', undefined],
  ])
})

test('nobody gets into a building: all its doors say so, and a later word about one of them counts for that one', () => {
  const { olga, sam, say } = start()
  say(sam, building(D117_2), D117_2, 'inaccessible', 1000)
  expect([D117_2, D117_10, D115].map(one => doorState(olga.view(), sam.view(), one.id))).toEqual(['no-entry', 'no-entry', 'untouched'])
  say(sam, door(D117_10), D117_10, 'not-home', 2000)
  expect(doorState(olga.view(), sam.view(), D117_10.id)).toBe('not-home')
  say(sam, door(D115), D115, 'address-not-found')
  expect(doorState(olga.view(), sam.view(), D115.id)).toBe('no-address')
})

test.each([
  ['person', person(MARIA), [D118], 'untouched'],
  ['door', door(D118), [D118], 'do-not-contact'],
  ['building', building(D117_2), [D117_2, D117_10], 'do-not-contact'],
] as const)('do-not-contact of a %s', (_, target, doors, state) => {
  const { olga, sam } = start()
  sam.act(askNotToContact, { id: testId('dnc'), target, reason: 'asked' })
  for (const one of doors) expect(doorState(olga.view(), sam.view(), one.id)).toBe(state)
  if (target.level === 'person')
    expect(peopleAt(olga.view(), sam.view(), D118.id).map(one => one.doNotContact !== undefined)).toEqual([true, false])
  expect(doorState(olga.view(), sam.view(), D114.id)).toBe('untouched')
})

test('with everybody asking not to be contacted, the door is left alone', () => {
  const { olga, sam } = start()
  for (const voter of [MARIA, LUIS]) sam.act(askNotToContact, { id: testId(voter.first), target: person(voter) })
  expect(doorState(olga.view(), sam.view(), D118.id)).toBe('do-not-contact')
})

test('only an organizer lifts do-not-contact, with a reason, and only what the lifting names', () => {
  const { olga, sam, ana } = start()
  const first = testId('first')
  sam.act(askNotToContact, { id: first, target: door(D118) })
  const lift = { id: testId('lift'), ends: [first], reason: 'They called us' }
  expect(phone(turfKind, 'sam').act(liftDoNotContact, lift)?.code).toBe('not-organizer')
  expect(phone(turfKind, 'sam').act(noteDoNotContact, { id: first, target: door(D118) })?.code).toBe('not-organizer')
  expect(olga.act(liftDoNotContact, { ...lift, reason: ' ' })?.code).toBe('reason-needed')
  // At the same time, offline, Ana notes it again.
  ana.act(askNotToContact, { id: testId('again'), target: door(D118) })
  expect(olga.act(liftDoNotContact, lift)).toBeUndefined()
  expect(doorState(olga.view(), sam.view(), D118.id)).toBe('untouched')
  sam.hear(ana)
  expect(doorState(olga.view(), sam.view(), D118.id)).toBe('do-not-contact')
  olga.act(noteDoNotContact, { id: testId('theirs'), target: door(ELM7) })
  expect(doorState(olga.view(), sam.view(), ELM7.id)).toBe('do-not-contact')
})

test('a turf that is cut later is given the requests that concern it, and no others', () => {
  const { olga, sam } = start()
  for (const target of [door(D118), person(LUIS), building(D117_2), door(ELM7)])
    sam.act(askNotToContact, { id: testId(`dnc ${target.id}`), target })
  olga.act(liftDoNotContact, { id: testId('lift'), ends: [testId(`dnc ${LUIS.id}`)], reason: 'They called us' })
  const part = turfBase(BASE, [D118, D117_10])
  const carried = requestsFor(part, [{ turf: olga.view(), visits: sam.view() }])
  expect(carried.map(request => request.target.id).toSorted()).toEqual([D118.id, buildingId(D117_2.address)].toSorted())
})

test('the walk goes street by street, odd then even, or zigzag', () => {
  const { olga, sam } = start()
  const shape = (order: 'sides' | 'zigzag') =>
    walkList(olga.view(), sam.view(), order).map(block => [
      block.street,
      block.side,
      block.doors.map(view => view.door.address.number + view.door.address.unit),
    ])
  expect(shape('sides')).toEqual([
    ['Elm St', 'odd', ['7']],
    ['Oak St', 'odd', ['115', '1172', '11710']],
    ['Oak St', 'even', ['114', '118']],
  ])
  expect(shape('zigzag')).toEqual([
    ['Elm St', 'both', ['7']],
    ['Oak St', 'both', ['114', '115', '1172', '11710', '118']],
  ])
})

test('the next door is the next untouched one, skips what a teammate did, and goes round', () => {
  const { olga, sam, ana, say } = start()
  const next = (from: Door | undefined, states = FIRST_ROUND) => nextDoor(walkList(olga.view(), sam.view()), from?.id, states)?.door.id
  expect(next(undefined)).toBe(ELM7.id)
  expect(next(D115)).toBe(D117_2.id)
  // [D6] A teammate stands there just now.
  const blocks = walkList(olga.view(), sam.view())
  expect(nextDoor(blocks, D115.id, FIRST_ROUND, id => id === D117_2.id)?.door.id).toBe(D117_10.id)
  expect(nextDoor(blocks, D115.id, FIRST_ROUND, () => true)).toBeUndefined()
  say(ana, person(PEOPLE[3]!), D117_2, 'canvassed')
  sam.hear(ana)
  expect(next(D115)).toBe(D117_10.id)
  expect(next(D118)).toBe(ELM7.id)
  for (const one of [ELM7, D115, D117_10, D114, D118]) say(sam, door(one), one, 'not-home')
  expect(next(D118)).toBeUndefined()
  expect(next(D118, SECOND_ROUND)).toBe(ELM7.id)
})

test('[D15] a walk ends done, or with doors to try again, or where nobody may be contacted', () => {
  const { olga, sam } = start()
  const end = () => walkEnd(walkList(olga.view(), sam.view()))
  expect(end()).toBe('again')
  for (const one of DOORS) sam.act(askNotToContact, { id: testId(`asked ${one.id}`), target: door(one) })
  expect(end()).toBe('left-alone')
  const other = start()
  for (const one of [ELM7, D115, D114, D117_2, D117_10]) other.say(other.sam, door(one), one, 'address-not-found')
  other.say(other.sam, door(D118), D118, 'not-home')
  const otherEnd = () => walkEnd(walkList(other.olga.view(), other.sam.view()))
  expect(otherEnd()).toBe('again')
  other.sam.act(askNotToContact, { id: testId('asked'), target: door(D118) })
  expect(otherEnd()).toBe('done')
})

test('a door that was added is walked, once, even when the list has it', () => {
  const { olga, sam } = start()
  const extra = doorOf(address('116'))
  sam.act(addDoor, extra)
  sam.act(addDoor, D118)
  expect([...turfState(olga.view(), sam.view()).doors.keys()].filter(id => id === D118.id)).toHaveLength(1)
  expect(
    walkList(olga.view(), sam.view())
      .flatMap(block => block.doors)
      .some(view => view.door.id === extra.id),
  ).toBe(true)
})

test('history at the door: latest first, with who and when it was, and whether people disagree', () => {
  const { olga, sam, ana, say } = start()
  say(sam, person(MARIA), D118, 'moved', 1000)
  say(ana, person(MARIA), D118, 'canvassed', 2000)
  sam.hear(ana)
  const view = doorView(olga.view(), sam.view(), D118.id)!
  expect(view.disagree).toBe(true)
  expect(view.history.map(visit => [visit.by, visit.result, visit.at])).toEqual([
    [ana.member, 'canvassed', 2000],
    [sam.member, 'moved', 1000],
  ])
  expect(doorView(olga.view(), sam.view(), testId('nowhere'))).toBeUndefined()
})

test('my day: every result of the shift, newest first, corrected and taken back ones too', () => {
  const { olga, sam, ana, say } = start()
  say(sam, door(D114), D114, 'not-home', 10)
  const maria = say(sam, person(MARIA), D118, 'refused', 1000)
  say(ana, person(LUIS), D118, 'canvassed', 1100)
  const wrong = say(sam, door(D115), D115, 'not-home', 1200)
  sam.act(correctVisit, { id: testId('c'), replaces: maria, result: 'moved' }, 1300)
  sam.act(undoVisit, { id: testId('u'), visit: wrong }, 1400)
  sam.hear(ana)
  expect(myDay(olga.view(), sam.view(), sam.member, 500)).toMatchObject([
    { line: '115 Oak St', name: '', at: 1200, withdrawn: true, correctable: false, visit: { result: 'not-home' } },
    {
      line: '118 Oak St',
      name: 'Maria Lopez',
      at: 1000,
      withdrawn: false,
      corrected: true,
      correctable: true,
      visit: { result: 'moved', id: testId('c') },
    },
  ])
})

test('what came back: sums over what stands, by turf and by canvasser', () => {
  const { olga, sam, ana, say } = start()
  sam.act(setCanvasserName, { name: 'Sam' })
  say(sam, door(D114), D114, 'not-home', 100)
  say(sam, person(MARIA), D118, 'canvassed', 200)
  say(ana, person(LUIS), D118, 'canvassed', 300)
  say(ana, building(D117_2), D117_2, 'inaccessible', 400)
  const undone = say(ana, door(ELM7), ELM7, 'not-home', 500)
  ana.act(undoVisit, { id: testId('u'), visit: undone }, 600)
  sam.hear(ana)
  expect(turfProgress(olga.view(), sam.view())).toMatchObject({
    doors: 6,
    attempted: 4,
    finished: 3,
    contacts: 2,
    disagreements: 0,
    lastAt: 400,
    states: { untouched: 2, 'not-home': 1, done: 1, 'no-entry': 2 },
    results: { canvassed: 2, 'not-home': 1, inaccessible: 1 },
  })
  expect(canvasserProgress(olga.view(), sam.view())).toMatchObject([
    { member: ana.member, name: '', doors: 2, contacts: 1, lastAt: 400 },
    { member: sam.member, name: 'Sam', doors: 2, contacts: 1, firstAt: 100, lastAt: 200 },
  ])
})

test('views are put together once for each state, and people of an older list keep their name', () => {
  const { olga, sam, say } = start()
  const [turf, visits] = [olga.view(), sam.view()]
  expect(turfState(turf, visits)).toBe(turfState(turf, visits))
  say(sam, person(LUIS), D118, 'canvassed', 1000)
  const later = { ...BASE, importId: testId('later'), importedAt: 9, voters: PEOPLE.filter(one => one !== LUIS) }
  olga.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(later)[0]!, questions: [] })
  expect(olga.view().base?.importId).toBe(later.importId)
  expect(peopleAt(olga.view(), sam.view(), D118.id).map(one => one.name)).toEqual(['Maria Lopez'])
  expect(myDay(olga.view(), sam.view(), sam.member, 0)[0]!.name).toBe('Luis Lopez')
})
