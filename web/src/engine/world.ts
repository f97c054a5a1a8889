import { systemClock, systemRandom } from '@porchlight/shared/base/ports'
import type { World } from './ports.ts'

/** The world of a tab in a browser. `loadAutomerge` is called after the first paint: it brings 0.8 MB. */
export const browserWorld = (name = 'porchlight'): World => ({
  clock: systemClock,
  random: systemRandom,
  indexedDB: globalThis.indexedDB,
  IDBKeyRange: globalThis.IDBKeyRange,
  name,
  locks: navigator.locks,
  broadcast: channel => new BroadcastChannel(channel),
  async loadAutomerge() {
    const [{ initializeWasm }, { default: wasm }] = await Promise.all([
      import('@automerge/automerge/slim'),
      import('@automerge/automerge/automerge.wasm?url'),
    ])
    await initializeWasm(wasm)
  },
  sealing: 'on',
})
