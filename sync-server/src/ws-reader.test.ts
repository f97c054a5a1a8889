import { concat } from '@porchlight/shared/base/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as ws from 'ws'
import { createFrameReader } from './ws-reader.ts'

const LIMITS = { message: 70_000, fragments: 4 }
const [TEXT, BINARY, CLOSE, PING] = [1, 2, 8, 9]

const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }

/** A frame as the `ws` package writes it. */
const frame = (opcode: number, payload: Uint8Array, { fin = true, mask = true, rsv1 = false } = {}): Uint8Array =>
  concat(
    ...Sender.frame(Buffer.from(payload), {
      fin,
      rsv1,
      opcode,
      mask,
      readOnly: true,
    }),
  )

/** What a reader makes of bytes that arrive in chunks of these sizes. */
function readIn(bytes: Uint8Array, sizes: readonly number[]) {
  const seen: (readonly [string, number | string])[] = []
  const reader = createFrameReader(LIMITS, {
    message: it => seen.push(['message', Buffer.from(it).toString('hex')]),
    control: (kind, payload) => seen.push([`control ${kind & 15}`, payload.toString('hex')]),
    broken: code => seen.push(['broken', code]),
  })
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!
    reader.read(Buffer.from(bytes.slice(at, at + size)))
    at += size
  }
  return { seen, whole: reader.whole() }
}

const payloads = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(0, 125, 126, 65_535, 65_536).map(it => new Uint8Array(it).fill(7)),
)
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70_000 })), { minLength: 1, maxLength: 5 })
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('frames from clients', () => {
  test('[P8.3] messages, whole or in pieces with pings between, arrive however the bytes are cut', () => {
    const messages = fc.array(fc.tuple(payloads, fc.integer({ min: 1, max: 4 }), fc.uint8Array({ maxLength: 125 })), { maxLength: 5 })
    fc.assert(
      fc.property(messages, sizes, (all, chunks) => {
        const wire: Uint8Array[] = []
        const wanted: [string, string][] = []
        for (const [payload, pieces, ping] of all) {
          const step = Math.ceil(payload.length / pieces)
          for (let i = 0; i < pieces; i++) {
            wire.push(frame(i === 0 ? BINARY : 0, payload.subarray(i * step, (i + 1) * step), { fin: i === pieces - 1 }))
            if (i < pieces - 1) wire.push(frame(PING, ping))
            wanted.push(i < pieces - 1 ? ['control 9', hex(ping)] : ['message', hex(payload)])
          }
        }
        expect(readIn(concat(...wire), chunks)).toEqual({ seen: wanted, whole: true })
      }),
      { numRuns: 300 },
    )
  })

  test('[P8.3] what breaks the protocol or a bound ends the reading at once', () => {
    const byte = Uint8Array.of(1)
    const cases: [Uint8Array, number][] = [
      [frame(BINARY, byte, { mask: false }), 1002],
      [frame(BINARY, byte, { rsv1: true }), 1002],
      [frame(3, byte), 1002],
      [frame(11, byte), 1002],
      [frame(0, byte), 1002],
      [frame(PING, byte, { fin: false }), 1002],
      [frame(PING, new Uint8Array(126)), 1002],
      [concat(frame(BINARY, byte, { fin: false }), frame(BINARY, byte)), 1002],
      [frame(BINARY, new Uint8Array(LIMITS.message + 1)).slice(0, 10), 1009],
      [Uint8Array.of(0x82, 0xff, 255, 255, 255, 255, 255, 255, 255, 255), 1009],
      [concat(frame(BINARY, new Uint8Array(40_000), { fin: false }), frame(0, new Uint8Array(40_000))), 1009],
      [concat(frame(BINARY, byte, { fin: false }), ...Array.from({ length: 4 }, () => frame(0, byte, { fin: false }))), 1008],
    ]
    for (const [bytes, code] of cases)
      for (const size of [1, bytes.length]) expect(readIn(concat(bytes, frame(BINARY, byte)), [size]).seen.at(-1)).toEqual(['broken', code])
  })

  test('a text arrives empty, a close is told', () => {
    expect(readIn(concat(frame(TEXT, Uint8Array.of(65)), frame(CLOSE, Uint8Array.of(3, 232))), [3]).seen).toEqual([
      ['message', ''],
      ['control 8', '03e8'],
    ])
  })
})
