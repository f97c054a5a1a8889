import type { Result } from '@porchlight/shared/base/result'
import { fail, ok } from '@porchlight/shared/base/result'
import type { ChunkRow, Database, EntryRow, OutgoingTableRow, TableName } from './db.ts'
import { storageRefusal } from './db.ts'
import type { Opening } from './opening.ts'
import type { Write } from './ports.ts'
import { channelName, entryRow, partOf, pathOf, sealChunk, sealOutgoing, sealUnsent, sealValue, valueName } from './rows.ts'
import type { Vault } from './vault.ts'

/**
 * Group commit, as databases do it: while one strict transaction is on its way to the disk, the commits that come
 * meanwhile wait and share the next one. Order is that of the calls; each call stays all or nothing.
 */
export interface Committer {
  commit(writes: readonly Write[]): Promise<Result<void>>
  /** Resolves when nothing is waiting. */
  settled(): Promise<void>
}

/** One write, sealed already: WebCrypto inside an IndexedDB transaction would end it. `then` starts the next one. */
interface Step {
  readonly table: TableName
  /** Puts what may be refused as known already. */
  readonly mayBeKnown?: boolean
  put(store: IDBObjectStore, then: () => void): void
}

interface Waiting {
  readonly sealed: Promise<void>
  steps: readonly Step[] | undefined
  readonly answer: (result: Result<void>) => void
}

export function createCommitter(
  database: Database,
  vault: Vault,
  opening: Pick<Opening, 'mark'>,
  told: (result: Result<void>) => void,
): Committer {
  const queue: Waiting[] = []
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    while (queue.length > 0) {
      await queue[0]!.sealed
      const notYet = queue.findIndex(waiting => !waiting.steps)
      await store(queue.splice(0, notYet < 0 ? queue.length : notYet))
    }
    working = undefined
  }

  async function store(together: readonly Waiting[]): Promise<void> {
    const steps = together.flatMap(waiting => waiting.steps!)
    try {
      if (steps.length > 0) await database.strictly([...new Set(steps.map(step => step.table))], transaction => run(transaction, steps))
    } catch (error) {
      // One that is too large must not take the others with it.
      if (together.length > 1) {
        for (const waiting of together) await store([waiting])
        return
      }
      const refused = fail(storageRefusal(error))
      told(refused)
      together[0]!.answer(refused)
      return
    }
    told(ok(undefined))
    for (const waiting of together) waiting.answer(ok(undefined))
  }

  return {
    commit: writes =>
      new Promise((answer, broken) => {
        const sealed = Promise.all(writes.map(write => prepare(database, vault, write))).then(
          steps => void (waiting.steps = [...steps, ...marks(opening, writes)]),
          error => {
            waiting.steps = []
            broken(error)
          },
        )
        const waiting: Waiting = { sealed, steps: undefined, answer }
        queue.push(waiting)
        working ??= work()
      }),
    settled: async () => {
      while (working) await working
    },
  }
}

/** A copy of what is written is not true any more. */
function marks(opening: Pick<Opening, 'mark'>, writes: readonly Write[]): Step[] {
  const row = opening.mark(writes.flatMap(write => (write.to === 'value' ? [write.name] : [])))
  return row ? [at('values', store => store.put(row))] : []
}

function run(transaction: IDBTransaction, steps: readonly Step[], at = 0): void {
  const step = steps[at]
  if (step) step.put(transaction.objectStore(step.table), () => run(transaction, steps, at + 1))
  // Nothing more will come: the disk need not wait until a busy phone has heard of each row. Except where a row may be
  // refused: Chromium aborts a transaction that was told to commit before the refusal had been heard of.
  else if (!steps.some(one => one.mayBeKnown)) transaction.commit()
}

const at = (table: TableName, put: (store: IDBObjectStore) => void): Step => ({
  table,
  put: (store, then) => {
    put(store)
    then()
  },
})

