import fc from 'fast-check'
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { recordsOf } from '../doc/flat.ts'
import { memberId, phone, testId } from '../doc/testing.ts'
import { doorId } from './address.ts'
import { lastAdded, ownAddition } from './additions.ts'
import { takeBackAdded } from './additions.actions.ts'
import { turfState } from './doors.ts'
import { turfProgress } from './progress.ts'
import { countedOnce, toCarry } from './recut.ts'
import { carryOver } from './recut.actions.ts'
import { readAddedDoor, readResident } from './shapes.ts'
import type { Door, TurfView, VisitsView } from './types.ts'
import { addDoor, addResident, askNotToContact, recordVisit, undoVisit } from './visits.actions.ts'
import { joinVisits } from './visits-docs.ts'
import { visitsKind } from './visits.ts'

const TURF: TurfView = {
  name: 'Elm',
  groupName: '',
  base: undefined,
  earlier: [],
  questions: [],
  script: {},
  doNotContact: [],
  liftings: [],
}
const address = { number: '107', street: 'Elm St', unit: '', city: '', state: '', zip: '' }
const DOOR: Door = { id: doorId(address), address, precinct: '' }
const ANA = { id: testId('ana'), door: DOOR.id, name: 'Ana Reyes' }
const talk = (id: string) => ({ id: testId(id), target: { level: 'person', id: ANA.id }, door: DOOR.id, result: 'canvassed' }) as const
const nobody = (id: string) => ({ id: testId(id), target: { level: 'door', id: DOOR.id }, door: DOOR.id, result: 'not-home' }) as const

type Sam = ReturnType<typeof sams>
const sams = (name = 'sam') => phone(visitsKind, name)
const seen = (one: Sam): VisitsView => joinVisits([one.view()])
const doors = (one: Sam) => seen(one).doors.map(door => door.id)
const people = (one: Sam) => seen(one).residents.map(person => person.id)
const deviceOf = (one: Sam) => [...(one.view().additions ?? []), ...one.view().residents].find(added => added.by === one.member)!.device!
const last = (one: Sam, now = 9000, turf = TURF) => lastAdded(turf, seen(one), deviceOf(one), now)

test('[D14] somebody who was added by mistake is gone again, here and on other phones, and in what is counted', () => {
  const [sam, ana] = [sams(), sams('ana')]
  sam.act(addDoor, DOOR, 500)
  sam.act(addResident, ANA, 1000)
  expect(last(sam)).toEqual({ id: ANA.id, door: DOOR.id, address, name: 'Ana Reyes', at: 1000, isBack: false })
  expect(sam.act(takeBackAdded, { id: testId('u'), added: ANA.id }, 2000)).toBeUndefined()
  // A double touch is one.
  const once = sam.changes().length
  sam.act(takeBackAdded, { id: testId('u2'), added: ANA.id }, 2100)
  expect(sam.changes()).toHaveLength(once)
  ana.hear(sam)
  for (const one of [sam, ana]) {
    expect(people(one)).toEqual([])
    expect(turfState(TURF, seen(one)).doors.get(DOOR.id)!.people).toEqual([])
    expect(turfProgress(TURF, seen(one)).residentsAdded).toBe(0)
  }
  expect(last(sam)).toMatchObject({ id: ANA.id, at: 2000, isBack: true })
})

test('[D14] a door that was added by mistake is gone, and can be added again', () => {
  const sam = sams()
  sam.act(addDoor, DOOR, 1000)
  sam.act(addDoor, DOOR, 1001)
  expect(sam.view().additions).toHaveLength(1)
  const added = last(sam)!
  expect(added).toMatchObject({ name: '', door: DOOR.id, at: 1000 })
  sam.act(takeBackAdded, { id: testId('u'), added: added.id }, 2000)
  expect(doors(sam)).toEqual([])
  expect(last(sam)).toMatchObject({ id: added.id, address, isBack: true })
  sam.act(addDoor, DOOR, 3000)
  expect(doors(sam)).toEqual([DOOR.id])
  expect(last(sam)).toMatchObject({ at: 3000, isBack: false })
  sam.act(takeBackAdded, { id: testId('u3'), added: last(sam)!.id }, 4000)
  expect(doors(sam)).toEqual([])
})

