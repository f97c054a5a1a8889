import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../base/bytes.ts'
import type { TurfScope } from '../base/ids.ts'
import { memberId, phone, testId } from '../doc/testing.ts'
import { buildingId } from './address.ts'
import { turfBase } from './cut.ts'
import { vanContacts } from './export-van.ts'
import { packBase } from './pack-base.ts'
import { canvasserProgress } from './progress.ts'
import { nameNext } from './recut.actions.ts'
import { doorCode, plainCode, readSheetCode, sheetVersion, writeSheetCode } from './sheet-code.ts'
import { visitsOf } from './sheet-entry.ts'
import { doorsTyped, placeOf, sheetOf } from './sheet.ts'
import { sampleTown } from './town.ts'
import { addBasePart, fillTurf } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Door } from './types.ts'
import { addResident, askNotToContact, recordVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const TOWN = sampleTown({ voters: 60 })
const PLAN = { day: '2026-11-22', order: 'sides', only: 'all' } as const
const scopeOf = (name: string): TurfScope => `turf/${testId(name)}`

function turfOf(name: string, doors: readonly Door[]) {
  const board = phone(turfKind, 'olga', 'organizer', `${name} board`)
  const walker = phone(visitsKind, 'sam', 'canvasser', `${name} sam`)
  const question = { id: testId('q'), order: 1, text: 'Will you come?', kind: 'text', choices: [] } as const
  expect(board.act(fillTurf, { name, groupName: 'Elm', part: packBase(turfBase(TOWN, doors))[0]!, questions: [question] })).toBeUndefined()
  return { board, walker, now: () => ({ scope: scopeOf(name), turf: board.view(), visits: walker.view() }) }
}
const sheet = (turf: ReturnType<typeof turfOf>, plan: Parameters<typeof sheetOf>[2] = PLAN) => {
  const { scope, ...parts } = turf.now()
  return sheetOf(scope, parts, plan)
}

const id = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(toHex)
const code = fc.record({
  turf: id.map((one): TurfScope => `turf/${one}`),
  door: id,
  version: fc
    .tuple(fc.date({ min: new Date('2020-01-01'), max: new Date('2190-01-01'), noInvalidDate: true }), id)
    .map(([day, hash]) => sheetVersion(day.toISOString().slice(0, 10), hash)),
  row: fc.integer({ min: 0, max: 4095 }),
})

test('[W1] what a square says is read back, in letters that a QR code of 25 modules holds', () => {
  fc.assert(
    fc.property(code, one => {
      const text = writeSheetCode(one)
      expect(text).toMatch(/^[0-9A-Z $%*+\-./:]{38}$/)
      expect(readSheetCode(text)).toEqual({ ok: true, value: one })
    }),
  )
})

test('[W1] any other text is no square of a sheet, and nothing that is read makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map(text => `PL1:${text}`),
        code.map(one => writeSheetCode(one).slice(0, -1)),
      ),
      text => {
        const read = readSheetCode(text)
        expect(read.ok ? '' : read.error.code).toBe('not-a-sheet')
      },
    ),
  )
})

test('a sheet has every door in the order of the walk; whoever is to be left alone is not named on it', () => {
  const turf = turfOf('oak', TOWN.doors)
  const before = sheet(turf)
  expect(before.doors).toBe(TOWN.doors.length)
  expect(before.blocks.flatMap(block => block.rows.map(row => row.row))).toEqual(TOWN.doors.map((_, i) => i + 1))
  const [voter] = TOWN.voters
  const shared = TOWN.doors.find(door => door.id !== voter!.door && TOWN.voters.some(one => one.door === door.id))!
  turf.walker.act(askNotToContact, { id: testId('p'), target: { level: 'person', id: voter!.id } })
  turf.walker.act(askNotToContact, { id: testId('d'), target: { level: 'door', id: shared.id } })
  const after = sheet(turf)
  const rows = after.blocks.flatMap(block => block.rows)
  expect(rows.find(row => row.view.door.id === shared.id)).toMatchObject({ isLeftAlone: true, people: [] })
  expect(rows.flatMap(row => row.people).some(person => person.id === voter!.id)).toBe(false)
  expect(rows.find(row => row.view.door.id === voter!.door)!.hidden).toBe(1)
  // Another list, another version; results alone make none.
  expect(after.version).not.toBe(before.version)
  const door = after.blocks[0]!.rows.find(row => !row.isLeftAlone)!.view.door
  turf.walker.act(recordVisit, { id: testId('v'), target: { level: 'door', id: door.id }, door: door.id, result: 'not-home' })
  expect(sheet(turf).version).toBe(after.version)
  expect(sheet(turf).blocks[0]!.rows.find(row => row.view.door.id === door.id)!.last?.result).toBe('not-home')
  turf.walker.act(
    recordVisit,
    { id: testId('w'), target: { level: 'door', id: door.id }, door: door.id, result: 'address-not-found' },
    2000,
  )
  expect(sheet(turf, { ...PLAN, only: 'left' }).blocks.flatMap(block => block.rows.map(row => row.view.door.id))).not.toContain(door.id)
})

