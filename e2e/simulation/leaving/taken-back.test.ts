import { docId, type Scope } from '@porchlight/shared/base/ids'
import { BLANK_VOTER } from '@porchlight/shared/canvass/blank-voter'
import { turfKind } from '@porchlight/shared/canvass/turf'
import { fillTurf } from '@porchlight/shared/canvass/turf.actions'
import { groupKind } from '@porchlight/shared/group/group'
import { packBase } from '@porchlight/shared/canvass/pack-base'
import { expect, test } from 'vitest'
import type { Phone } from '../phones.ts'
import { createTown, type Town, visitsOf } from './people.ts'
import { occurring, rowsIn, wholeDisk } from './whole-disk.ts'

const GROUP_DOC = docId('group', 'group')

/** A turf with a name, a street and a voter. */
async function fill(town: Town, turf: Scope, name: string, street: string, voter: string): Promise<void> {
  const door = 'd0d0d0d0d0d0d0d0'
  const [part] = packBase({
    v: 1,
    importId: 'b'.repeat(16),
    source: 'sample',
    fileName: 'town.csv',
    importedAt: 0,
    terms: '',
    doors: [{ id: door, address: { number: '12', street, unit: '', city: 'Linden', state: 'OH', zip: '43000' }, precinct: 'A' }],
    voters: [{ ...BLANK_VOTER, id: 'e'.repeat(16), door, first: 'Ana', last: voter }],
  })
  await town.done(
    town.group(town.alice).change(turfKind, docId('turf', turf), fillTurf, { name, groupName: 'Oak Street', part: part!, questions: [] }),
  )
}

/** A town with Oak and Elm, each with one door and one voter. */
async function twoTurfs(seed: number) {
  const town = await createTown(seed, 2, { sealing: 'off' })
  const [oak, elm] = town.turfs as [Scope, Scope]
  await fill(town, oak, 'Oak', 'Quimbleoak', 'Vexanderoak')
  await fill(town, elm, 'Elm', 'Quimbleelm', 'Vexanderelm')
  return { town, alice: town.alice, world: town.world, oak, elm }
}

const holds = (town: Town, phone: Phone, turf: Scope) => town.group(phone).me().scopes.includes(turf)
const named = (town: Town, phone: Phone, turf: Scope) => town.group(phone).view(turfKind, docId('turf', turf))?.name

