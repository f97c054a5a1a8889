import fc from 'fast-check'
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { standingRequests } from './do-not-contact.ts'
import { chainsOf, standingResults } from './standing.ts'
import { memberId, phone, testId } from '../doc/testing.ts'
import type { Phone } from '../doc/testing.ts'
import type { ResultCode, Target, VisitsView } from './types.ts'
import { addDoor, addResident, askNotToContact, correctVisit, recordVisit, setCanvasserName, undoVisit } from './visits.actions.ts'
import { visitsKind } from './visits.ts'
import type { VisitsDoc } from './visits.ts'

const MARIA: Target = { level: 'person', id: testId('maria') }
const DOOR = testId('door')
const HOUSE: Target = { level: 'door', id: DOOR }

const results = (view: VisitsView) => standingResults(chainsOf(view.visits))
const talk = (id: string, result: ResultCode = 'canvassed') => ({ id: testId(id), target: MARIA, door: DOOR, result })

test('a visit is read as it was recorded', () => {
  const sam = phone(visitsKind, 'sam')
  expect(
    sam.act(recordVisit, { ...talk('1'), literature: true, note: ' Gate sticks. ', answers: { [testId('q')]: 'Yes' } }, 5000),
  ).toBeUndefined()
  expect(sam.view().visits).toEqual([
    {
      id: testId('1'),
      target: MARIA,
      door: DOOR,
      result: 'canvassed',
      literature: true,
      note: 'Gate sticks.',
      answers: { [testId('q')]: 'Yes' },
      at: 5000,
      by: sam.member,
      device: expect.any(String),
    },
  ])
})

test('a double touch is one visit, on one phone and on two tabs', () => {
  const [sam, tab] = [phone(visitsKind, 'sam'), phone(visitsKind, 'sam', 'canvasser', 'sam, other tab')]
  sam.act(recordVisit, talk('1'), 1000)
  const once = sam.changes().length
  sam.act(recordVisit, talk('1'), 1300)
  expect(sam.changes()).toHaveLength(once)
  tab.act(recordVisit, talk('1'), 1200)
  sam.hear(tab)
  tab.hear(sam)
  expect(sam.view().visits).toHaveLength(1)
  expect(sam.view()).toEqual(tab.view())
})

test.each([
  ['a door is not refused', { ...talk('1', 'refused'), target: HOUSE }, 'result-level'],
  ['a person is not a wrong address', talk('1', 'address-not-found'), 'result-level'],
  ['a code that nobody knows', { ...talk('1'), result: 'abducted' as ResultCode }, 'result-unknown'],
  ['nothing said', { id: testId('1'), target: MARIA, door: DOOR, note: '  ' }, 'visit-empty'],
  ['an id that is none', { ...talk('1'), id: 'x' }, 'not-an-id'],
  ['a novel', { ...talk('1'), note: 'x'.repeat(4001) }, 'text-too-long'],
  ['answers to no question', { ...talk('1'), answers: { '': 'yes' } }, 'not-an-id'],
])('refused and nothing written: %s', (_, visit, code) => {
  const sam = phone(visitsKind, 'sam')
  expect(sam.act(recordVisit, visit)?.code).toBe(code)
  expect(sam.view().visits).toEqual([])
})

test('a correction replaces, an undo takes back, and the undo of a correction brings the first word back', () => {
  const sam = phone(visitsKind, 'sam')
  sam.act(recordVisit, talk('1'), 1000)
  sam.act(correctVisit, { id: testId('2'), replaces: testId('1'), result: 'moved' }, 2000)
  expect(results(sam.view()).get(MARIA.id)!.latest).toMatchObject({ result: 'moved', at: 1000 })
  sam.act(undoVisit, { id: testId('3'), visit: testId('2') }, 3000)
  expect(results(sam.view()).get(MARIA.id)!.latest.result).toBe('canvassed')
  sam.act(undoVisit, { id: testId('4'), visit: testId('1') }, 4000)
  expect(results(sam.view()).size).toBe(0)
  expect(sam.view().visits).toHaveLength(4)
  expect(chainsOf(sam.view().visits)).toHaveLength(1)
})

