import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { IDBDatabase, IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, test } from 'vitest'

const script = readFileSync(new URL('../../public/early.js', import.meta.url), 'utf8')
const begin = IDBDatabase.prototype.transaction
afterEach(() => void (IDBDatabase.prototype.transaction = begin))

/** Loads the page's first script over this disk; answers how the page is left. */
function aPage(disk: IDBFactory): (persisted: boolean) => void {
  const window = new EventTarget()
  const documentElement = { dataset: {}, lang: '' }
  const location = { hash: '', href: 'https://porchlight.example/', pathname: '/' }
  const globals = { window, location, document: { documentElement }, navigator: {}, localStorage: { getItem: () => 'en' } }
  runInNewContext(script, { ...globals, indexedDB: disk, IDBDatabase, setTimeout })
  return persisted => void window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))
}

const opened = (disk: IDBFactory): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = disk.open('left')
    opening.onupgradeneeded = () => void opening.result.createObjectStore('values')
    opening.onsuccess = () => resolve(opening.result as IDBDatabase)
    opening.onerror = () => reject(opening.error ?? new Error('not opened'))
  })

/** A transaction that goes on as long as it is let, as one of a page that nothing is told any more; resolves once it is running. */
function endless(connection: IDBDatabase): { readonly runs: Promise<void>; readonly ended: Promise<string> } {
  const transaction = connection.transaction(['values'])
  const ended = new Promise<string>(end => {
    transaction.oncomplete = () => end('complete')
    transaction.onabort = () => end('aborted')
  })
  const runs = new Promise<void>(running => {
    const next = (): void => {
      transaction.objectStore('values').get('one').onsuccess = () => (running(), next())
    }
    next()
  })
  return { runs, ended }
}

const toWrite = [['values'], 'readwrite'] as const
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((done, failed) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => failed(new Error('aborted'))
    transaction.objectStore('values').put('1', 'one')
  })

describe('[P1.6] a page that is left and kept', () => {
  test('ends what it had begun on the disk, so that the next page does not wait for it', async () => {
    const disk = new IDBFactory()
    const leave = aPage(disk)
    const [here, next] = [await opened(disk), await opened(disk)]
    await written(here.transaction(...toWrite))
    const reading = endless(here)
    await reading.runs
    // Another page has its own.
    const writing = written(begin.call(next, ...toWrite))
    leave(true)
    expect(await reading.ended).toBe('aborted')
    await writing
  })

  test('what has ended by itself is in nobody’s way, and a page that goes for good is left to the browser', async () => {
    const disk = new IDBFactory()
    const leave = aPage(disk)
    const here = await opened(disk)
    await written(here.transaction(...toWrite))
    leave(true)
    const writing = written(here.transaction(...toWrite))
    leave(false)
    await writing
  })
})
