import { systemClock, systemRandom } from '@porchlight/shared/base/ports'
import type { EarlyLock, EarlyRows } from './db.ts'
import type { Slips } from './lock/slips.ts'
import type { World } from './ports.ts'

/** The database that early.js reads as well. */
const NAME = 'porchlight'

declare global {
  var porchlightEarly: Promise<EarlyRows | EarlyLock | undefined> | undefined
}

const load = async () => (await import('./lock/browser-slips.ts')).browserSlips
/** early.js has read what the first paint needs of them. */
const slips: Slips = {
  read: async name => (await load()).read(name),
  write: async (name, slip) => (await load()).write(name, slip),
  keepOnly: async names => (await load()).keepOnly(names),
}

const NOTHING_EARLY = Promise.resolve(undefined)

/** The world of a tab in a browser. `loadAutomerge` is called after the first paint: it brings 0.8 MB. */
export const browserWorld = (name = NAME, unlocked?: CryptoKey): World => ({
  clock: systemClock,
  random: systemRandom,
  indexedDB: globalThis.indexedDB,
  IDBKeyRange: globalThis.IDBKeyRange,
  name,
  locks: navigator.locks,
  broadcast: channel => new BroadcastChannel(channel),
  onLeft: letGo => addEventListener('pagehide', ({ persisted }) => persisted && letGo()),
  async loadAutomerge() {
    const [{ initializeWasm }, { default: wasm }] = await Promise.all([
      import('@automerge/automerge/slim'),
      import('@automerge/automerge/automerge.wasm?url'),
    ])
    await initializeWasm(wasm)
    // What is made of it is another turn's work: a finger may be waiting.
    await new Promise(passed => setTimeout(passed))
  },
  sealing: 'on',
  slips,
  // What was read early of a locked phone is old by the time somebody has opened it.
  ...(unlocked
    ? { unlocked, early: NOTHING_EARLY }
    : name === NAME && globalThis.porchlightEarly
      ? { early: globalThis.porchlightEarly }
      : {}),
})