test('[R7] a turf that was taken back while its canvasser was offline: the day’s work is delivered, then the turf is wiped, and it is said', async () => {
  const { town, alice, world, oak, elm } = await twoTurfs(701)
  const carl = await town.come('carl', 'canvasser', [oak, elm])
  await town.until('he has both', () => named(town, carl, oak) === 'Oak' && named(town, carl, elm) === 'Elm')
  await town.quiet(alice, carl)
  const draft = (turf: Scope) => `drafts/${carl.group}/${turf}`
  await town.done(carl.engine.setSetting(draft(oak), { one: { note: 'Draftword oak' } }))
  await town.done(carl.engine.setSetting(draft(elm), { one: { note: 'Draftword elm' } }))
  await town.done(carl.engine.setSetting(`team/${carl.group}/${oak}`, { runners: [{ name: 'Runnerword oak' }] }))
  await town.done(carl.engine.setSetting(`place/${carl.group}`, `/walk/${oak.slice(5)}/d0d0d0d0d0d0d0d0`))

  town.offline(carl)
  const late = await town.visit(carl, oak, 'Noteword oak')
  const other = await town.visit(carl, elm, 'Noteword elm')
  const { ring } = await town.session(carl)
  const oaks = {
    street: 'Quimbleoak',
    voter: 'Vexanderoak',
    note: 'Noteword oak',
    draft: 'Draftword oak',
    runner: 'Runnerword oak',
    place: `/walk/${oak.slice(5)}`,
    key: ring.held(oak)[0]!.key,
    locator: ring.held(oak)[0]!.locator,
  }
  const elms = {
    street: 'Quimbleelm',
    voter: 'Vexanderelm',
    note: 'Noteword elm',
    draft: 'Draftword elm',
    key: ring.held(elm)[0]!.key,
  }
  // The search finds all of it as long as it is there.
  const before = await world.patiently(wholeDisk(carl))
  expect(occurring(before, oaks)).toEqual(Object.keys(oaks))
  expect(occurring(before, elms)).toEqual(Object.keys(elms))
  await town.done(town.group(alice).revoke(town.memberOf(carl), oak))
  await world.run(10_000)
  expect(carl.engine.handedBack()).toEqual([])

  town.online(carl)
  await town.until('it is said', () => carl.engine.handedBack().length > 0)
  expect(carl.engine.handedBack()).toMatchObject([{ group: carl.group, scope: oak, name: 'Oak' }])
  await town.until('Alice has his day', () => town.seen(alice, oak).includes(late) && town.seen(alice, elm).includes(other))
  expect(await alice.engine.setAside(alice.group)).toEqual([])
  await town.quiet(alice, carl)
  const after = await world.patiently(wholeDisk(carl))
  expect(occurring(after, oaks)).toEqual([])
  expect(occurring(after, elms)).toEqual(Object.keys(elms))
  const session = await town.session(carl)
  expect(session.ring.scopes()).toEqual(['log', elm])
  // Entries are sealed by their own keys: of them nothing is left but the other turf's and the log's.
  const known = session.places.known()
  expect(known.some(({ doc }) => doc.includes(oak))).toBe(false)
  let entries = 0
  for (const { channel } of known) entries += (await world.patiently(session.store.entries(channel.id, 0, 10_000))).length
  expect(await world.patiently(rowsIn(carl, 'entries'))).toBe(entries)
  expect(town.group(carl).view(turfKind, docId('turf', oak))).toBeUndefined()

  // It stays away, and the other turf works on, also after the app was closed.
  await town.done(carl.engine.dismissHandedBack(carl.group))
  await carl.restart()
  const next = await town.visit(carl, elm)
  await town.until('Alice has that, too', () => town.seen(alice, elm).includes(next))
  expect(carl.engine.handedBack()).toEqual([])
  expect(occurring(await world.patiently(wholeDisk(carl)), oaks)).toEqual([])
  await world.end()
})

test('[R7] a turf that is handed out again comes back with everything, and goes on where its canvasser had come to', async () => {
  const town = await createTown(702)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  await fill(town, oak, 'Oak', 'Elmstreet', 'Ortiz')
  const carl = await town.come('carl', 'canvasser', [oak])
  const dana = await town.come('dana', 'canvasser', [oak])
  const ids = [await town.visit(carl, oak), await town.visit(carl, oak), await town.visit(dana, oak)]
  await town.quiet(alice, carl, dana)
  const member = town.memberOf(carl)
  for (const isMoved of [false, true]) {
    await town.done(town.group(alice).revoke(member, oak))
    await town.until('it is gone', () => carl.engine.handedBack().length === 1)
    expect(town.seen(carl, oak)).toEqual([])
    await town.done(carl.engine.dismissHandedBack(carl.group))
    if (isMoved) await town.done(town.group(alice).move())
    ids.push(await town.visit(dana, oak))
    await town.done(town.group(alice).grant(member, oak))
    await town.until('it is there again', () => holds(town, carl, oak) && named(town, carl, oak) === 'Oak')
    await town.until('with everything', () => ids.every(id => town.seen(carl, oak).includes(id)))
    ids.push(await town.visit(carl, oak), await town.visit(carl, oak))
    await town.until('his new work counts', () => ids.every(id => [alice, dana].every(phone => town.seen(phone, oak).includes(id))))
    await town.quiet(alice, carl, dana)
    // No number of his is there twice.
    expect([alice, carl, dana].map(phone => town.group(phone).status().twin)).toEqual([undefined, undefined, undefined])
    for (const phone of [alice, dana])
      expect(await phone.engine.heads(alice.group, visitsOf(oak))).toEqual(await carl.engine.heads(alice.group, visitsOf(oak)))
  }
  expect(carl.engine.handedBack()).toEqual([])
  await world.end()
})

