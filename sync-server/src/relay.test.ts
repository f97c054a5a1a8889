import { fromHex, utf8 } from '@porchlight/shared/base/bytes'
import { fail, ok } from '@porchlight/shared/base/result'
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
    client.send({ type: 'join', senderId: 'somebody', versions: ['3', '1', '2'] })
    expect(client.inbox).toEqual([{ type: 'peer', senderId: 'relay-1', targetId: 'somebody', version: '2' }])
    const stock = testClient(relay, { join: false })
    stock.send({ type: 'join', senderId: 'somebody', versions: ['1'] })
    expect(stock.inbox).toEqual([{ type: 'peer', senderId: 'relay-2', targetId: 'somebody', version: '1' }])
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

  test('what comes next after a slow moment brings what was held back before it', async () => {
    const relay = testRelay()
    const [writer, slow] = [testClient(relay), testClient(relay)]
    await writer.open(preimage)
    await slow.watch(channel)
    slow.buffered = DEFAULT_LIMITS.highWater + 1
    await writer.append(channel, texts('held back'))
    await settled()
    slow.buffered = 0
    await writer.append(channel, texts('next'))
    await settled()
    expect(entriesOf(slow.inbox, channel)).toEqual(texts('held back', 'next'))
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

  test('[P2.3] a store that fails or is full is told by name with a time to try again, and nobody hears of the entries', async () => {
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

  test('[P2.8] closing answers what was begun, takes nothing more, and lets everybody go', async () => {
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
