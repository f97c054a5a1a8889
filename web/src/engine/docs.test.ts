import { describe, expect, test } from 'vitest'
import type { DocId } from '@porchlight/shared/base/ids'
import { utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import type { Action } from '@porchlight/shared/doc/kind'
import type { NotesDoc } from './testing/notes.ts'
import { makeFaulty } from './testing/faulty-disk.ts'
import { nodePhone } from './testing/node-world.ts'
import { GROUP, NOTES, author, notesKind } from './testing/notes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { openTab } from './testing/tab.ts'

let phones = 0
const newPhone = () => nodePhone(`docs-${phones++}`, seededRandom(phones))

describe('a local change', () => {
  test('is there after a restart, painted before the document is loaded, and the snapshot keeps its identity', async () => {
    const phone = newPhone()
    const first = await openTab(phone)
    must(await first.write('a', 'one'))
    must(await first.write('b', 'two'))
    const second = await openTab(phone, { world: { loadAutomerge: () => Promise.reject(new Error('too early')) } })
    await second.docs.warm(GROUP, [NOTES])
    expect(second.view()).toEqual({ a: 'one', b: 'two' })

    const third = await openTab(phone)
    await third.docs.warm(GROUP, [NOTES])
    const painted = third.view()
    await third.docs.open(GROUP, NOTES)
    expect(third.view()).toBe(painted)
    expect(await third.heads()).toEqual(await first.heads())
  })

  test('[P1.4] it resolves when everything of it is on the disk: change, read model, and nothing is shown before', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    await tab.docs.open(GROUP, NOTES)
    const seen: unknown[] = []
    tab.docs.watch(GROUP, NOTES, () => seen.push(tab.view()))
    const saving = tab.write('a', 'one')
    expect(tab.view()).toEqual({})
    must(await saving)
    expect(seen).toEqual([{ a: 'one' }])
    const killed = await openTab(phone)
    await killed.docs.warm(GROUP, [NOTES])
    expect(killed.view()).toEqual({ a: 'one' })
    expect(await killed.store.unsent(GROUP)).toHaveLength(1)
  })

  test('two quick taps both land, in their order', async () => {
    const tab = await openTab(newPhone())
    const taps = Array.from({ length: 10 }, (_, i) => tab.write('same', `${i}`))
    ;(await Promise.all(taps)).forEach(must)
    expect(tab.view()).toEqual({ same: '9' })
    expect(await tab.store.unsent(GROUP)).toHaveLength(10)
  })

  test('a refusal and a throw change nothing, and what comes after them works', async () => {
    const tab = await openTab(newPhone())
    must(await tab.write('a', 'one'))
    const before = { heads: await tab.heads(), view: tab.view(), rows: await tab.loose() }
    expect(await tab.write('b', '')).toMatchObject({ ok: false, error: { code: 'note-empty' } })
    const throwing: Action<NotesDoc, undefined> = draft => {
      delete draft.notes['a']
      throw new Error('a bug')
    }
    await expect(tab.docs.change(GROUP, author(1), notesKind, NOTES, throwing, undefined)).rejects.toThrow('a bug')
    expect({ heads: await tab.heads(), view: tab.view(), rows: await tab.loose() }).toEqual(before)
    expect(tab.view()).toBe(before.view)
    must(await tab.write('b', 'two'))
    expect(tab.view()).toEqual({ a: 'one', b: 'two' })
  })

  test('who may not write is refused by name; saying what is said already writes nothing', async () => {
    const tab = await openTab(newPhone())
    must(await tab.write('a', 'one'))
    const stranger = { ...author(2), mayWrite: () => 'author-no-right' }
    const refused = await tab.docs.change(GROUP, stranger, notesKind, NOTES, () => undefined, undefined)
    expect(refused).toMatchObject({ ok: false, error: { code: 'author-no-right' } })
    must(await tab.write('a', 'one'))
    expect(await tab.loose()).toBe(1)
  })

  test('a commit that fails leaves the document as it was; again it works, by an actor that was never used', async () => {
    const phone = newPhone()
    const faulty = makeFaulty(phone.disk)
    const tab = await openTab(phone)
    must(await tab.write('a', 'one'))
    const before = { heads: await tab.heads(), view: tab.view() }
    faulty.faults.push('quota')
    expect(await tab.write('b', 'lost?')).toMatchObject({ ok: false, error: { code: 'storage-full' } })
    expect({ heads: await tab.heads(), view: tab.view() }).toEqual(before)
    must(await tab.write('b', 'two'))
    // It may have reached the disk all the same: then both are there, and the document still opens.
    faulty.faults.push('stored-but-lost', 'closed', 'closed', 'closed')
    expect(await tab.write('c', 'three')).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
    must(await tab.write('d', 'four'))
    const later = await openTab(phone)
    await later.docs.open(GROUP, NOTES)
    expect(later.view()).toEqual({ a: 'one', b: 'two', c: 'three', d: 'four' })
    expect(later.damaged).toEqual([])
  })

  test('tells the outbox, in every tab', async () => {
    const phone = newPhone()
    const [one, two] = [await openTab(phone), await openTab(phone)]
    const told: string[] = []
    one.docs.onLocalChange((_, doc) => told.push(`one ${doc}`))
    const heard = new Promise<void>(done => two.docs.onLocalChange((_, doc) => done(void told.push(`two ${doc}`))))
    must(await one.write('a', 'one'))
    await heard
    expect(told).toEqual([`one ${NOTES}`, `two ${NOTES}`])
  })
})

