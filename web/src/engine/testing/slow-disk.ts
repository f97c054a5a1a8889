import type { IDBFactory } from 'fake-indexeddb'

/**
 * A disk that stores everything, and says so only when it is let: whoever says "saved" before that has not waited for
 * the completion event of the transaction.
 */
export interface SlowDisk {
  /** Of every read-write transaction so far, the durability that was asked for. */
  readonly durabilities: (string | undefined)[]
  /** From now on no transaction says that it is complete. Resolves when one of them is. */
  hold(): Promise<void>
  /** Lets those that are complete say so, and all later ones at once. */
  release(): void
}

export function makeSlow(disk: IDBFactory): SlowDisk {
  const durabilities: (string | undefined)[] = []
  let holding = false
  let held: (() => void)[] = []
  let complete: () => void = () => undefined

  function interfere(connection: IDBDatabase): void {
    const begin = connection.transaction.bind(connection)
    connection.transaction = (stores, mode, options) => {
      const transaction = begin(stores, mode, options)
      if (mode !== 'readwrite') return transaction
      durabilities.push(options?.durability)
      let told: ((event: Event) => void) | undefined
      const set = (handler: typeof told): void => {
        told = handler
      }
      Object.defineProperty(transaction, 'oncomplete', { set })
      transaction.addEventListener('complete', event => {
        const tell = () => told?.(event)
        if (!holding) return tell()
        held.push(tell)
        complete()
      })
      return transaction
    }
  }

  const open = disk.open.bind(disk)
  disk.open = (...args) => {
    const opening = open(...args)
    opening.addEventListener('success', () => interfere(opening.result as IDBDatabase))
    return opening
  }

  return {
    durabilities,
    hold() {
      holding = true
      return new Promise(resolve => (complete = resolve))
    },
    release() {
      holding = false
      const all = held
      held = []
      for (const tell of all) tell()
    },
  }
}