async function prepare(database: Database, vault: Vault, write: Write): Promise<Step> {
  switch (write.to) {
    case 'value': {
      if (write.value === undefined) {
        const name = await valueName(vault, write.name)
        return at('values', store => store.delete(name))
      }
      const row = await sealValue(vault, write.name, write.value, write)
      return at('values', store => store.put(row))
    }
    case 'entry': {
      const row = await entryRow(vault, write.channel, write.bytes)
      return { ...at('entries', store => addUnlessKnown(store, row)), mayBeKnown: true }
    }
    case 'entry-gone': {
      const all = database.keysUnder(await channelName(vault, write.channel))
      return { table: 'entries', put: (store, then) => deleteAll(store, store.index('[channel+row]').getAllKeys(all), then) }
    }
    case 'let-go':
      return at('entries', store => write.rows.forEach(row => store.delete(row)))
    case 'outgoing': {
      const { row, spare } = await sealOutgoing(vault, write.group, write)
      return { table: 'outgoing', put: (store, then) => addWithSpare(store, row, spare, then) }
    }
    case 'sent':
      return { table: 'outgoing', put: (store, then) => deleteWithSpare(store, write.rows, then) }
    case 'chunk': {
      const { group, doc, bytes } = write
      const key = [group, doc, partOf('incremental', write.build ?? 0)] as const
      const rows = write.unsent ? await sealUnsent(vault, key, bytes) : { row: await sealChunk(vault, key, bytes) }
      return at('chunks', store => Object.values(rows).forEach(row => store.add(row)))
    }
    case 'rebuilt': {
      const { group, doc, bytes } = write
      const [path, row] = await Promise.all([
        pathOf(vault, [group, doc]),
        sealChunk(vault, [group, doc, partOf('snapshot', write.build)], bytes),
      ])
      return { table: 'chunks', put: (store, then) => replaceSent(store, path, row, then) }
    }
    case 'cut':
      return { table: 'chunks', put: (store, then) => markCut(store, write.rows, then) }
    default:
      throw new Error(`no such write: ${String(write satisfies never)}`)
  }
}

/** A second entry with the same hash changes nothing; any other fault ends the transaction. */
function addUnlessKnown(store: IDBObjectStore, row: EntryRow): void {
  const adding = store.add(row)
  adding.onerror = event => {
    if (adding.error?.name !== 'ConstraintError') return
    event.preventDefault()
    event.stopPropagation()
  }
}

function addWithSpare(store: IDBObjectStore, row: OutgoingTableRow, spare: OutgoingTableRow, then: () => void): void {
  const adding = store.add(spare)
  adding.onsuccess = () => {
    store.add({ ...row, spare: adding.result as number })
    then()
  }
}

function deleteWithSpare(store: IDBObjectStore, rows: readonly number[], then: () => void, at = 0): void {
  const row = rows[at]
  if (row === undefined) return then()
  const reading: IDBRequest<OutgoingTableRow | undefined> = store.get(row)
  reading.onsuccess = () => {
    store.delete(row)
    if (reading.result?.spare !== undefined) store.delete(reading.result.spare)
    deleteWithSpare(store, rows, then, at + 1)
  }
}

/** The next step starts only when these are gone: it may add one of them anew. */
function deleteAll(store: IDBObjectStore, keys: IDBRequest<IDBValidKey[]>, then: () => void): void {
  keys.onsuccess = () => {
    for (const key of keys.result) store.delete(key)
    then()
  }
}

/** What is unsent is still to be cut into a batch, row by row. */
function replaceSent(store: IDBObjectStore, path: string, row: ChunkRow, then: () => void): void {
  const reading: IDBRequest<ChunkRow[]> = store.index('paths').getAll(path)
  reading.onsuccess = () => {
    for (const old of reading.result) if (!old.unsent) store.delete(old.row!)
    store.add(row)
    then()
  }
}

function markCut(store: IDBObjectStore, rows: readonly number[], then: () => void, at = 0): void {
  const row = rows[at]
  if (row === undefined) return then()
  const reading: IDBRequest<ChunkRow | undefined> = store.get(row)
  reading.onsuccess = () => {
    const next = () => markCut(store, rows, then, at + 1)
    if (!reading.result) return next()
    const { unsent: _, spare, ...cut } = reading.result
    store.put(cut)
    // An entry holds it now.
    if (spare) deleteAll(store, store.index('paths').getAllKeys(spare), next)
    else next()
  }
}
