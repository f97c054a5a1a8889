import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOrderKey, keyBetween, keysBetween } from './order-key.ts'

const salt = (n: number): string => ((n + 1) * 2654435761).toString(16).padEnd(16, '0').slice(0, 16)

test('whatever is put between two keys lies between them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), places => {
      const keys: string[] = []
      for (const [i, place] of places.entries()) {
        const at = place % (keys.length + 1)
        const key = keyBetween(keys[at - 1], keys[at], salt(i))
        expect(isOrderKey(key)).toBe(true)
        expect(at === 0 || keys[at - 1]! < key).toBe(true)
        expect(at === keys.length || key < keys[at]!).toBe(true)
        keys.splice(at, 0, key)
      }
    }),
    { numRuns: 200 },
  )
})

test('a hundred added at the end, and a hundred into one gap, keep their keys short', () => {
  const atEnd = keysBetween(
    undefined,
    undefined,
    Array.from({ length: 100 }, (_, i) => salt(i)),
  )
  expect(atEnd.toSorted()).toEqual(atEnd)
  expect(Math.max(...atEnd.map(key => key.length))).toBeLessThan(40)
  let low = keyBetween(undefined, undefined, salt(1))
  const high = keyBetween(low, undefined, salt(2))
  for (let i = 0; i < 100; i++) low = keyBetween(low, high, salt(i))
  expect(low < high).toBe(true)
  expect(low.length).toBeLessThan(130)
})

test('two phones that add at one place get different keys; neighbours that are alike or nonsense do no harm', () => {
  expect(keyBetween('V', 'W', salt(1))).not.toBe(keyBetween('V', 'W', salt(2)))
  expect(keyBetween('V', 'V', salt(1)) > 'V').toBe(true)
  for (const wrong of ['', '0', 'a0', '-', 'é', '\u0000']) {
    expect(isOrderKey(wrong)).toBe(false)
    expect(isOrderKey(keyBetween(wrong, undefined, salt(1)))).toBe(true)
    expect(isOrderKey(keyBetween(undefined, wrong, salt(1)))).toBe(true)
    expect(isOrderKey(keyBetween(wrong, wrong, salt(1)))).toBe(true)
  }
})
