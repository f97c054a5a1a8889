import type { IDBFactory } from 'fake-indexeddb'

/**
 * What a disk can do to a durable write: be full, abort without saying why, have closed the connection, or store
 * everything and then lose the connection before it says so.
 */
export type Fault = 'quota' | 'abort' | 'closed' | 'stored-but-lost' | undefined

export interface FaultyDisk {
  /** One for each coming read-write transaction, in order; after that the disk is well. */
  readonly faults: Fault[]
  /** Of every read-write transaction so far: the durability that was asked for, and how it ended. */
  readonly transactions: { readonly durability: string | undefined; readonly fault: Fault; done: boolean }[]
}

export function makeFaulty(disk: IDBFactory): FaultyDisk {
  const faulty: FaultyDisk = { faults: [], transactions: [] }
  const open = disk.open.bind(disk)
  disk.open = (...args) => {
    const opening = open(...args)
    opening.addEventListener('success', () => interfere(opening.result as IDBDatabase, faulty))
    return opening
  }
  return faulty
}

function interfere(connection: IDBDatabase, { faults, transactions }: FaultyDisk): void {
  const begin = connection.transaction.bind(connection)
  connection.transaction = (stores, mode, options) => {
    if (mode !== 'readwrite') return begin(stores, mode, options)
    const fault = faults.shift()
    const log = { durability: options?.durability, fault, done: false }
    transactions.push(log)
    if (fault === 'closed') throw new DOMException('The database connection is closing.', 'InvalidStateError')
    const transaction = begin(stores, mode, options)
    transaction.addEventListener('complete', () => (log.done = true))
    if (fault === 'quota' || fault === 'abort') {
      if (fault === 'quota') says(transaction, 'QuotaExceededError')
      transaction.commit = () => undefined
      queueMicrotask(() => transaction.abort())
    }
    if (fault === 'stored-but-lost') {
      let lost: ((event: Event) => void) | undefined
      const set = (handler: typeof lost): void => {
        lost = handler
      }
      Object.defineProperty(transaction, 'onabort', { set })
      Object.defineProperty(transaction, 'oncomplete', { set: ignored })
      transaction.addEventListener('complete', event => {
        says(transaction, 'UnknownError')
        lost?.(event)
      })
    }
    return transaction
  }
}

const ignored = (): void => {}

const says = (transaction: IDBTransaction, name: string): void =>
  void Object.defineProperty(transaction, 'error', { get: () => new DOMException('injected', name), set: ignored })
