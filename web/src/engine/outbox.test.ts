import type { ChannelId, GroupId } from '@porchlight/shared/base/ids'
import { systemClock, systemRandom } from '@porchlight/shared/base/ports'
import { must, ok } from '@porchlight/shared/base/result'
import { expect, test } from 'vitest'
import { createOutbox } from './outbox.ts'
import { outgoingWrite } from './outgoing.ts'
import type { Session } from './session.ts'
import { openPhone } from './store.ts'
import { nodeWorld } from './testing/node-world.ts'
import type { RelayLink } from './transports/link.ts'

const GROUP = 'aa'.repeat(32) as GroupId
const CHANNEL = 'bb'.repeat(16) as ChannelId

test('what the relay took while the end of its channel was not reached goes over that line once, and over the next one again', async () => {
  const { store } = must(await openPhone(nodeWorld('outbox', systemRandom)))
  must(await store.commit([outgoingWrite(GROUP, CHANNEL, new Uint8Array([1, 2, 3]), 2)]))
  const session = { group: GROUP, channelOf: () => undefined, places: { moved: () => false, at: () => undefined } } as unknown as Session
  let appends = 0
  const line = {
    state: () => ({ link: 'online', reason: undefined }),
    append: async () => ok(appends++),
  } as unknown as RelayLink
  let taken = new Set<number>()
  let isAtEnd = false
  const outbox = createOutbox({
    session,
    store,
    docs: { look: async () => undefined, receive: async () => ok(undefined) },
    clock: systemClock,
    random: systemRandom,
    link: () => line,
    cursorAfter: () => (isAtEnd ? [] : undefined),
    takenOn: () => taken,
    onChange: () => undefined,
  })
  await outbox.load()
  await outbox.send()
  await outbox.send()
  expect([appends, outbox.waiting()]).toEqual([1, 2])
  taken = new Set()
  await outbox.send()
  expect([appends, outbox.waiting()]).toEqual([2, 2])
  isAtEnd = true
  await outbox.send()
  expect([appends, outbox.waiting()]).toEqual([2, 0])
  expect(await store.outgoing(GROUP)).toEqual([])
  await store.close()
})
