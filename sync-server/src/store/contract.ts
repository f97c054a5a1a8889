import { type Bytes, equalBytes, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { MAX_ENTRIES } from '@porchlight/shared/wire/limits'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type ChannelStore, NO_LIMITS, type StoreLimits } from '../ports.ts'
import { trimContract } from './testing/trim-contract.ts'
import { sha256 } from './hash.ts'

const id = (name: string): ChannelId => name.padEnd(32, '0') as ChannelId
const KEEPER = new Uint8Array(32).fill(7)
const texts = (...all: string[]): Bytes[] => all.map(utf8)

/** What every ChannelStore promises. An adapter's test calls this with its own `make`. */
export function channelStoreContract(name: string, make: (limits: StoreLimits) => ChannelStore): void {
  const opened: ChannelStore[] = []
  const store = (limits: Partial<StoreLimits> = {}): ChannelStore => {
    const made = make({ ...NO_LIMITS, ...limits })
    opened.push(made)
    return made
  }
  afterEach(async () => {
    for (const it of opened.splice(0)) await it.close()
  })

  const read = async (it: ChannelStore, channel: ChannelId, after: number, maxBytes: number) =>
    must(await it.read(channel, after, maxBytes)).entries
  const all = (it: ChannelStore, channel: ChannelId) => read(it, channel, 0, Infinity)

  trimContract(name, store)

  describe(`${name} keeps the ChannelStore contract`, () => {
    test('a channel is unknown until it is opened; a second open changes nothing', async () => {
      const it = store()
      for (const asked of [it.head(id('a')), it.read(id('a'), 0, 1), it.digestAt(id('a'), 0), it.append(id('a'), texts('x'))])
        expect(await asked).toEqual({ ok: false, error: { code: 'unknown-channel' } })
      must(await it.open(id('a'), KEEPER))
      expect(must(await it.head(id('a')))).toEqual({ n: 0, digest: FIRST_DIGEST })
      must(await it.append(id('a'), texts('x')))
      must(await it.open(id('a'), KEEPER))
      expect(must(await it.head(id('a'))).n).toBe(1)
    })

    test('open and append called one after the other, without waiting, both take effect', async () => {
      const it = store()
      const [opening, first, second] = await Promise.all([
        it.open(id('a'), KEEPER),
        it.append(id('a'), texts('x')),
        it.append(id('a'), texts('y')),
      ])
      must(opening)
      expect([must(first).n, must(second).n]).toEqual([1, 2])
      expect(await all(it, id('a'))).toEqual(texts('x', 'y'))
    })

    test('[P2.7] the same entry is stored once in a channel, whoever appends it how often, and separately in each channel', async () => {
      const it = store()
      await it.open(id('a'), KEEPER)
      await it.open(id('b'), KEEPER)
      expect(must(await it.append(id('a'), texts('x', 'y', 'x')))).toMatchObject({ n: 2, from: 0, added: [0, 1] })
      expect(must(await it.append(id('a'), texts('y', 'z')))).toMatchObject({ n: 3, from: 2, added: [1] })
      expect(must(await it.append(id('a'), texts('x')))).toMatchObject({ n: 3, from: 3, added: [] })
      expect(must(await it.append(id('b'), texts('x')))).toMatchObject({ n: 1, from: 0, added: [0] })
      expect(await all(it, id('a'))).toEqual(texts('x', 'y', 'z'))
    })

    test('the digests are those that a client computes for itself, at every place', async () => {
      const it = store()
      await it.open(id('a'), KEEPER)
      const entries = texts('one', 'two', 'three')
      const { digest } = must(await it.append(id('a'), entries))
      expect(equalBytes(digest, await extendDigest(FIRST_DIGEST, entries))).toBe(true)
      for (let n = 0; n <= 3; n++)
        expect(equalBytes(must(await it.digestAt(id('a'), n))!, await extendDigest(FIRST_DIGEST, entries.slice(0, n)))).toBe(true)
      expect(must(await it.digestAt(id('a'), 4))).toBeUndefined()
    })

    test('reading goes in order, by chunks that fit, and gives a large entry alone', async () => {
      const it = store()
      await it.open(id('a'), KEEPER)
      const entries = [10, 10, 30, 10].map((length, i) => new Uint8Array(length).fill(i))
      must(await it.append(id('a'), entries))
      expect(await read(it, id('a'), 0, 25)).toEqual(entries.slice(0, 2))
      expect(await read(it, id('a'), 2, 25)).toEqual(entries.slice(2, 3))
      expect(await read(it, id('a'), 3, 25)).toEqual(entries.slice(3))
      expect(await read(it, id('a'), 4, 25)).toEqual([])
      expect(await read(it, id('a'), 9, 25)).toEqual([])
    })

    test('one read gives no more entries than a frame may hold', async () => {
      const it = store()
      await it.open(id('a'), KEEPER)
      const numbered = Array.from({ length: MAX_ENTRIES + 20 }, (_, i) => utf8(`entry ${i}`))
      must(await it.append(id('a'), numbered.slice(0, MAX_ENTRIES)))
      must(await it.append(id('a'), numbered.slice(MAX_ENTRIES)))
      expect((await all(it, id('a'))).length).toBe(MAX_ENTRIES)
      expect(await read(it, id('a'), MAX_ENTRIES, Infinity)).toEqual(numbered.slice(MAX_ENTRIES))
    })

    test('[P2.6] an append beyond a quota is refused as a whole; what is there already is still `appended`', async () => {
      const it = store({ bytes: 8, channelBytes: 5 })
      await it.open(id('a'), KEEPER)
      await it.open(id('b'), KEEPER)
      must(await it.append(id('a'), texts('1234')))
      expect(await it.append(id('a'), texts('x', 'yz'))).toMatchObject({ ok: false, error: { code: 'full' } })
      expect(await all(it, id('a'))).toEqual(texts('1234'))
      expect(must(await it.append(id('a'), texts('1234', '1234'))).added).toEqual([])
      must(await it.append(id('b'), texts('abcd')))
      expect(await it.append(id('b'), texts('x'))).toMatchObject({ ok: false, error: { code: 'full' } })
      expect(must(await it.append(id('b'), texts('abcd'))).n).toBe(1)
    })

    test('channels beyond the quota are refused, those that exist are not', async () => {
      const it = store({ channels: 1 })
      must(await it.open(id('a'), KEEPER))
      expect(await it.open(id('b'), KEEPER)).toMatchObject({ ok: false, error: { code: 'full' } })
      must(await it.open(id('a'), KEEPER))
    })

    test('what a caller does to its bytes afterwards, or to those it was given, does not reach the store', async () => {
      const it = store()
      await it.open(id('a'), KEEPER)
      const mine = utf8('abc')
      must(await it.append(id('a'), [mine]))
      mine.fill(0)
      expect(await all(it, id('a'))).toEqual(texts('abc'))
    })

    test('any sequence of appends, in any grouping, gives the list without repeats and its digest', async () => {
      const appends = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.nat(20), { minLength: 1, maxLength: 5 })), {
        maxLength: 30,
      })
      await fc.assert(
        fc.asyncProperty(appends, async list => {
          const it = make(NO_LIMITS)
          const expected = new Map<string, Bytes[]>([...'abc'].map(channel => [channel, []]))
          const opening = [...expected.keys()].map(channel => it.open(id(channel), KEEPER))
          const answers = list.map(([channel, numbers]) =>
            it.append(
              id(channel),
              numbers.map(n => utf8(`entry ${n}`)),
            ),
          )
          await Promise.all(opening)
          for (const [i, answer] of (await Promise.all(answers)).entries()) {
            const [channel, numbers] = list[i]!
            const known = expected.get(channel)!
            const from = known.length
            const fresh = [...new Set(numbers)].map(n => utf8(`entry ${n}`)).filter(entry => !known.some(other => equalBytes(other, entry)))
            known.push(...fresh)
            const { added, ...head } = must(answer)
            expect(head).toEqual({ from, n: known.length, digest: new Uint8Array(await extendDigest(FIRST_DIGEST, known)) })
            expect(added.map(index => numbers[index])).toEqual(fresh.map(entry => Number(new TextDecoder().decode(entry).slice(6))))
          }
          for (const [channel, entries] of expected) expect((await all(it, id(channel))).map(sha256)).toEqual(entries.map(sha256))
          await it.close()
        }),
        { numRuns: 25 },
      )
    })
  })
}
