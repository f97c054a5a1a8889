import type { Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { of, visited, visitsOn } from './on-phones.ts'
import { createWorld, type Phone, type World } from './phones.ts'

// Entries are what a phone heals others with, makes files of, and reads its roster from. Bad bytes in them.

interface Row {
  readonly row: number
  readonly channel: string
  readonly hash: string
  readonly bytes: Uint8Array
}
type Harm = (row: Row) => Row | undefined
const HARMS: Record<string, Harm> = {
  flipped: row => ({ ...row, bytes: row.bytes.map((byte, i) => (i === row.bytes.length >> 1 ? byte ^ 4 : byte)) }),
  truncated: row => ({ ...row, bytes: row.bytes.slice(0, row.bytes.length >> 1) }),
  renamed: row => ({ ...row, hash: `A${row.hash.slice(1)}` }),
}

let world: World
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(async () => {
  await world.end()
  vi.restoreAllMocks()
})

const until = (holds: () => boolean | Promise<boolean>, what: string) =>
  world.until(holds, () => `not: ${what}; ${JSON.stringify(world.phones.map(one => [one.name, one.group && of(one).status()]))}`)
const delivered = (phone: Phone) => until(() => of(phone).status().waiting === 0 && of(phone).status().upToDate, 'delivered')
const membersOn = (phone: Phone) =>
  of(phone)
    .roster()
    .members.map(one => one.id)
    .toSorted()

/** Alice, who organizes, and Bob, who has three visits at a turf, all delivered; with no relay Bob's phone has none. */
async function setup(seed: number) {
  world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await world.patiently(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const [turf] = must(await world.patiently(of(alice).newTurfs(1)))
  const invited = must(await world.patiently(of(alice).invite({ role: 'canvasser', scopes: [turf!], uses: 1 })))
  await until(() => of(alice).roster().invitations[0]!.ready, 'the invitation is out')
  const bob = await world.addPhone('bob')
  bob.group = must(await world.patiently(bob.engine.join(must(bob.engine.readInvitation(invited.link)), { myName: 'Bob', relay: '' })))
  for (const id of ['a', 'b', 'c']) await visit(bob, turf!, id)
  await delivered(bob)
  await until(() => membersOn(alice).length === 2 && visitsOn(alice, turf!) === 'abc', 'Alice has everything')
  return { alice, bob, turf: turf! }
}

async function visit(phone: Phone, turf: Scope, id: string): Promise<void> {
  must(await world.patiently(visited(phone, turf, id)))
  await delivered(phone)
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** The entries table of a phone as it lies on the disk; `edit` may write. */
async function onDisk<T>(phone: Phone, edit: (table: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await answer(phone.disk.disk.open(phone.name) as unknown as IDBOpenDBRequest)
  const done = await edit(database.transaction(['entries'], 'readwrite').objectStore('entries'))
  database.close()
  return done
}
const entriesOf = (phone: Phone) => world.patiently(onDisk(phone, table => answer(table.getAll() as IDBRequest<Row[]>)))
const contents = async (phone: Phone) =>
  (await entriesOf(phone)).map(({ channel, hash, bytes }) => `${channel} ${hash} ${bytes.join()}`).toSorted()

/** While the app is closed. */
async function harm(phone: Phone, which: (row: Row) => boolean, how: Harm): Promise<void> {
  phone.line.cut()
  await world.patiently(phone.engine.close())
  await world.patiently(
    onDisk(phone, async table => {
      for (const row of ((await answer(table.getAll())) as Row[]).filter(which)) {
        const harmed = how(row)
        await answer((harmed ? table.put(harmed) : table.delete(row.row)) as IDBRequest<unknown>)
      }
    }),
  )
  await phone.restart()
}
const switchOff = (phone: Phone, off: boolean) => {
  phone.line.faults = { ...phone.line.faults, offline: off }
  if (off) phone.line.cut()
  else of(phone).retryNow()
}
/** Reads every entry, as healing and backups do. */
const saveToFile = async (phone: Phone) => must(await world.patiently(of(phone).saveToFile()))

describe('bad bytes in stored entries', () => {
  test.each(Object.keys(HARMS))(
    '[P5.6] all of them %s: the relay is asked for all again, the roster included, and nothing is said then',
    async how => {
      const { alice, bob, turf } = await setup(61)
      const before = await contents(bob)
      const members = membersOn(bob)
      await harm(bob, () => true, HARMS[how]!)
      await saveToFile(bob)
      await until(async () => (await contents(bob)).join('\n') === before.join('\n'), 'all entries are whole again')
      await delivered(bob)
      await until(() => of(bob).status().damage === undefined, 'nothing is said')
      expect([membersOn(bob), visitsOn(bob, turf)]).toEqual([members, 'abc'])
      // What was read again counts once, and work goes on.
      await visit(bob, turf, 'd')
      await until(() => visitsOn(alice, turf) === 'abcd', 'Alice has the fourth')
      expect(await world.patiently(bob.engine.setAside(bob.group))).toEqual([])
      await bob.restart()
      expect(of(bob).status().damage).toBeUndefined()
    },
  )

  test('[P5.6] each one in turn is asked for again, also where the app is killed in between', async () => {
    const { bob } = await setup(62)
    const rows = await entriesOf(bob)
    const before = await contents(bob)
    for (const [i, { hash }] of rows.entries()) {
      await harm(bob, row => row.hash === hash, Object.values(HARMS)[i % 3]!)
      switchOff(bob, true)
      await saveToFile(bob)
      await bob.restart()
      switchOff(bob, false)
      await until(async () => (await contents(bob)).join('\n') === before.join('\n'), `entry ${i} of ${rows.length}`)
    }
    expect(rows.length).toBeGreaterThan(8)
  })

  test('[P5.6] an operation that is gone leaves a hole in the roster only until the relay has been asked', async () => {
    const { alice, bob } = await setup(63)
    const rows = await entriesOf(alice)
    const before = await contents(alice)
    const members = membersOn(alice)
    const session = must(await world.patiently(alice.engine.session(alice.group)))
    const inLog = new Set<string>()
    for await (const entry of session.storedEntries(session.channelOf('log')!.id)) inLog.add(entry.join())
    const log = rows.filter(row => inLog.has(row.bytes.join()))
    expect(log.length).toBeGreaterThan(3)
    for (const { hash } of log.slice(0, -1)) {
      await harm(
        alice,
        row => row.hash === hash,
        () => undefined,
      )
      await until(async () => (await contents(alice)).join('\n') === before.join('\n'), 'whole again')
      await until(() => membersOn(alice).join() === members.join(), 'the roster, too')
    }
    expect(of(bob).status().damage).toBeUndefined()
  })

  test('[P5.6] with no relay it is said, until a file of somebody brings it back', async () => {
    const { alice, bob, turf } = await setup(64)
    const members = membersOn(bob)
    const file = await saveToFile(alice)
    await world.patiently(of(bob).setRelay('none'))
    await harm(bob, () => true, HARMS['flipped']!)
    await saveToFile(bob)
    await until(() => of(bob).status().damage === 'group-damaged', 'it is said')
    await bob.restart()
    await until(() => of(bob).status().damage === 'group-damaged', 'it is said again')
    must(await world.patiently(bob.engine.bringIn(file)))
    await until(() => of(bob).status().damage === undefined, 'it is said no more')
    expect([membersOn(bob), visitsOn(bob, turf)]).toEqual([members, 'abc'])
  })
})
