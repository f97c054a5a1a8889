import type { Random } from '@porchlight/shared/base/ports'
import { seededRandom } from '@porchlight/shared/base/seeded-random'

/** A random source that gives the same numbers for the same seed, so that a failure can be played again. */
export const seeded: (seed: number) => Random = seededRandom

/** A whole number from 0 up to, not including, `below`. */
export const below = (random: Random, limit: number): number => Math.floor(random.unit() * limit)

export const pick = <T>(random: Random, from: readonly T[]): T => {
  if (from.length === 0) throw new Error('nothing to pick from')
  return from[below(random, from.length)]!
}