test('[D14] who has moved away is waited for again once the one who came instead is taken back', () => {
  const sam = sams()
  sam.act(addDoor, DOOR)
  sam.act(addResident, { ...ANA, id: testId('old'), name: 'Old' }, 1000)
  sam.act(addResident, { ...ANA, formerly: testId('old') }, 2000)
  const old = () =>
    turfState(TURF, seen(sam))
      .doors.get(DOOR.id)!
      .people.find(one => one.id === testId('old'))!
  expect(old().replacedBy).toBe('Ana Reyes')
  sam.act(takeBackAdded, { id: testId('u'), added: ANA.id }, 3000)
  expect(old().replacedBy).toBeUndefined()
})

test('[D14] nobody takes back what another has added, not with a forged record either', () => {
  const [sam, ana] = [sams(), sams('ana')]
  sam.act(addDoor, DOOR)
  sam.act(addResident, ANA)
  ana.hear(sam)
  expect(ana.act(takeBackAdded, { id: testId('u'), added: ANA.id })?.code).toBe('not-yours')
  expect(ana.act(takeBackAdded, { id: testId('u'), added: sam.view().additions![0]!.id })?.code).toBe('not-yours')
  expect(ana.act(takeBackAdded, { id: testId('u'), added: testId('none') })?.code).toBe('addition-unknown')
  expect(ana.act(takeBackAdded, { id: 'u', added: ANA.id })?.code).toBe('not-an-id')
  const forged = { id: testId('f'), takesBack: ANA.id, at: 1, by: memberId('ana'), device: memberId('ana') }
  expect(joinVisits([{ ...sam.view(), takenBack: [forged] }]).residents).toHaveLength(1)
})

test.each([
  ['a result', (ana: Sam) => ana.act(recordVisit, talk('v'), 1500)],
  ['a note', (ana: Sam) => ana.act(recordVisit, { ...talk('v'), result: undefined, note: 'Evenings' }, 1500)],
  ['a request', (ana: Sam) => ana.act(askNotToContact, { id: testId('r'), target: talk('v').target }, 1500)],
])('[D14] as long as %s of somebody else hangs on a person, they stay, in whatever order that comes', (_, say) => {
  const [sam, ana] = [sams(), sams('ana')]
  sam.act(addDoor, DOOR, 500)
  sam.act(addResident, ANA, 1000)
  ana.hear(sam)
  say(ana)
  sam.act(takeBackAdded, { id: testId('u'), added: ANA.id }, 2000)
  expect(people(sam)).toEqual([])
  sam.hear(ana)
  ana.hear(sam)
  for (const one of [sam, ana]) expect(people(one)).toEqual([ANA.id])
  // It is neither offered nor said to be undone.
  expect(last(sam)).toBeUndefined()
})

test('[D14] it goes once the visit that hung on it is undone', () => {
  const sam = sams()
  sam.act(addDoor, DOOR, 500)
  sam.act(addResident, ANA, 1000)
  sam.act(recordVisit, talk('v'), 2000)
  expect(last(sam)).toBeUndefined()
  sam.act(undoVisit, { id: testId('u'), visit: testId('v') }, 3000)
  expect(last(sam)).toMatchObject({ id: ANA.id, isBack: false })
  sam.act(takeBackAdded, { id: testId('t'), added: ANA.id }, 4000)
  expect(people(sam)).toEqual([])
})