test('[W1] no square tells a stranger a name, an address or a number', () => {
  const { blocks } = sheet(turfOf('oak', TOWN.doors))
  for (const { qr, view } of blocks.flatMap(block => block.rows)) {
    const words = [view.door.address.street, view.door.address.zip, ...view.people.map(person => person.name.split(' ').at(-1)!)]
    for (const word of words.filter(one => one.length > 3)) expect(qr).not.toContain(word.toUpperCase())
  }
})

test('[W2] an outdated sheet: the door is found in its turf, in one that was cut since, in a list of before, or not at all', () => {
  const [a, b] = TOWN.doors as [Door, Door]
  const old = turfOf('old', [a, b])
  const [row] = sheet(old).blocks[0]!.rows
  const read = readSheetCode(row!.qr)
  if (!read.ok) throw new Error(read.error.code)
  const code = read.value
  expect(placeOf(code, [old.now()])).toMatchObject({ how: 'here', door: { id: code.door } })
  const cut = turfOf('new', [a, b])
  expect(placeOf(code, [cut.now()])).toMatchObject({ how: 'moved', turf: { scope: scopeOf('new') } })
  // Its own turf is still there and was cut anew: what is entered goes where people walk now.
  const over = { ...old.now(), turf: { ...old.now().turf, next: [scopeOf('new')] } }
  expect(placeOf(code, [over, cut.now()])).toMatchObject({ how: 'moved', turf: { scope: scopeOf('new') } })
  expect(placeOf(code, [over])).toMatchObject({ how: 'here' })
  // A newer list has no such door any more.
  const other = [a, b].find(door => door.id !== code.door)!
  const newer = { ...turfBase(TOWN, [other]), importId: testId('newer'), importedAt: TOWN.importedAt + 1 }
  expect(old.board.act(addBasePart, packBase(newer)[0]!)).toBeUndefined()
  expect(placeOf(code, [old.now()])).toMatchObject({ how: 'gone', turf: { scope: scopeOf('old') } })
  expect(placeOf(code, [turfOf('elsewhere', TOWN.doors.slice(5, 8)).now()])).toBeUndefined()
  expect(placeOf(code, [])).toBeUndefined()
})

test('typed by hand: the letters beside the square, however they are taken for digits, or the number of the house', () => {
  const turf = turfOf('oak', TOWN.doors)
  for (const door of TOWN.doors) {
    const typed = doorCode(door.id).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(doorsTyped(` ${typed}`, [turf.now()]).map(one => one.view.door.id)).toContain(door.id)
    expect(doorsTyped(door.address.number, [turf.now()]).map(one => one.view.door.id)).toContain(door.id)
  }
  expect(doorsTyped('', [turf.now()])).toEqual([])
  expect(plainCode('k7-qm')).toBe('K7QM')
})

test('[W2] a house typed in that is in a turf cut anew, and in one that follows it, is offered once', () => {
  const [old, next] = [turfOf('old', TOWN.doors), turfOf('next', TOWN.doors.slice(0, 5))]
  expect(old.board.act(nameNext, { next: [scopeOf('next')] })).toBeUndefined()
  const scopesOf = (door: Door) =>
    doorsTyped(doorCode(door.id), [old.now(), next.now()]).flatMap(one => (one.view.door.id === door.id ? [one.turf.scope] : []))
  expect(scopesOf(TOWN.doors[0]!)).toEqual([scopeOf('next')])
  // Where none that follows has it, it can still be entered.
  expect(scopesOf(TOWN.doors[9]!)).toEqual([scopeOf('old')])
})

