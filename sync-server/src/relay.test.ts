import { fromHex, utf8 } from '@porchlight/shared/base/bytes'
import { fail, ok } from '@porchlight/shared/base/result'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { encodeFrame } from '@porchlight/shared/wire/frames'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ChannelStore } from './ports.ts'
import { createMemoryStore } from './store/memory.ts'
import { createTestClock, entriesOf, testChannel, testClient, testRelay } from './testing.ts'

const { preimage, channel } = testChannel('a turf')
const texts = (...all: string[]) => all.map(utf8)
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => utf8(`entry ${from + i}`))
/** Resolves once everything that was set off without real input or output has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('joining', () => {
  test('the relay numbers its sockets itself and answers in the stock handshake', async () => {
    const relay = testRelay()
    const client = testClient(relay, { join: false })
    client.send({ type: 'join', senderId: 'somebody', versions: ['1', '2'] })
    expect(client.inbox).toEqual([{ type: 'peer', senderId: 'relay-1', targetId: 'somebody', version: '1' }])
  })

  test('a client of another version is told so and let go', () => {
    const client = testClient(testRelay(), { join: false })
    client.send({ type: 'join', senderId: 'x', versions: ['7'] })
    expect(client.inbox).toEqual([{ type: 'refused', code: 'old-version' }])
    expect(client.closed).toBe(true)
  })

  test('whoever says something else first, or nothing for ten seconds, is let go', () => {
    const clock = createTestClock()
    const relay = testRelay({ clock })
    const rude = testClient(relay, { join: false })
    rude.send({ type: 'watch', req: 1, channels: [] })
    expect(rude.closed).toBe(true)
    const [silent, joined] = [testClient(relay, { join: false }), testClient(relay)]
    clock.pass(10_001)
    expect([silent.closed, joined.closed, relay.sockets()]).toEqual([true, false, 1])
  })
})

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
          await scheduler.waitAll()
          await settled()
          expect(ok(entriesOf(reader.inbox, channel))).toEqual(await memory.read(channel, 0, Infinity))
          expect(await memory.head(channel)).toMatchObject({ value: { n: before + during } })
        },
      ),
      { numRuns: 100 },
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

  test('[P6.3] a relay rolled back and grown past a reader’s cursor is noticed', async () => {
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

describe('slow readers', () => {
  test('a slow phone holds its own cursor back, gets nothing more meanwhile, and everything once it can', async () => {
    const relay = testRelay()
    const [writer, slow] = [testClient(relay), testClient(relay)]
    await writer.open(preimage)
    await slow.watch(channel)
    slow.buffered = DEFAULT_LIMITS.highWater + 1
    for (const entry of numbered(50)) await writer.append(channel, [entry])
    writer.send({ type: 'cast', channel, payload: utf8('presence') })
    await settled()
    expect(slow.inbox).toEqual([])
    slow.buffered = 0
    slow.drained()
    await settled()
    expect(entriesOf(slow.inbox, channel)).toEqual(numbered(50))
  })

  test('catching up stops at the high-water mark too', async () => {
    const relay = testRelay()
    const [writer, slow] = [testClient(relay), testClient(relay)]
    await writer.open(preimage)
    for (let i = 0; i < 8; i++) await writer.append(channel, [new Uint8Array(200_000).fill(i)])
    const done = slow.watch(channel)
    slow.buffered = DEFAULT_LIMITS.highWater + 1
    await settled()
    expect(slow.inbox).toEqual([])
    slow.buffered = 0
    slow.drained()
    expect(entriesOf(await done, channel)).toHaveLength(8)
  })

  test('who asks without end and reads nothing is cut off', async () => {
    const relay = testRelay()
    const client = testClient(relay)
    client.buffered = DEFAULT_LIMITS.cutOff + 1
    client.send({ type: 'watch', req: 1, channels: [] })
    await settled()
    expect(client.closed).toBe(true)
  })
})

describe('casts', () => {
  test('reach the other watchers only, and are not stored', async () => {
    const relay = testRelay()
    const [alice, bob, eve] = [testClient(relay), testClient(relay), testClient(relay)]
    await alice.open(preimage)
    await alice.watch(channel)
    await bob.watch(channel)
    eve.send({ type: 'cast', channel, payload: utf8('hello') })
    alice.send({ type: 'cast', channel, payload: utf8('here') })
    expect(bob.inbox).toEqual(['hello', 'here'].map(it => ({ type: 'cast', channel, payload: utf8(it) })))
    expect(alice.inbox).toHaveLength(1)
    expect(eve.inbox).toEqual([])
    expect(entriesOf(await bob.watch(channel), channel)).toEqual([])
  })

  test('too many are refused for a while', async () => {
    const clock = createTestClock()
    const relay = testRelay({ clock, limits: { address: { ...DEFAULT_LIMITS.address, casts: { perSecond: 2, burst: 3 } } } })
    const client = testClient(relay)
    for (let i = 0; i < 4; i++) client.send({ type: 'cast', channel, payload: utf8('x') })
    expect(client.inbox).toEqual([{ type: 'refused', channel, code: 'slow-down', retryAfter: 500 }])
    clock.pass(500)
    client.send({ type: 'cast', channel, payload: utf8('x') })
    expect(client.inbox).toHaveLength(1)
  })
})

describe('hosting', () => {
  const hosting = { admits: (pass: string | undefined) => pass === 'neighbours' }

  test('without a pass no channel is opened; with one it is; afterwards nobody needs it', async () => {
    const relay = testRelay({ hosting })
    const client = testClient(relay)
    expect(await client.open(preimage)).toEqual({ type: 'refused', req: 1, channel, code: 'pass-needed' })
    expect(await client.open(preimage, 'wrong')).toMatchObject({ code: 'pass-needed' })
    expect(await client.open(preimage, 'neighbours')).toMatchObject({ type: 'opened' })
    const other = testClient(relay)
    expect(await other.open(preimage)).toMatchObject({ type: 'opened' })
    expect(await other.append(channel, texts('x'))).toMatchObject({ type: 'appended' })
  })
})

describe('trouble', () => {
  test('[P2.1] `appended` and announcements wait for the store, however long it takes', async () => {
    const memory = createMemoryStore()
    let commit = () => undefined as void
    const store: ChannelStore = { ...memory, append: (...args) => new Promise(resolve => (commit = () => resolve(memory.append(...args)))) }
    const relay = testRelay({ store })
    const [alice, bob] = [testClient(relay), testClient(relay)]
    await alice.open(preimage)
    await bob.watch(channel)
    const answer = alice.append(channel, texts('x'))
    await settled()
    expect([alice.inbox, bob.inbox]).toEqual([[], []])
    commit()
    expect(await answer).toMatchObject({ type: 'appended' })
    await settled()
    expect(bob.inbox).toHaveLength(1)
  })

  test('[P2.6] a store that fails or is full is told by name with a time to try again, and nobody hears of the entries', async () => {
    const memory = createMemoryStore()
    for (const error of [
      { code: 'full', retryAfter: 60_000 },
      { code: 'internal', retryAfter: 5000 },
    ]) {
      let broken = true
      const store: ChannelStore = { ...memory, append: async (...args) => (broken ? fail(error) : memory.append(...args)) }
      const relay = testRelay({ store })
      const [alice, bob] = [testClient(relay), testClient(relay)]
      await alice.open(preimage)
      await bob.watch(channel)
      expect(await alice.append(channel, texts(error.code))).toEqual({ type: 'refused', req: 2, channel, ...error })
      await settled()
      expect(bob.inbox).toEqual([])
      broken = false
      expect(await alice.append(channel, texts(error.code))).toMatchObject({ type: 'appended' })
    }
  })

  test('a store that cannot be read refuses the watch and keeps the socket', async () => {
    const memory = createMemoryStore()
    const store: ChannelStore = { ...memory, read: async () => fail({ code: 'internal', retryAfter: 5000 }) }
    const client = testClient(testRelay({ store }))
    await client.open(preimage)
    await client.append(channel, texts('x'))
    expect(await client.watch(channel)).toEqual([{ type: 'refused', channel, code: 'internal', retryAfter: 5000 }])
    expect(client.closed).toBe(false)
  })

  test('a bug behind one socket costs that socket and is told to the log', async () => {
    const log: string[] = []
    const memory = createMemoryStore()
    const store: ChannelStore = { ...memory, append: () => Promise.reject(new Error('a bug')) }
    const relay = testRelay({ store, log: line => log.push(line) })
    const [unlucky, other] = [testClient(relay), testClient(relay)]
    expect(await unlucky.append(channel, texts('x')).catch(() => 'closed')).toBe('closed')
    expect(unlucky.inbox).toEqual([{ type: 'refused', code: 'internal', retryAfter: 5000 }])
    expect(log.join()).toContain('a bug')
    expect(await other.open(preimage)).toMatchObject({ type: 'opened' })
  })

  test('[P8.1] malformed bytes are refused and end that socket only, whatever they are', async () => {
    const relay = testRelay()
    const other = testClient(relay)
    await other.open(preimage)
    const good = encodeFrame({ type: 'append', req: 1, channel, entries: numbered(3) })
    const bytes = fc.oneof(
      fc.constant(fromHex('f6')),
      fc.uint8Array({ maxLength: 64 }),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, value]) => good.with(at, value)),
      fc.nat(good.length - 1).map(length => good.slice(0, length)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async hostile => {
        const client = testClient(relay)
        client.sendBytes(hostile)
        await settled()
        const [answer] = client.inbox
        const refusedAndClosed = answer?.type === 'refused' && ['malformed', 'too-large'].includes(answer.code) && client.closed
        // A mutation can still be a frame, to this channel or another.
        const answered =
          !client.closed && (answer?.type === 'appended' || (answer?.type === 'refused' && answer.code === 'unknown-channel'))
        expect(refusedAndClosed || answered).toBe(true)
        client.hangUp()
      }),
      { numRuns: 500 },
    )
    expect(await other.append(channel, texts('still here'))).toMatchObject({ type: 'appended' })
    expect(relay.sockets()).toBe(1)
  })

  test('an address that sends too much is told when to come back; another address is not', async () => {
    const clock = createTestClock()
    const relay = testRelay({ clock, limits: { address: { ...DEFAULT_LIMITS.address, requests: { perSecond: 10, burst: 2 } } } })
    const [one, same, other] = [
      testClient(relay, { address: 'a' }),
      testClient(relay, { address: 'a' }),
      testClient(relay, { address: 'b' }),
    ]
    await one.open(preimage)
    await same.append(channel, texts('x'))
    expect(await one.append(channel, texts('y'))).toEqual({ type: 'refused', req: 2, channel, code: 'slow-down', retryAfter: 100 })
    expect(await other.append(channel, texts('y'))).toMatchObject({ type: 'appended' })
    clock.pass(100)
    expect(await one.append(channel, texts('z'))).toMatchObject({ type: 'appended' })
  })

  test('a socket that has gone leaves nothing behind, and its writes still count', async () => {
    const relay = testRelay()
    const [alice, bob] = [testClient(relay), testClient(relay)]
    await alice.open(preimage)
    await alice.watch(channel)
    await bob.watch(channel)
    alice.send({ type: 'append', req: 9, channel, entries: texts('last words') })
    alice.hangUp()
    await settled()
    expect(entriesOf(bob.inbox, channel)).toEqual(texts('last words'))
    expect(relay.sockets()).toBe(1)
  })

  test('[P2.7] closing answers what was begun, takes nothing more, and lets everybody go', async () => {
    const memory = createMemoryStore()
    let commit = () => undefined as void
    const store: ChannelStore = { ...memory, append: (...args) => new Promise(resolve => (commit = () => resolve(memory.append(...args)))) }
    const relay = testRelay({ store })
    const client = testClient(relay)
    await client.open(preimage)
    const answer = client.append(channel, texts('x'))
    const closing = relay.close()
    client.send({ type: 'append', req: 99, channel, entries: texts('too late') })
    commit()
    expect(await answer).toMatchObject({ type: 'appended', n: 1 })
    await closing
    expect(client.closed).toBe(true)
    expect(await memory.head(channel)).toEqual(ok(expect.objectContaining({ n: 1 })))
  })
})
