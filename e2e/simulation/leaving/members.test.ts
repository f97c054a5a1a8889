import type { Scope } from '@porchlight/shared/base/ids'
import { expect, test } from 'vitest'
import { createTown, type Town } from './people.ts'
import type { Phone } from '../phones.ts'

const admin = async (town: Town, name: string): Promise<Phone> => {
  const phone = await town.come(name, 'organizer')
  await town.done(town.group(town.alice).setRole(town.memberOf(phone), 'admin'))
  await town.until(`${name} knows that`, () => town.group(phone).me().role === 'admin')
  return phone
}

test('[A15] two admins who remove each other at the same time: the senior stays, everywhere', async () => {
  const town = await createTown(401)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const olga = await admin(town, 'olga')
  const carl = await town.come('carl', 'canvasser', [oak])
  await town.quiet(alice, olga, carl)
  const [hers, mine] = [town.memberOf(olga), town.memberOf(alice)]
  for (const phone of [alice, olga]) town.offline(phone)
  await town.done(town.group(alice).removeMember(hers, { cause: false }))
  await town.done(town.group(olga).removeMember(mine, { cause: false }))
  for (const phone of [alice, olga]) town.online(phone)
  await town.until('Olga’s phone is empty', () => olga.engine.groups().length === 0)
  expect(alice.engine.groups()).toHaveLength(1)
  const visit = await town.visit(carl, oak)
  await town.until('Carl and Alice are together', () => town.seen(alice, oak).includes(visit))
  await town.quiet(alice, carl)
  await world.end()
})

test('[R4] two moves at the same time: everybody ends at one place with everything', async () => {
  const town = await createTown(402)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const olga = await admin(town, 'olga')
  const carl = await town.come('carl', 'canvasser', [oak])
  const first = await town.visit(carl, oak)
  await town.quiet(alice, olga, carl)
  for (const phone of [alice, olga, carl]) town.offline(phone)
  await town.done(town.group(alice).move())
  const hers = await town.visit(alice, oak)
  await town.done(town.group(olga).move())
  const theirs = await town.visit(olga, oak)
  const his = await town.visit(carl, oak)
  for (const phone of [alice, olga, carl]) town.online(phone)
  const all = [first, hers, theirs, his]
  await town.until('all visits are everywhere', () =>
    [alice, olga, carl].every(phone => all.every(id => town.seen(phone, oak).includes(id))),
  )
  await town.quiet(alice, olga, carl)
  const places = await Promise.all([alice, olga, carl].map(async phone => (await town.session(phone)).channelOf('log')!.id))
  expect(new Set(places).size).toBe(1)
  await world.end()
})

test('[R4] [P6.1] a relay that was wiped after a move is healed where the group is, and where who was away looks for it', async () => {
  const town = await createTown(403)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const carl = await town.come('carl', 'canvasser', [oak])
  const first = await town.visit(carl, oak)
  await town.quiet(alice, carl)
  town.offline(carl)
  await town.done(town.group(alice).move())
  await town.quiet(alice)
  await world.stopRelay()
  world.startRelay('wiped')
  await world.run(5_000)
  town.online(carl)
  const second = await town.visit(carl, oak)
  await town.until('they are together', () => town.seen(alice, oak).includes(second) && town.seen(carl, oak).includes(first))
  await town.quiet(alice, carl)
  expect((await town.session(carl)).channelOf('log')!.id).toBe((await town.session(alice)).channelOf('log')!.id)
  // And again after both have been closed.
  for (const phone of [alice, carl]) await phone.restart()
  const third = await town.visit(carl, oak)
  await town.until('they are still together', () => town.seen(alice, oak).includes(third))
  await world.end()
})

test('[R6] [A16] ten invitations end with a removal for cause; each can be made anew, and what a role may not do is refused', async () => {
  const town = await createTown(404)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const carl = await town.come('carl', 'canvasser', [oak])
  const olga = await town.come('olga', 'organizer')
  for (let i = 0; i < 10; i++) await town.invite('canvasser', [oak], 1)
  await town.quiet(alice, olga)
  const code = async (work: Promise<{ ok: boolean; error?: { code: string } }>) => (await world.patiently(work)).error?.code
  expect(await code(town.group(carl).removeMember(town.memberOf(olga), { cause: false }))).toBe('not-organizer')
  expect(await code(town.group(carl).setRole(town.memberOf(carl), 'admin'))).toBe('not-admin')
  expect(await code(town.group(olga).removeMember(town.memberOf(alice), { cause: false }))).toBe('not-admin')
  expect(await code(town.group(olga).move())).toBe('not-admin')
  expect(await code(town.group(alice).move('http://example.org'))).toBe('relay-address')

  const { ended } = await town.done(town.group(olga).removeMember(town.memberOf(carl), { cause: true }))
  expect(ended).toHaveLength(10)
  const again = await town.done(town.group(olga).invite(ended[0]!))
  await town.until(
    'it is ready',
    () =>
      town
        .group(olga)
        .roster()
        .invitations.find(one => one.id === again.id)!.ready,
  )
  const nina = await world.addPhone('nina')
  await town.join(nina, again.link)
  const visit = await town.visit(nina, oak)
  await town.until('her work counts', () => town.seen(alice, oak).includes(visit))
  await world.end()
})

test('[R6] [A9] an organizer who is demoted no longer reads what organizers write, and the group moves away from what they knew', async () => {
  const town = await createTown(405)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const olga = await town.come('olga', 'organizer')
  await town.quiet(alice, olga)
  const before = (await town.session(alice)).channelOf('log')!.id
  await town.done(town.group(alice).setRole(town.memberOf(olga), 'canvasser'))
  await town.done(town.group(alice).grant(town.memberOf(olga), oak))
  await town.until('the group has moved', async () => (await town.session(alice)).channelOf('log')!.id !== before)
  await town.until('she has her turf', () => town.group(olga).me().scopes.join() === ['log', oak].join())
  const visit = await town.visit(olga, oak)
  await town.until('her work counts', () => town.seen(alice, oak).includes(visit))
  const session = await town.session(olga)
  const newest = [...session.state()!.epochs.values()].filter(one => one.scope === 'organizers').at(-1)!
  expect((await town.session(alice)).ring.newest('organizers').ok).toBe(true)
  expect(session.ring.locator('organizers')).toBeUndefined()
  expect(newest).toBeDefined()
  await world.end()
})
