import type { LockedPhone } from '../api-lock.ts'
import { browserWorld } from '../world.ts'
import { createLockedPhone } from './locked-phone.ts'
import { lockPorts } from './part-acts.ts'

/** The lock of this phone, before anything behind it is open. */
export async function openBrowserLock(): Promise<LockedPhone> {
  return createLockedPhone(browserWorld(), { ...lockPorts({}), erase: eraseAll })
}

/** Everything that this browser keeps for the app, but not the app itself. */
async function eraseAll(): Promise<void> {
  const known = await indexedDB.databases()
  await Promise.all(known.flatMap(({ name }) => (name === undefined ? [] : [eraseDatabase(name)])))
  const folder = await navigator.storage.getDirectory().catch(() => undefined)
  for (const name of ['slips', 'map']) await folder?.removeEntry(name, { recursive: true }).catch(() => undefined)
  localStorage.clear()
  sessionStorage.clear()
}

const eraseDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const erasing = indexedDB.deleteDatabase(name)
    erasing.onsuccess = () => resolve()
    erasing.onerror = () => reject(erasing.error ?? new DOMException('not erased', 'UnknownError'))
  })
