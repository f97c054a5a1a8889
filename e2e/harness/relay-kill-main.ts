// A relay whose store is wrong in a way that tests choose: PORCHLIGHT_WRONG_STORE is `unsynced` (SQLite never waits for
// the disk) or `forgetful` (nothing is written at all). The harnesses must notice both.
import { readConfig } from '@porchlight/sync-server/config'
import { serve } from '@porchlight/sync-server/serve'
import { createMemoryStore } from '@porchlight/sync-server/store/memory'
import { createSqliteStore, type SqliteOptions } from '@porchlight/sync-server/store/sqlite'
import { must } from '@porchlight/shared/base/result'

const stores = {
  unsynced: (options: SqliteOptions) => createSqliteStore({ ...options, synchronous: 'OFF' }),
  forgetful: () => createMemoryStore(),
}
const wrong = process.env['PORCHLIGHT_WRONG_STORE'] as keyof typeof stores
const config = must(readConfig(process.argv.slice(2), {}, ''))
const running = must(await serve(config, line => console.error(line), { createStore: stores[wrong] }))
console.log(`relay listening on ${running.port}`)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
