import type { Bytes } from '@porchlight/shared/base/bytes'
import { extendDigest, FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTrack, decodeCursor, encodeCursor, START } from './cursor.ts'

const entry = (i: number): Bytes => new Uint8Array([i, 1, 2, 3])

describe('cursor', () => {
  test('own entries that stand further on wait until the cursor reaches them', async () => {
    const track = createTrack(START)
    await track.appended(2, [entry(2), entry(3)])
    expect(track.cursor().n).toBe(0)
    expect(await track.take(0, [entry(0), entry(1)])).toEqual([entry(0), entry(1)])
    expect(track.isAt(4, await extendDigest(FIRST_DIGEST, [0, 1, 2, 3].map(entry)))).toBe(true)
  })

  test('a frame that begins beyond the cursor is a gap; one that overlaps gives only what is new', async () => {
    const track = createTrack(START)
    await track.take(0, [entry(0), entry(1)])
    expect(await track.take(3, [entry(3)])).toBeUndefined()
    expect(await track.take(1, [entry(1), entry(2)])).toEqual([entry(2)])
  })

  test('however a channel is cut into frames and own appends, cursor and digest end the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })), { maxLength: 12 }),
        fc.boolean(),
        async (runs, early) => {
          const track = createTrack(START)
          let n = 0
          const acts: { own: boolean; from: number; entries: Bytes[] }[] = []
          for (const [own, length] of runs) {
            acts.push({ own, from: n, entries: Array.from({ length }, (_, i) => entry(n + i)) })
            n += length
          }
          if (early) for (const act of acts) if (act.own) await track.appended(act.from, act.entries)
          for (const act of acts) {
            if (!act.own) expect(await track.take(act.from, act.entries)).toHaveLength(act.entries.length)
            else if (!early) await track.appended(act.from, act.entries)
          }
          await track.appended(n, [])
          const digest = await extendDigest(
            FIRST_DIGEST,
            Array.from({ length: n }, (_, i) => entry(i)),
          )
          expect(track.isAt(n, digest)).toBe(true)
          expect(decodeCursor(encodeCursor(track.cursor()))).toEqual(track.cursor())
        },
      ),
    )
  })
})
