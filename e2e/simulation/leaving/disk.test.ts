import type { Scope } from '@porchlight/shared/base/ids'
import { parseDocId } from '@porchlight/shared/base/ids'
import { expect, test } from 'vitest'
import { createTown } from './people.ts'
import { rowsIn } from './whole-disk.ts'

test('[R2] [R5] a canvasser’s phone has entries and keys of the turf that was handed out and of the log, and nothing else; after the removal nothing at all', async () => {
  const town = await createTown(501, 3)
  const { alice, world } = town
  const [oak, elm, ash] = town.turfs as [Scope, Scope, Scope]
  const carl = await town.come('carl', 'canvasser', [oak])
  for (const turf of [oak, elm, ash]) for (let i = 0; i < 3; i++) await town.visit(alice, turf)
  await town.quiet(alice, carl)
  const session = await town.session(carl)
  expect(session.ring.scopes()).toEqual(['log', oak])
  const known = session.places.known()
  expect([...new Set(known.map(({ doc }) => parseDocId(doc)?.scope ?? 'log'))].toSorted()).toEqual(['log', oak])
  // Every row of the table is one of these channels'.
  let entries = 0
  for (const { channel } of known) entries += (await world.patiently(session.store.entries(channel.id, 0, 10_000))).length
  expect(await world.patiently(rowsIn(carl, 'entries'))).toBe(entries)
  expect(entries).toBeGreaterThan(0)

  await town.done(town.group(alice).removeMember(town.memberOf(carl), { cause: true }))
  await town.until('his phone is empty', () => carl.engine.groups().length === 0)
  const left = await world.patiently(Promise.all(['entries', 'outgoing', 'chunks'].map(table => rowsIn(carl, table))))
  expect(left).toEqual([0, 0, 0])
  // The list of groups, the copy that the app opens with, and the proof that the disk takes what it is given.
  expect(await world.patiently(rowsIn(carl, 'values'))).toBeLessThanOrEqual(3)
  await world.end()
})
