import { equalBytes } from '@porchlight/shared/base/bytes'
import type { Database } from '../db.ts'
import { isLockRow, type KeyRow } from './key-rows.ts'

/**
 * The rows that the data key is wrapped in are these from now on, in one strict transaction: a phone that is killed at any
 * moment opens in the old way or in the new one. False, and nothing is changed, when they are no more as they were.
 */
export async function swapRows(database: Database, before: readonly KeyRow[], after: readonly KeyRow[]): Promise<boolean> {
  let swapped = false
  await database.strictly(['keys'], transaction => {
    const keys = transaction.objectStore('keys')
    const reading: IDBRequest<KeyRow[]> = keys.getAll()
    reading.onsuccess = () => {
      // A connection that was lost after the commit makes it run again: then it is done already.
      swapped = isSame(reading.result, before) || isSame(reading.result, after)
      if (!swapped) return
      keys.clear()
      for (const row of after) keys.put(row)
    }
  })
  return swapped
}

/** Tries that were counted meanwhile do not matter. */
function isSame(rows: readonly KeyRow[], others: readonly KeyRow[]): boolean {
  const wraps = (all: readonly KeyRow[]) => all.flatMap(row => (row.way === 'device' || isLockRow(row) ? [row.wrapped] : []))
  const [a, b] = [wraps(rows), wraps(others)]
  return a.length === b.length && a.every(one => b.some(other => equalBytes(one, other)))
}
