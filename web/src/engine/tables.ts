import { Dexie } from 'dexie'
import type { Database, TableName } from './db.ts'
import { SCHEMA_VERSION } from './db.ts'
import type { World } from './ports.ts'

const SCHEMA: Readonly<Record<TableName, string>> = {
  keys: 'way',
  values: 'name, of',
  entries: '++row, [channel+row], &[channel+hash]',
  outgoing: '++row, group',
  chunks: '++row, *paths, unsent',
  damaged: '++row',
}

export const { DexieError } = Dexie

/** The tables by Dexie, in a chunk of their own: what was read early (db.ts) is enough for most first paints. */
export interface Tables extends Pick<Database, TableName> {
  open(): Promise<unknown>
  /** The browser's own; null while it is closed. */
  connection(): IDBDatabase | null
  close(): void
}

/** `onNewer`: a newer app in another window waits for this one to let go. */
export function createTables(world: World, onNewer: () => void): Tables {
  const dexie = new Dexie(world.name, { indexedDB: world.indexedDB, IDBKeyRange: world.IDBKeyRange, chromeTransactionDurability: 'strict' })
  dexie.version(SCHEMA_VERSION).stores(SCHEMA)
  dexie.on('versionchange', () => {
    onNewer()
    return false
  })
  return {
    keys: dexie.table('keys'),
    values: dexie.table('values'),
    entries: dexie.table('entries'),
    outgoing: dexie.table('outgoing'),
    chunks: dexie.table('chunks'),
    damaged: dexie.table('damaged'),
    open: () => dexie.open(),
    connection: () => dexie.backendDB(),
    close: () => dexie.close(),
  }
}
