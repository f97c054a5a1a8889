// How late a machine is that has more to do than it can: a page of its own, in a process of its own, does over and over what
// every durable write does (a timer, then a strict transaction), and tells how long it took. It knows nothing of the app: what
// the app makes slow is not excused by it.
import type { BrowserContext } from '@playwright/test'

/** The app gathers letters for so long before it writes them. */
const TIMER_MS = 150
/** What a strict write takes on a machine that has time. */
const WRITE_MS = 50
/** What was late before that has been caught up with. */
const RECENT_MS = 3_000
/** Another site than the app's: browsers give it another process. Nobody answers there but the test itself. */
const BESIDE = 'http://beside.test/'

/** By how many milliseconds a timer and a strict write were later than they should be, at worst, within the last seconds. */
export type Lateness = () => number

export async function watchStarvation(context: BrowserContext): Promise<Lateness> {
  const page = await context.newPage()
  await page.route(`${BESIDE}**`, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  const told: { readonly took: number; readonly at: number }[] = []
  const first = Promise.withResolvers<void>()
  await page.exposeFunction('tell', (took: number) => {
    told.push({ took, at: performance.now() })
    first.resolve()
  })
  await page.goto(BESIDE)
  // Ends with the browser.
  void page.evaluate(writeOverAndOver, TIMER_MS).catch(() => undefined)
  await first.promise
  return () => {
    const now = performance.now()
    const underWay = now - told.at(-1)!.at
    const recent = told.filter(one => one.at > now - RECENT_MS).map(one => one.took)
    return Math.max(0, Math.max(underWay, ...recent) - TIMER_MS - WRITE_MS)
  }
}

/** Runs in that page; holds everything it needs. */
async function writeOverAndOver(timer: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('beside')
    opening.onupgradeneeded = () => opening.result.createObjectStore('values')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('no storage'))
  })
  for (let i = 0; ; i++) {
    const begun = performance.now()
    await new Promise(resolve => setTimeout(resolve, timer))
    await new Promise(resolve => {
      const writing = database.transaction('values', 'readwrite', { durability: 'strict' })
      writing.objectStore('values').put(new Uint8Array(500), i % 10)
      writing.oncomplete = resolve
    })
    await (window as unknown as { tell(took: number): Promise<void> }).tell(performance.now() - begun)
  }
}
