import type { Random } from '@porchlight/shared/base/ports'

/** A seeded generator (mulberry32): the same seed gives the same bytes on every machine. Never for keys of real people. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    bytes: length => Uint8Array.from({ length }, () => word() & 255),
    unit: () => word() / 2 ** 32,
  }
}
