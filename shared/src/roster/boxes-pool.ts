import { toHex } from '../base/bytes.ts'
import type { EpochId } from '../base/ids.ts'
import type { KeptBoxes } from './boxes-check.ts'
import type { Epoch } from './state.ts'

/**
 * Boxes that are still needed, by hash. Whoever knows the channel can post boxes that no operation will ever name: only
 * so many of those are kept, and the newest of them, since boxes come just before their operation.
 */
export interface BoxesPool {
  has(hash: string): boolean
  get(hash: string): KeptBoxes | undefined
  put(hash: string, boxes: KeptBoxes): void
  hashes(): string[]
  values(): Iterable<KeptBoxes>
  /** Some may have been let go that an operation names by now: to be read again from where entries are stored. */
  isFull(): boolean
  /** Forgets the boxes of epochs that need them no more, and learns which are named by those that do. */
  tidy(epochs: readonly Epoch[], isDone: (epoch: Epoch) => boolean): void
}

const UNNAMED_LIMIT = 500

export function createPool(limit = UNNAMED_LIMIT): BoxesPool {
  const boxes = new Map<string, KeptBoxes>()
  let named = new Set<string>()
  const unnamed = () => [...boxes.keys()].filter(hash => !named.has(hash))

  return {
    has: hash => boxes.has(hash),
    get: hash => boxes.get(hash),
    put(hash, one) {
      boxes.set(hash, one)
      if (boxes.size - named.size <= limit) return
      const [oldest] = unnamed().slice(0, -limit)
      if (oldest !== undefined) boxes.delete(oldest)
    },
    hashes: () => [...boxes.keys()],
    values: () => boxes.values(),
    isFull: () => boxes.size - named.size >= limit,
    tidy(epochs, isDone) {
      const wanted = new Set<string>()
      for (const epoch of epochs) {
        const said = namedBy(epoch).filter(hash => boxes.has(hash))
        for (const hash of said) {
          if (isDone(epoch)) boxes.delete(hash)
          else wanted.add(hash)
        }
      }
      named = wanted
    },
  }
}

/** Boxes (hash, hex) that epochs without a key here name, and that may have been let go. */
export function letGoOf(epochs: readonly Epoch[], boxes: BoxesPool, confirmed: ReadonlyMap<EpochId, unknown>): ReadonlySet<string> {
  const lacking = boxes.isFull() ? epochs.filter(one => !confirmed.has(one.id)) : []
  return new Set(lacking.flatMap(namedBy).filter(hash => !boxes.has(hash)))
}

/** What an epoch's operations say that their boxes are. */
const namedBy = ({ boxesHash, welcomes }: Epoch): string[] => [boxesHash, ...welcomes.map(one => one.boxesHash)].map(toHex)
