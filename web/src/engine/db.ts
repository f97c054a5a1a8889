import type { Table } from 'dexie'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { Refusal } from '@porchlight/shared/base/refusal'
import { Refused, refusal } from '@porchlight/shared/base/refusal'
import type { DeviceKeyRow, KeyRow } from './lock/key-rows.ts'
import type { World } from './ports.ts'
import type { DexieError, Tables } from './tables.ts'

/**
 * The tables of this phone. Dexie (tables.ts, which the first paint seldom waits for) keeps schema, versions and reads;
 * durable writes go through `strictly`, so that the durability and the completion event that "Saved on this phone" rests on
 * are asked for in one visible place.
 * Names, groups, channels and paths are opaque (see vault.ts): nothing here can be read in the profile folder.
 */
export interface ValueRow {
  readonly name: string
  readonly sealed: Uint8Array
  /** The value that it is a part of, to be forgotten with it. */
  readonly of?: string
  /** Before it was sealed. */
  readonly deflated?: boolean
}
export interface EntryRow {
  readonly row?: number
  readonly channel: string
  /** Of the ciphertext: says nothing about what is inside. */
  readonly hash: string
  readonly bytes: Uint8Array
}
export interface OutgoingTableRow {
  readonly row?: number
  /** Of a spare it is a name of its own. */
  readonly group: string
  /** The row of its spare. */
  readonly spare?: number
  readonly sealed: Uint8Array
}
export interface ChunkRow {
  readonly row?: number
  /** Opaque names of every prefix of its storage key, the whole key last. */
  readonly paths: readonly string[]
  /** The group, while it has not been cut into a batch. */
  readonly unsent?: string
  /** The path of its spare, while it is unsent. */
  readonly spare?: string
  /** SHA-256 of `sealed`. */
  readonly hash: Uint8Array
  readonly sealed: Uint8Array
}
/** A row with bad bytes, taken out of its table and kept for whoever may still read something in it. */
export interface DamagedRow {
  readonly row?: number
  readonly table: string
  readonly found: unknown
}

/** What early.js has read before anything else was loaded. */
export interface EarlyRows {
  /** The database's own version number. */
  readonly version: number
  readonly key: DeviceKeyRow
  /** Of the key: see lock/slips.ts. */
  readonly slip?: Bytes
  /** See opening.ts. */
  readonly opening: ValueRow
}

/** That a lock is on is all that can be read of a locked phone. */
export interface EarlyLock {
  readonly version: number
  readonly locked: true
}

export type TableName = 'keys' | 'values' | 'entries' | 'outgoing' | 'chunks' | 'damaged'
export const SCHEMA_VERSION = 1
/** Dexie multiplies by ten. */
export const isOurs = (version: number): boolean => version <= SCHEMA_VERSION * 10

export interface Database {
  /** The tables: once it is open. */
  readonly keys: Table<KeyRow, string>
  readonly values: Table<ValueRow, string>
  readonly entries: Table<EntryRow, number>
  readonly outgoing: Table<OutgoingTableRow, number>
  readonly chunks: Table<ChunkRow, number>
  readonly damaged: Table<DamagedRow, number>
  /** Once; whatever needs the database opens it too. */
  open(): Promise<void>
  /** Runs `act`; when the connection turns out to be dead, opens a new one and runs it again, up to three times. */
  alive<T>(act: () => Promise<T>): Promise<T>
  /** One strict transaction: resolves after its complete event, rejects when it was aborted and nothing of it is stored. */
  strictly(tables: readonly TableName[], fill: (transaction: IDBTransaction) => void): Promise<void>
  /** A newer app in another window waits to change the tables. What is awaited here is still written by this one; then it lets go. */
  onNewerApp(prepare: () => Promise<void>): void
  /** Every key of a compound index that begins with `first`. */
  keysUnder(first: string): IDBKeyRange
  close(): void
}

const REOPENINGS = 3

