import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import { docId } from '../base/ids.ts'
import type { ChannelId, GroupId, OpId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { isActorOf, isSignedBy, newActor, parseBatch, signBatch } from './batch.ts'
import { importSealingKey, openEntry, sealEntry, tagFor, tagOf } from './entry.ts'
import { ENTRY_LIMIT } from './limits.ts'
import { padmeLength } from './padme.ts'
import { packChanges, unpackChanges, unpackSnapshot } from './payload.ts'

const random = seededRandom(5)
const doc = docId('visits', 'turf/0123456789abcdef')
const channel = 'ab'.repeat(16) as ChannelId
const key = await importSealingKey(random.bytes(32) as Bytes)
const keys = await newDeviceKeys(random)
const header = {
  kind: 'changes',
  group: '11'.repeat(32) as GroupId,
  doc,
  seq: 1,
  prev: undefined,
  auth: ['22'.repeat(32) as OpId],
} as const
const bytes = (max: number) => fc.uint8Array({ minLength: 64, maxLength: max })
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

describe('entries', () => {
  it('open to what was sealed, always with the same bytes and a Padmé length', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(3000), async signed => {
        const entry = must(await sealEntry(key, channel, doc, signed))
        expect(must(await openEntry(key, channel, doc, entry))).toEqual(new Uint8Array(signed))
        expect(must(await sealEntry(key, channel, doc, signed))).toEqual(entry)
        expect(entry.length).toBe(25 + 16 + padmeLength(4 + signed.length))
        expect(tagOf(entry)).toBe(await tagFor(key, channel))
      }),
      { numRuns: 60 },
    )
  })

  it('[A1] no bit can be flipped, and no entry moved to another doc or channel', async () => {
    const entry = must(await sealEntry(key, channel, doc, random.bytes(90)))
    for (let bit = 0; bit < entry.length * 8; bit++) {
      const bad = entry.slice()
      bad[bit >> 3]! ^= 1 << (bit & 7)
      expect(['cannot-open', 'malformed']).toContain(code(await openEntry(key, channel, doc, bad)))
    }
    expect(code(await openEntry(key, channel, docId('visits', 'turf/fedcba9876543210'), entry))).toBe('cannot-open')
    expect(code(await openEntry(key, 'ac'.repeat(16) as ChannelId, doc, entry))).toBe('cannot-open')
  })

  it('[A2] a swapped epoch tag does not open, under either key', async () => {
    const other = await importSealingKey(random.bytes(32) as Bytes)
    const entry = must(await sealEntry(key, channel, doc, random.bytes(90)))
    const swapped = entry.slice()
    swapped.set(must(await sealEntry(other, channel, doc, random.bytes(90))).subarray(1, 9), 1)
    expect(code(await openEntry(key, channel, doc, swapped))).toBe('cannot-open')
    expect(code(await openEntry(other, channel, doc, swapped))).toBe('cannot-open')
    expect(await tagFor(key, channel)).not.toBe(await tagFor(key, 'ac'.repeat(16) as ChannelId))
  })

  it('larger than the limit is too-large on both sides', async () => {
    expect(code(await sealEntry(key, channel, doc, new Uint8Array(ENTRY_LIMIT)))).toBe('too-large')
    expect(code(await openEntry(key, channel, doc, new Uint8Array(ENTRY_LIMIT + 1)))).toBe('too-large')
    expect(must(await sealEntry(key, channel, doc, new Uint8Array(ENTRY_LIMIT - 16_384))).length).toBeLessThanOrEqual(ENTRY_LIMIT)
  })

  it('garbage is refused as a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async garbage => {
        const first = new Uint8Array([1, ...garbage])
        for (const one of [garbage, first]) expect(['cannot-open', 'malformed']).toContain(code(await openEntry(key, channel, doc, one)))
      }),
      { numRuns: 200 },
    )
  })

  it('Padmé grows a length by at most 12 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ENTRY_LIMIT }), length => {
        const padded = padmeLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded).toBeLessThanOrEqual(Math.ceil(length * 1.12))
        expect(padmeLength(padded)).toBe(padded)
      }),
    )
    // The paper's example lengths.
    expect([9, 100, 1000, 65_537].map(padmeLength)).toEqual([10, 104, 1024, 67_584])
  })
})

describe('batches', () => {
  it('come back as they were signed, and only under the signer', async () => {
    const payload = await packChanges([random.bytes(40), random.bytes(3)])
    const batch = await signBatch(keys, header, payload)
    const read = must(await parseBatch(batch.signed))
    expect(read).toEqual(batch)
    expect(must(await unpackChanges(read.payload)).map(one => one.length)).toEqual([40, 3])
    expect(await isSignedBy(read, keys.ed.public)).toBe(true)
    expect(await isSignedBy(read, (await newDeviceKeys(random)).ed.public)).toBe(false)
    expect(await isSignedBy(read, new Uint8Array(32))).toBe(false)
    const second = await signBatch(keys, { ...header, seq: 2, prev: batch.id }, payload)
    expect(must(await parseBatch(second.signed)).prev).toBe(batch.id)
  })

  it('[A19] every mutation of a batch is refused as a value or has another id', async () => {
    const batch = await signBatch(keys, header, await packChanges([random.bytes(30)]))
    await fc.assert(
      fc.asyncProperty(fc.nat(batch.signed.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, cut) => {
        const bad = cut ? batch.signed.slice(0, at) : batch.signed.slice()
        if (!cut) bad[at]! ^= flip
        const read = await parseBatch(bad)
        if (!read.ok) expect(['malformed', 'newer-version']).toContain(read.error.code)
        else expect(read.value.id === batch.id && (await isSignedBy(read.value, keys.ed.public))).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('[A22] a payload that expands beyond 4 MiB is refused while it is being read', async () => {
    const bomb = await packChanges([new Uint8Array(300 * 1024 * 1024)])
    expect(bomb.length).toBeLessThan(ENTRY_LIMIT)
    const before = process.memoryUsage().arrayBuffers
    expect(code(await unpackChanges(bomb))).toBe('too-large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
    expect(code(await unpackSnapshot(bomb))).toBe('too-large')
  })

  it('payloads that are cut, longer or no DEFLATE at all are malformed', async () => {
    const payload = await packChanges([random.bytes(500)])
    expect(code(await unpackChanges(payload.subarray(0, payload.length - 2)))).toBe('malformed')
    expect(code(await unpackChanges(new Uint8Array([...payload, 0, 1, 2])))).toBe('malformed')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async garbage => {
        expect(['malformed', 'too-many-operations']).toContain(code(await unpackChanges(garbage)))
        expect(code(await unpackSnapshot(garbage))).toBe('malformed')
      }),
      { numRuns: 100 },
    )
  })

  it('[A8] an actor names its device and doc', async () => {
    const actor = await newActor(keys.id, doc, random)
    const other = await newDeviceKeys(random)
    expect(await isActorOf(actor, keys.id, doc)).toBe(true)
    expect(await isActorOf(actor, other.id, doc)).toBe(false)
    expect(await isActorOf(actor, keys.id, docId('turf', 'turf/0123456789abcdef'))).toBe(false)
    expect(await isActorOf(actor + '00', keys.id, doc)).toBe(false)
    expect(toHex(random.bytes(8))).not.toBe(actor.slice(16))
  })
})
