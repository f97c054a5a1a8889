import { runStorageAdapterTests } from '@automerge/automerge-repo/helpers/tests/storage-adapter-tests.js'
import { must } from '@porchlight/shared/base/result'
import { createChunks } from '@porchlight/web/engine/chunks'
import { openPhone } from '@porchlight/web/engine/store'
import { browserWorld } from '@porchlight/web/engine/world'
import type { Outcome } from './chunks-acceptance-shim.ts'
import { runCollected } from './chunks-acceptance-shim.ts'

export interface Acceptance {
  /** `spoilt`: every chunk loses its last byte on the way, so that the suite must fail. */
  acceptance(spoilt: boolean): Promise<Outcome[]>
}

let databases = 0

async function acceptance(spoilt: boolean): Promise<Outcome[]> {
  runStorageAdapterTests(async () => {
    const phone = must(await openPhone(browserWorld(`acceptance-${databases++}`)))
    const { adapter } = createChunks(phone)
    const forgetful = { ...adapter, save: (key: string[], data: Uint8Array) => adapter.save(key, data.slice(0, -1)) }
    return { adapter: spoilt ? forgetful : adapter, teardown: () => phone.store.close() }
  })
  return runCollected()
}

Object.assign(window, { acceptance } satisfies Acceptance)
