import { runStorageAdapterTests } from '@automerge/automerge-repo/helpers/tests/storage-adapter-tests.js'
import { must } from '@porchlight/shared/base/result'
import { createChunks } from './chunks.ts'
import { openPhone } from './store.ts'
import { nodeWorld } from './testing/node-world.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'

let phones = 0

runStorageAdapterTests(async () => {
  const phone = must(await openPhone(nodeWorld(`acceptance-${phones++}`, seededRandom(phones))))
  return { adapter: createChunks(phone).adapter, teardown: () => phone.store.close() }
}, 'sealed, Node')