describe('others’ changes', () => {
  async function changesOf(count: number) {
    const far = await openTab(newPhone())
    for (let i = 0; i < count; i++) must(await far.write(`k${i}`, `${i}`, 7))
    return { far, changes: await far.cut() }
  }
  const everything = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, `${i}`]))

  test('come in together with what must be as durable as they are; a second time they are nothing new', async () => {
    const { far, changes } = await changesOf(5)
    const phone = newPhone()
    const tab = await openTab(phone)
    const cursor = { to: 'value', name: 'cursor', value: utf8('5') } as const
    must(await tab.docs.receive(GROUP, NOTES, changes, [cursor]))
    expect(tab.view()).toEqual(everything(5))
    must(await tab.docs.receive(GROUP, NOTES, changes.toReversed(), [{ ...cursor, value: utf8('6') }]))
    expect(await tab.loose()).toBe(1)
    expect(await tab.store.value('cursor')).toEqual(utf8('6'))
    expect(await tab.store.unsent(GROUP)).toEqual([])
    expect(await (await openTab(phone)).heads()).toEqual(await far.heads())
  })

  test('without what they depend on they are kept, over a restart too, and count when the rest arrives', async () => {
    const { changes } = await changesOf(4)
    const phone = newPhone()
    const tab = await openTab(phone)
    must(await tab.docs.receive(GROUP, NOTES, [changes[0]!, changes[2]!], []))
    expect(tab.view()).toEqual(everything(1))
    must(await tab.docs.receive(GROUP, NOTES, [changes[3]!], []))
    must(await tab.write('mine', 'in between'))
    const later = await openTab(phone)
    must(await later.docs.receive(GROUP, NOTES, [changes[1]!], []))
    expect(later.view()).toEqual({ ...everything(4), mine: 'in between' })
    expect(later.damaged).toEqual([])
  })

  test('garbage is refused and nothing of it is stored, nor what came together with it', async () => {
    const tab = await openTab(newPhone())
    const refused = await tab.docs.receive(GROUP, NOTES, [utf8('garbage')], [{ to: 'value', name: 'cursor', value: utf8('1') }])
    expect(refused).toMatchObject({ ok: false, error: { code: 'malformed' } })
    expect([await tab.loose(), await tab.store.value('cursor')]).toEqual([0, undefined])
  })

  test('a document of a later version is kept unread and cannot be written', async () => {
    const { changes } = await changesOf(1)
    const tab = await openTab(newPhone())
    const later = 'meeting/1@group' as DocId
    must(await tab.docs.receive(GROUP, later, changes, []))
    expect(await tab.loose(later)).toBe(1)
    expect(await tab.docs.heads(GROUP, later)).toEqual([])
    expect(await tab.docs.change(GROUP, author(1), notesKind, later, () => undefined, undefined)).toMatchObject({
      error: { code: 'kind-unknown' },
    })
  })
})

test('a read model of another version, or of other heads, is dropped and rebuilt from the document', async () => {
  const phone = newPhone()
  const tab = await openTab(phone)
  must(await tab.write('a', 'one'))
  const heads = await tab.heads()
  for (const stale of [
    { version: 0, heads, lacking: [], view: { plain: { old: 'words' }, lists: {} } },
    { version: 1, heads: [], lacking: [], view: { plain: { older: 'words' }, lists: {} } },
  ]) {
    must(await tab.store.commit([{ to: 'value', name: `view/${GROUP}/${NOTES}`, value: utf8(JSON.stringify(stale)) }]))
    const later = await openTab(phone)
    await later.docs.open(GROUP, NOTES)
    expect(later.view()).toEqual({ a: 'one' })
    const after = await openTab(phone)
    await after.docs.warm(GROUP, [NOTES])
    expect(after.view()).toEqual({ a: 'one' })
  }
})

test('a forgotten document is out of memory and off the disk', async () => {
  const phone = newPhone()
  const tab = await openTab(phone)
  must(await tab.write('a', 'one'))
  must(await tab.store.forget(GROUP, [], [], [NOTES]))
  await tab.docs.forget(GROUP, [NOTES])
  expect(tab.view()).toBeUndefined()
  const later = await openTab(phone)
  await later.docs.open(GROUP, NOTES)
  expect(later.view()).toEqual({})
})
