import { expect, test, vi } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { nodePhone } from './testing/node-world.ts'
import { author, GROUP, NOTES, notesKind } from './testing/notes.ts'
import { openTab } from './testing/tab.ts'

let phones = 0
const newPhone = () => nodePhone(`rebuild-${phones++}`, seededRandom(phones))
const rebuild = (tab: Awaited<ReturnType<typeof openTab>>, without: readonly Uint8Array[], changes: readonly Uint8Array[] = []) =>
  tab.docs.rebuild(GROUP, NOTES, { without, changes }, [])

/** Changes of another phone's device, each by itself. */
async function theirs(by: number, ...keys: string[]): Promise<Uint8Array[]> {
  const far = await openTab(newPhone())
  for (const key of keys) must(await far.write(key, `of ${by}`, by))
  const changes = await far.cut()
  await far.end()
  return changes
}

test('[P3.12] what does not count any more is gone from document and view, now and after a restart; nothing is said to be lacking', async () => {
  const phone = newPhone()
  const tab = await openTab(phone)
  const [good, bad] = [await theirs(2, 'good'), await theirs(3, 'bad')]
  must(await tab.docs.receive(GROUP, NOTES, good, []))
  must(await tab.write('mine', 'not sent'))
  must(await tab.docs.receive(GROUP, NOTES, bad, []))
  const heard = vi.fn<() => void>()
  tab.docs.watch(GROUP, NOTES, heard)
  must(await rebuild(tab, bad))
  expect(tab.view()).toEqual({ good: 'of 2', mine: 'not sent' })
  expect(heard).toHaveBeenCalled()
  // What is written goes on from there.
  must(await tab.write('more', 'later'))
  const heads = await tab.heads()
  await tab.end()

  const again = await openTab(phone)
  await again.docs.open(GROUP, NOTES)
  expect(again.view()).toEqual({ good: 'of 2', mine: 'not sent', more: 'later' })
  expect([await again.heads(), again.damaged, again.docs.hurt(GROUP)]).toEqual([heads, [], []])
  // Own work is still to be sent, once it is sent it stays, and compacting changes nothing.
  expect(await again.cut()).toHaveLength(2)
  await again.compact()
  must(await again.docs.receive(GROUP, NOTES, bad, []))
  await again.end()
  const last = await openTab(phone)
  await last.docs.open(GROUP, NOTES)
  expect(last.view()).toEqual({ good: 'of 2', mine: 'not sent', more: 'later', bad: 'of 3' })
  expect(last.damaged).toEqual([])
})

test('the same as a document that never had it', async () => {
  const [one, two, three] = [await theirs(2, 'a', 'b'), await theirs(3, 'c', 'd'), await theirs(4, 'e')]
  const [had, never] = [await openTab(newPhone()), await openTab(newPhone())]
  must(await had.docs.receive(GROUP, NOTES, [...three, ...two, ...one], []))
  must(await rebuild(had, [two[1]!, ...three], three))
  must(await never.docs.receive(GROUP, NOTES, [...one, two[0]!, ...three], []))
  expect(await had.heads()).toEqual(await never.heads())
  expect(had.view()).toEqual(never.view())
})

test('what waits for what it depends on is not forgotten by it', async () => {
  const tab = await openTab(newPhone())
  const [first, second] = await theirs(2, 'one', 'two')
  const bad = await theirs(3, 'bad')
  must(await tab.docs.receive(GROUP, NOTES, [second!, ...bad], []))
  must(await rebuild(tab, bad, [second!]))
  expect(tab.view()).toEqual({})
  must(await tab.docs.receive(GROUP, NOTES, [first!], []))
  expect(tab.view()).toEqual({ one: 'of 2', two: 'of 2' })
})

test('[P1.3] a disk that does not take it leaves document and screen as they were', async () => {
  const phone = newPhone()
  const tab = await openTab(phone)
  const bad = await theirs(3, 'bad')
  must(await tab.docs.receive(GROUP, NOTES, bad, []))
  const commit = vi.spyOn(tab.store, 'commit').mockResolvedValueOnce({ ok: false, error: { code: 'storage-full' } })
  expect(await rebuild(tab, bad)).toMatchObject({ ok: false, error: { code: 'storage-full' } })
  commit.mockRestore()
  expect(tab.view()).toEqual({ bad: 'of 3' })
  must(await rebuild(tab, bad))
  expect(tab.view()).toEqual({})
})

test('[P5.1] [P5.2] a damaged one is told, and made whole by the same changes', async () => {
  const phone = newPhone()
  const tab = await openTab(phone)
  const [good, bad] = [await theirs(2, 'good'), await theirs(3, 'bad')]
  must(await tab.docs.receive(GROUP, NOTES, [...good, ...bad], []))
  must(await rebuild(tab, bad))
  const [row] = await tab.rows()
  await tab.database.chunks.put({ ...row!, sealed: row!.sealed.map((byte, i) => (i === 40 ? byte ^ 4 : byte)) })
  const hurt = await openTab(phone)
  await hurt.docs.open(GROUP, NOTES)
  expect(hurt.damaged).toContain(NOTES)
  must(await hurt.docs.receive(GROUP, NOTES, good, []))
  expect(hurt.view()).toEqual({ good: 'of 2' })
})

test('[P1.2] another tab shows the new one, and what it wrote into the old one is not lost', async () => {
  const phone = newPhone()
  const one = await openTab(phone, { connected: true })
  const bad = await theirs(3, 'bad')
  must(await one.docs.receive(GROUP, NOTES, bad, []))
  const two = await openTab(phone, { connected: true })
  await two.docs.open(GROUP, NOTES)
  expect(two.view()).toEqual({ bad: 'of 3' })
  // Written at the same time as it is built anew: it stands on the old one, which has what does not count.
  const [written] = await Promise.all([two.write('late', 'of two', 2), rebuild(one, bad).then(must)])
  must(written)
  await vi.waitFor(() => expect(two.view()).not.toHaveProperty('bad'))
  await two.docs.open(GROUP, NOTES)
  // It is still to be sent, as it was written; once that is judged, what it stands on counts again with it.
  const unsent = await one.cut()
  expect(unsent).toHaveLength(1)
  must(await one.docs.receive(GROUP, NOTES, [...bad, ...unsent], []))
  expect(one.view()).toEqual({ bad: 'of 3', late: 'of two' })
  await Promise.all([one.end(), two.end()])
  const last = await openTab(phone)
  await last.docs.open(GROUP, NOTES)
  expect([last.view(), last.damaged]).toEqual([{ bad: 'of 3', late: 'of two' }, []])
})

test('an open editor is told that its document is over, and what was typed into it is kept', async () => {
  const tab = await openTab(newPhone())
  const bad = await theirs(3, 'bad')
  must(await tab.docs.receive(GROUP, NOTES, bad, []))
  const text = must(
    await tab.docs.text(GROUP, () => author(1), notesKind, NOTES, { during: write => write(), memberOf: async () => undefined }),
  )
  const over = vi.fn<() => void>()
  text.onOver(over)
  must(await rebuild(tab, bad))
  expect(over).toHaveBeenCalledOnce()
  text.change(doc => void ((doc.notes as Record<string, unknown>)['typed'] = 'by me'))
  must(await text.close())
  expect((await tab.store.unsent(GROUP)).flatMap(row => row.changes)).toHaveLength(1)
})
