import { expect, it } from 'vitest'
import { concat, fromHex, u32 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { readCbor, writeCbor } from '../base/cbor.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { sealOnce } from '../crypto/aead.ts'
import { hkdfWith, hmacWith } from '../crypto/hash.ts'
import { utf8 } from '../base/bytes.ts'
import { attemptNow } from './attempt.ts'
import { parseBatch } from './batch.ts'
import { deflateRaw } from './deflate.ts'
import { importSealingKey, openEntry, sealEntry, tagFor } from './entry.ts'
import { padmeLength } from './padme.ts'
import { packChanges, unpackChanges, unpackSnapshot } from './payload.ts'

const random = seededRandom(5)
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

it('[A19] a batch’s header: each field alone, and how they fit, is malformed or of a later version', async () => {
  const good = {
    v: 1,
    kind: 'changes',
    group: new Uint8Array(32),
    doc: 'visits/1@turf/0123456789abcdef',
    device: new Uint8Array(16),
    seq: 2,
    prev: new Uint8Array(32),
    auth: [new Uint8Array(32)],
  }
  const parsed = async (change: Record<string, unknown>, more = new Uint8Array(0)) => {
    const head = writeCbor({ ...good, ...change })
    return code(await parseBatch(concat(new Uint8Array(64), u32(head.length), head, more)))
  }
  expect(await parsed({})).toBe('ok')
  expect(await parsed({ v: 2, later: 1 })).toBe('newer-version')
  const bad = [
    { v: 0 },
    { more: 1 },
    { kind: 'else' },
    { doc: 'visits' },
    { doc: 'visits/1@nowhere' },
    { seq: 0, prev: new Uint8Array(0) },
    { seq: 1 },
    { prev: new Uint8Array(0) },
    { prev: new Uint8Array(31) },
    { auth: [] },
    { auth: [new Uint8Array(31)] },
    { auth: [new Uint8Array(32), new Uint8Array(32)] },
    { auth: [new Uint8Array(32).fill(2), new Uint8Array(32).fill(1)] },
    { group: new Uint8Array(31) },
    { device: new Uint8Array(17) },
  ]
  for (const one of bad) expect([one, await parsed(one)]).toEqual([one, 'malformed'])
  expect(code(await parseBatch(new Uint8Array(68)))).toBe('malformed')
  expect(code(await parseBatch(concat(new Uint8Array(64), u32(1 << 20), new Uint8Array(40))))).toBe('malformed')
  expect(await parsed({}, new Uint8Array(600 * 1024))).toBe('malformed')
  const toldBy = async (length: number) => {
    const read = await parseBatch(concat(new Uint8Array(64), u32(length), new Uint8Array(40 << 10)))
    return read.ok ? 'ok' : read.error.detail
  }
  // Beyond what there is, and beyond what a header may have: before anything of it is read.
  expect([await toldBy(1 << 20), await toldBy((16 << 10) + 1)]).toEqual(['header length', 'header length'])
  // A header that is longer than one may be, inside an entry that is not.
  expect(await parsed({ auth: Array.from({ length: 600 }, (_, i) => concat(u32(i), new Uint8Array(28))) })).toBe('malformed')
})

it('[A19] CBOR: a key said twice, too deep, a tag, a float, an indefinite length, a number too large, bytes after the end', () => {
  const read = (...bytes: number[]) => code(attemptNow(() => readCbor(new Uint8Array(bytes))))
  expect(read(0xa2, 0x61, 0x61, 1, 0x61, 0x62, 1)).toBe('ok')
  expect(read(0xa2, 0x61, 0x61, 1, 0x61, 0x61, 1)).toBe('malformed')
  expect(read(...Array<number>(12).fill(0x81), 1)).toBe('ok')
  expect(read(...Array<number>(13).fill(0x81), 1)).toBe('malformed')
  for (const bad of [
    [0xc0, 1],
    [0xfa, 0, 0, 0, 0],
    [0x9f, 0xff],
    [0x1b, 0xff, 0, 0, 0, 0, 0, 0, 0],
    [1, 1],
    [0xf7],
    [0xa1, 1, 1],
    [0x42, 1],
  ])
    expect([bad, read(...bad)]).toEqual([bad, 'malformed'])
})

it('[A1] an entry: of no kind, too short, too large, padded or salted in another way', async () => {
  const key = await importSealingKey(random.bytes(32).slice() as Bytes)
  const [channel, doc] = ['ab'.repeat(16) as ChannelId, 'visits/1@group' as DocId]
  const signed = random.bytes(100).slice() as Bytes
  const opened = async (entry: Uint8Array) => code(await openEntry(key, channel, doc, entry))
  expect(await opened(must(await sealEntry(key, channel, doc, signed)))).toBe('ok')
  expect(await opened(new Uint8Array([1]))).toBe('malformed')
  expect(await opened(concat(new Uint8Array([2]), random.bytes(200)))).toBe('malformed')
  expect(await opened(concat(new Uint8Array([1]), random.bytes(600 * 1024)))).toBe('too-large')
  expect(code(await sealEntry(key, channel, doc, random.bytes(600 * 1024)))).toBe('too-large')
  const sealed = async (plain: Bytes, salt: Uint8Array) => {
    const tag = fromHex(await tagFor(key, channel))
    const once = await hkdfWith(key.hkdf, salt as Bytes, utf8(`porchlight/entry/v1${doc}`), 32)
    return concat(new Uint8Array([1]), tag, salt, await sealOnce(once, concat(fromHex(channel), tag), plain))
  }
  const saltOf = async (content: Bytes) => (await hmacWith(key.mac, content)).subarray(0, 16)
  const padded = (content: Uint8Array, size: number, last = 0) => {
    const plain = concat(u32(content.length), content, new Uint8Array(size - 4 - content.length))
    if (last) plain[size - 1] = last
    return plain
  }
  const salt = await saltOf(signed)
  expect(await opened(await sealed(padded(signed, padmeLength(104)), salt))).toBe('ok')
  expect(await opened(await sealed(padded(signed, padmeLength(104)), random.bytes(16)))).toBe('malformed')
  expect(await opened(await sealed(padded(signed, 200), salt))).toBe('malformed')
  const long = random.bytes(129).slice() as Bytes
  expect(await opened(await sealed(padded(long, padmeLength(133)), await saltOf(long)))).toBe('ok')
  expect(await opened(await sealed(padded(long, padmeLength(133), 1), await saltOf(long)))).toBe('malformed')
  const short = random.bytes(20).slice() as Bytes
  const tooShort = await openEntry(key, channel, doc, await sealed(padded(short, 24), await saltOf(short)))
  expect(tooShort).toMatchObject({ ok: false, error: { code: 'malformed', detail: 'short' } })
  expect(await opened(await sealed(padded(short, 72), await saltOf(short)))).toBe('malformed')
  expect(await opened(await sealed(concat(u32(4000), signed), salt))).toBe('malformed')
})

it('[A22] payloads: no list, an empty one, more changes than a batch may have, things that are no changes; snapshots with other fields', async () => {
  const changes = async (value: unknown) => code(await unpackChanges(await deflateRaw(writeCbor(value))))
  expect(await changes([new Uint8Array(3)])).toBe('ok')
  expect(await changes([])).toBe('malformed')
  expect(await changes({})).toBe('malformed')
  expect(await changes(['text'])).toBe('malformed')
  expect(code(await unpackChanges(await packChanges(Array<Uint8Array>(10_001).fill(new Uint8Array(1)))))).toBe('too-many-operations')
  expect(code(await unpackChanges(await packChanges(Array<Uint8Array>(10_000).fill(new Uint8Array(1)))))).toBe('ok')
  const good = { heads: [new Uint8Array(32)], vector: [[new Uint8Array(16), new Uint8Array(32)]], doc: new Uint8Array(9) }
  const snapshot = async (change: object) => code(await unpackSnapshot(await deflateRaw(writeCbor({ ...good, ...change }))))
  expect(await snapshot({})).toBe('ok')
  for (const bad of [
    { more: 1 },
    { heads: [new Uint8Array(31)] },
    { vector: [[new Uint8Array(16)]] },
    { vector: [new Uint8Array(16)] },
    { vector: [[new Uint8Array(15), new Uint8Array(32)]] },
    { doc: 'text' },
  ])
    expect([bad, await snapshot(bad)]).toEqual([bad, 'malformed'])
})
