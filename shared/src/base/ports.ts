/** The world outside, as arguments: the domain never reads a clock or rolls dice by itself. */
export interface Clock {
  /** Milliseconds since 1970. May be wrong by days on a volunteer's phone. */
  now(): number
  /** Runs `then` once after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void
}

export interface Random {
  /** `length` unpredictable bytes (a seeded generator in simulations). */
  bytes(length: number): Uint8Array
  /** In [0, 1). For jitter, never for keys. */
  unit(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

export const systemRandom: Random = {
  bytes: length => crypto.getRandomValues(new Uint8Array(length)),
  unit: () => Math.random(),
}
