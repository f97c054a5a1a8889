import { expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import type { DocId } from '@porchlight/shared/base/ids'
import { createViews } from './views.ts'
import { openPhone } from './store.ts'
import { nodePhone } from './testing/node-world.ts'
import { GROUP } from './testing/notes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'

const VISITS = 'visits/1@turf/00000000000000b7' as DocId
const model = (head: string, visits: readonly unknown[]) => ({
  version: 1,
  heads: [head],
  lacking: [],
  view: { visits, names: { a: 'Ana' } },
})
const some = (count: number) => Array.from({ length: count }, (_, id) => ({ id, note: 'x'.repeat(300) }))

let phones = 0
async function setup() {
  const phone = nodePhone(`views-${phones++}`, seededRandom(phones))
  const opened = must(await openPhone(phone.world()))
  // The start-up canary is a value too; it is stored before this.
  must(await opened.store.commit([]))
  return { ...opened, views: createViews(opened.store) }
}

test('a tap on five hundred visits writes a few kilobytes, and what is read back is the whole', async () => {
  const { store, views } = await setup()
  const visits = some(500)
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', visits))))
  const more = [...visits, { id: 500, note: 'new' }]
  const writes = views.writes(GROUP, VISITS, model('h2', more))
  const bytes = writes.reduce((sum, write) => sum + (write.to === 'value' ? (write.value?.length ?? 0) : 0), 0)
  expect(writes).toHaveLength(2)
  expect(bytes).toBeLessThan(25_000)
  must(await store.commit(writes))
  expect(await createViews(store).load(GROUP, VISITS)).toEqual(model('h2', more))
})

test('a list that became shorter leaves nothing behind, and a forgotten view neither', async () => {
  const { store, views, database } = await setup()
  const before = await database.values.count()
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', some(200)))))
  must(await store.commit(views.writes(GROUP, VISITS, model('h2', some(10)))))
  expect((await database.values.count()) - before).toBe(2)
  must(await store.forget(GROUP, [], [], [VISITS]))
  expect((await database.values.count()) - before).toBe(0)
})

test('two tabs that overwrite each other’s blocks: what does not belong together is not shown', async () => {
  const { store, views } = await setup()
  const other = createViews(store)
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', some(100)))))
  await other.load(GROUP, VISITS)
  must(await store.commit(other.writes(GROUP, VISITS, model('h2', some(100)))))
  const mine = views.writes(GROUP, VISITS, { ...model('h3', []), view: { visits: [], names: {} } })
  must(await store.commit(mine.slice(0, 1)))
  must(await store.commit(other.writes(GROUP, VISITS, model('h4', some(64))).slice(1)))
  expect(await createViews(store).load(GROUP, VISITS)).toMatchObject({ heads: ['h3'], view: { visits: [] } })
  views.notWritten(GROUP, VISITS)
  must(await store.commit(views.writes(GROUP, VISITS, model('h5', some(70)))))
  must(await store.commit(other.writes(GROUP, VISITS, model('h6', some(70))).slice(1)))
  expect(await createViews(store).load(GROUP, VISITS)).toMatchObject({ version: -1, heads: ['h5'], view: undefined })
})
