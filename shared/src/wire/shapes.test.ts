import { expect, it } from 'vitest'
import type { Bytes } from '../base/bytes.ts'
import { concat, fromHex, toHex, u32, utf8 } from '../base/bytes.ts'
import { writeCbor } from '../base/cbor.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { BOX_OVERHEAD, sealBox } from '../crypto/box.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { buildBoxes, parseBoxes } from './boxes.ts'
import { deflateRaw } from './deflate.ts'
import { BOXES, LATE } from './entry.ts'
import { buildLate, openLate } from './late.ts'
import { ENTRY_LIMIT } from './limits.ts'
import { padmeLength } from './padme.ts'
import { unpackSnapshot } from './payload.ts'

/** [A19] What boxes, late work and snapshots must not be, one thing at a time; what differs from a good one in nothing else. */
const random = seededRandom(19)
const CHANNEL = 'ab'.repeat(16) as ChannelId
const DOC = 'visits/1@turf/0123456789abcdef' as DocId
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code)
const bytes = (length: number): Bytes => new Uint8Array(length)

it('[A19] boxes: hints in order, of one length, nothing else', async () => {
  const box = bytes(64 + BOX_OVERHEAD)
  const [low, high] = [bytes(8), bytes(8).fill(1)]
  const code = async (boxes: unknown, first: number = BOXES, nonce: unknown = bytes(16)) =>
    codeOf(await parseBoxes(concat(new Uint8Array([first]), writeCbor({ nonce, boxes }))))
  const good = [
    [low, box],
    [high, box],
  ]
  expect(await code(good)).toBe('ok')
  expect(await code(good, BOXES + 1)).toBe('malformed')
  expect(await code(good.toReversed())).toBe('malformed')
  expect(await code(good, BOXES, bytes(15))).toBe('malformed')
  for (const bad of [[low], [low, box, 7], [bytes(7), box], [low, bytes(5)], ['text', box], [low, 'text'], 'text'])
    expect([bad, await code([bad])]).toEqual([bad, 'malformed'])
  const many = Array.from({ length: 4_900 }, () => [low, box])
  expect(await code(many)).toBe('malformed')
})

it('boxes for more recipients than an entry holds are refused when they are made', async () => {
  const { x } = await newDeviceKeys(random)
  const to = Array.from({ length: 5_000 }, () => toHex(x.public))
  const made = buildBoxes(bytes(32), 'group', bytes(16), to, { key: bytes(32), locator: bytes(32) }, random)
  await expect(made).rejects.toThrow('too-large')
})

it('[A19] late work: its length, its padding and its document are what they say', async () => {
  const { x } = await newDeviceKeys(random)
  const context = concat(utf8('late'), fromHex(CHANNEL))
  const sealed = async (plain: Uint8Array, first: number = LATE) =>
    codeOf(await openLate(x, CHANNEL, concat(new Uint8Array([first]), await sealBox(x.public, context, plain, random))))
  const said = writeCbor({ doc: DOC, signed: bytes(100) })
  const size = padmeLength(4 + said.length)
  const plainOf = (length: number, whole: number, body = said) => concat(u32(length), body, bytes(whole - 4 - body.length))
  expect(await sealed(plainOf(said.length, size))).toBe('ok')
  expect(await sealed(plainOf(said.length, size), LATE + 1)).toBe('malformed')
  expect(await sealed(bytes(3))).toBe('malformed')
  expect(await sealed(plainOf(said.length, size + 1))).toBe('malformed')
  expect(await sealed(plainOf(size, size))).toBe('malformed')
  expect(await sealed(concat(plainOf(said.length, size).subarray(0, size - 1), new Uint8Array([1])))).toBe('malformed')
  const elsewhere = writeCbor({ doc: 'no document', signed: bytes(100) })
  expect(await sealed(plainOf(elsewhere.length, padmeLength(4 + elsewhere.length), elsewhere))).toBe('malformed')
  const long = must(await buildLate(x.public, CHANNEL, { doc: DOC, signed: bytes(1000) }, random))
  expect(codeOf(await openLate(x, CHANNEL, concat(long, bytes(ENTRY_LIMIT))))).toBe('malformed')
})

it('[A19] the vector of a snapshot is pairs of a device and a batch', async () => {
  const code = async (pair: unknown) =>
    codeOf(await unpackSnapshot(await deflateRaw(writeCbor({ heads: [bytes(32)], vector: [pair], doc: bytes(9) }))))
  expect(await code([bytes(16), bytes(32)])).toBe('ok')
  for (const bad of [[bytes(16)], [bytes(16), bytes(32), 7], [bytes(15), bytes(32)], [bytes(16), bytes(31)], 'text'])
    expect([bad, await code(bad)]).toEqual([bad, 'malformed'])
})
