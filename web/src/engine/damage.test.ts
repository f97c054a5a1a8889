import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import type { ChunkRow } from './db.ts'
import { pathOf } from './rows.ts'
import { makeFaulty } from './testing/faulty-disk.ts'
import { nodePhone } from './testing/node-world.ts'
import { GROUP, NOTES } from './testing/notes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { openTab } from './testing/tab.ts'

/** Bad bytes in each stored chunk in turn: found, set aside, and healed from another copy of the changes. */
const CHUNKS = 6
let phones = 0
const newPhone = () => nodePhone(`damage-${phones++}`, seededRandom(phones))

type Harm = <Row extends Pick<ChunkRow, 'sealed'>>(row: Row) => Row | undefined
const HARMS: Record<string, Harm> = {
  flipped: row => ({ ...row, sealed: row.sealed.map((byte, i) => (i === row.sealed.length >> 1 ? byte ^ 4 : byte)) }),
  truncated: row => ({ ...row, sealed: row.sealed.slice(0, row.sealed.length >> 1) }),
  emptied: row => ({ ...row, sealed: new Uint8Array() }),
  dropped: () => undefined,
}

/** A phone with one snapshot (`CHUNKS` changes in it) or none, and `CHUNKS` loose chunks. */
async function setup(compacted: boolean) {
  const far = await openTab(newPhone())
  const phone = newPhone()
  const tab = await openTab(phone)
  const all: Uint8Array[] = []
  const arrive = async (key: string) => {
    must(await far.write(key, `note ${key}`, 7))
    const changes = await far.cut()
    all.push(...changes)
    must(await tab.docs.receive(GROUP, NOTES, changes, []))
  }
  for (let i = 0; compacted && i < CHUNKS; i++) await arrive(`old ${i}`)
  if (compacted) await tab.compact()
  for (let i = 0; i < CHUNKS; i++) await arrive(`new ${i}`)
  return { phone, all, whole: { view: tab.view(), heads: await tab.heads() }, tab, rows: await tab.rows() }
}

async function harm(tab: Awaited<ReturnType<typeof openTab>>, row: ChunkRow, how: Harm): Promise<void> {
  const harmed = how(row)
  await (harmed ? tab.database.chunks.put(harmed) : tab.database.chunks.delete(row.row!))
}

describe.each([false, true])('compacted: %s', compacted => {
  test.each(Object.keys(HARMS))(
    '[P5.2] each chunk %s in turn: told, set aside, the rest is there, repaired by the same changes',
    async how => {
      const { phone, all, whole, tab, rows } = await setup(compacted)
      expect(rows).toHaveLength(CHUNKS + (compacted ? 1 : 0))
      for (const row of rows) {
        await harm(tab, row, HARMS[how]!)
        const hurt = await openTab(phone)
        await hurt.docs.open(GROUP, NOTES)
        expect(hurt.damaged).toContain(NOTES)
        // What is left is a part of the truth, never something else.
        expect(whole.view).toMatchObject(hurt.view()!)
        expect(await hurt.database.damaged.count()).toBe(how === 'dropped' ? 0 : 1)

        // As long as nothing has repaired it, it is told again.
        const again = await openTab(phone)
        await again.docs.open(GROUP, NOTES)
        expect(again.damaged).toEqual([NOTES])

        must(await again.docs.receive(GROUP, NOTES, all, []))
        expect({ view: again.view(), heads: await again.heads() }).toEqual(whole)
        const healed = await openTab(phone)
        await healed.docs.open(GROUP, NOTES)
        expect({ view: healed.view(), heads: await healed.heads(), damaged: healed.damaged }).toEqual({ ...whole, damaged: [] })

        // Back to how it was before the next chunk is harmed.
        await tab.database.damaged.clear()
        await tab.database.chunks.clear()
        await tab.database.chunks.bulkPut(rows)
      }
    },
  )
})

test('[P5.3] own work after the damage is kept, and joins what comes back', async () => {
  const { phone, all, whole, tab, rows } = await setup(false)
  await harm(tab, rows[2]!, HARMS['flipped']!)
  const hurt = await openTab(phone)
  must(await hurt.write('mine', 'written on what is left'))
  must(await hurt.docs.receive(GROUP, NOTES, all, []))
  expect(hurt.view()).toEqual({ ...whole.view, mine: 'written on what is left' })
  const later = await openTab(phone)
  await later.docs.open(GROUP, NOTES)
  expect([later.view(), later.damaged]).toEqual([hurt.view(), []])
})

