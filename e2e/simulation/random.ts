import type { Random } from '@porchlight/shared/base/ports'

/** A small seeded generator (sfc32): the same seed, the same Saturday. Not for keys outside of simulations. */
export function seededRandom(
  seed: number,
): Random & { below(n: number): number; pick<T>(list: readonly T[]): T; chance(p: number): boolean } {
  let a = seed >>> 0
  let b = 0x9e3779b9
  let c = 0x243f6a88
  let d = 1
  const next = (): number => {
    const t = (((a + b) >>> 0) + d) >>> 0
    d = (d + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = ((c << 21) | (c >>> 11)) >>> 0
    c = (c + t) >>> 0
    return t
  }
  for (let i = 0; i < 16; i++) next()
  const unit = () => next() / 2 ** 32
  const below = (n: number) => Math.floor(unit() * n)
  return {
    unit,
    below,
    chance: p => unit() < p,
    pick: list => list[below(list.length)]!,
    bytes: length => Uint8Array.from({ length }, () => next() >>> 24),
  }
}