test('a phone whose clock was set back still corrects', () => {
  const sam = phone(visitsKind, 'sam')
  sam.act(recordVisit, talk('1'), 9_000_000)
  sam.act(correctVisit, { id: testId('2'), replaces: testId('1'), result: 'deceased' }, 100)
  expect(results(sam.view()).get(MARIA.id)!.latest.result).toBe('deceased')
})

test('nobody corrects or takes back what another has said', () => {
  const [sam, ana] = [phone(visitsKind, 'sam'), phone(visitsKind, 'ana')]
  sam.act(recordVisit, talk('1'))
  ana.hear(sam)
  expect(ana.act(correctVisit, { id: testId('2'), replaces: testId('1'), result: 'moved' })?.code).toBe('not-yours')
  expect(ana.act(undoVisit, { id: testId('2'), visit: testId('1') })?.code).toBe('not-yours')
  expect(ana.act(undoVisit, { id: testId('2'), visit: testId('none') })?.code).toBe('visit-unknown')
  // And an app that writes it all the same changes nothing of what Sam said.
  const forged = { ...sam.view().visits[0]!, id: testId('9'), by: memberId('ana'), replaces: testId('1'), undone: true }
  expect(results({ ...sam.view(), visits: [...sam.view().visits, forged] }).get(MARIA.id)!.latest.result).toBe('canvassed')
})

test('two people who say different things both stand, and it is seen that they disagree', () => {
  const [sam, ana] = [phone(visitsKind, 'sam'), phone(visitsKind, 'ana')]
  sam.act(recordVisit, talk('1', 'moved'), 1000)
  ana.act(recordVisit, talk('2', 'canvassed'), 2000)
  sam.hear(ana)
  const standing = results(sam.view()).get(MARIA.id)!
  expect(standing.disagree).toBe(true)
  expect(standing.results.map(one => [one.by, one.result])).toEqual([
    [ana.member, 'canvassed'],
    [sam.member, 'moved'],
  ])
  // The same person who comes back later does not disagree with herself.
  ana.act(recordVisit, talk('3', 'refused'), 3000)
  expect(results(ana.view()).get(MARIA.id)).toMatchObject({ disagree: false, latest: { result: 'refused' } })
})

test('a forged ring of corrections is cut alike on every device', () => {
  const ring = ['a', 'b', 'c'].map((name, i) => ({
    id: testId(name),
    target: MARIA,
    door: DOOR,
    result: 'canvassed' as const,
    literature: false,
    note: '',
    answers: {},
    at: 1000 + i,
    by: memberId('eve'),
    device: memberId('eve'),
    replaces: testId(['b', 'c', 'a'][i]!),
  }))
  const chains = chainsOf(ring)
  expect(chains).toHaveLength(1)
  expect(chainsOf(ring.toReversed())).toEqual(chains)
})

test('residents and doors are added once, with a name and an address', () => {
  const sam = phone(visitsKind, 'sam')
  const ana = { id: testId('ana'), door: DOOR, name: ' Ana ', formerly: MARIA.id }
  sam.act(addResident, ana, 10)
  sam.act(addResident, ana, 20)
  expect(sam.view().residents).toEqual([
    { ...ana, name: 'Ana', age: '', language: '', phone: '', note: '', addedAt: 10, by: sam.member, device: expect.any(String) },
  ])
  expect(sam.act(addResident, { ...ana, id: testId('x'), name: ' ' })?.code).toBe('name-empty')
  const address = { number: '7', street: 'Elm St', unit: '', city: '', state: '', zip: '' }
  sam.act(addDoor, { id: testId('new'), address, precinct: '' })
  expect(sam.act(addDoor, { id: testId('new2'), address: { ...address, number: '', street: ' ' }, precinct: '' })?.code).toBe('no-address')
  expect(sam.view().doors).toEqual([{ id: testId('new'), address, precinct: '' }])
  sam.act(setCanvasserName, { name: 'Sam' })
  expect(sam.view().names).toEqual({ [sam.member]: 'Sam' })
})

type Act = { who: number; kind: number; target: number; at: number; pick: number }
const acts = fc.array(fc.record({ who: fc.nat(3), kind: fc.nat(6), target: fc.nat(2), at: fc.nat(50), pick: fc.nat(20) }), {
  minLength: 1,
  maxLength: 30,
})
const TARGETS: Target[] = [MARIA, HOUSE, { level: 'person', id: testId('luis') }]
const CODES: ResultCode[][] = [
  ['canvassed', 'refused', 'moved'],
  ['not-home', 'address-not-found'],
  ['canvassed', 'deceased'],
]

