import { utf8 } from '@porchlight/shared/base/bytes'
import type { GroupId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { seededRandom } from '@porchlight/shared/base/seeded-random'
import { describe, expect, it, vi } from 'vitest'
import type { EarlyRows } from './db.ts'
import { OPENING } from './opening.ts'
import { openPhone } from './store.ts'
import { nodePhone } from './testing/node-world.ts'

let phones = 0

/** As early.js reads it. */
const readEarly = (disk: IDBFactory, name: string): Promise<EarlyRows | undefined> =>
  new Promise((resolve, reject) => {
    const opening = disk.open(name)
    opening.onupgradeneeded = () => opening.transaction!.abort()
    opening.onerror = () => resolve(undefined)
    opening.onsuccess = () => {
      const reading = opening.result.transaction(['keys', 'values'])
      const key = reading.objectStore('keys').get('device')
      const copy = reading.objectStore('values').get(OPENING)
      reading.onabort = reject
      reading.oncomplete = () => {
        opening.result.close()
        const isWhole = key.result && copy.result && copy.result.sealed.length > 16
        resolve(isWhole ? { version: opening.result.version, key: key.result, opening: copy.result } : undefined)
      }
    }
  })

function aPhone() {
  const name = `opening-${phones++}`
  const phone = nodePhone(name, seededRandom(phones))
  const quiet: (() => void)[] = []
  const clock = {
    now: () => 0,
    after: (_: number, then: () => void) => (quiet.push(then), () => void quiet.splice(quiet.indexOf(then), 1)),
  }
  return {
    early: () => readEarly(phone.disk, name),
    open: async () => must(await openPhone(phone.world({ clock, early: readEarly(phone.disk, name) }))),
    /** All has been quiet for a while. */
    quiet: () => quiet.splice(0).forEach(then => then()),
    /** The same, and what then happens has happened. */
    async rest() {
      quiet.splice(0).forEach(then => then())
      await vi.waitFor(async () => expect(await readEarly(phone.disk, name)).toBeDefined())
    },
    isResting: () => quiet.length === 0,
  }
}

const put = async (phone: Awaited<ReturnType<ReturnType<typeof aPhone>['open']>>, name: string, text: string) =>
  must(await phone.store.commit([{ to: 'value', name, value: utf8(text) }]))

/** Opened once, with something stored, and rested. */
async function used() {
  const phone = aPhone()
  const tab = await phone.open()
  await tab.store.value('home')
  await tab.store.value('view/g/d')
  tab.painted()
  await put(tab, 'home', 'home 1')
  await phone.rest()
  return { phone, tab }
}

describe('what opening reads, in one value', () => {
  it('is made when all is quiet, and answers what is asked for while the app opens, also that something is not there', async () => {
    const { phone } = await used()
    const again = await phone.open()
    await again.database.open()
    const get = vi.spyOn(again.database.values, 'get')
    expect(await again.store.value('home')).toEqual(utf8('home 1'))
    expect(await again.store.value('view/g/d')).toBeUndefined()
    expect(get).not.toHaveBeenCalled()
  })

  it('is not answered from once something was written, by this tab or another, though the first screen does not stand yet', async () => {
    const { phone, tab } = await used()
    const again = await phone.open()
    expect(await again.store.value('home')).toEqual(utf8('home 1'))
    await put(tab, 'home', 'home 2')
    // Whoever changes it reads what is there.
    expect(await again.store.value('home', 'now')).toEqual(utf8('home 2'))
    await put(again, 'home', 'home 3')
    expect(await again.store.value('home')).toEqual(utf8('home 3'))
  })

  it('is not there any more once something has been written that it has a copy of, whoever wrote it', async () => {
    const { phone, tab } = await used()
    const other = await phone.open()
    other.painted()
    await put(other, 'view/g/d', 'a visit')
    expect(await phone.early()).toBeUndefined()
    const again = await phone.open()
    expect(await again.store.value('view/g/d')).toEqual(utf8('a visit'))
    await put(tab, 'cursor/c', 'no copy of this')
    expect(phone.isResting()).toBe(false)
  })

  it('is not stored when something has been written while it was made', async () => {
    const { phone, tab } = await used()
    await put(tab, 'home', 'home 2')
    vi.spyOn(tab.database.values, 'bulkGet').mockImplementationOnce((async (names: string[]) => {
      const found = await tab.database.values.where('name').anyOf(names).toArray()
      await put(tab, 'home', 'home 3')
      return names.map(name => found.find(row => row.name === name))
    }) as never)
    const strictly = vi.spyOn(tab.database, 'strictly')
    phone.quiet()
    // The commit of "home 3", and then the copy that is not stored.
    await vi.waitFor(() => expect(strictly).toHaveBeenCalledTimes(2))
    await strictly.mock.results[1]!.value
    expect(await phone.early()).toBeUndefined()
    await phone.rest()
    expect(await (await phone.open()).store.value('home')).toEqual(utf8('home 3'))
  })

  it('is made anew when more is read than it has', async () => {
    const { phone } = await used()
    const again = await phone.open()
    expect(await again.store.value('view/g/more')).toBeUndefined()
    again.painted()
    expect(phone.isResting()).toBe(false)
    await phone.rest()
  })

  it('answers nothing any more once the first screen stands', async () => {
    const { phone, tab } = await used()
    const again = await phone.open()
    again.painted()
    await put(tab, 'home', 'home 2')
    expect(await again.store.value('home')).toEqual(utf8('home 2'))
  })

  it('is gone when a group is forgotten', async () => {
    const { phone, tab } = await used()
    must(await tab.store.forget('g' as GroupId, [], [], []))
    expect(await phone.early()).toBeUndefined()
  })
})
