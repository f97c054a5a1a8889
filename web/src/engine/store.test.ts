import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import type { DocId, GroupId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import type { Write } from './ports.ts'
import { openPhone } from './store.ts'
import { makeFaulty } from './testing/faulty-disk.ts'
import type { Fault } from './testing/faulty-disk.ts'
import { nodePhone } from './testing/node-world.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'

const GROUP = 'b2'.repeat(32) as GroupId
const DOC = 'visits/1@group' as DocId
let phones = 0

async function setup() {
  const phone = nodePhone(`store-${phones++}`, seededRandom(phones))
  const faulty = makeFaulty(phone.disk)
  const opened = must(await openPhone(phone.world()))
  // The start-up canary is on its way; what follows comes after it.
  must(await opened.store.commit([]))
  const problems: (string | undefined)[] = []
  opened.store.onProblem(code => problems.push(code))
  const again = async () => must(await openPhone(phone.world()))
  return { phone, faulty, ...opened, problems, again }
}

const value = (name: string, text: string): Write => ({ to: 'value', name, value: utf8(text) })
const entry = (channel: string, text: string): Write => ({ to: 'entry', channel, bytes: utf8(text) })
const texts = (rows: readonly { bytes: Uint8Array }[]) => rows.map(row => fromUtf8(row.bytes))

describe('what a commit stores', () => {
  test('[P1.1] it is asked for as strict and answered only after the transaction has completed', async () => {
    const { store, faulty } = await setup()
    faulty.transactions.length = 0
    const saved = store.commit([value('a', '1')]).then(() => faulty.transactions.map(({ durability, done }) => ({ durability, done })))
    expect(await saved).toEqual([{ durability: 'strict', done: true }])
  })

  test('values: the last one counts, undefined deletes, other phones of this process see nothing', async () => {
    const { store, again } = await setup()
    const other = await setup()
    must(await store.commit([value('a', '1'), value('a', '2'), value('b', '3'), { to: 'value', name: 'b', value: undefined }]))
    const { store: later } = await again()
    expect(fromUtf8((await later.value('a'))!)).toBe('2')
    expect(await later.value('b')).toBeUndefined()
    expect(await other.store.value('a')).toBeUndefined()
  })

  test('entries keep their order, come once, page by row, and belong to their channel', async () => {
    const { store } = await setup()
    must(await store.commit([entry('c', '1'), entry('d', 'x'), entry('c', '2'), entry('c', '1')]))
    must(await store.commit([entry('c', '2'), entry('c', '3')]))
    const all = await store.entries('c', 0, 10)
    expect(texts(all)).toEqual(['1', '2', '3'])
    expect(texts(await store.entries('c', all[0]!.row, 1))).toEqual(['2'])
    expect(await store.hasEntry('c', utf8('3'))).toBe(true)
    expect(await store.hasEntry('d', utf8('3'))).toBe(false)
  })

  test('a channel emptied and filled anew in one commit holds what came last, also where that was there before', async () => {
    const { store } = await setup()
    must(await store.commit([entry('c', '1'), entry('c', '2'), entry('d', 'x')]))
    must(await store.commit([{ to: 'entry-gone', channel: 'c' }, entry('c', '2'), entry('c', '3')]))
    expect(texts(await store.entries('c', 0, 10))).toEqual(['2', '3'])
    expect(texts(await store.entries('d', 0, 10))).toEqual(['x'])
  })

  test('outgoing stays in order until sent', async () => {
    const { store, again } = await setup()
    const out = (text: string): Write => ({ to: 'outgoing', group: GROUP, channel: 'c', bytes: utf8(text) })
    must(await store.commit([out('1'), out('2'), out('3')]))
    const rows = await store.outgoing(GROUP)
    must(await store.commit([{ to: 'sent', rows: [rows[1]!.row] }]))
    const { store: later } = await again()
    expect(texts(await later.outgoing(GROUP))).toEqual(['1', '3'])
    expect(await later.outgoing('c3'.repeat(32) as GroupId)).toEqual([])
  })

  test('forgetting a group leaves the others whole', async () => {
    const { store, database } = await setup()
    const other = 'c3'.repeat(32) as GroupId
    const writes = (group: GroupId): Write[] => [
      value(`view/${group}/${DOC}`, 'v'),
      value(`x/${group}`, 'x'),
      entry(group, 'e'),
      { to: 'outgoing', group, channel: 'c', bytes: utf8('o') },
      { to: 'chunk', group, doc: DOC, bytes: new Uint8Array(), unsent: true },
    ]
    must(await store.commit([...writes(GROUP), ...writes(other)]))
    must(await store.forget(GROUP, [GROUP], [`x/${GROUP}`], [DOC]))
    // Of the other group what it had: a chunk that is unsent has a spare, and so has what waits to be sent.
    expect(await Promise.all([database.chunks, database.outgoing, database.entries].map(table => table.count()))).toEqual([2, 2, 1])
    expect(await store.value(`view/${GROUP}/${DOC}`)).toBeUndefined()
    expect(await store.unsent(other)).toHaveLength(1)
    expect(fromUtf8((await store.value(`x/${other}`))!)).toBe('x')
  })
})

describe('faults', () => {
  const lasting = (fault: Fault, times: number) => Array.from({ length: times }, () => fault)

  test.each(['abort', 'closed', 'stored-but-lost'] as const)('[P1.2] %s: up to three times it is opened and written anew', async fault => {
    const { store, faulty, problems, again } = await setup()
    faulty.faults.push(...lasting(fault, 3))
    must(await store.commit([value('a', '1'), entry('c', '1')]))
    expect(faulty.faults).toEqual([])
    expect(problems).toEqual([])
    const { store: later } = await again()
    expect(fromUtf8((await later.value('a'))!)).toBe('1')
    expect(texts(await later.entries('c', 0, 10))).toEqual(['1'])
  })

  test('a connection that stays dead is a refusal, told, and over with the next commit that works', async () => {
    const { store, faulty, problems } = await setup()
    faulty.faults.push(...lasting('closed', 4))
    const refused = await store.commit([value('a', '1')])
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
    expect(problems).toEqual(['storage-failed'])
    expect(await store.value('a')).toBeUndefined()
    must(await store.commit([value('a', '2')]))
    expect(problems).toEqual(['storage-failed', undefined])
  })

  test('a full disk refuses at once, stores nothing of the commit, and the same commit works later', async () => {
    const { store, faulty, problems } = await setup()
    faulty.faults.push('quota')
    const writes = [value('a', '1'), entry('c', '1')]
    expect(await store.commit(writes)).toMatchObject({ ok: false, error: { code: 'storage-full' } })
    expect(problems).toEqual(['storage-full'])
    expect([await store.value('a'), await store.entries('c', 0, 9)]).toEqual([undefined, []])
    must(await store.commit(writes))
    expect(fromUtf8((await store.value('a'))!)).toBe('1')
  })

  test('commits that wait together share a transaction and keep their order', async () => {
    const { store, faulty } = await setup()
    faulty.transactions.length = 0
    const waiting = Array.from({ length: 20 }, (_, i) => store.commit([value('a', `${i}`), entry('c', `${i}`)]))
    ;(await Promise.all(waiting)).forEach(must)
    expect(faulty.transactions.length).toBeLessThan(20)
    expect(texts(await store.entries('c', 0, 99))).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`))
    expect(fromUtf8((await store.value('a'))!)).toBe('19')
  })

  test('no IndexedDB, a database that may not be opened, one of a later version: each has its name', async () => {
    const phone = nodePhone('unopened', seededRandom(9))
    expect(await openPhone(phone.world({ indexedDB: undefined as never }))).toMatchObject({ error: { code: 'storage-refused' } })

    const refusing = { open: () => { throw new DOMException('private mode', 'SecurityError') } } // oxfmt-ignore
    expect(await openPhone(phone.world({ indexedDB: refusing as never }))).toMatchObject({ error: { code: 'storage-refused' } })

    await new Promise(done => (phone.disk.open('unopened', 1_000_000).onsuccess = done))
    expect(await openPhone(phone.world())).toMatchObject({ ok: false, error: { code: 'storage-newer-version' } })
  })
})

describe('bad bytes', () => {
  test('[P5.1] a value, an entry and something outgoing that were flipped are set aside and told, and hide nothing else', async () => {
    const { store, database, onDamage } = await setup()
    const told: string[] = []
    onDamage(table => told.push(table))
    must(
      await store.commit([
        value('a', '1'),
        entry('c', '1'),
        entry('c', '2'),
        { to: 'outgoing', group: GROUP, channel: 'c', bytes: utf8('o') },
      ]),
    )
    const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))
    await database.values.toCollection().modify(row => void Object.assign(row, { sealed: flipped(row.sealed) }))
    await database.outgoing.toCollection().modify(row => void Object.assign(row, { sealed: flipped(row.sealed) }))
    await database.entries.limit(1).modify(row => void Object.assign(row, { bytes: flipped(row.bytes) }))
    expect(await store.value('a')).toBeUndefined()
    expect(texts(await store.entries('c', 0, 10))).toEqual(['2'])
    expect(await store.outgoing(GROUP)).toEqual([])
    // With its spare.
    expect(told).toEqual(['values', 'entries', 'outgoing', 'outgoing'])
    expect(await database.damaged.count()).toBe(4)
    // Another copy takes its place.
    must(await store.commit([entry('c', '1')]))
    expect(texts(await store.entries('c', 0, 10))).toEqual(['2', '1'])
  })
})

describe('[P9.1] nothing on the disk can be read', () => {
  const canaries = ['canary-name', 'canary-value', 'canary-channel', 'canary-outgoing', 'canarykind']

  async function stored(sealing: 'on' | 'off'): Promise<string> {
    const phone = nodePhone(`canaries-${sealing}`, seededRandom(3))
    const { store, database } = must(await openPhone(phone.world({ sealing })))
    must(
      await store.commit([
        value('canary-name', 'canary-value'),
        entry('canary-channel', 'sealed by others'),
        { to: 'outgoing', group: GROUP, channel: 'canary-channel', bytes: utf8('canary-outgoing') },
        { to: 'chunk', group: GROUP, doc: 'canarykind/1@group' as DocId, bytes: utf8('canary-value'), unsent: true },
      ]),
    )
    const tables = [database.values, database.entries, database.outgoing, database.chunks, database.keys]
    const rows: unknown[][] = await Promise.all(tables.map(table => table.toArray()))
    const latin1 = (_: string, field: unknown) => (field instanceof Uint8Array ? Buffer.from(field).toString('latin1') : field)
    return JSON.stringify(rows, latin1)
  }

  test('sealed, none of the canaries is found, nor the group', async () => {
    const bytes = await stored('on')
    expect(canaries.filter(canary => bytes.includes(canary))).toEqual([])
    expect(bytes).not.toContain(GROUP)
  })

  test('with sealing off the same search finds every one of them', async () => {
    const bytes = await stored('off')
    expect(canaries.filter(canary => bytes.includes(canary))).toEqual(canaries)
  })
})
