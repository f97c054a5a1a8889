import type { Random } from '@porchlight/shared/base/ports'

/** A random source that gives the same numbers for the same seed (sfc32), so that a failure can be played again. */
export function seeded(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return {
    unit: () => next() / 2 ** 32,
    bytes: length => Uint8Array.from({ length }, () => next() & 255),
  }
}

/** A whole number from 0 up to, not including, `below`. */
export const below = (random: Random, limit: number): number => Math.floor(random.unit() * limit)

export const pick = <T>(random: Random, from: readonly T[]): T => {
  if (from.length === 0) throw new Error('nothing to pick from')
  return from[below(random, from.length)]!
}
