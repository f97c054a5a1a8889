import { loadAutomerge } from '@porchlight/web/engine/testing/node-world'
import type { WorldClock } from '../clock.ts'
import { seeded } from '../../seeded.ts'
import { steadySubtle } from './crypto.ts'
import { SteadyCompression, SteadyDecompression } from './streams.ts'

/**
 * Makes a simulated Saturday the same to the bit each time: while one runs, this process has its clock, its random
 * numbers and its WebCrypto from the seed. What is left is JavaScript's own order of turns, which does not vary.
 */
export interface Steady {
  /** Lets `turns` turns of the event loop pass. */
  turns(turns: number): Promise<void>
  /** Until nothing is left to be done before the clock moves on. */
  quiet(): Promise<void>
  end(): void
}

const real = { setImmediate, setTimeout, clearTimeout, CompressionStream, DecompressionStream }
const realNow = Date.now
/** Far more turns than anything takes; a task that makes a new one for ever is a defect. */
const RESTLESS = 200_000

let entered = false

export async function steady(seed: number, clock: WorldClock): Promise<Steady> {
  if (entered) throw new Error('one simulated world at a time')
  entered = true
  // What is loaded on first use comes from a real disk, at a time that no seed decides.
  await Promise.all([
    loadAutomerge(),
    import('@porchlight/web/engine/machinery'),
    import('@porchlight/web/engine/spares'),
    import('@porchlight/web/engine/tables'),
    import('@porchlight/web/engine/doc-texts'),
    import('@porchlight/web/engine/lock/first-key'),
    import('@porchlight/web/engine/lock/old-slips'),
  ])
  const random = seeded(seed)
  let pending = 0

  const counted = (run: (...args: never[]) => void, ...args: never[]) => {
    pending++
    return real.setImmediate(() => {
      pending--
      run(...args)
    })
  }
  const after = (run: () => void, ms = 0, ...args: never[]) => {
    const cancel = clock.skewed(0).after(ms, () => (run as (...args: never[]) => void)(...args))
    return { cancel, ref: () => undefined, unref: () => undefined, hasRef: () => false }
  }
  const cancel = (timer: { cancel?: () => void } | undefined) => {
    if (timer?.cancel) timer.cancel()
    else real.clearTimeout(timer as never)
  }
  Object.assign(globalThis, {
    setImmediate: counted,
    setTimeout: after,
    clearTimeout: cancel,
    CompressionStream: SteadyCompression,
    DecompressionStream: SteadyDecompression,
  })
  Date.now = () => clock.now()
  own('subtle', steadySubtle(random.bytes))
  own('getRandomValues', (into: Uint8Array) => {
    into.set(random.bytes(into.length))
    return into
  })
  own('randomUUID', () => uuid(random.bytes(16)))

  const turns = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await new Promise(resolve => real.setImmediate(resolve))
  }
  return {
    turns,
    async quiet() {
      for (let i = 0; i < RESTLESS; i++) {
        await turns(1)
        if (pending === 0) return
      }
      throw new Error('the event loop never comes to rest')
    },
    end() {
      entered = false
      Object.assign(globalThis, real)
      Date.now = realNow
      for (const name of ['subtle', 'getRandomValues', 'randomUUID']) delete (crypto as unknown as Record<string, unknown>)[name]
    },
  }
}

/** Stands before what `crypto` has by its prototype. */
const own = (name: string, value: unknown): void => void Object.defineProperty(crypto, name, { value, configurable: true })

function uuid(bytes: Uint8Array): string {
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
