import { utf8 } from '@porchlight/shared/base/bytes'
import { ok } from '@porchlight/shared/base/result'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelStore } from './ports.ts'
import { createMemoryStore } from './store/memory.ts'
import { entriesOf, testChannel, testClient, testRelay } from './testing.ts'

const { preimage, channel } = testChannel('a turf')
const texts = (...all: string[]) => all.map(utf8)
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => utf8(`entry ${from + i}`))
/** Resolves once everything that was set off without real input or output has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('open, append, watch', () => {
  test('a channel is the hash of its preimage and can be opened twice', async () => {
    const client = testClient(testRelay())
    expect(await client.open(preimage)).toEqual({ type: 'opened', req: 1, channel })
    expect(await client.open(preimage)).toEqual({ type: 'opened', req: 2, channel })
  })

  test('open, append and watch sent in one go are answered in one go', async () => {
    const client = testClient(testRelay())
    void client.open(preimage)
    void client.append(channel, texts('x'))
    const frames = await client.watch(channel)
    expect(entriesOf(frames, channel)).toEqual(texts('x'))
    expect(frames.at(-1)).toEqual({ type: 'caughtUp', channel, n: 1, digest: await extendDigest(FIRST_DIGEST, texts('x')) })
  })

  test('an unknown channel is refused by name, the other channels of the same watch are served', async () => {
    const client = testClient(testRelay())
    const other = testChannel('nobody opened this').channel
    await client.open(preimage)
    expect(await client.append(other, texts('x'))).toEqual({ type: 'refused', req: 2, channel: other, code: 'unknown-channel' })
    client.send({ type: 'watch', req: 9, channels: [other, channel].map(it => ({ channel: it, after: 0, digest: FIRST_DIGEST })) })
    await client.take('watched')
    expect(client.inbox).toEqual([
      { type: 'refused', channel: other, code: 'unknown-channel' },
      { type: 'caughtUp', channel, n: 0, digest: FIRST_DIGEST },
    ])
  })

  test('live entries go to the others; the author gets `appended` in their place', async () => {
    const relay = testRelay()
    const [alice, bob] = [testClient(relay), testClient(relay)]
    await alice.open(preimage)
    await alice.watch(channel)
    await bob.watch(channel)
    await alice.append(channel, texts('from alice'))
    await bob.append(channel, texts('from bob'))
    await settled()
    expect(bob.inbox).toEqual([{ type: 'entries', channel, from: 0, entries: texts('from alice') }])
    expect(alice.inbox).toEqual([{ type: 'entries', channel, from: 1, entries: texts('from bob') }])
  })

  test('appends of several authors in one moment reach each of them without gap or repeat', async () => {
    const relay = testRelay()
    const clients = [testClient(relay), testClient(relay), testClient(relay)]
    await clients[0]!.open(preimage)
    for (const it of clients) await it.watch(channel)
    const answers = clients.flatMap((it, c) => [it.append(channel, numbered(2, 10 * c)), it.append(channel, numbered(1, 10 * c + 5))])
    const places = clients.map(() => new Map<number, string>())
    for (const [i, answer] of (await Promise.all(answers)).entries())
      if (answer.type === 'appended') for (const k of answer.added.keys()) places[Math.floor(i / 2)]!.set(answer.from + k, 'mine')
    await settled()
    for (const [c, it] of clients.entries())
      for (const frame of it.inbox)
        if (frame.type === 'entries')
          for (const k of frame.entries.keys()) {
            expect(places[c]!.has(frame.from + k)).toBe(false)
            places[c]!.set(frame.from + k, 'theirs')
          }
    for (const it of places) expect([...it.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('[P2.9] nothing is lost or sent twice between catching up and live, wherever the appends fall', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (scheduler, before, during) => {
          const memory = createMemoryStore()
          const slow = scheduler.scheduleFunction
          const store: ChannelStore = {
            ...memory,
            head: slow.call(scheduler, memory.head) as ChannelStore['head'],
            read: slow.call(scheduler, (...args: Parameters<ChannelStore['read']>) =>
              memory.read(args[0], args[1], 20),
            ) as ChannelStore['read'],
            digestAt: slow.call(scheduler, memory.digestAt) as ChannelStore['digestAt'],
          }
          const relay = testRelay({ store })
          const [writer, reader] = [testClient(relay), testClient(relay)]
          await writer.open(preimage)
          await Promise.all(numbered(before).map(entry => writer.append(channel, [entry])))
          reader.send({ type: 'watch', req: 1, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
          const writing = numbered(during, before).map(entry =>
            scheduler.schedule(Promise.resolve()).then(() => writer.append(channel, [entry])),
          )
          await scheduler.waitFor(Promise.all([...writing, reader.take('watched')]))
          // The last answer can set off one more question.
          do {
            await scheduler.waitAll()
            await settled()
          } while (scheduler.count() > 0)
          expect(ok({ after: 0, entries: entriesOf(reader.inbox, channel) })).toEqual(await memory.read(channel, 0, Infinity))
          expect(await memory.head(channel)).toMatchObject({ value: { n: before + during } })
        },
      ),
      { numRuns: 200 },
    )
  })

  test('watching again starts afresh and leaves one subscription', async () => {
    const relay = testRelay()
    const [writer, reader] = [testClient(relay), testClient(relay)]
    await writer.open(preimage)
    await reader.watch(channel)
    await writer.append(channel, texts('x'))
    await settled()
    expect(entriesOf(reader.inbox.splice(0), channel)).toHaveLength(1)
    expect(entriesOf(await reader.watch(channel), channel)).toHaveLength(1)
    await writer.append(channel, texts('y'))
    await settled()
    expect(entriesOf(reader.inbox, channel, 1)).toEqual(texts('y'))
  })
})

describe('digests tell what happened to a relay', () => {
  test('[P6.2] a digest that does not fit answers `restart` and everything from the start', async () => {
    const client = testClient(testRelay())
    await client.open(preimage)
    await client.append(channel, texts('x', 'y'))
    const good = await extendDigest(FIRST_DIGEST, texts('x'))
    expect((await client.watch(channel, 1, good)).map(it => it.type)).toEqual(['entries', 'caughtUp'])
    for (const [after, digest] of [[1, FIRST_DIGEST] as const, [3, good] as const]) {
      const frames = await client.watch(channel, after, digest)
      expect(frames.map(it => it.type)).toEqual(['restart', 'entries', 'caughtUp'])
      expect(entriesOf(frames, channel)).toEqual(texts('x', 'y'))
    }
  })

  test('[P6.1] a wiped relay is told what it lacks, and ends at the same digest', async () => {
    const store = createMemoryStore()
    const before = testClient(testRelay({ store }))
    await before.open(preimage)
    const first = await before.append(channel, texts('x', 'y'))
    store.restore(new Map())
    const after = testClient(testRelay({ store }))
    expect(await after.watch(channel)).toEqual([{ type: 'refused', channel, code: 'unknown-channel' }])
    await after.open(preimage)
    const again = await after.append(channel, texts('x', 'y'))
    expect(first.type === 'appended' && again.type === 'appended' && again.digest).toEqual(first.type === 'appended' && first.digest)
  })

  test('[P6.2] a relay rolled back and grown past a reader’s cursor is noticed', async () => {
    const store = createMemoryStore()
    const one = testClient(testRelay({ store }))
    await one.open(preimage)
    await one.append(channel, texts('x'))
    const old = store.copy()
    await one.append(channel, texts('y'))
    const mine = await extendDigest(FIRST_DIGEST, texts('x', 'y'))
    store.restore(old)
    const two = testClient(testRelay({ store }))
    await two.append(channel, texts('z', 'w'))
    const frames = await two.watch(channel, 2, mine)
    expect(frames[0]).toEqual({ type: 'restart', channel })
    expect(entriesOf(frames, channel)).toEqual(texts('x', 'z', 'w'))
    expect(await two.append(channel, texts('x', 'y'))).toMatchObject({ from: 3, n: 4, added: [1] })
  })
})