test('[R7] [A17] a turf was taken back by somebody who had been removed: it comes back, and nobody has to hand it out again', async () => {
  const town = await createTown(703)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  await fill(town, oak, 'Oak', 'Elmstreet', 'Ortiz')
  const olga = await town.come('olga', 'organizer')
  const carl = await town.come('carl', 'canvasser', [oak])
  const first = await town.visit(carl, oak)
  await town.quiet(alice, olga, carl)
  town.offline(alice)
  await town.done(town.group(alice).removeMember(town.memberOf(olga), { cause: true }))
  await town.done(town.group(olga).revoke(town.memberOf(carl), oak))
  await town.until('it is gone', () => carl.engine.handedBack().length === 1)
  town.online(alice)
  await town.until('it is there again', () => holds(town, carl, oak) && town.seen(carl, oak).includes(first))
  const next = await town.visit(carl, oak)
  await town.until('his work counts', () => town.seen(alice, oak).includes(next))
  await town.quiet(alice, carl)
  await world.end()
})

test('[R7] what a role has shown goes with the role; organizers keep all turfs', async () => {
  const { town, alice, world, oak, elm } = await twoTurfs(704)
  const olga = await town.come('olga', 'organizer')
  await town.until('she has all', () => named(town, olga, oak) === 'Oak' && named(town, olga, elm) === 'Elm')
  await town.quiet(alice, olga)
  const member = town.memberOf(olga)
  const words = { oak: 'Vexanderoak', elm: 'Vexanderelm' }
  expect(occurring(await world.patiently(wholeDisk(olga)), words)).toEqual(['oak', 'elm'])
  // An organizer to whom a turf was never given has it by the role: nothing is taken from her.
  await town.done(town.group(alice).grant(member, oak))
  await town.done(town.group(alice).revoke(member, oak))
  await town.quiet(alice, olga)
  expect(olga.engine.handedBack()).toEqual([])

  await town.done(town.group(alice).grant(member, oak))
  await town.done(town.group(alice).setRole(member, 'canvasser'))
  await town.until('it is said', () => olga.engine.handedBack().length > 0)
  await town.quiet(alice, olga)
  expect(new Set(olga.engine.handedBack().map(one => one.scope))).toEqual(new Set(['group', 'organizers', elm]))
  expect((await town.session(olga)).ring.scopes()).toEqual(['log', oak])
  expect(town.group(olga).view(groupKind, GROUP_DOC)).toBeUndefined()
  expect(occurring(await world.patiently(wholeDisk(olga)), words)).toEqual(['oak'])

  await town.done(town.group(alice).setRole(member, 'organizer'))
  await town.until(
    'she has all again',
    () => town.group(olga).view(groupKind, GROUP_DOC)?.name === 'Oak Street' && named(town, olga, elm) === 'Elm',
  )
  const visit = await town.visit(olga, elm)
  await town.until('her work counts', () => town.seen(alice, elm).includes(visit))
  await world.end()
})

test('[R7] closed again and again while it is being wiped: it is done at last, nothing is lost, and the other turf works on', async () => {
  const { town, alice, world, oak, elm } = await twoTurfs(705)
  const carl = await town.come('carl', 'canvasser', [oak, elm])
  await town.until('he has both', () => named(town, carl, oak) === 'Oak' && named(town, carl, elm) === 'Elm')
  await town.quiet(alice, carl)
  town.offline(carl)
  const late = await town.visit(carl, oak)
  await town.done(town.group(alice).revoke(town.memberOf(carl), oak))
  await town.quiet(alice)
  town.online(carl)
  for (let ms = 50; carl.engine.handedBack().length === 0; ms += 50) {
    await world.run(ms)
    await carl.restart()
  }
  await town.until('Alice has his day', () => town.seen(alice, oak).includes(late))
  const next = await town.visit(carl, elm)
  await town.until('and what came after', () => town.seen(alice, elm).includes(next))
  await town.quiet(alice, carl)
  expect(carl.engine.handedBack().map(one => one.scope)).toEqual([oak])
  expect(occurring(await world.patiently(wholeDisk(carl)), { voter: 'Vexanderoak', other: 'Vexanderelm' })).toEqual(['other'])
  await world.end()
})
