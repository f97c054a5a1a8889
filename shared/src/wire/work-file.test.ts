import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { GroupId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { channelOfPreimage } from './channel.ts'
import { readWorkFile, workFileEnd, workFileHead, workFileParts } from './work-file.ts'

const random = seededRandom(31)
const group = '5a'.repeat(32) as GroupId

async function file(counts: readonly number[]) {
  const channels = await Promise.all(counts.map(() => channelOfPreimage(random.bytes(64).slice() as Bytes)))
  const lists = counts.map(count => Array.from({ length: count }, () => random.bytes(20)))
  const parts = channels.flatMap((channel, i) => workFileParts(channel, lists[i]!))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const pieces = [workFileHead({ group, made: 1_790_000_000_000 }), ...parts, workFileEnd(counts.filter(count => count > 0).length, total)]
  return { bytes: concat(...pieces), pieces, channels, lists }
}
const code = async (bytes: Uint8Array) => {
  const result = await readWorkFile(bytes)
  return result.ok ? (result.value.problem?.code ?? 'whole') : result.error.code
}

describe('the work file', () => {
  it('comes back whole, in order, in parts of at most 256 entries', async () => {
    const { bytes, channels, lists } = await file([3, 600, 1])
    const read = must(await readWorkFile(bytes))
    expect([read.group, read.made, read.problem]).toEqual([group, 1_790_000_000_000, undefined])
    expect(read.parts.map(part => part.entries.length)).toEqual([3, 256, 256, 88, 1])
    for (const [i, channel] of channels.entries()) {
      const mine = read.parts.filter(part => part.channel.id === channel.id)
      expect(mine[0]!.channel).toEqual(channel)
      expect(mine.flatMap(part => part.entries)).toEqual(lists[i])
    }
  })

  it('cut anywhere it says so, and gives the parts before the cut', async () => {
    const { bytes, pieces } = await file([2, 300, 4])
    const ends = pieces.map((_, i) => concat(...pieces.slice(0, i + 1)).length)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async cut => {
        expect(await code(bytes.subarray(0, cut))).toBe('file-cut-short')
        const result = await readWorkFile(bytes.subarray(0, cut))
        const whole = ends.filter(end => end <= cut).length - 1
        if (result.ok) expect(result.value.parts).toHaveLength(whole)
        else expect(whole).toBeLessThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('other files, empty ones and later versions are told apart', async () => {
    const { bytes } = await file([1])
    const later = concat(utf8('PORCHLIGHT2\n'), bytes.subarray(12))
    expect(await code(later)).toBe('file-newer-version')
    for (const other of ['', 'PK\u0003\u0004 a zip', 'Last Name,First Name\n', 'PORCHLIGHTS ARE ON', 'PORCHLIGHT0\n'])
      expect([other, await code(utf8(other))]).toEqual([other, 'file-not-porchlight'])
    expect(await code(concat(bytes, utf8('more')))).toBe('file-cut-short')
  })

  it('damaged bytes give a value, never a throw', async () => {
    const { bytes } = await file([2, 2])
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bad = bytes.slice()
        bad[at]! ^= flip
        expect(['whole', 'file-cut-short', 'file-newer-version', 'file-not-porchlight', 'malformed']).toContain(await code(bad))
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async garbage => {
        expect(await code(concat(utf8('PORCHLIGHT1\n'), garbage))).not.toBe('whole')
      }),
    )
  })
})
