import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bytes } from '../base/bytes.ts'
import { fromHex, toHex, utf8 } from '../base/bytes.ts'
import { docId } from '../base/ids.ts'
import type { ChannelId } from '../base/ids.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { castTag, openCast, sealCast } from './cast.ts'
import { importSealingKey, tagFor } from './entry.ts'
import { MAX_CAST } from './limits.ts'

const random = seededRandom(9)
const doc = docId('notes', 'group', '0123456789abcdef')
const channel = 'cd'.repeat(16) as ChannelId
const key = await importSealingKey(fromHex('42'.repeat(32)))
const salt = () => random.bytes(16)

describe('casts', () => {
  it('open to what was sealed, whatever it ends with, and show neither length nor key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async content => {
        const one = (await sealCast(key, channel, doc, content, salt()))!
        expect(await openCast(key, channel, doc, one)).toEqual(new Uint8Array(content))
        expect(castTag(one)).toBe(await tagFor(key, channel))
        expect((await sealCast(key, channel, doc, content, salt()))!).not.toEqual(one)
      }),
    )
  })

  it('do not open with another key, doc or channel, nor with one bit changed', async () => {
    const one = (await sealCast(key, channel, doc, utf8('here'), salt()))!
    const other = await importSealingKey(random.bytes(32) as Bytes)
    expect(await openCast(other, channel, doc, one)).toBeUndefined()
    expect(await openCast(key, 'ab'.repeat(16) as ChannelId, doc, one)).toBeUndefined()
    expect(await openCast(key, channel, docId('notes', 'group', 'ffffffffffffffff'), one)).toBeUndefined()
    for (let at = 0; at < one.length; at++) {
      const bent = one.slice()
      bent[at]! ^= 1
      expect(await openCast(key, channel, doc, bent)).toBeUndefined()
    }
  })

  it('are not sealed when no relay would carry them', async () => {
    expect(await sealCast(key, channel, doc, new Uint8Array(MAX_CAST), salt())).toBeUndefined()
  })

  it('have the bytes they always had', async () => {
    const one = await sealCast(key, channel, doc, utf8('{"at":1}'), fromHex('07'.repeat(16)))
    expect(toHex(one!)).toBe('04baeed809f8ca13ec07070707070707070707070707070707e85100ba1fb5d6f6b9ae71eae1fd43ef18ec762180059f0b5e82')
  })
})
