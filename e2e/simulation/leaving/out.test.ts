import type { Scope } from '@porchlight/shared/base/ids'
import { expect, test } from 'vitest'
import { createTown } from './people.ts'

test('[R1] [R2] [A13] a canvasser who is removed while offline hands over what is unsent, learns it, and the group is wiped from the phone', async () => {
  const town = await createTown(201)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const carl = await town.come('carl', 'canvasser', [oak])
  const before = await town.visit(carl, oak)
  await town.until('Alice has the visit', () => town.seen(alice, oak).includes(before))
  town.offline(carl)
  const unsent = await town.visit(carl, oak)
  const member = town.memberOf(carl)

  const link = await town.invite('canvasser', [oak], 3)
  const { ended } = await town.done(town.group(alice).removeMember(member, { cause: true }))
  expect(ended).toMatchObject([{ role: 'canvasser', scopes: [oak], uses: 3 }])
  expect(town.group(alice).heldBy(member)).toContain(oak)
  expect(carl.engine.groups()).toHaveLength(1)
  await world.run(20_000)

  town.online(carl)
  await town.until('Carl’s phone is empty', () => carl.engine.groups().length === 0)
  expect(carl.engine.farewells()).toMatchObject([{ group: alice.group, out: 'removed' }])
  // It was handed over, whether it counts or an organizer is asked.
  await town.until('Alice has it, counted or set aside', async () => {
    const aside = await alice.engine.setAside(alice.group)
    return town.seen(alice, oak).includes(unsent) || aside.length > 0
  })
  await town.quiet(alice)
  expect(town.seen(alice, oak)).toContain(before)

  // Back by a new invitation, as somebody new; the old link has ended.
  const ending = await world.patiently(carl.engine.join(value(carl.engine.readInvitation(link)), { myName: 'Carl', relay: '' }))
  expect(ending.ok).toBe(false)
  await town.join(carl, await town.invite('canvasser', [oak]))
  expect(town.memberOf(carl)).not.toBe(member)
  const again = await town.visit(carl, oak)
  await town.until('his work counts again', () => town.seen(alice, oak).includes(again))
  await town.until('he reads what was before', () => town.seen(carl, oak).includes(before))
  await world.end()
})

test('[R2] leaving hands over what is unsent and wipes the phone; the last admin cannot', async () => {
  const town = await createTown(202)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const carl = await town.come('carl', 'canvasser', [oak])
  const refused = await world.patiently(town.group(alice).leave())
  expect(refused).toMatchObject({ ok: false, error: { code: 'last-admin' } })
  town.offline(carl)
  const last = await town.visit(carl, oak)
  await town.done(town.group(carl).leave())
  await world.run(5_000)
  expect(carl.engine.groups()).toMatchObject([{ out: 'left' }])
  town.online(carl)
  await town.until('his phone is empty', () => carl.engine.groups().length === 0)
  await town.until('Alice has his last visit', () => town.seen(alice, oak).includes(last))
  await town.until('what he held is renewed', async () => (await town.session(alice)).ring.newest(oak).ok)
  await world.end()
})

test('[R2] removed by somebody who had been removed: the phone has wiped itself, and by the key on paper it is the same member again', async () => {
  const town = await createTown(203)
  const { alice, world } = town
  const [oak] = town.turfs as [Scope]
  const olga = await town.come('olga', 'organizer')
  const carl = await town.come('carl', 'canvasser', [oak])
  const key = await town.done(town.group(carl).makeRecoveryKey())
  const isReady = () =>
    town
      .group(carl)
      .devices()
      .some(one => one.id === key.device && one.ready)
  await town.until('the key works', isReady)
  const before = await town.visit(carl, oak)
  await town.quiet(alice, olga, carl)
  const member = town.memberOf(carl)
  town.offline(alice)
  await town.done(town.group(alice).removeMember(town.memberOf(olga), { cause: true }))
  await town.done(town.group(olga).removeMember(member, { cause: true }))
  await town.until('Carl’s phone is empty', () => carl.engine.groups().length === 0)
  expect(carl.engine.farewells()).toMatchObject([{ out: 'removed' }])
  town.online(alice)
  await town.until('the removal counts no more', () =>
    town
      .group(alice)
      .roster()
      .members.some(one => one.id === member && !one.removed),
  )
  await town.quiet(alice)
  carl.group = value(await world.patiently(carl.engine.recover(value(carl.engine.readInvitation(key.link)), { relay: '' })))
  expect(town.memberOf(carl)).toBe(member)
  await town.until('he has what was there', () => town.seen(carl, oak).includes(before))
  const after = await town.visit(carl, oak)
  await town.until('his work counts', () => town.seen(alice, oak).includes(after))
  await world.end()
})

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