/** Random work on several phones that now and then hear of each other; answers the ids of all visits ever recorded. */
function work(phones: Phone<VisitsDoc, VisitsView>[], plan: readonly Act[]): { visits: Set<string>; requests: Set<string> } {
  const made = { visits: new Set<string>(), requests: new Set<string>() }
  for (const [i, { who, kind, target, at, pick }] of plan.entries()) {
    const me = phones[who % phones.length]!
    const mine = me.view().visits.filter(visit => visit.by === me.member)
    const old = mine[pick % Math.max(1, mine.length)]
    const id = testId(`act ${i}`)
    let said
    if (kind <= 2)
      said = me.act(recordVisit, { id, target: TARGETS[target]!, door: DOOR, result: CODES[target]![pick % CODES[target]!.length]! }, at)
    else if (kind === 3 && old)
      said = me.act(correctVisit, { id, replaces: old.id, result: CODES[TARGETS.findIndex(one => one.id === old.target.id)]![0]! }, at)
    else if (kind === 4 && old) said = me.act(undoVisit, { id, visit: old.id }, at)
    else if (kind === 5) {
      me.act(askNotToContact, { id, target: TARGETS[target]! }, at)
      made.requests.add(id)
      continue
    } else {
      me.hear(phones[pick % phones.length]!)
      continue
    }
    expect(said).toBeUndefined()
    made.visits.add(id)
  }
  return made
}

const team = () => [
  phone(visitsKind, 'sam'),
  phone(visitsKind, 'ana'),
  phone(visitsKind, 'luz'),
  phone(visitsKind, 'sam', 'canvasser', 'sam, second phone'),
]

test('[P3] any order of delivery gives one view, no visit is dropped, do-not-contact is add-wins', () => {
  fc.assert(
    fc.property(acts, fc.infiniteStream(fc.nat()), (plan, shuffle) => {
      const phones = team()
      const made = work(phones, plan)
      const all = phones.flatMap(one => one.changes())
      const views = [0, 1, 2].map(() => {
        const order = all.map(change => [shuffle.next().value, change] as const).toSorted((a, b) => a[0] - b[0])
        const fresh = phone(visitsKind, 'late')
        for (const [, change] of order) fresh.apply([change])
        return fresh.view()
      })
      for (const view of views) {
        expect(view).toEqual(views[0])
        expect(new Set(view.visits.map(visit => visit.id))).toEqual(made.visits)
        const chains = chainsOf(view.visits)
        expect(chains.flatMap(chain => chain.all)).toHaveLength(made.visits.size)
        expect(chains).toEqual(chainsOf(view.visits.toReversed()))
        expect(new Set(view.doNotContact.map(request => request.id))).toEqual(made.requests)
        const standing = standingRequests(view.doNotContact, [])
        for (const request of view.doNotContact) expect(standing.has(request.target.id)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('an older or newer app: unknown fields and codes stay in the document and do not hide the rest', () => {
  const sam = phone(visitsKind, 'sam')
  sam.act(recordVisit, talk('1'))
  const later = A.change(sam.doc(), draft => {
    const future = {
      ...JSON.parse(String(draft.visits[`${MARIA.id}/${testId('1')}`])),
      id: testId('f'),
      result: 'left-message',
      mood: 'sunny',
      note: 'Back on Tuesday',
    }
    draft.visits[`${MARIA.id}/${testId('f')}`] = new A.ImmutableString(JSON.stringify(future))
  })
  const view = visitsKind.read(later)
  expect(view.visits.find(visit => visit.id === testId('f'))).toMatchObject({ note: 'Back on Tuesday' })
  expect(view.visits).toHaveLength(2)
  const again = A.change(
    later,
    draft =>
      void recordVisit(draft as VisitsDoc, talk('2'), {
        now: 1,
        member: memberId('sam'),
        device: memberId('sam') as never,
        role: 'canvasser',
        newId: () => '',
      }),
  )
  expect(String(again.visits[`${MARIA.id}/${testId('f')}`])).toContain('"mood":"sunny"')
})
