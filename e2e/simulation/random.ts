import type { Random } from '@porchlight/shared/base/ports'
import { below, pick, seeded } from '../seeded.ts'

/** The dice of one Saturday: the same seed, the same dice. */
export interface Dice extends Random {
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  chance(of: number): boolean
}

export function createDice(seed: number): Dice {
  const random = seeded(seed)
  return { ...random, below: limit => below(random, limit), pick: list => pick(random, list), chance: of => random.unit() < of }
}
