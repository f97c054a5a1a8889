import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayeredMap } from './layered-map.ts'

describe('a layered map', () => {
  it('is the map that a plain one is, and those before it stay as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(9)), { maxLength: 4 }), { maxLength: 60 }), steps => {
        let layered = LayeredMap.copyOf(new Map<number, number>())
        const plain = new Map<number, number>()
        const before: [LayeredMap<number, number>, [number, number][]][] = []
        for (const step of steps) {
          before.push([layered, [...plain]])
          layered = LayeredMap.copyOf(layered)
          for (const [key, value] of step) {
            layered.set(key, value)
            plain.set(key, value)
          }
          expect([...layered].sort()).toEqual([...plain].sort())
          expect([layered.size, [...layered.keys()].length, [...layered.values()].length]).toEqual([plain.size, plain.size, plain.size])
          for (let key = 0; key <= 41; key++) expect([layered.get(key), layered.has(key)]).toEqual([plain.get(key), plain.has(key)])
          const seen: [number, number][] = []
          layered.forEach((value, key) => seen.push([key, value]))
          expect(seen).toEqual([...layered])
        }
        for (const [map, entries] of before) expect([...map].sort()).toEqual(entries.sort())
      }),
      { seed: 20261122 },
    )
  })
})
