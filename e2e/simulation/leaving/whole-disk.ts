import { inflateRawSync } from 'node:zlib'
import { utf8 } from '@porchlight/shared/base/bytes'
import type { Phone } from '../phones.ts'

/** Everything that a phone's database keeps, as bytes. With sealing off what is not an entry can be read there. */
export async function wholeDisk(phone: Phone): Promise<readonly Uint8Array[]> {
  const database = await answer(phone.disk.disk.open(phone.name))
  const found: Uint8Array[] = []
  const walk = (value: unknown): void => {
    if (isDeflated(value)) found.push(inflateRawSync(value.sealed.subarray(value.sealed.indexOf(LINE_END) + 1)))
    if (typeof value === 'string') found.push(utf8(value))
    else if (value instanceof Uint8Array) found.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  for (const table of database.objectStoreNames) walk(await answer(database.transaction(table).objectStore(table).getAll()))
  database.close()
  return found
}

/** With sealing off a row's place stands before what it has, in a line of its own. */
const LINE_END = 10
const isDeflated = (row: unknown): row is { sealed: Uint8Array } =>
  typeof row === 'object' && row !== null && 'deflated' in row && 'sealed' in row && row.sealed instanceof Uint8Array

/** Rows of a table that are about a group; the store of documents keeps one about itself, with a name of one part. */
export async function rowsIn(phone: Phone, table: string): Promise<number> {
  const database = await answer(phone.disk.disk.open(phone.name))
  const rows = await answer(database.transaction(table).objectStore(table).getAll() as IDBRequest<{ paths?: unknown[] }[]>)
  database.close()
  return rows.filter(row => row.paths?.length !== 1).length
}

/** Which of these, texts or keys, occur somewhere. */
export function occurring<W extends string>(disk: readonly Uint8Array[], what: Readonly<Record<W, string | Uint8Array>>): W[] {
  const all = Buffer.concat(disk)
  return (Object.entries(what) as [W, string][]).flatMap(([name, one]) => (all.includes(Buffer.from(one)) ? [name] : []))
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })
