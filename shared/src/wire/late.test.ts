import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../base/bytes.ts'
import type { ChannelId, DocId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { ENTRY_LIMIT } from './limits.ts'
import { buildLate, openLate } from './late.ts'
import { padmeLength } from './padme.ts'

const channel = 'ab'.repeat(16) as ChannelId
const doc = 'visits/1@turf/0f3a91c24be07d55' as DocId
const random = () => seededRandom(4)
const organizers = xFromSeed(new Uint8Array(32).fill(7))

describe('late work', () => {
  it('[P7.3] is what version 1 writes and reads, byte for byte', async () => {
    const entry = must(await buildLate((await organizers).public, channel, { doc, signed: new Uint8Array(80).fill(3) }, random()))
    expect(toHex(entry)).toBe(FROZEN)
    expect(must(await openLate(await organizers, channel, fromHex(FROZEN)))).toEqual({ doc, signed: new Uint8Array(80).fill(3) })
  })

  it('[A1] opens only whole, in its channel and for the organizers; its length is padded', async () => {
    const pair = await organizers
    const entry = must(await buildLate(pair.public, channel, { doc, signed: new Uint8Array(1_000) }, random()))
    expect(padmeLength(entry.length - 1 - 48)).toBe(entry.length - 1 - 48)
    const stranger = await xFromSeed(new Uint8Array(32).fill(8))
    const code = async (...[to, at, bytes]: Parameters<typeof openLate>) => {
      const result = await openLate(to, at, bytes)
      return result.ok ? 'ok' : result.error.code
    }
    expect(await code(pair, channel, entry)).toBe('ok')
    expect(await code(stranger, channel, entry)).toBe('cannot-open')
    expect(await code(pair, 'cd'.repeat(16) as ChannelId, entry)).toBe('cannot-open')
    await fc.assert(
      fc.asyncProperty(fc.nat(entry.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = entry.slice()
        damaged[at]! ^= flip
        expect(await code(pair, channel, damaged)).toBe(at === 0 ? 'malformed' : 'cannot-open')
      }),
      { numRuns: 60, seed: 20261122 },
    )
    const large = await buildLate(pair.public, channel, { doc, signed: new Uint8Array(ENTRY_LIMIT) }, random())
    expect(large.ok || large.error.code).toBe('too-large')
  })
})

const FROZEN =
  '04db6269807e89a8f45a2e3c8cdefb7c077988529cc8475831be3f5c9877cb2a4497572d9eae4ab6d97b45ecf9897f457cf70095ec9283ae22828361' +
  'a0d4d739abe56dd796a3f48eb0ce324436556e9d5d22efe431b74e68c53799e8a0ef571fd9747fb6e29ce95ea3f8791219854b9e4a2a47513d70e1c0' +
  'aaa3afb3c9af99becade7d9d8e216df02de62df72a32de5aa964f4ea879aff66a7e866210cde42acf0ce21c78fae66d4bb021b3628fe84435cd217f6' +
  '8b193ddcf358c4f8ff1b2676f3'
