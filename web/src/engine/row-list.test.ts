import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { expect, it } from 'vitest'
import { createRowList } from './row-list.ts'
import { openPhone } from './store.ts'
import { nodePhone } from './testing/node-world.ts'

interface Item {
  readonly id: string
}
const FORMAT = { same: (one: Item) => one, write: (one: Item) => one, read: (row: unknown) => row as Item }

it('[P8.9] of a list at rest only what comes and goes is written; it comes back in its order, an old one too', async () => {
  const disk = nodePhone('row-list', seededRandom(7))
  const { store } = must(await openPhone(disk.world()))
  const items = ['a', 'b', 'c', 'd'].map(id => ({ id }))
  const list = createRowList<Item>(store, 'aside/g', FORMAT)
  expect(await list.load()).toEqual([])
  const first = list.writes([], items)
  expect(first.length).toBe(4)
  must(await store.commit(first))
  const next = [...items.filter(one => one.id !== 'b'), { id: 'e' }]
  const second = list.writes(items, next)
  expect(second.map(one => one.to === 'value' && one.value !== undefined)).toEqual([true, false])
  must(await store.commit(second))
  expect(list.writes(next, next)).toEqual([])

  const again = createRowList<Item>(store, 'aside/g', FORMAT)
  const loaded = await again.load()
  expect(loaded.map(one => one.id)).toEqual(['a', 'c', 'd', 'e'])
  must(await store.commit(again.writes(loaded, [...loaded.slice(1), { id: 'f' }])))
  // Before it was rows it was one value.
  must(await store.commit([{ to: 'value', name: 'aside/g', value: utf8(JSON.stringify([{ id: 'old' }])) }]))
  const last = createRowList<Item>(store, 'aside/g', FORMAT)
  const all = await last.load()
  expect(all.map(one => one.id)).toEqual(['c', 'd', 'e', 'f', 'old'])
  must(await store.commit(last.writes(all, all.slice(1))))
  expect((await createRowList<Item>(store, 'aside/g', FORMAT).load()).map(one => one.id)).toEqual(['d', 'e', 'f', 'old'])
  // Who forgets the list forgets its rows.
  must(await store.forget('00'.repeat(32) as never, [], ['aside/g'], []))
  expect(await createRowList<Item>(store, 'aside/g', FORMAT).load()).toEqual([])
  await store.close()
})