test('[D14] a door stays with a visit, with somebody who lives there, with another who has found it, and on a list', () => {
  const [sam, ana, luz] = [sams(), sams('ana'), sams('luz')]
  sam.act(addDoor, DOOR, 1000)
  const added = last(sam)!.id
  sam.act(takeBackAdded, { id: testId('u'), added }, 2000)
  ana.act(addDoor, DOOR, 1500)
  luz.hear(sam)
  luz.hear(ana)
  expect(doors(luz)).toEqual([DOOR.id])
  expect(lastAdded(TURF, seen(luz), deviceOf(sam), 9000)).toBeUndefined()

  const visited = sams('ana')
  visited.hear(sam)
  visited.act(recordVisit, nobody('v'), 3000)
  expect(doors(visited)).toEqual([DOOR.id])
  const lived = sams('ana')
  lived.hear(sam)
  lived.act(addResident, ANA, 3000)
  expect(doors(lived)).toEqual([DOOR.id])

  const listed = sams()
  listed.act(addDoor, DOOR, 1000)
  expect(last(listed)).toBeDefined()
  const base = { v: 1, importId: testId('i'), source: 'sample', fileName: '', importedAt: 1, terms: '', doors: [DOOR], voters: [] } as const
  expect(last(listed, 9000, { ...TURF, base })).toBeUndefined()
  const asked = { id: testId('r'), target: { level: 'door', id: DOOR.id }, at: 1, by: memberId('olga'), reason: '' } as const
  expect(last(listed, 9000, { ...TURF, doNotContact: [asked] })).toBeUndefined()
})

test('[D14] what was added while the clock was ahead, or by another phone, is not the last thing that this phone did', () => {
  const sam = sams()
  sam.act(addDoor, DOOR, 500)
  sam.act(addResident, ANA, 1000)
  sam.act(addResident, { ...ANA, id: testId('luis'), name: 'Luis' }, 50_000)
  expect(last(sam)).toMatchObject({ name: 'Ana Reyes' })
  expect(lastAdded(TURF, seen(sam), memberId('another'), 90_000)).toBeUndefined()
})

test('[D14] later, too, and with another phone of theirs, somebody can take back what they have added', () => {
  const sam = sams()
  sam.act(addDoor, DOOR, 1000)
  const own = (person?: string, who = sam.member) => ownAddition(TURF, seen(sam), who, DOOR.id, person)
  expect(own()).toMatchObject({ door: DOOR.id, name: '', at: 1000 })
  expect(own(undefined, memberId('ana'))).toBeUndefined()
  sam.act(addResident, ANA, 2000)
  expect(own()).toBeUndefined()
  expect(own(ANA.id)).toMatchObject({ id: ANA.id, name: 'Ana Reyes' })
  sam.act(recordVisit, nobody('v'), 3000)
  sam.act(takeBackAdded, { id: testId('u'), added: own(ANA.id)!.id }, 4000)
  expect(own(ANA.id)).toBeUndefined()
  expect(own()).toBeUndefined()
  sam.act(undoVisit, { id: testId('w'), visit: testId('v') }, 5000)
  sam.act(takeBackAdded, { id: testId('x'), added: own()!.id }, 6000)
  expect(seen(sam).doors).toEqual([])
})

test('[T3] [D14] what is taken back goes along when a turf is cut anew, before and after the rest was carried', () => {
  const [sam, olga, next] = [sams(), phone(visitsKind, 'olga', 'organizer'), phone(visitsKind, 'olga', 'organizer', 'next')]
  const scope = `turf/${testId('next')}`
  const old = { turf: { ...TURF, next: [scope] }, isRetired: true, scope: `turf/${testId('old')}` }
  const turfs = () => [
    { ...old, visits: seen(olga) },
    { turf: TURF, isRetired: false, scope, visits: seen(next) },
  ]
  const carry = () => {
    olga.hear(sam)
    const carried = toCarry(turfs()[0]!, [turfs()[1]!]).get(scope)
    if (carried) expect(next.act(carryOver, carried)).toBeUndefined()
    return carried !== undefined
  }
  const there = (one: Sam) => [doors(one).length, people(one).length]
  sam.act(addDoor, DOOR, 500)
  sam.act(addResident, ANA, 1000)
  sam.act(addResident, { ...ANA, id: testId('luis'), name: 'Luis' }, 1100)
  sam.act(takeBackAdded, { id: testId('t'), added: testId('luis') }, 1200)
  expect(carry()).toBe(true)
  expect(there(next)).toEqual([1, 1])
  sam.act(takeBackAdded, { id: testId('u'), added: ANA.id }, 2000)
  sam.act(takeBackAdded, { id: testId('w'), added: sam.view().additions![0]!.id }, 3000)
  expect(carry()).toBe(true)
  expect(there(next)).toEqual([0, 0])
  expect(carry()).toBe(false)
  expect(countedOnce(turfs()).map(one => [one.visits.doors.length, one.visits.residents.length])).toEqual([
    [0, 0],
    [0, 0],
  ])
  // Taken back in the new one only, it does not count in the old one.
  sam.act(addDoor, DOOR, 4000)
  expect(carry()).toBe(true)
  expect(there(next)[0]).toBe(1)
  const mine = phone(visitsKind, 'sam', 'canvasser', 'next sam')
  mine.hear(next)
  mine.act(takeBackAdded, { id: testId('y'), added: sam.view().additions!.find(one => one.addedAt === 4000)!.id }, 5000)
  next.hear(mine)
  expect(there(next)[0]).toBe(0)
  expect(carry()).toBe(false)
  expect(countedOnce(turfs()).map(one => one.visits.doors.length)).toEqual([0, 0])
})

