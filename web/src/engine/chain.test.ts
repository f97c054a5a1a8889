import type { BatchId, DeviceId } from '@porchlight/shared/base/ids'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Chains, equivocating, placeOf, withBatch } from './chain.ts'

const batch = (seq: number, id: string, prev?: string) => ({
  device: 'd1' as DeviceId,
  seq,
  id: id as BatchId,
  prev: prev as BatchId | undefined,
})

describe('chain', () => {
  test('[A4] a withheld batch is a gap until it comes', () => {
    const one = withBatch({}, batch(1, 'a'))
    expect(placeOf(one, batch(3, 'c', 'b'))).toBe('gap')
    const two = withBatch(one, batch(2, 'b', 'a'))
    expect(placeOf(two, batch(3, 'c', 'b'))).toBe('next')
  })

  test('[A3] a replay is known', () => {
    const one = withBatch({}, batch(1, 'a'))
    expect(placeOf(one, batch(1, 'a'))).toBe('known')
    expect(placeOf(withBatch(one, batch(2, 'b', 'a')), batch(1, 'a'))).toBe('older')
  })

  test('[A5] two batches with one number: both branches go on, and it is told', () => {
    let chains: Chains = withBatch({}, batch(1, 'a'))
    chains = withBatch(chains, batch(2, 'b', 'a'))
    expect(placeOf(chains, batch(2, 'x', 'a'))).toBe('older')
    chains = withBatch(chains, batch(2, 'x', 'a'))
    expect(equivocating(chains)).toEqual(['d1'])
    expect(placeOf(chains, batch(3, 'c', 'b'))).toBe('next')
    expect(placeOf(chains, batch(3, 'y', 'x'))).toBe('next')
  })

  test('an honest chain in any order of arrival, with held ones tried again, is taken in once and whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain(n => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n })),
        order => {
          let chains: Chains = {}
          let waiting = order.map(i => batch(i + 1, `b${i}`, i === 0 ? undefined : `b${i - 1}`))
          let taken = 0
          for (let before = -1; before !== waiting.length;) {
            before = waiting.length
            waiting = waiting.filter(it => {
              if (placeOf(chains, it) !== 'next') return true
              chains = withBatch(chains, it)
              taken++
              return false
            })
          }
          expect(taken).toBe(order.length)
          expect(equivocating(chains)).toEqual([])
        },
      ),
    )
  })
})
