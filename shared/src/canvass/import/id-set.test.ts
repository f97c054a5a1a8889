import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hash64 } from '../../base/hash64.ts'
import { IdSet } from './id-set.ts'

const hex = fc.integer({ min: 0, max: 15 }).map(digit => digit.toString(16))
/** Few digits that differ: many ids come again, many begin alike. */
const id = fc.tuple(hex, hex, hex).map(([a, b, c]) => `${a}${b.repeat(7)}${b.repeat(7)}${c}`)

test('[I3] knows each id again that it was given, and no other', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 400 }), ids => {
      const set = new IdSet()
      const known = new Set<string>()
      for (const one of ids) {
        // The one id whose place would look empty counts as 1: no voter's hash is either, but for one in 2^63.
        const as = /^0+$/.test(one) ? one.replace(/.$/, '1') : one
        expect(set.add(one)).toBe(!known.has(as))
        known.add(as)
      }
    }),
  )
})

test('[I3] knows two hundred thousand again, after all its tables have grown many times', () => {
  const set = new IdSet()
  const ids = Array.from({ length: 200_000 }, (_, i) => hash64(String(i)))
  expect(ids.filter(one => set.add(one))).toHaveLength(200_000)
  expect(ids.filter(one => set.add(one))).toHaveLength(0)
})

test('[I8] takes at most 14 bytes for each, however many there are, and none when it is done', () => {
  const set = new IdSet()
  for (let i = 1; i <= 300_000; i++) {
    set.add(hash64(String(i)))
    if (i > 100_000 && i % 1000 === 0) expect(set.bytes / i).toBeLessThan(14)
  }
  set.end()
  expect(set.bytes).toBeLessThan(1000)
})