test('[P7.2] [D14] an app of before sees the doors and the people, and none of the records beside them', () => {
  const sam = sams()
  sam.act(addDoor, DOOR)
  sam.act(addResident, ANA)
  sam.act(takeBackAdded, { id: testId('u'), added: ANA.id }, 2000)
  const { doors: inDoors, residents } = sam.doc()
  expect(recordsOf(inDoors, readAddedDoor)).toEqual([DOOR])
  expect(recordsOf(residents, readResident).map(one => one.name)).toEqual(['Ana Reyes'])
  // A door that such an app has added says nothing of who did, and stays.
  const before = A.change(A.clone(sams('old').doc()), draft => {
    draft.doors[DOOR.id] = new A.ImmutableString(JSON.stringify(DOOR))
  })
  const luz = sams('luz')
  luz.apply(A.getAllChanges(before))
  luz.act(addDoor, DOOR)
  expect(luz.view().additions).toBeUndefined()
  expect(doors(luz)).toEqual([DOOR.id])
})

test('[P3.2] [D14] in any order of delivery, and in several documents, the same is there', () => {
  const acts = fc.array(fc.record({ who: fc.nat(2), kind: fc.nat(6), at: fc.nat(50) }), { minLength: 1, maxLength: 25 })
  fc.assert(
    fc.property(acts, fc.infiniteStream(fc.nat()), (plan, shuffle) => {
      const phones = [sams('sam'), sams('ana'), sams('luz')]
      for (const [i, { who, kind, at }] of plan.entries()) {
        const me = phones[who]!
        const mine = seen(me).visits.findLast(one => one.by === me.member && !one.undone)
        const own = [...me.view().residents, ...(me.view().additions ?? [])].findLast(one => one.by === me.member)
        const id = testId(`act ${i}`)
        if (kind === 0) me.act(addDoor, DOOR, at)
        else if (kind === 1) me.act(addResident, { ...ANA, id }, at)
        else if (kind === 2) me.act(recordVisit, { ...nobody('v'), id }, at)
        else if (kind === 3 && mine) me.act(undoVisit, { id, visit: mine.id }, at)
        else if (kind === 4 && own) me.act(takeBackAdded, { id, added: own.id }, at)
        else me.hear(phones[(who + 1) % 3]!)
      }
      const all = phones.flatMap(one => one.changes())
      const views = [0, 1].map(() => {
        const fresh = sams('late')
        for (const [, change] of all.map(one => [shuffle.next().value, one] as const).toSorted((a, b) => a[0] - b[0])) fresh.apply([change])
        return seen(fresh)
      })
      expect(views[0]).toEqual(views[1])
      // What stands is never without its door or its person.
      const there = new Set(views[0]!.doors.map(one => one.id))
      if (views[0]!.residents.length > 0 && phones.some(one => one.view().doors.length > 0)) expect(there.has(DOOR.id)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
