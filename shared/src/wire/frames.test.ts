import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, equalBytes, fromHex, toHex } from '../base/bytes.ts'
import { writeCbor } from '../base/cbor.ts'
import type { ChannelId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { entryHash, extendDigest, FIRST_DIGEST, nextDigest } from './digest.ts'
import { readAppend } from './frame-bytes.ts'
import {
  type ClientFrame,
  encodeFrame,
  frameFields,
  parseClientFrame,
  parseRelayFrame,
  readClientFrame,
  readRelayFrame,
  type RelayFrame,
} from './frames.ts'
import { MAX_CAST, MAX_ENTRIES, MAX_ENTRY } from './limits.ts'
import { canRetry } from './refusals.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }) as fc.Arbitrary<Uint8Array<ArrayBuffer>>
const channel = bytes(16).map(id => toHex(id) as ChannelId)
const count = fc.nat(2 ** 31 - 1)
const entries = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>>, {
  minLength: 1,
  maxLength: 9,
})
const tag = <T extends string>(type: T) => fc.constant(type)

const clientFrames: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ type: tag('join'), senderId: fc.string({ maxLength: 64 }), versions: fc.array(fc.string(), { maxLength: 16 }) }),
  fc.record(
    { type: tag('open'), req: count, preimage: bytes(64), pass: fc.string({ maxLength: 60 }) },
    { requiredKeys: ['type', 'req', 'preimage'] },
  ),
  fc.record({ type: tag('append'), req: count, channel, entries }),
  fc.record({
    type: tag('watch'),
    req: count,
    channels: fc.uniqueArray(fc.record({ channel, after: count, digest: bytes(32) }), { selector: it => it.channel, maxLength: 5 }),
  }),
  fc.record({ type: tag('cast'), channel, payload: fc.uint8Array({ maxLength: 99 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>> }),
  fc.record({
    type: tag('trim'),
    req: count,
    channel,
    upTo: count,
    digest: bytes(32),
    keep: fc.array(bytes(32), { maxLength: 5 }),
    keeper: bytes(32),
  }),
  fc.record({ type: tag('untrim'), req: count, channel, keeper: bytes(32) }),
)

const relayFrames: fc.Arbitrary<RelayFrame> = fc.oneof(
  fc.record({ type: tag('peer'), senderId: fc.string({ maxLength: 99 }), targetId: fc.string({ maxLength: 99 }), version: tag('1') }),
  fc.record({ type: tag('opened'), req: count, channel }),
  fc
    .record({
      req: count,
      channel,
      from: fc.nat(1000),
      digest: bytes(32),
      added: fc.uniqueArray(fc.nat(MAX_ENTRIES - 1), { maxLength: 9 }),
    })
    .map(it => ({ ...it, type: 'appended' as const, added: it.added.toSorted((a, b) => a - b), n: it.from + it.added.length })),
  fc.record({ type: tag('restart'), channel }),
  fc.record({ type: tag('entries'), channel, from: count, entries }),
  fc.record({ type: tag('caughtUp'), channel, n: count, digest: bytes(32) }),
  fc.record({ type: tag('watched'), req: count }),
  fc.record(
    { type: tag('trimmed'), req: count, channel, upTo: count, digest: bytes(32) },
    { requiredKeys: ['type', 'channel', 'upTo', 'digest'] },
  ),
  fc.record({ type: tag('refused'), req: count, channel, code: tag('slow-down'), retryAfter: count }, { requiredKeys: ['type', 'code'] }),
)

const refusedWith = (fields: unknown) => {
  const result = parseClientFrame(writeCbor(fields))
  return result.ok ? 'accepted' : result.error.code
}

describe('frames', () => {
  test('every client frame comes back as it was', () => {
    fc.assert(
      fc.property(clientFrames, frame => {
        expect(must(parseClientFrame(encodeFrame(frame)))).toEqual(frame)
      }),
    )
  })

  test('every relay frame comes back as it was, also when somebody else has decoded it', () => {
    fc.assert(
      fc.property(relayFrames, frame => {
        expect(must(parseRelayFrame(encodeFrame(frame)))).toEqual(frame)
        expect(must(readRelayFrame(frameFields(frame)))).toEqual(frame)
      }),
    )
  })

  test('frames written byte by byte are the canonical CBOR of their fields', () => {
    fc.assert(
      fc.property(fc.oneof(clientFrames, relayFrames), frame => {
        expect(toHex(encodeFrame(frame))).toBe(toHex(writeCbor(frameFields(frame))))
      }),
      { numRuns: 500 },
    )
    for (const length of [1, 23, 24, 255, 256, 65_535, 65_536, MAX_ENTRY]) {
      const frame = { type: 'append', req: 2 ** 31 - 1, channel: 'f0'.repeat(16) as ChannelId, entries: [new Uint8Array(length)] } as const
      const wanted = writeCbor(frameFields(frame))
      expect(equalBytes(encodeFrame(frame), wanted)).toBe(true)
      expect(equalBytes(readAppend(wanted)!.entries[0]!, frame.entries[0]!)).toBe(true)
    }
  })

  test('[P8.1] an append is read byte by byte only where the careful reader would read the same', () => {
    // The fields of an append in any order, now and then twice, with a wrong value, or as somebody else writes them.
    const field = fc.oneof(
      fc.constant(['type', 'append']),
      fc.tuple(tag('req'), fc.oneof(count, fc.constantFrom(2 ** 31, 2 ** 33, -1, 'x'))),
      fc.tuple(tag('channel'), fc.oneof(bytes(16), bytes(15))),
      fc.tuple(
        tag('entries'),
        fc.oneof(entries, fc.constantFrom([], ['x'], [new Uint8Array(0)], Array(MAX_ENTRIES + 1).fill(Uint8Array.of(1)))),
      ),
      fc.tuple(fc.constantFrom('senderId', 'targetId', 'other'), fc.oneof(fc.string({ maxLength: 40, unit: 'binary' }), fc.nat())),
    )
    const good = fc.tuple(count, bytes(16), entries, fc.string({ maxLength: 30 })).chain(([req, id, all, name]) =>
      fc.shuffledSubarray(
        [
          ['type', 'append'],
          ['req', req],
          ['channel', id],
          ['entries', all],
          ['senderId', name],
          ['targetId', name],
        ],
        { minLength: 5 },
      ),
    )
    const map = (fields: readonly (readonly unknown[])[], head: Uint8Array) =>
      concat(head, ...fields.flatMap(it => it.map(value => writeCbor(value))))
    const heads = (length: number) => [Uint8Array.of(0xa0 + length), Uint8Array.of(0xb9, 0, length), Uint8Array.of(0xb8, length)]
    let taken = 0
    fc.assert(
      fc.property(
        fc.oneof(good, fc.array(field, { minLength: 3, maxLength: 7 })),
        fc.nat(2),
        fc.option(fc.tuple(fc.nat(), fc.nat(255))),
        (fields, form, mutation) => {
          const message = map(fields as unknown[][], heads(fields.length)[form]!)
          if (mutation) message[mutation[0] % message.length] = mutation[1]
          const quick = readAppend(message)
          if (quick === undefined) return
          taken++
          expect(readClientFrame(message)).toEqual({ ok: true, value: quick })
        },
      ),
      { numRuns: 5000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  test('mutated frames are refused or read, and never throw', () => {
    const cut = fc.tuple(clientFrames, fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert', 'drop'))
    fc.assert(
      fc.property(cut, ([frame, at, byte, how]) => {
        const good = encodeFrame(frame)
        const i = at % good.length
        const tail = how === 'set' || how === 'drop' ? i + 1 : i
        const bad = concat(
          good.subarray(0, i),
          how === 'set' || how === 'insert' ? Uint8Array.of(byte) : new Uint8Array(0),
          how === 'cut' ? new Uint8Array(0) : good.subarray(tail),
        )
        const result = parseClientFrame(bad)
        if (!result.ok) expect(['malformed', 'too-large']).toContain(result.error.code)
      }),
      { numRuns: 2000 },
    )
  })

  test('the byte 0xf6, nothing at all and other non-maps are malformed', () => {
    for (const hex of ['f6', '', '80', '00', 'a0', '41ff', 'ff', 'bf00ff', 'fb7e37e43c8800759c'])
      expect(parseClientFrame(fromHex(hex))).toMatchObject({ ok: false, error: { code: 'malformed' } })
  })

  test('what the stock client writes (16-bit map lengths, its own key order) is read', () => {
    const join =
      'b900046474797065646a6f696e6873656e6465724964636162636c706565724d65746164617461b900007819737570706f7274656450726f746f636f6c56657273696f6e73816131'
    expect(must(parseClientFrame(fromHex(join)))).toEqual({ type: 'join', senderId: 'abc', versions: ['1'] })
    const append =
      'b90006647479706566617070656e646372657105676368616e6e656c500000000000000000000000000000000067656e747269657381430000006873656e646572496461786874617267657449646179'
    expect(must(parseClientFrame(fromHex(append)))).toEqual({
      type: 'append',
      req: 5,
      channel: '00'.repeat(16),
      entries: [new Uint8Array(3)],
    })
  })

  test('wrong fields are malformed, too much of them is too-large', () => {
    const id = new Uint8Array(16)
    const append = { type: 'append', req: 1, channel: id, entries: [id] }
    expect(refusedWith(append)).toBe('accepted')
    expect(refusedWith({ ...append, more: 1 })).toBe('malformed')
    expect(refusedWith({ ...append, req: 2 ** 31 })).toBe('malformed')
    expect(refusedWith({ ...append, channel: id.subarray(1) })).toBe('malformed')
    expect(refusedWith({ ...append, entries: [] })).toBe('malformed')
    expect(refusedWith({ ...append, entries: [new Uint8Array(0)] })).toBe('malformed')
    expect(refusedWith({ ...append, entries: ['text'] })).toBe('malformed')
    expect(refusedWith({ ...append, entries: [new Uint8Array(MAX_ENTRY + 1)] })).toBe('too-large')
    expect(refusedWith({ ...append, entries: Array(MAX_ENTRIES + 1).fill(id) })).toBe('too-large')
    expect(refusedWith({ type: 'cast', channel: id, payload: new Uint8Array(MAX_CAST + 1) })).toBe('too-large')
    expect(refusedWith({ ...append, entries: [new Uint8Array(MAX_ENTRY), new Uint8Array(MAX_ENTRY)] })).toBe('too-large')
    const watched = [id, 0, new Uint8Array(32)]
    expect(refusedWith({ type: 'watch', req: 1, channels: [watched] })).toBe('accepted')
    expect(refusedWith({ type: 'watch', req: 1, channels: [watched, watched] })).toBe('malformed')
    expect(refusedWith({ type: 'trim', req: 1, channel: id })).toBe('malformed')
  })

  test('a later relay may add fields; a lying one is refused', () => {
    const appended = {
      type: 'appended',
      req: 1,
      channel: new Uint8Array(16),
      n: 2,
      digest: new Uint8Array(32),
      from: 0,
      added: [0, 1],
      later: 'field',
    }
    expect(readRelayFrame(appended).ok).toBe(true)
    for (const lie of [{ n: 1 }, { added: [1, 0] }, { added: [0, 0] }, { added: [-1] }, { added: [256] }, { n: 2 ** 40 }])
      expect(readRelayFrame({ ...appended, ...lie })).toMatchObject({ ok: false, error: { code: 'malformed' } })
  })
})

describe('digests', () => {
  test('the chain is dₙ = H(dₙ₋₁ ‖ H(entry))', async () => {
    const entry = fromHex('616263')
    expect(toHex(await entryHash(entry))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    const once = await nextDigest(FIRST_DIGEST, await entryHash(entry))
    expect(toHex(once)).toBe('589f9ffed4c477966bfb8d41f37895b08c69047df8f911d6f3b57fbe08faee8d')
    expect(await extendDigest(FIRST_DIGEST, [entry, entry])).toEqual(await nextDigest(once, await entryHash(entry)))
    expect(await extendDigest(once, [])).toEqual(once)
  })
})

test('an unknown refusal is worth a second try, a malformed message is not', () => {
  expect(canRetry('malformed')).toBe(false)
  expect(canRetry('full')).toBe(true)
  expect(canRetry('from-the-future')).toBe(true)
})
