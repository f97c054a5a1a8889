import { describe, expect, test } from 'vitest'
import { must } from '@porchlight/shared/base/result'
import { createTabs } from './tabs.ts'
import { nodePhone } from './testing/node-world.ts'
import { GROUP, NOTES } from './testing/notes.ts'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { openTab } from './testing/tab.ts'

let phones = 0
const newPhone = () => nodePhone(`tabs-${phones++}`, seededRandom(phones))

describe('one tab leads', () => {
  function setup() {
    const phone = newPhone()
    const events: string[] = []
    const add = (name: string) => {
      const tabs = createTabs(phone.world())
      const leading = new Promise<void>(led =>
        tabs.lead(() => {
          events.push(`${name} leads`)
          led()
          return () => events.push(`${name} ends`)
        }),
      )
      return { tabs, leading }
    }
    return { events, add, phone }
  }

  test('the first; when it goes the next in line, and what it had running is ended before', async () => {
    const { events, add } = setup()
    const [a, b, c] = [add('a'), add('b'), add('c')]
    await a.leading
    expect([a.tabs.leading, b.tabs.leading, await a.tabs.count()]).toEqual([true, false, 3])
    // One that waits may go without anybody noticing.
    b.tabs.close()
    a.tabs.close()
    await c.leading
    expect(events).toEqual(['a leads', 'a ends', 'c leads'])
    expect([a.tabs.leading, c.tabs.leading]).toEqual([false, true])
    c.tabs.close()
  })

  test('other phones have their own', async () => {
    const [one, two] = [setup().add('one'), setup().add('two')]
    await Promise.all([one.leading, two.leading])
    one.tabs.close()
    two.tabs.close()
  })

  test('[P1.6] a page that is left and kept leads no more, and is not given the lead while nothing of it runs', async () => {
    const { events, add, phone } = setup()
    const leave: (() => void)[] = []
    const world = phone.world
    phone.world = () => world({ onLeft: letGo => void leave.push(letGo) })
    const [a, b] = [add('a'), add('b')]
    await a.leading
    // First the one that waits: it must not lead when the other lets go.
    leave[1]!()
    leave[0]!()
    const c = add('c')
    await c.leading
    c.tabs.close()
    const d = add('d')
    await d.leading
    expect(events).toEqual(['a leads', 'a ends', 'c leads', 'c ends', 'd leads'])
    expect([a.tabs.leading, b.tabs.leading, d.tabs.leading]).toEqual([false, false, true])
    for (const { tabs } of [a, b, d]) tabs.close()
  })

  test('what one tells, all others hear, until they stop listening or close', async () => {
    const phone = newPhone()
    const [a, b, c] = [createTabs(phone.world()), createTabs(phone.world()), createTabs(phone.world())]
    const heard: string[] = []
    a.hear(message => heard.push(`a ${message}`))
    const stop = b.hear(message => heard.push(`b ${message}`))
    const next = (tabs: typeof c) => new Promise(done => tabs.hear(done))
    const first = next(c)
    a.tell('one')
    await first
    stop()
    const second = next(c)
    a.tell('two')
    await second
    expect(heard).toEqual(['b one'])
    c.close()
    a.tell('three')
    expect(heard).toEqual(['b one'])
  })
})

