import type { Random } from './ports.ts'

/** For tests and simulations: unpredictable enough, and the same in every run. Never for keys that anybody relies on. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0 || 1
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  return { bytes: length => Uint8Array.from({ length }, () => next() & 255), unit: () => next() / 2 ** 32 }
}
