// A turf as a stock automerge-repo page keeps it: one document of nested maps, the repo's own storage and network.
import { initializeWasm } from '@automerge/automerge/slim'
import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { Repo, type DocHandle, type NetworkAdapterInterface } from '@automerge/automerge-repo/slim'
import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb'

export interface StockDoor {
  readonly number: string
  readonly street: string
  readonly people: string[]
}

export interface StockTurf {
  name: string
  doors: Record<string, StockDoor>
  visits: Record<string, { door: string; result: string; at: number; by: string; literature: boolean }>
}

export async function openRepo(network: NetworkAdapterInterface[] = []): Promise<Repo> {
  await initializeWasm(wasmUrl)
  return new Repo({ storage: new IndexedDBStorageAdapter('stock'), network })
}

export const resultAt = (turf: StockTurf, door: string): string =>
  Object.values(turf.visits)
    .filter(visit => visit.door === door)
    .toSorted((a, b) => b.at - a.at)[0]?.result ?? 'To do'

export const recordStock = (handle: DocHandle<StockTurf>, door: string, by: string): void =>
  handle.change(turf => {
    turf.visits[crypto.randomUUID()] = { door, result: 'not-home', at: Date.now(), by, literature: true }
  })
