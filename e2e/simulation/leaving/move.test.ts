import { expect, test } from 'vitest'
import { createTown } from './people.ts'

test('[R4] [A14] removing an organizer moves the group: everybody else goes on where it is now, also who was away', async () => {
  const town = await createTown(101)
  const { alice, world } = town
  const [oak] = town.turfs as [never]
  const oscar = await town.come('oscar', 'organizer')
  const carl = await town.come('carl', 'canvasser', [oak])
  const before = await town.visit(carl, oak)
  await town.quiet(alice, oscar, carl)
  town.offline(carl)
  const late = await town.visit(carl, oak)

  const old = (await town.session(alice)).channelOf('log')!.id
  await town.done(town.group(alice).removeMember(town.memberOf(oscar), { cause: true }))
  await town.quiet(alice)
  expect((await town.session(alice)).channelOf('log')!.id).not.toBe(old)
  const after = await town.visit(alice, oak)

  town.online(carl)
  await town.until(
    'Carl has followed',
    async () => (await town.session(carl)).channelOf('log')!.id === (await town.session(alice)).channelOf('log')!.id,
  )
  await town.until('all visits are everywhere', () =>
    [alice, carl].every(one => [before, late, after].every(id => town.seen(one, oak).includes(id))),
  )
  await town.quiet(alice, carl)

  // Who comes now finds everything where the group is.
  const nina = await town.come('nina', 'organizer')
  await town.until('Nina reads what was before', () => [before, late, after].every(id => town.seen(nina, oak).includes(id)))
  await town.quiet(alice, carl, nina)
  await world.end()
})