export function createDatabase(world: World): Database {
  let prepare = async (): Promise<void> => {}
  let isRetired = false
  let loading: Promise<Tables> | undefined
  let loaded: Tables | undefined

  const load = (): Promise<Tables> =>
    (loading ??= import('./tables.ts').then(
      ({ createTables, DexieError }) => {
        ownError = DexieError
        return (loaded = createTables(world, retire))
      },
      (error: unknown) => {
        loading = undefined
        throw new Refused('app-not-loaded', { detail: String(error) })
      },
    ))

  function tables(): Tables {
    if (!loaded) throw new Error('the database is not open')
    return loaded
  }

  /** Dexie would let go at once, in the middle of what is being typed, and open again as soon as something is read. */
  function retire(): void {
    void prepare().finally(() => {
      isRetired = true
      loaded?.close()
    })
  }

  let opening: Promise<void> | undefined
  const open = (): Promise<void> =>
    (opening ??= openNow().catch((error: unknown) => {
      opening = undefined
      throw error
    }))

  async function openNow(): Promise<void> {
    if (isRetired) throw new DOMException('a newer app has taken over', 'VersionError')
    const found = await load()
    await found.open()
    // Dexie would open what a later version has made: an older app must not write into that.
    if (isOurs(found.connection()?.version ?? 0)) return
    found.close()
    throw new DOMException('made by a later version', 'VersionError')
  }

  async function alive<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        await open()
        return await act()
      } catch (error) {
        if (attempt === REOPENINGS || !isDead(error)) throw error
        // iOS ends connections while the app sleeps; a closed one never comes back by itself.
        loaded?.close()
        opening = undefined
        await open()
      }
    }
  }

  return {
    get keys() {
      return tables().keys
    },
    get values() {
      return tables().values
    },
    get entries() {
      return tables().entries
    },
    get outgoing() {
      return tables().outgoing
    },
    get chunks() {
      return tables().chunks
    },
    get damaged() {
      return tables().damaged
    },
    open,
    alive,
    strictly: (names, fill) => alive(() => strictly(tables().connection(), names, fill)),
    onNewerApp: next => void (prepare = next),
    keysUnder: first => world.IDBKeyRange.bound([first], [first, []]),
    close: () => loaded?.close(),
  }
}

function strictly(
  connection: IDBDatabase | null,
  tables: readonly TableName[],
  fill: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!connection) throw new DOMException('no connection', 'InvalidStateError')
    const transaction = connection.transaction(tables, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
    try {
      fill(transaction)
    } catch (error) {
      transaction.abort()
      reject(error)
    }
  })
}

/** The names of an error and of those it wraps (Dexie puts the browser's error inside its own). */
function namesOf(error: unknown): string[] {
  const names: string[] = []
  for (let at = error; at instanceof Error || at instanceof DOMException; at = (at as { inner?: unknown }).inner) names.push(at.name)
  return names
}

const DEAD = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'AbortError']

function isDead(error: unknown): boolean {
  const names = namesOf(error)
  return names.some(name => DEAD.includes(name)) && !names.includes('QuotaExceededError') && !names.includes('VersionError')
}

/** Dexie's own; before it is loaded there are none. */
let ownError: typeof DexieError | undefined

/** Thrown by the browser's storage, or by Dexie about it; anything else is a bug. */
export const isStorageError = (error: unknown): boolean =>
  error instanceof DOMException || (ownError !== undefined && error instanceof ownError)

/** The refusal for what the browser's storage threw. `opening`: nothing could be opened at all yet. */
export function storageRefusal(error: unknown, opening = false): Refusal {
  const names = namesOf(error)
  const detail = String(error)
  if (names.includes('QuotaExceededError')) return refusal('storage-full', { detail })
  if (names.includes('VersionError')) return refusal('storage-newer-version', { detail })
  const refused = ['MissingAPIError', 'SecurityError', ...(opening ? ['InvalidStateError', 'UnknownError'] : [])]
  if (names.some(name => refused.includes(name))) return refusal('storage-refused', { detail })
  return refusal('storage-failed', { detail })
}
