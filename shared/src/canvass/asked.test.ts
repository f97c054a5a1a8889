import { expect, test } from 'vitest'
import { seededRandom } from '../base/seeded-random.ts'
import { memberId, phone, testId } from '../doc/testing.ts'
import { addressLine, buildingId, doorId } from './address.ts'
import { turfBase } from './cut.ts'
import { requestsFor, standingIds, untold } from './asked.ts'
import { standingRequests } from './do-not-contact.ts'
import { BLANK_VOTER } from './blank-voter.ts'
import type { TurfParts } from './asked.ts'
import { turfState } from './doors.ts'
import { packBase } from './pack-base.ts'
import { isSamePerson, knownResident, knownVoter } from './same-person.ts'
import { addBasePart, fillTurf, liftDoNotContact, noteDoNotContact, passOn } from './turf.actions.ts'
import { turfKind } from './turf.ts'
import type { Door, Target, Voter, VoterBase } from './types.ts'
import { addResident, askNotToContact, passOnRequests } from './visits.actions.ts'
import { visitsKind } from './visits.ts'

const doorAt = (number: string, unit = ''): Door => {
  const address = { number, street: 'Oak St', unit, city: 'X', state: 'OH', zip: '43999' }
  return { id: doorId(address), address, precinct: 'P' }
}
const DOORS = [doorAt('114'), doorAt('116'), doorAt('118'), doorAt('120', '1'), doorAt('120', '2'), doorAt('120', '3'), doorAt('122')]
const NAMES = ['Ana', 'Bo', 'Cleo']

/** Two sources call the same people by ids of their own; the second one has a person more at each door, and writes names in capitals. */
function listOf(source: 'county' | 'van', importedAt: number): VoterBase {
  const voter = (door: Door, first: string): Voter => ({
    ...BLANK_VOTER,
    id: testId(`${source} ${door.id} ${first}`),
    door: door.id,
    first: source === 'van' ? first.toUpperCase() : first,
    last: 'Lopez',
    sourceId: first,
    born: source === 'van' ? '1970' : '1970-05-01',
  })
  const voters = DOORS.flatMap(door => NAMES.slice(0, source === 'van' ? 3 : 2).map(first => voter(door, first)))
  const about = { source, fileName: source, importedAt, terms: '' }
  return { v: 1, importId: testId(`${source} ${importedAt}`), ...about, doors: DOORS, voters }
}

interface Replica {
  readonly turf: ReturnType<typeof turfOn>
  readonly visits: ReturnType<typeof visitsOn>
}
const turfOn = (who: string) => phone(turfKind, who, 'organizer', `${who} ${Math.trunc(serial++)}`)
const visitsOn = (who: string) => phone(visitsKind, who, 'canvasser', `${who} ${Math.trunc(serial++)}`)
let serial = 0
const partsOf = ({ turf, visits }: Replica): TurfParts => ({ turf: turf.view(), visits: visits.view() })
const merge = (a: Replica, b: Replica) => {
  a.turf.hear(b.turf)
  b.turf.hear(a.turf)
  a.visits.hear(b.visits)
  b.visits.hear(a.visits)
}

/** Somebody's phone: of every turf that it has, its own copy. */
type Phone = Map<string, Replica>

/** Passes on as an organizer's phone does by itself; answers how much there was. */
function passOnAll(organizer: Phone): number {
  const all = [...organizer.values()].map(replica => ({ ...partsOf(replica), replica }))
  const missing = untold(all)
  for (const { to, requests, liftings } of missing) expect(to.replica.turf.act(passOn, { requests, liftings })).toBeUndefined()
  return missing.length
}

interface Ledger {
  readonly asked: Map<string, Target>
  readonly lifted: Set<string>
}