describe('what is unsent, and so on this phone only', () => {
  const stored = async ({ database, vault }: Awaited<ReturnType<typeof openTab>>) =>
    database.chunks
      .where('paths')
      .equals(await pathOf(vault, [GROUP]))
      .toArray()
  const unsent = async (tab: Awaited<ReturnType<typeof openTab>>) => (await tab.store.unsent(GROUP)).flatMap(({ changes }) => changes)

  test.each(Object.keys(HARMS))('[P5.5] each chunk and each spare %s in turn: told, and whole again before it is read', async how => {
    const phone = newPhone()
    const tab = await openTab(phone)
    for (let i = 0; i < 3; i++) must(await tab.write(`mine ${i}`, `note ${i}`))
    const whole = { view: tab.view(), heads: await tab.heads() }
    const rows = await stored(tab)
    expect(rows).toHaveLength(6)
    for (const row of rows) {
      await harm(tab, row, HARMS[how]!)
      const hurt = await openTab(phone)
      await hurt.docs.open(GROUP, NOTES)
      expect({ view: hurt.view(), heads: await hurt.heads(), damaged: hurt.damaged }).toEqual({ ...whole, damaged: [] })
      expect(await unsent(hurt)).toHaveLength(3)
      expect(await hurt.database.damaged.count()).toBe(how === 'dropped' ? 0 : 1)
      expect(await stored(hurt)).toHaveLength(6)
      // What is sent afterwards is all of it, and then the spares are gone.
      expect(await hurt.cut()).toHaveLength(3)
      expect(await stored(hurt)).toHaveLength(3)
      await tab.database.damaged.clear()
      await tab.database.chunks.clear()
      await tab.database.chunks.bulkPut(rows)
    }
  })

  test('[P5.5] what is sent before any document is opened is whole, too', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    for (let i = 0; i < 3; i++) must(await tab.write(`mine ${i}`, `note ${i}`))
    await harm(tab, (await tab.rows())[1]!, HARMS['flipped']!)
    expect(await unsent(await openTab(phone))).toHaveLength(3)
  })

  test('a chunk and its spare are one write: neither is there without the other', async () => {
    const phone = newPhone()
    const faulty = makeFaulty(phone.disk)
    const tab = await openTab(phone)
    must(await tab.write('a', 'one'))
    faulty.faults.push('quota')
    expect(await tab.write('b', 'two')).toMatchObject({ ok: false })
    expect(await stored(tab)).toHaveLength(2)
  })
})

describe('what waits to be sent, and no relay has', () => {
  const entries = async (tab: Awaited<ReturnType<typeof openTab>>) =>
    (await tab.store.outgoing(GROUP)).map(({ channel, bytes }) => `${channel} ${fromUtf8(bytes)}`)
  const write = (channel: string, text: string) => ({ to: 'outgoing', group: GROUP, channel, bytes: utf8(text) }) as const

  test.each(Object.keys(HARMS))('[P5.8] each entry and each spare %s in turn: told, whole again, and in its order', async how => {
    const phone = newPhone()
    const tab = await openTab(phone)
    must(await tab.store.commit([write('a', 'one'), write('b', 'two')]))
    must(await tab.store.commit([write('a', 'three')]))
    const rows = await tab.database.outgoing.toArray()
    expect(rows).toHaveLength(6)
    for (const row of rows) {
      const harmed = HARMS[how]!(row)
      await (harmed ? tab.database.outgoing.put(harmed) : tab.database.outgoing.delete(row.row!))
      const hurt = await openTab(phone)
      expect(await entries(hurt)).toEqual(['a one', 'b two', 'a three'])
      expect(await hurt.database.damaged.count()).toBe(how === 'dropped' ? 0 : 1)
      const later = await openTab(phone)
      expect(await later.database.outgoing.count()).toBe(6)
      expect(await entries(later)).toEqual(['a one', 'b two', 'a three'])
      // Once they are sent the spares are gone with them.
      must(await later.store.commit([{ to: 'sent', rows: (await later.store.outgoing(GROUP)).map(one => one.row) }]))
      expect(await later.database.outgoing.count()).toBe(0)
      await tab.database.damaged.clear()
      await tab.database.outgoing.bulkPut(rows)
    }
  })

  test('[P5.8] an entry and its spare are one write, and go with their group', async () => {
    const phone = newPhone()
    const faulty = makeFaulty(phone.disk)
    const tab = await openTab(phone)
    must(await tab.store.commit([write('a', 'one')]))
    faulty.faults.push('quota')
    expect(await tab.store.commit([write('a', 'two')])).toMatchObject({ ok: false })
    expect(await tab.database.outgoing.count()).toBe(2)
    must(await tab.store.forget(GROUP, ['a'], [], []))
    expect(await tab.database.outgoing.count()).toBe(0)
  })
})

