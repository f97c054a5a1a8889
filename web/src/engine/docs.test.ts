import { expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { createDocs } from './docs.ts'
import { openPhone } from './store.ts'
import { createTabs } from './tabs.ts'
import { nodePhone } from './testing/node-world.ts'
import type { NodePhone } from './testing/node-world.ts'
import { GROUP, NOTES, author, notesKind, writeNote } from './testing/notes.ts'
import { seededRandom } from './testing/random.ts'

async function tab(phone: NodePhone) {
  const world = phone.world()
  const opened = must(await openPhone(world))
  const tabs = createTabs(world)
  const docs = createDocs({ world, phone: opened, tabs, kindOf: () => notesKind })
  return {
    docs,
    phone: opened,
    store: opened.store,
    write: (key: string, note: string) => docs.change(GROUP, author(1), notesKind, NOTES, writeNote, { key, note }),
  }
}

test('what was saved is there after a restart, painted before the document is loaded', async () => {
  const phone = nodePhone('restart', seededRandom(1))
  const first = await tab(phone)
  must(await first.write('a', 'one'))
  must(await first.write('b', 'two'))
  const second = await tab(phone)
  await second.docs.warm(GROUP, [NOTES])
  const painted = second.docs.view(GROUP, notesKind, NOTES)
  expect(painted).toEqual({ a: 'one', b: 'two' })
  await second.docs.open(GROUP, NOTES)
  expect(second.docs.view(GROUP, notesKind, NOTES)).toBe(painted)
  expect(await second.docs.heads(GROUP, NOTES)).toEqual(await first.docs.heads(GROUP, NOTES))
})
