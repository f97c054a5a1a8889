import { utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { expect, test } from 'vitest'
import { channelStoreContract } from './contract.ts'
import { createMemoryStore } from './memory.ts'

channelStoreContract('the memory store', createMemoryStore)

test('a copy is untouched by what comes later, and can be put back', async () => {
  const store = createMemoryStore({ channels: 9, bytes: 3, channelBytes: 9 })
  const channel = 'a'.repeat(32) as ChannelId
  await store.open(channel, new Uint8Array(32))
  await store.append(channel, [utf8('x')])
  const copy = store.copy()
  await store.append(channel, [utf8('yz')])
  store.restore(copy)
  expect(must(await store.head(channel)).n).toBe(1)
  expect(must(await store.append(channel, [utf8('ab')]))).toMatchObject({ n: 2, from: 1 })
  store.restore(new Map())
  expect(await store.head(channel)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
})
