import { type Bytes, equalBytes, utf8 } from '@porchlight/shared/base/bytes'
import type { ChannelId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelStore, StoreLimits, Trim } from '../../ports.ts'
import { sha256 } from '../hash.ts'

const KEEPER = new Uint8Array(32).fill(7)
const channel = 'a'.padEnd(32, '0') as ChannelId
const texts = (...all: string[]): Bytes[] => all.map(utf8)
const digestOf = (entries: readonly Bytes[]) => extendDigest(FIRST_DIGEST, entries)

/** What every ChannelStore promises about trims: part of its contract. */
export function trimContract(name: string, store: (limits?: Partial<StoreLimits>) => ChannelStore): void {
  const filled = async (entries: readonly Bytes[], limits: Partial<StoreLimits> = {}) => {
    const it = store(limits)
    must(await it.open(channel, KEEPER))
    must(await it.append(channel, entries))
    return it
  }
  const trim = async (it: ChannelStore, entries: readonly Bytes[], more: Partial<Trim> = {}) =>
    it.trim(channel, { keeperHash: KEEPER, upTo: entries.length, digest: await digestOf(entries), keep: [], now: 1000, ...more })
  const all = async (it: ChannelStore) => must(await it.read(channel, 0, Infinity))
  const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

  describe(`${name} keeps the ChannelStore contract of trims`, () => {
    test('a trim hides the entries up to a place; the channel begins there, with the digest there, and goes on counting', async () => {
      const entries = texts('one', 'two', 'three')
      const it = await filled(entries)
      const { start } = must(await trim(it, entries.slice(0, 2)))
      expect(start).toEqual({ n: 2, digest: new Uint8Array(await digestOf(entries.slice(0, 2))) })
      expect(must(await it.start(channel))).toEqual(start)
      expect(await all(it)).toEqual({ after: 2, entries: texts('three') })
      expect(must(await it.read(channel, 2, Infinity))).toEqual({ after: 2, entries: texts('three') })
      const { n, digest } = must(await it.append(channel, texts('four')))
      expect(n).toBe(4)
      expect(equalBytes(digest, await digestOf([...entries, ...texts('four')]))).toBe(true)
      // Whoever stands inside what is hidden can still be compared.
      expect(equalBytes(must(await it.digestAt(channel, 1))!, await digestOf(entries.slice(0, 1)))).toBe(true)
    })

    test('[A21] only the keeper trims, and only the history that is meant', async () => {
      const entries = texts('one', 'two')
      const it = await filled(entries)
      expect(code(await trim(it, entries, { keeperHash: new Uint8Array(32) }))).toBe('wrong-keeper')
      expect(code(await trim(it, texts('one', 'other')))).toBe('other-history')
      expect(code(await trim(it, texts('one', 'two', 'three')))).toBe('other-history')
      expect(code(await it.untrim(channel, new Uint8Array(32)))).toBe('wrong-keeper')
      expect(await all(it)).toEqual({ after: 0, entries })
      expect(code(await it.trim('b'.repeat(32) as ChannelId, { keeperHash: KEEPER, upTo: 0, digest: KEEPER, keep: [], now: 0 }))).toBe(
        'unknown-channel',
      )
      must(await trim(it, entries))
      expect(must(await trim(it, entries.slice(0, 1))).start.n).toBe(2)
    })

    test('what is kept stands once more at the end, in its order, and only that; the same again changes nothing', async () => {
      const entries = texts('one', 'two', 'three', 'four')
      const it = await filled(entries)
      const keep = [sha256(utf8('three')), sha256(utf8('one')), sha256(utf8('four')), sha256(utf8('never seen'))]
      const trimmed = must(await trim(it, entries.slice(0, 3), { keep }))
      expect(trimmed).toMatchObject({ from: 4, again: texts('one', 'three') })
      expect(await all(it)).toEqual({ after: 3, entries: texts('four', 'one', 'three') })
      const { n, digest } = must(await it.head(channel))
      expect(n).toBe(6)
      expect(equalBytes(digest, await digestOf([...entries, ...texts('one', 'three')]))).toBe(true)
      expect(must(await trim(it, entries.slice(0, 3), { keep })).again).toEqual([])
    })

    test('what is hidden is not held: appended again it stands again, and only once', async () => {
      const entries = texts('one', 'two')
      const it = await filled(entries)
      must(await trim(it, entries.slice(0, 1)))
      expect(must(await it.append(channel, entries))).toMatchObject({ n: 3, from: 2, added: [0] })
      expect(must(await it.append(channel, entries)).added).toEqual([])
      expect(await all(it)).toEqual({ after: 1, entries: texts('two', 'one') })
    })

    test('`untrim` shows it again, as long as it is not erased', async () => {
      const entries = texts('one', 'two', 'three')
      const it = await filled(entries)
      must(await trim(it, entries.slice(0, 1), { now: 10 }))
      must(await trim(it, entries.slice(0, 2), { now: 20 }))
      expect(must(await it.erase(10))).toBe(1)
      expect(must(await it.untrim(channel, KEEPER))).toEqual({ n: 1, digest: new Uint8Array(await digestOf(entries.slice(0, 1))) })
      expect(await all(it)).toEqual({ after: 1, entries: texts('two', 'three') })
      expect(must(await it.append(channel, texts('two'))).added).toEqual([])
      // Nothing waits to be erased any more.
      expect(must(await it.erase(Infinity))).toBe(0)
      expect(await all(it)).toEqual({ after: 1, entries: texts('two', 'three') })
    })

    test('what was hidden long enough is erased, its room is given back, and the digest of the trim is kept', async () => {
      const entries = texts('1234', '567')
      const it = await filled(entries, { bytes: 8 })
      must(await trim(it, entries, { now: 1000 }))
      expect(must(await it.erase(999))).toBe(0)
      expect(code(await it.append(channel, texts('ab')))).toBe('full')
      for (let more = 1; more > 0;) more = must(await it.erase(1000))
      expect(must(await it.digestAt(channel, 1))).toBeUndefined()
      expect(must(await it.start(channel))).toEqual({ n: 2, digest: new Uint8Array(await digestOf(entries)) })
      expect(equalBytes(must(await it.digestAt(channel, 2))!, await digestOf(entries))).toBe(true)
      expect(must(await it.append(channel, texts('abcdefgh'))).n).toBe(3)
      expect(await all(it)).toEqual({ after: 2, entries: texts('abcdefgh') })
    })

    test('[P2.6] what is kept beyond a quota refuses the trim as a whole', async () => {
      const entries = texts('1234', 'ab')
      const it = await filled(entries, { channelBytes: 7 })
      expect(code(await trim(it, entries, { keep: [sha256(utf8('1234'))] }))).toBe('full')
      expect(await all(it)).toEqual({ after: 0, entries })
    })

    test('whatever is appended, trimmed, taken back and erased in whatever order: what is shown is what a list would show', async () => {
      const entry = fc.nat(12).map(n => utf8(`entry ${n}`))
      const act = fc.oneof(
        { weight: 4, arbitrary: fc.record({ append: fc.array(entry, { minLength: 1, maxLength: 4 }) }) },
        { weight: 2, arbitrary: fc.record({ trim: fc.nat(20), keep: fc.array(entry, { maxLength: 3 }) }) },
        { weight: 1, arbitrary: fc.constant({ untrim: true }) },
        { weight: 1, arbitrary: fc.constant({ erase: true }) },
      )
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 25 }), async acts => {
          const it = store()
          must(await it.open(channel, KEEPER))
          const list: Bytes[] = []
          let [base, gone, now] = [0, 0, 0]
          const isShown = (one: Bytes) => list.slice(base).some(other => equalBytes(one, other))
          for (const one of acts) {
            now++
            if ('append' in one) {
              must(await it.append(channel, one.append))
              for (const fresh of one.append) if (!isShown(fresh)) list.push(fresh)
            } else if ('trim' in one) {
              const upTo = Math.min(one.trim, list.length)
              const digest = await digestOf(list.slice(0, upTo))
              must(await it.trim(channel, { keeperHash: KEEPER, upTo, digest, keep: one.keep.map(sha256), now }))
              if (upTo <= base) continue
              const seen: Bytes[] = []
              for (const old of list.slice(base, upTo)) {
                const isKept = one.keep.some(other => equalBytes(other, old)) && !seen.some(other => equalBytes(other, old))
                if (isKept) seen.push(old)
              }
              list.push(...seen)
              base = upTo
            } else if ('untrim' in one) {
              must(await it.untrim(channel, KEEPER))
              base = gone
            } else {
              for (let more = 1; more > 0;) more = must(await it.erase(now))
              gone = base
            }
          }
          expect(await all(it)).toEqual({ after: base, entries: list.slice(base) })
          expect(must(await it.head(channel))).toEqual({ n: list.length, digest: new Uint8Array(await digestOf(list)) })
          expect(must(await it.start(channel))).toEqual({ n: base, digest: new Uint8Array(await digestOf(list.slice(0, base))) })
        }),
        { numRuns: 60 },
      )
    })
  })
}