test('[P5.4] a read model with bad bytes is rebuilt from the document', async () => {
  const { phone, whole, tab } = await setup(false)
  await tab.database.values.toCollection().modify(row => void Object.assign(row, { sealed: row.sealed.slice(1) }))
  const hurt = await openTab(phone)
  await hurt.docs.warm(GROUP, [NOTES])
  expect(hurt.view()).toBeUndefined()
  await hurt.docs.open(GROUP, NOTES)
  expect(hurt.view()).toEqual(whole.view)
})

describe('compaction', () => {
  const arrivals = async (count: number) => {
    const far = await openTab(newPhone())
    const changes: Uint8Array[] = []
    for (let i = 0; i < count; i++) {
      must(await far.write(`k${i}`, `${i}`, 7))
      changes.push(...(await far.cut()))
    }
    return changes
  }

  test('about forty loose chunks become one snapshot at the next pause, by themselves, and the document is the same', async () => {
    const phone = newPhone()
    const timers = new Set<{ readonly ms: number; readonly act: () => void }>()
    const after = (ms: number, act: () => void) => {
      const timer = { ms, act }
      timers.add(timer)
      return () => void timers.delete(timer)
    }
    const tab = await openTab(phone, { world: { clock: { now: () => 0, after } } })
    for (const change of await arrivals(60)) must(await tab.docs.receive(GROUP, NOTES, [change], []))
    expect(await tab.loose()).toBe(60)
    for (const timer of timers) if (timer.ms <= 1_000 && timers.delete(timer)) timer.act()
    await expect.poll(() => tab.loose(), { timeout: 30_000 }).toBe(0)
    const later = await openTab(phone)
    await later.docs.open(GROUP, NOTES)
    expect([later.view(), await later.heads(), later.damaged]).toEqual([tab.view(), await tab.heads(), []])
  })

  test('what taps have left of the view as it was is deflated with it', async () => {
    const tab = await openTab(newPhone())
    for (let i = 0; i < 5; i++) must(await tab.write(`k${i}`, `${i}`))
    const undeflated = async () => (await tab.database.values.toArray()).filter(row => !row.deflated).length
    const before = await undeflated()
    await tab.compact()
    expect(await undeflated()).toBe(before - 1)
  })

  test('what is unsent stays, row by row, until it is cut', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    for (let i = 0; i < 50; i++) must(await tab.write(`k${i}`, `${i}`))
    await tab.compact()
    expect(await tab.store.unsent(GROUP)).toHaveLength(50)
    expect(await tab.loose()).toBe(50)
    await tab.cut()
    await tab.compact()
    expect(await tab.loose()).toBe(0)
    const later = await openTab(phone)
    expect(await later.heads()).toEqual(await tab.heads())
  })

  test('a chunk that the stored snapshot does not contain is not deleted', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    const [one, ...rest] = await arrivals(4)
    must(await tab.docs.receive(GROUP, NOTES, [one!], []))
    // Another tab has stored these meanwhile; this one does not know of them.
    const other = await openTab(phone)
    must(await other.docs.receive(GROUP, NOTES, rest, []))
    await tab.compact()
    expect(await tab.loose()).toBe(1)
    const later = await openTab(phone)
    expect(await later.heads()).toEqual(await other.heads())
  })

  test('bad bytes in the new snapshot delete nothing', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    for (const change of await arrivals(5)) must(await tab.docs.receive(GROUP, NOTES, [change], []))
    const seal = tab.vault.seal
    tab.vault.seal = async (place, plain) => (await seal(place, plain)).slice(1)
    await tab.compact()
    expect(await tab.loose()).toBe(5)
    const later = await openTab(phone)
    expect(await later.heads()).toEqual(await tab.heads())
  })
})
