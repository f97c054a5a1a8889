import type { Scope } from '@porchlight/shared/base/ids'
import { expect, test } from 'vitest'
import { createTown } from './people.ts'

test('[R3] work of a day whose turf was taken back meanwhile counts, with a move in between too', async () => {
  const town = await createTown(301)
  const { alice, world } = town
  const [oak, elm] = town.turfs as [Scope, Scope]
  const carl = await town.come('carl', 'canvasser', [oak, elm])
  const dana = await town.come('dana', 'canvasser', [oak])
  const member = town.memberOf(carl)
  for (const phone of [carl, dana]) await town.visit(phone, oak)
  await town.quiet(alice, carl, dana)

  // Only taken back.
  town.offline(dana)
  const danas = [await town.visit(dana, oak), await town.visit(dana, oak)]
  await town.done(town.group(alice).revoke(town.memberOf(dana), oak))
  await world.run(10_000)
  town.online(dana)
  await town.until('Dana’s day counts', () => danas.every(id => town.seen(alice, oak).includes(id)))

  // Taken back, and the group moves before he hears of either: his place for it is where nobody delivers any more.
  town.offline(carl)
  const carls = [await town.visit(carl, oak), await town.visit(carl, elm)]
  await town.done(town.group(alice).revoke(member, oak))
  await town.done(town.group(alice).move())
  await town.quiet(alice)
  // He hears of both by a file, in which the log of before is, too; so nothing of his goes where the group was.
  await town.done(carl.engine.bringIn(await town.done(town.group(alice).saveToFile())))
  expect(town.group(carl).me().scopes).not.toContain(oak)
  town.online(carl)
  await town.until('Carl’s day counts', () => carls.every((id, i) => town.seen(alice, [oak, elm][i]!).includes(id)))
  expect(await alice.engine.setAside(alice.group)).toEqual([])
  // What he did not know the place of came by the doc for late work.
  const { store, places } = await town.session(alice)
  const late = await Promise.all(places.all('late').map(({ channel }) => world.patiently(store.entries(channel.id, 0, 10))))
  expect(late.flat().length).toBeGreaterThan(0)
  await town.quiet(alice, carl)
  expect(town.group(carl).me().scopes).toContain(elm)
  expect(town.group(carl).me().scopes).not.toContain(oak)
  await world.end()
})
