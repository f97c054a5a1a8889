import type { CDPSession } from '@playwright/test'
import type { Person } from '../people.ts'

const MIB = 1 << 20
/** What the phone has room for at first: several times the app and a group. */
const ROOM = 32 * MIB

/** A phone whose room for the app can run out, as photos fill it up: Chromium's own quota, not a pretended error. */
export class Disk {
  readonly #me: Person
  readonly #session: CDPSession
  private constructor(me: Person, session: CDPSession) {
    this.#me = me
    this.#session = session
  }

  /** Before the app is opened for the first time: Chromium remembers for half a minute how much room there was. */
  static async of(me: Person): Promise<Disk> {
    const disk = new Disk(me, await me.phone.context.newCDPSession(me.page))
    await disk.empties()
    return disk
  }

  async fills(): Promise<void> {
    await this.#limit(1)
    // Asking for more than it remembers to have makes Chromium look again.
    const refused = await this.#me.page.evaluate(overfill, ROOM + MIB)
    if (refused !== 'QuotaExceededError') throw new Error(`the phone should be full, and said ${refused}`)
  }

  empties(): Promise<void> {
    return this.#limit(ROOM)
  }

  async #limit(quotaSize: number): Promise<void> {
    await this.#session.send('Storage.overrideQuotaForOrigin', { origin: this.#me.origin, quotaSize })
  }
}

/** Runs in the page: tries to store something too large, and answers what the browser says. */
function overfill(bytes: number): Promise<string> {
  return new Promise(answer => {
    const opening = indexedDB.open('photos')
    opening.onupgradeneeded = () => opening.result.createObjectStore('photos')
    opening.onerror = () => answer(String(opening.error?.name))
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction('photos', 'readwrite')
      const end = (word: string) => {
        database.close()
        answer(word)
      }
      transaction.oncomplete = () => end('stored')
      transaction.onabort = () => end(String(transaction.error?.name))
      // Random, since Chromium compresses what it stores.
      const photo = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(photo.subarray(at, at + 65_536))
      transaction.objectStore('photos').put(photo, 0)
    }
  })
}