test('[W3] a row of a sheet becomes visits: the note goes with what was said of the door, or with the one person who is marked', () => {
  const door = TOWN.doors[0]!
  const walked = { knocker: 'Rosa', sheet: '2026-11-22 K7QM', at: 500 }
  const [maria, luis] = [testId('maria'), testId('luis')]
  const of = (entry: Parameters<typeof visitsOf>[0]) =>
    visitsOf(entry, door, walked, target => testId(`visit ${target}`)).map(one => [one.target.level, one.result, one.support, one.note])
  expect(of({ people: {}, note: '', result: 'not-home' })).toEqual([['door', 'not-home', undefined, '']])
  expect(of({ people: {}, note: 'Gate', result: 'inaccessible' })).toEqual([['building', 'inaccessible', undefined, 'Gate']])
  expect(of({ people: { [maria]: { result: 'canvassed', support: 2, answers: {} } }, note: 'Keen' })).toEqual([
    ['person', 'canvassed', 2, 'Keen'],
  ])
  const both = { [maria]: { result: 'canvassed', answers: {} }, [luis]: { result: 'moved', answers: {} } } as const
  expect(of({ people: both, note: 'Dog' })).toEqual([
    ['person', 'canvassed', undefined, ''],
    ['person', 'moved', undefined, ''],
    ['door', undefined, undefined, 'Dog'],
  ])
  expect(of({ people: { [maria]: { answers: {} } }, note: ' ' })).toEqual([])
})

test('[W3] results count for whoever knocked and not for whoever typed them in, on the day of the walk', () => {
  const turf = turfOf('oak', TOWN.doors)
  const [first, second] = TOWN.doors as [Door, Door]
  const voter = TOWN.voters.find(one => one.door === first.id)!
  const walked = { knocker: 'Rosa Díaz', sheet: '2026-11-20 K7QM', at: 700 }
  const entry = { people: { [voter.id]: { result: 'canvassed', answers: {} } }, note: '' } as const
  for (const visit of visitsOf(entry, first, walked, target => testId(`1 ${target}`)))
    expect(turf.walker.act(recordVisit, visit, 9000)).toBeUndefined()
  const nobody = visitsOf({ people: {}, note: '', result: 'not-home' }, second, { ...walked, at: 701, knocker: 'rosa  díaz' }, () =>
    testId('n'),
  )
  expect(turf.walker.act(recordVisit, nobody[0]!, 9000)).toBeUndefined()
  turf.walker.act(recordVisit, { id: testId('own'), target: { level: 'door', id: second.id }, door: second.id, result: 'not-home' }, 9000)
  const { turf: seen, visits } = turf.now()
  const people = canvasserProgress(seen, visits).map(({ name, member, doors, contacts }) => [name || member, doors, contacts])
  expect(people).toEqual([
    [memberId('sam'), 1, 0],
    ['Rosa Díaz', 2, 1],
  ])
  expect(visits.visits.find(visit => visit.target.id === voter.id)!.at).toBe(700)
  expect(vanContacts([{ name: 'oak', turf: seen, visits }], []).text).toContain('Rosa Díaz')
})

test('[W3] whoever stands at the door cannot say when that was, and a sheet is of no day to come', () => {
  const turf = turfOf('oak', TOWN.doors)
  const [door] = TOWN.doors as [Door]
  const visit = { id: testId('v'), target: { level: 'door', id: door.id }, door: door.id, result: 'not-home', at: 500 } as const
  const paper = { knocker: 'Rosa', sheet: '' }
  expect(turf.walker.act(recordVisit, visit, 1000)?.code).toBe('date-unknown')
  expect(turf.walker.act(recordVisit, { ...visit, at: 2000, paper }, 1000)?.code).toBe('date-unknown')
  expect(turf.walker.act(recordVisit, { ...visit, paper: { ...paper, knocker: ' ' } }, 1000)?.code).toBe('knocker-needed')
  expect(turf.walker.act(recordVisit, { ...visit, paper }, 1000)).toBeUndefined()
})

test('two who walked with paper and say different things both stand, though one phone typed them in', () => {
  const turf = turfOf('oak', TOWN.doors)
  const [door] = TOWN.doors as [Door]
  const target = { level: 'building', id: buildingId(door.address) } as const
  const at = (knocker: string, nth: number) => ({ id: testId(knocker), target, door: door.id, at: nth, paper: { knocker, sheet: '' } })
  turf.walker.act(recordVisit, { ...at('Rosa', 1), result: 'inaccessible' })
  turf.walker.act(addResident, { id: testId('ana'), door: door.id, name: 'Ana' })
  const ana = { ...at('Ben', 2), target: { level: 'person', id: testId('ana') } } as const
  turf.walker.act(recordVisit, { ...ana, result: 'canvassed' })
  turf.walker.act(recordVisit, { ...ana, ...at('Cy', 3), target: ana.target, result: 'refused' })
  const view = sheet(turf)
    .blocks.flatMap(block => block.rows)
    .find(row => row.view.door.id === door.id)!.view
  expect(view.disagree).toBe(true)
  expect(view.people.find(person => person.name === 'Ana')!.standing!.results.map(one => one.visit.paper?.knocker)).toEqual(['Cy', 'Ben'])
})
