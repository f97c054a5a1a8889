import type { Bytes } from '@porchlight/shared/base/bytes'
import type { GroupId } from '@porchlight/shared/base/ids'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { createKeyRing } from '@porchlight/shared/roster/key-ring'
import { createRoster } from '@porchlight/shared/roster/roster'
import { channelFor } from '@porchlight/shared/wire/channel'
import { expect, test } from 'vitest'
import type { Store } from './ports.ts'
import { createSessionPlaces } from './session-places.ts'

test('[P3.3] before the roster is read, a phone that has boxes of a move and not the move looks where the group was', async () => {
  const random = seededRandom(7)
  const bytes = (length: number) => random.bytes(length).slice() as Bytes
  const group = 'aa'.repeat(16) as GroupId
  const keeper = bytes(32)
  const ring = createKeyRing(await newDeviceKeys(random), group)
  const [was, next] = [bytes(32), bytes(32)]
  for (const scope of ['log', 'group'] as const)
    for (const locator of [was, next]) await ring.add(scope, bytes(16), { key: bytes(32), locator })
  const store = { value: async (name: string) => (name.startsWith('keeper/') ? keeper : undefined) } as unknown as Store
  const places = createSessionPlaces(store, group, createRoster(group), ring)

  const log = await channelFor(keeper, was, 'log')
  expect((await places.logs()).map(one => one.id)).toEqual([log.id])
  await places.refresh(['log', 'group/1@group' as never])
  expect(places.now('log')?.id).toBe(log.id)
  expect(places.now('group/1@group' as never)?.id).toBe((await channelFor(keeper, was, 'group/1@group' as never)).id)
})
