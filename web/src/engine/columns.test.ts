import { expect, test } from 'vitest'
import { utf8 } from '@porchlight/shared/base/bytes'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { packJson, unpackJson } from './columns.ts'

const KEYS = ['id', 'at', '__proto__', 'constructor', '', '0', 'näh']

/** Any JSON, with lists of records that are alike, nearly alike and not at all. */
function anyJson(random: ReturnType<typeof seededRandom>, depth: number): unknown {
  const below = (limit: number) => Math.floor(random.unit() * limit)
  const leaf = () => [null, true, below(1e6), -0.5, 'x'.repeat(below(9)), '\u0001[1,', undefined][below(7)]
  if (depth === 0) return leaf()
  const record = () =>
    Object.fromEntries(KEYS.filter(() => random.unit() < 0.7).map(key => [key, random.unit() < 0.3 ? anyJson(random, depth - 1) : leaf()]))
  const list = (item: () => unknown) => Array.from({ length: below(9) }, item)
  return [leaf, record, () => list(record), () => list(() => anyJson(random, depth - 1))][below(4)]!()
}

test('whatever JSON goes in comes out, keys in their order', () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const value = anyJson(seededRandom(seed), 3) ?? null
    const plain = JSON.stringify(value)
    expect(JSON.stringify(unpackJson(packJson(value))), `seed ${seed}`).toBe(plain)
    expect(JSON.stringify(unpackJson(utf8(plain)))).toBe(plain)
  }
})

test('a list of visits says each name once', () => {
  const visits = Array.from({ length: 50 }, (_, i) => ({ id: `v${i}`, target: { level: 'door', id: `d${i % 7}` }, result: 'not-home' }))
  const packed = Buffer.from(packJson({ visits })).toString()
  expect(packed.split('"target"')).toHaveLength(3)
  expect(packed.split('"level"')).toHaveLength(3)
})