describe('several tabs on the same documents', () => {
  test('a change shows in the other tab that has it open, and both go on from there', async () => {
    const phone = newPhone()
    const [one, two] = [await openTab(phone, { connected: true }), await openTab(phone, { connected: true })]
    await Promise.all([one.docs.open(GROUP, NOTES), two.docs.open(GROUP, NOTES)])
    must(await one.write('a', 'from one'))
    await expect.poll(() => two.view()).toEqual({ a: 'from one' })
    must(await two.write('b', 'from two'))
    await expect.poll(() => one.view()).toEqual({ a: 'from one', b: 'from two' })
    expect(await one.heads()).toEqual(await two.heads())
    await one.end()
    await two.end()
  })

  test('both at the same moment: nothing is lost, in memory or on the disk', async () => {
    const phone = newPhone()
    const [one, two] = [await openTab(phone, { connected: true }), await openTab(phone, { connected: true })]
    await Promise.all([one.docs.open(GROUP, NOTES), two.docs.open(GROUP, NOTES)])
    const taps = Array.from({ length: 10 }, (_, i) => [one.write(`one ${i}`, `${i}`), two.write(`two ${i}`, `${i}`)])
    ;(await Promise.all(taps.flat())).forEach(must)
    await expect.poll(async () => [Object.keys(one.view()!).length, Object.keys(two.view()!).length]).toEqual([20, 20])
    const later = await openTab(phone)
    expect(await later.heads()).toEqual(await one.heads())
    expect(Object.keys(later.view()!)).toHaveLength(20)
    await one.end()
    await two.end()
  })

  test('a tab that has not opened the document shows the new read model; it is not made to load anything', async () => {
    const phone = newPhone()
    const one = await openTab(phone, { connected: true })
    const two = await openTab(phone, { connected: true, world: { loadAutomerge: () => Promise.reject(new Error('not needed')) } })
    const shown = new Promise<void>(done => two.docs.watch(GROUP, NOTES, done))
    must(await one.write('a', 'from one'))
    await shown
    expect(two.view()).toEqual({ a: 'from one' })
    await one.end()
    await two.end()
  })

  test('a killed tab loses nothing that was saved, and the next one leads and knows what is to be sent', async () => {
    const phone = newPhone()
    const [one, two] = [await openTab(phone), await openTab(phone)]
    must(await one.write('a', 'saved'))
    const leads = new Promise<void>(led =>
      two.tabs.lead(() => {
        led()
        return () => undefined
      }),
    )
    await leads
    expect((await two.store.unsent(GROUP)).map(row => row.doc)).toEqual([NOTES])
    expect(await two.heads()).toEqual(await one.heads())
    two.tabs.close()
  })
})

describe('[P7.5] tabs of two versions', () => {
  test('the older one leads no more, says so, and does not take the newer one’s messages for its own', async () => {
    const phone = newPhone()
    const older = createTabs(phone.world(), 1)
    const heard: unknown[] = []
    older.hear(message => heard.push(message))
    const toldOlder = new Promise<void>(told => older.onNewer(told))
    let ended = false
    await new Promise<void>(led =>
      older.lead(() => {
        led()
        return () => void (ended = true)
      }),
    )
    const newer = createTabs(phone.world(), 2)
    const heardByNewer: unknown[] = []
    newer.hear(message => heardByNewer.push(message))
    await new Promise<void>(led =>
      newer.lead(() => {
        led()
        return () => undefined
      }),
    )
    await toldOlder
    older.tell('from before')
    newer.tell('from later')
    const third = createTabs(phone.world(), 2)
    const known = new Promise<unknown>(told => newer.hear(told))
    third.tell('among equals')
    expect(await known).toBe('among equals')
    expect([ended, older.leading, newer.leading, heard, heardByNewer]).toEqual([true, false, true, [], ['among equals']])
    for (const tabs of [older, newer, third]) tabs.close()
  })

  test('an older tab that is opened beside a newer one learns it too', async () => {
    const phone = newPhone()
    const newer = createTabs(phone.world(), 2)
    const older = createTabs(phone.world(), 1)
    await new Promise<void>(told => older.onNewer(told))
    older.close()
    newer.close()
  })

  test('tables of a later version: what was on its way is stored, then the older tab lets go and says what to do', async () => {
    const phone = newPhone()
    const tab = await openTab(phone)
    must(await tab.write('before', 'one'))
    const problem = new Promise<string | undefined>(told => tab.store.onProblem(told))
    const upgraded = new Promise<IDBDatabase>((resolve, reject) => {
      const request = phone.disk.open(phone.world().name, 20)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('not opened'))
    })
    // Typed in the older tab while the newer one waits.
    must(await tab.write('meanwhile', 'two'))
    expect(await problem).toBe('storage-newer-version')
    const newer = await upgraded
    expect(newer.version).toBe(20)
    const late = await tab.write('after', 'three')
    expect(late).toMatchObject({ ok: false, error: { code: 'storage-newer-version' } })
    expect(tab.view()).toEqual({ before: 'one', meanwhile: 'two' })
    newer.close()
    await tab.end()
  })
})
