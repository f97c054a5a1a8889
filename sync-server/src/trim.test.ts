import { type Bytes, utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import type { RelayFrame } from '@porchlight/shared/wire/frames'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from './limits.ts'
import { sha256 } from './store/hash.ts'
import { createMemoryStore } from './store/memory.ts'
import { createTestClock, entriesOf, testChannel, testClient, testRelay } from './testing.ts'

const { preimage, channel } = testChannel('a turf')
const texts = (...all: string[]) => all.map(utf8)
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => utf8(`entry ${from + i}`))
const digestOf = (entries: readonly Bytes[]) => extendDigest(FIRST_DIGEST, entries)
const settled = () => new Promise(resolve => setImmediate(resolve))
const types = (frames: readonly RelayFrame[]) => frames.map(frame => frame.type)

/** A relay with five entries, three of them trimmed. */
async function setup() {
  const clock = createTestClock()
  const store = createMemoryStore()
  const relay = testRelay({ clock, store })
  const writer = testClient(relay)
  const entries = numbered(5)
  await writer.open(preimage)
  await writer.append(channel, entries)
  const at = await digestOf(entries.slice(0, 3))
  const answer = await writer.trim(channel, 3, at)
  return { clock, store, relay, writer, entries, at, answer }
}

describe('trim on the wire', () => {
  test('the keeper trims, and is told where the channel begins now', async () => {
    const { answer, at } = await setup()
    expect(answer).toEqual({ type: 'trimmed', req: 3, channel, upTo: 3, digest: at })
  })

  test('[A21] without the keeper it is refused; so is a place that the channel does not have, or another history', async () => {
    const { writer, entries, at } = await setup()
    const refused = async (answer: Promise<RelayFrame>) => ((await answer) as { code?: string }).code
    const head = await digestOf(entries)
    expect(await refused(writer.trim(channel, 5, head, { keeper: utf8('a guess of thirty-two bytes ....') }))).toBe('wrong-keeper')
    expect(await refused(writer.trim(channel, 6, head))).toBe('other-history')
    expect(await refused(writer.trim(channel, 4, head))).toBe('other-history')
    expect(entriesOf(await writer.watch(channel, 3, at), channel, 3)).toEqual(entries.slice(3))
  })

  test('[A21] a channel opened first with another keeper is another channel', async () => {
    const { relay } = await setup()
    const other = testClient(relay)
    const stolen = new Uint8Array([...sha256(utf8('another keeper')), ...preimage.subarray(32)]) as Bytes
    const opened = await other.open(stolen)
    expect(opened.type === 'opened' && opened.channel !== channel).toBe(true)
  })

  test('a fresh device begins at the trim, with the digest there, and can go on from what it got', async () => {
    const { relay, entries, at } = await setup()
    const frames = await testClient(relay).watch(channel)
    expect(types(frames)).toEqual(['trimmed', 'entries', 'caughtUp'])
    expect(frames[0]).toEqual({ type: 'trimmed', channel, upTo: 3, digest: at })
    expect(entriesOf(frames, channel, 3)).toEqual(entries.slice(3))
    const digest = await extendDigest(at, entries.slice(3))
    expect(frames[2]).toMatchObject({ n: 5, digest })
    expect(types(await testClient(relay).watch(channel, 5, digest))).toEqual(['caughtUp'])
  })

  test('a device that stands behind the trim goes on at the trim; one that had another history is told so first', async () => {
    const { relay, entries } = await setup()
    const behind = await testClient(relay).watch(channel, 2, await digestOf(entries.slice(0, 2)))
    expect(types(behind)).toEqual(['trimmed', 'entries', 'caughtUp'])
    expect(entriesOf(behind, channel, 3)).toEqual(entries.slice(3))
    for (const [after, digest] of [
      [2, FIRST_DIGEST],
      [4, FIRST_DIGEST],
      [9, FIRST_DIGEST],
    ] as const) {
      const other = await testClient(relay).watch(channel, after, digest)
      expect(types(other)).toEqual(['restart', 'trimmed', 'entries', 'caughtUp'])
      expect(entriesOf(other, channel, 3)).toEqual(entries.slice(3))
    }
  })

  test('a device that stands at the trim or after it notices nothing', async () => {
    const { relay, entries, at } = await setup()
    for (const after of [3, 4]) {
      const frames = await testClient(relay).watch(channel, after, await digestOf(entries.slice(0, after)))
      expect(types(frames)).toEqual(['entries', 'caughtUp'])
      expect(entriesOf(frames, channel, after)).toEqual(entries.slice(after))
    }
    expect(types(await testClient(relay).watch(channel, 3, at))).toEqual(['entries', 'caughtUp'])
  })

  test('what is kept comes to everybody as new entries, so that who reads from the trim on has it too', async () => {
    const { relay, writer, entries, at } = await setup()
    const reader = testClient(relay)
    await reader.watch(channel, 3, at)
    const digest = await digestOf(entries.slice(0, 4))
    await writer.trim(channel, 4, digest, { keep: [sha256(entries[3]!)] })
    await settled()
    expect(reader.inbox).toEqual([{ type: 'entries', channel, from: 5, entries: [entries[3]] }])
    expect(entriesOf(await testClient(relay).watch(channel), channel, 4)).toEqual([entries[4], entries[3]])
  })

  test('whoever is in the middle of catching up when it is trimmed goes on at the trim', async () => {
    const { relay, writer } = await setup()
    const more = numbered(300, 5)
    for (let i = 0; i < 300; i += 100) await writer.append(channel, more.slice(i, i + 100))
    const slow = testClient(relay)
    slow.buffered = DEFAULT_LIMITS.highWater + 1
    slow.send({ type: 'watch', req: 9, channels: [{ channel, after: 0, digest: FIRST_DIGEST }] })
    await settled()
    expect(types(slow.inbox)).toEqual(['trimmed'])
    const digest = await digestOf(numbered(250))
    await writer.trim(channel, 250, digest)
    slow.buffered = 0
    slow.drained()
    await slow.take('watched')
    expect(types(slow.inbox)).toEqual(['trimmed', 'trimmed', 'entries', 'caughtUp'])
    expect(entriesOf(slow.inbox, channel, 250)).toEqual(numbered(55, 250))
  })

  test('`untrim` gives back what is not erased; after thirty days it is erased, by the clock', async () => {
    const { clock, store, relay, writer, entries, at } = await setup()
    const keeper = utf8('the secret of the test channels.')
    writer.send({ type: 'untrim', req: 70, channel, keeper })
    expect(await writer.take('trimmed')).toEqual({ type: 'trimmed', req: 70, channel, upTo: 0, digest: FIRST_DIGEST })
    expect(entriesOf(await testClient(relay).watch(channel), channel)).toEqual(entries)
    await writer.trim(channel, 3, at)
    const day = 24 * 3_600_000
    const pass = async (ms: number) => {
      clock.pass(ms)
      await settled()
      clock.pass(DEFAULT_LIMITS.eraseEveryMs)
      await settled()
    }
    await pass(29 * day)
    expect(must(await store.digestAt(channel, 1))).toBeDefined()
    await pass(day)
    expect(must(await store.digestAt(channel, 1))).toBeUndefined()
    writer.send({ type: 'untrim', req: 71, channel, keeper })
    expect(await writer.take('trimmed')).toEqual({ type: 'trimmed', req: 71, channel, upTo: 3, digest: at })
    // Nobody can tell any more whether it is the same history: it begins at the trim.
    expect(types(await testClient(relay).watch(channel, 2, FIRST_DIGEST))).toEqual(['trimmed', 'entries', 'caughtUp'])
  })
})

describe('version 1 of the wire', () => {
  test('what is not trimmed is read as ever, and what is trimmed from the trim on', async () => {
    const { relay, entries } = await setup()
    const other = testChannel('not trimmed')
    const old = testClient(relay, { version: '1' })
    await old.open(other.preimage)
    await old.append(other.channel, texts('x'))
    expect(entriesOf(await old.watch(other.channel), other.channel)).toEqual(texts('x'))
    expect(entriesOf(await old.watch(channel, 4, await digestOf(entries.slice(0, 4))), channel, 4)).toEqual(entries.slice(4))
  })

  test('where it would have to begin at a trim it is told to update; its own queued work is still taken', async () => {
    const { relay } = await setup()
    const old = testClient(relay, { version: '1' })
    const refused = { type: 'refused', channel, code: 'old-version', retryAfter: 3_600_000 }
    expect(await old.watch(channel)).toEqual([refused])
    expect(await old.watch(channel, 9, FIRST_DIGEST)).toEqual([{ type: 'restart', channel }, refused])
    expect(await old.append(channel, texts('late work'))).toMatchObject({ type: 'appended', n: 6 })
  })
})