/** A campaign of a few weeks: cutting, second passes, new lists, phones that are away for long, two organizers who lift. */
function campaign(seed: number) {
  const random = seededRandom(seed)
  const below = (n: number) => Math.floor(random.unit() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const organizers: readonly Phone[] = [new Map(), new Map()]
  const canvassers: Phone[] = []
  const ledger: Ledger = { asked: new Map(), lifted: new Set() }
  let n = 0
  const id = () => testId(`${seed} ${n++}`)
  const lists = [listOf('county', 1), listOf('van', 2), listOf('county', 3)]

  function cut(): void {
    const turf = id()
    const who = pick(organizers)
    const from = below(DOORS.length)
    const base = turfBase(pick(lists), DOORS.slice(from, from + 1 + below(DOORS.length - from)))
    const mine: Replica = { turf: turfOn('olga'), visits: visitsOn('olga') }
    const doNotContact = requestsFor(base, [...who.values()].map(partsOf))
    const filled = mine.turf.act(fillTurf, { name: 'Oak', groupName: 'Us', part: packBase(base)[0]!, questions: [], doNotContact })
    expect(filled).toBeUndefined()
    who.set(turf, mine)
    for (const one of [...organizers.filter(each => each !== who), handedTo()]) {
      const copy: Replica = { turf: turfOn('omar'), visits: visitsOn(`sam ${n}`) }
      merge(copy, mine)
      one.set(turf, copy)
    }
  }
  function handedTo(): Phone {
    if (canvassers.length === 0 || random.unit() < 0.6) canvassers.push(new Map())
    return pick(canvassers)
  }
  function someTarget({ turf, visits }: TurfParts): Target | undefined {
    const door = pick(turf.base!.doors)
    const people = [...turf.base!.voters, ...visits.residents].filter(one => one.door === door.id)
    const level = pick(['person', 'person', 'door', 'building'] as const)
    if (level === 'person') return people.length > 0 ? { level, id: pick(people).id } : undefined
    return { level, id: level === 'door' ? door.id : buildingId(door.address) }
  }
  function ask(): void {
    const replica = pick([...pick([...organizers, ...canvassers, ...canvassers]).values()])
    const target = replica && someTarget(partsOf(replica))
    if (!replica || !target) return
    const args = { id: id(), target, reason: 'asked' }
    const done = random.unit() < 0.2 ? replica.turf.act(noteDoNotContact, args, n) : replica.visits.act(askNotToContact, args, n)
    expect(done).toBeUndefined()
    ledger.asked.set(args.id, target)
  }
  /** As the screen does: all that this phone knows of one target, in every turf that has it. */
  function lift(): void {
    const who = pick(organizers)
    const known = [...who.values()].flatMap(replica => {
      const { turf, visits } = partsOf(replica)
      return [...standingRequests([...turf.doNotContact, ...visits.doNotContact], turf.liftings).values()]
    })
    const target = pick(known)?.target.id
    const lifting = id()
    if (!target) return
    // A phone may be killed after any of them.
    const turfs = [...who.values()].filter(replica => standingIds([partsOf(replica)], target).length > 0)
    const ends = standingIds([...who.values()].map(partsOf), target)
    for (const replica of turfs.slice(0, 1 + below(turfs.length)))
      expect(replica.turf.act(liftDoNotContact, { id: lifting, ends, reason: 'They called us' })).toBeUndefined()
    if (turfs.length > 0) for (const one of ends) ledger.lifted.add(one)
  }
  function newList(): void {
    const who = pick(organizers)
    const replica = pick([...who.values()])
    if (!replica) return
    const base = turfBase(pick(lists), replica.turf.view().base!.doors)
    expect(replica.turf.act(addBasePart, packBase(base)[0]!)).toBeUndefined()
  }
  function newcomer(): void {
    const replica = pick([...pick(canvassers.length > 0 ? canvassers : organizers).values()])
    if (!replica) return
    const door = pick(replica.turf.view().base!.doors)
    expect(replica.visits.act(addResident, { id: id(), door: door.id, name: `${pick(NAMES)} Lopez` })).toBeUndefined()
  }
  function meet(a: Phone, b: Phone): void {
    for (const [turf, replica] of a) if (b.has(turf)) merge(replica, b.get(turf)!)
  }
  const all = () => [...organizers, ...canvassers]
  cut()
  for (let step = 0; step < 40; step++) {
    const act = pick([
      ask,
      ask,
      ask,
      lift,
      newcomer,
      newList,
      () => meet(pick(all()), pick(all())),
      () => void passOnAll(pick(organizers)),
      cut,
    ])
    if (act !== cut || organizers[0]!.size + organizers[1]!.size < 10) act()
  }
  return { organizers, all, ledger, meet }
}

const ROUNDS = 8

/** Old phones come late; then organizers' phones have passed on whatever they saw. */
function settle({ organizers, all, meet }: ReturnType<typeof campaign>): void {
  const [first, ...others] = all()
  /** There and back again: what the last one brings has then reached all. */
  const everybodyMeets = () => [...others, ...others].forEach(one => meet(first!, one))
  for (let round = 0; round < ROUNDS; round++) {
    everybodyMeets()
    const passed = organizers.map(passOnAll)
    if (passed.every(count => count === 0)) return
  }
  throw new Error(`passing on did not come to an end in ${ROUNDS} rounds`)
}

test('[P3.13] 40 campaigns: no request is lost, each reaches every turf that it concerns, and liftings end what they name', () => {
  let reached = 0
  let free = 0
  for (let seed = 1; seed <= 40; seed++) {
    const told = campaign(seed)
    settle(told)
    const { asked, lifted } = told.ledger
    const county = new Map([listOf('county', 1), listOf('van', 2)].flatMap(base => base.voters.map(voter => [voter.id, voter])))
    // Who is who is told apart here by the made-up names themselves, and not by what is tested.
    const residents = new Map(
      told.all().flatMap(one => [...one.values()].flatMap(each => each.visits.view().residents.map(r => [r.id, r]))),
    )
    const nameOf = (id: string) => (county.get(id)?.sourceId ?? residents.get(id)?.name.split(' ')[0])!
    const doorOf = (id: string) => (county.get(id)?.door ?? residents.get(id)?.door)!
    const who = ({ level, id }: Target) => (level === 'person' ? `${doorOf(id)} ${nameOf(id)}` : id)
    const wanted = new Set([...asked].filter(([id]) => !lifted.has(id)).map(([, target]) => who(target)))
    for (const one of told.all())
      for (const replica of one.values()) {
        const { turf, visits } = partsOf(replica)
        for (const view of turfState(turf, visits).doors.values()) {
          const said = `seed ${seed}, ${addressLine(view.door.address)}`
          const alone = wanted.has(view.door.id) || wanted.has(view.building)
          expect(view.doNotContact !== undefined, said).toBe(alone)
          for (const person of view.people) {
            const wants = wanted.has(who({ level: 'person', id: person.id }))
            expect(person.doNotContact !== undefined, `${said}, ${person.name}`).toBe(wants)
            if (wants) reached++
            else free++
          }
        }
      }
  }
  // Or the loops above have looked at nothing.
  expect(reached).toBeGreaterThan(1000)
  expect(free).toBeGreaterThan(1000)
})

test('a lifting of which another turf was told another part ends here what it ends there', () => {
  const base = turfBase(listOf('county', 1), DOORS)
  const target: Target = { level: 'door', id: DOORS[0]!.id }
  const [one, other] = ['one', 'other'].map(name => {
    const turf = turfOn(name)
    turf.act(fillTurf, { name, groupName: 'Us', part: packBase(base)[0]!, questions: [] })
    return { turf, visits: visitsOn(name) }
  }) as [Replica, Replica]
  const ids = [testId('first'), testId('second')]
  for (const replica of [one, other]) for (const id of ids) replica.visits.act(askNotToContact, { id, target })
  for (const [i, replica] of [one, other].entries())
    replica.turf.act(liftDoNotContact, { id: testId('lift'), ends: [ids[i]!], reason: 'They called us' })
  const phones: Phone = new Map([one, other].map((replica, i) => [String(i), replica]))
  expect([passOnAll(phones), passOnAll(phones)]).toEqual([2, 0])
  for (const replica of [one, other]) expect(standingIds([partsOf(replica)], target.id)).toEqual([])
})

test('one name at one door is one person, unless the years of birth differ', () => {
  const [voter] = listOf('county', 1).voters as [Voter, ...Voter[]]
  const met = (name: string) =>
    knownResident({ id: testId(name), door: voter.door, name, age: '', language: '', phone: '', note: '', addedAt: 1, by: '' })
  const of = (change: Partial<Voter>) => knownVoter({ ...voter, ...change })
  expect(isSamePerson(of({}), met('ana  lópez'))).toBe(true)
  expect(isSamePerson(of({ middle: 'Maria' }), met('Ana Maria Lopez'))).toBe(true)
  expect(isSamePerson(of({}), of({ born: '1994' }))).toBe(false)
  expect(isSamePerson(of({}), of({ suffix: 'Jr.' }))).toBe(false)
  expect(isSamePerson(of({}), of({ door: DOORS[1]!.id }))).toBe(false)
  expect(isSamePerson(of({ first: '', last: '' }), met(''))).toBe(false)
})

test('what is passed on stands word for word, by whom and when it was asked; a canvasser passes no lifting on', () => {
  const request = { id: testId('r'), target: { level: 'door', id: DOORS[0]!.id }, at: 77, by: memberId('sam'), reason: 'asked' } as const
  const lifting = { id: testId('l'), ends: [request.id], at: 88, by: memberId('olga'), reason: 'They called us' }
  const [turf, visits] = [turfOn('omar'), visitsOn('bea')]
  expect(turf.act(passOn, { requests: [request], liftings: [lifting] }, 5000)).toBeUndefined()
  expect(turf.view()).toMatchObject({ doNotContact: [request], liftings: [lifting] })
  expect(visits.act(passOnRequests, { requests: [request] }, 5000)).toBeUndefined()
  expect(visits.view().doNotContact).toEqual([request])
  const canvasser = phone(turfKind, 'bea', 'canvasser')
  expect(canvasser.act(passOn, { requests: [], liftings: [lifting] })?.code).toBe('not-organizer')
  expect(turf.act(passOn, { requests: [], liftings: [{ ...lifting, id: testId('m'), reason: ' ' }] })?.code).toBe('reason-needed')
  expect(turf.act(passOn, { requests: [{ ...request, id: 'no' }], liftings: [] })?.code).toBe('not-an-id')
})
