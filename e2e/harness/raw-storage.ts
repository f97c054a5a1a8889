// The tables of a phone as they lie there, for whoever wants to do them harm. A tab of the app's own origin that shows a
// picture and runs nothing of the app; it opens the database for a moment each time.
import type { Page } from '@playwright/test'
import type { Phone } from '../browser.ts'

export const HARMS = ['flipped', 'truncated', 'dropped'] as const
export type Harm = (typeof HARMS)[number]

/**
 * What a row is, as far as its shape tells: of chunks (`repo`: a value of automerge-repo's own, which it can do without),
 * and of what waits to be sent (`waiting`, and its spare).
 */
export type RowKind = 'chunk' | 'unsent' | 'spare' | 'repo' | 'waiting' | 'waiting spare'

/** How both tables stand: rows, chunks whose bytes are not those of their hash, and rows set aside. */
export interface Condition {
  readonly rows: number
  readonly bad: number
  readonly setAside: number
}

interface Raw {
  keep(): Promise<RowKind[]>
  putBack(): Promise<void>
  harm(index: number, how: Harm, unit: number): Promise<void>
  forgetViews(): Promise<void>
  condition(): Promise<Condition>
}

export class RawStorage {
  readonly #page: Page
  private constructor(page: Page) {
    this.#page = page
  }

  /** Opens the tab; afterwards `phone.page` is it. */
  static async open(phone: Phone, origin: string): Promise<RawStorage> {
    const page = await phone.newTab()
    await page.goto(`${origin}/icon.svg`)
    await page.evaluate(install)
    return new RawStorage(page)
  }

  /** Remembers everything as it is now; answers what each row is: chunks, then what waits to be sent. */
  keep(): Promise<RowKind[]> {
    return this.#page.evaluate(() => (window as unknown as { raw: Raw }).raw.keep())
  }
  putBack(): Promise<void> {
    return this.#page.evaluate(() => (window as unknown as { raw: Raw }).raw.putBack())
  }
  /** `unit`, in [0, 1), says where in the bytes. */
  harm(index: number, how: Harm, unit: number): Promise<void> {
    const args: [number, Harm, number] = [index, how, unit]
    return this.#page.evaluate(given => (window as unknown as { raw: Raw }).raw.harm(...given), args)
  }
  /** Deletes the lists of every read model: what is shown afterwards comes from the documents. */
  forgetViews(): Promise<void> {
    return this.#page.evaluate(() => (window as unknown as { raw: Raw }).raw.forgetViews())
  }
  condition(): Promise<Condition> {
    return this.#page.evaluate(() => (window as unknown as { raw: Raw }).raw.condition())
  }
}

/** Runs in the tab. Names of tables and fields are those of web/src/engine/db.ts. */
function install(): void {
  interface Chunk {
    row: number
    paths: string[]
    unsent?: string
    hash: Uint8Array
    sealed: Uint8Array
  }
  interface Waiting {
    row: number
    spare?: number
    sealed: Uint8Array
  }
  const tables = ['values', 'entries', 'outgoing', 'chunks', 'damaged']
  let kept: unknown[][] = []

  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })

  async function within<T>(act: (table: (name: string) => IDBObjectStore) => T): Promise<T> {
    const database = await answer(indexedDB.open('porchlight'))
    const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const result = act(name => transaction.objectStore(name))
    await done
    database.close()
    return result
  }
  const all = async (name: string): Promise<unknown[]> => (await within(table => table(name).getAll())).result
  const chunks = () => kept[tables.indexOf('chunks')] as Chunk[]
  const waiting = () => kept[tables.indexOf('outgoing')] as Waiting[]
  const kindOf = ({ paths, unsent }: Chunk): RowKind =>
    unsent ? 'unsent' : paths.length === 4 ? 'spare' : paths.length === 3 ? 'chunk' : 'repo'

  const raw: Raw = {
    async keep() {
      kept = []
      for (const name of tables) kept.push(await all(name))
      return [...chunks().map(kindOf), ...waiting().map(({ spare }): RowKind => (spare === undefined ? 'waiting spare' : 'waiting'))]
    },
    async putBack() {
      await within(table => {
        for (const [i, name] of tables.entries()) {
          table(name).clear()
          for (const row of kept[i]!) table(name).put(row)
        }
      })
    },
    async harm(index, how, unit) {
      const name = index < chunks().length ? 'chunks' : 'outgoing'
      const it = [...chunks(), ...waiting()][index]!
      const at = Math.floor(unit * it.sealed.length)
      const flip = (bytes: Uint8Array) => bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte))
      await within(table => {
        if (how === 'dropped') table(name).delete(it.row)
        else table(name).put({ ...it, sealed: how === 'flipped' ? flip(it.sealed) : it.sealed.slice(0, at) })
      })
    },
    async forgetViews() {
      const values = (await all('values')) as { name: string; of?: string }[]
      await within(table => {
        for (const { name, of } of values) if (of !== undefined) table('values').delete(name)
      })
    },
    async condition() {
      const rows = (await all('chunks')) as Chunk[]
      let bad = 0
      for (const { sealed, hash } of rows) {
        const found = new Uint8Array(await crypto.subtle.digest('SHA-256', sealed as Uint8Array<ArrayBuffer>))
        if (found.some((byte, i) => byte !== hash[i])) bad++
      }
      return { rows: rows.length + (await all('outgoing')).length, bad, setAside: (await all('damaged')).length }
    },
  }
  Object.assign(window, { raw })
}
