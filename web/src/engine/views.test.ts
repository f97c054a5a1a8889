import { expect, test } from 'vitest'
import { toHex } from '@porchlight/shared/base/bytes'
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
const random = seededRandom(8)
const some = (count: number) => Array.from({ length: count }, (_, id) => ({ id, note: toHex(random.bytes(20)), result: 'not-home' }))

let phones = 0
async function setup() {
  const phone = nodePhone(`views-${phones++}`, seededRandom(phones))
  const opened = must(await openPhone(phone.world()))
  // The start-up canary is a value too; it is stored before this.
  must(await opened.store.commit([]))
  return { ...opened, views: createViews(opened.store) }
}

test('a tap on five hundred visits writes a few kilobytes, and what is read back is the whole', async () => {
  const { store, views, database } = await setup()
  const visits = some(500)
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', visits))))
  const more = [...visits, { id: 500, note: 'new' }]
  const writes = views.writes(GROUP, VISITS, model('h2', more))
  expect(writes).toHaveLength(2)
  const size = async () => (await database.values.toArray()).map(({ sealed }) => sealed.length)
  const before = await size()
  must(await store.commit(writes))
  const after = await size()
  expect(after.reduce((sum, bytes, i) => sum + (bytes === before[i] ? 0 : bytes), 0)).toBeLessThan(4_000)
  expect(after.reduce((sum, bytes) => sum + bytes)).toBeLessThan(15_000)
  expect(await createViews(store).load(GROUP, VISITS)).toEqual(model('h2', more))
})

test('taps write the few at the end as they are, and what they leave takes no more room once it is settled', async () => {
  const { store, views, database } = await setup()
  const canary = await database.values.count()
  const visits = some(520)
  must(await store.commit(views.writes(GROUP, VISITS, model('h500', visits.slice(0, 500)))))
  const rows = async () => (await database.values.toArray()).map(row => ({ deflated: row.deflated ?? false, bytes: row.sealed.length }))
  const room = async () => (await rows()).reduce((sum, { bytes }) => sum + bytes, 0)
  for (let count = 501; count <= 520; count++) {
    const writes = views.writes(GROUP, VISITS, model(`h${count}`, visits.slice(0, count)), true)
    if (count > 505 && count % 16 !== 0) expect(writes).toHaveLength(2)
    must(await store.commit(writes))
    expect(await createViews(store).load(GROUP, VISITS)).toEqual(model(`h${count}`, visits.slice(0, count)))
  }
  expect((await rows()).filter(row => !row.deflated)).toHaveLength(canary + 2)
  const tapped = await room()
  must(await store.commit(views.writes(GROUP, VISITS, model('h520', visits))))
  expect((await rows()).filter(row => !row.deflated)).toHaveLength(canary)
  expect(await room()).toBeLessThan(tapped)
  expect(await createViews(store).load(GROUP, VISITS)).toEqual(model('h520', visits))
})

test('a list that became shorter leaves nothing behind, and a forgotten view neither', async () => {
  const { store, views, database } = await setup()
  const before = await database.values.count()
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', some(300)))))
  must(await store.commit(views.writes(GROUP, VISITS, model('h2', some(10)))))
  expect((await database.values.count()) - before).toBe(2)
  must(await store.forget(GROUP, [], [], [VISITS]))
  expect((await database.values.count()) - before).toBe(0)
})

test('two tabs that overwrite each other’s blocks: what does not belong together is not shown', async () => {
  const { store, views } = await setup()
  const other = createViews(store)
  must(await store.commit(views.writes(GROUP, VISITS, model('h1', some(200)))))
  await other.load(GROUP, VISITS)
  must(await store.commit(other.writes(GROUP, VISITS, model('h2', some(200)))))
  const mine = views.writes(GROUP, VISITS, { ...model('h3', []), view: { visits: [], names: {} } })
  must(await store.commit(mine.slice(0, 1)))
  must(await store.commit(other.writes(GROUP, VISITS, model('h4', some(128))).slice(1)))
  expect(await createViews(store).load(GROUP, VISITS)).toMatchObject({ heads: ['h3'], view: { visits: [] } })
  views.notWritten(GROUP, VISITS)
  must(await store.commit(views.writes(GROUP, VISITS, model('h5', some(70)))))
  must(await store.commit(other.writes(GROUP, VISITS, model('h6', some(70))).slice(1)))
  expect(await createViews(store).load(GROUP, VISITS)).toMatchObject({ version: -1, heads: ['h5'], view: undefined })
})

test('blocks of one state that is cut in two ways never pass for one another', async () => {
  const { store } = await setup()
  const visits = some(116)
  const [tapped, settled] = [createViews(store), createViews(store)]
  must(await store.commit(tapped.writes(GROUP, VISITS, model('h1', visits), true)))
  // Another tab has settled it, and of that only the blocks are seen.
  must(await store.commit(settled.writes(GROUP, VISITS, model('h1', visits)).slice(1)))
  expect((await createViews(store).load(GROUP, VISITS))?.view).toBeUndefined()
})
