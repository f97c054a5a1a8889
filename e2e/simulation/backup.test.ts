import type { Scope } from '@porchlight/shared/base/ids'
import { must, type Result } from '@porchlight/shared/base/result'
import { groupKind } from '@porchlight/shared/group/group'
import { afterEach, describe, expect, test } from 'vitest'
import { GROUP, nameOn, of, renamed, switchOff, visited, visitsOn } from './on-phones.ts'
import { createWorld, type Phone, type World } from './phones.ts'

const PASSPHRASE = 'porch swing, two lemons'

let world: World
// Loaded from a real disk, at a time that is not the simulated one.
await import('@porchlight/web/engine/backup/client')
afterEach(() => world.end())

/** Alice, who begins a group with one turf, and Bob, who organizes with her. */
async function setup(seed: number) {
  world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await patient(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay: '' })))
  const [turf] = must(await patient(of(alice).newTurfs(1)))
  const invited = must(await patient(of(alice).invite({ role: 'organizer', scopes: [], uses: 3 })))
  await delivered(alice)
  const bob = await world.addPhone('bob')
  bob.group = must(await patient(bob.engine.join(must(bob.engine.readInvitation(invited.link)), { myName: 'Bob', relay: '' })))
  await until(() => of(bob).view(groupKind, GROUP)?.name === 'Oak Street', 'Bob has the group')
  return { alice, bob, turf: turf! }
}

const patient = <T>(work: Promise<T>) => world.patiently(work)
const until = (holds: () => boolean | Promise<boolean>, what: string) =>
  world.until(holds, () => `not: ${what}; ${JSON.stringify(world.phones.map(one => one.group && [one.name, of(one).status()]))}`)
const delivered = (phone: Phone) =>
  until(
    () =>
      of(phone).status().waiting === 0 &&
      of(phone).status().upToDate &&
      of(phone)
        .roster()
        .invitations.every(one => one.ready),
    'delivered',
  )
const rename = async (phone: Phone, name: string) => must(await patient(renamed(phone, name)))

const visit = async (phone: Phone, turf: Scope, id: string) => must(await patient(visited(phone, turf, id)))

const backUp = async (phone: Phone) => must(await patient(phone.engine.backUp([phone.group], PASSPHRASE)))
const restoreOn = (phone: Phone, file: Blob, passphrase = PASSPHRASE) => patient(phone.engine.restore(file, passphrase))
async function restored(name: string, file: Blob): Promise<Phone> {
  const phone = await world.addPhone(name)
  const done = must(await restoreOn(phone, file))
  expect(done.groups.map(one => one.is)).toEqual(['restored'])
  phone.group = done.groups[0]!.group
  return phone
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const headsOn = (phone: Phone, doc = GROUP) => patient(phone.engine.heads(phone.group, doc))

describe('a whole backup', () => {
  test('[P6.5] the old phone lost, no relay at all: the same views, the same member, a device of its own, what had not been sent included', async () => {
    const { alice, turf } = await setup(1)
    await visit(alice, turf, 'a')
    await delivered(alice)
    switchOff(alice)
    await visit(alice, turf, 'b')
    const file = await backUp(alice)
    await world.stopRelay()
    const before = { me: of(alice).me(), heads: await headsOn(alice), name: nameOn(alice) }
    const fresh = await restored('fresh', file)
    expect([of(fresh).me().member, of(fresh).me().role, of(fresh).me().name]).toEqual([before.me.member, 'admin', 'Alice'])
    expect(of(fresh).me().device).not.toBe(before.me.device)
    expect([nameOn(fresh), visitsOn(fresh, turf), await headsOn(fresh)]).toEqual([before.name, 'ab', before.heads])
    // It goes on working with nobody there, and after a restart.
    await visit(fresh, turf, 'c')
    await rename(fresh, 'Oak Street East')
    await fresh.restart()
    await until(() => visitsOn(fresh, turf) === 'abc' && nameOn(fresh) === 'Oak Street East', 'still there')
  })

  test('[P6.5] through the relay both phones go on, and what others did since the backup comes', async () => {
    const { alice, bob, turf } = await setup(2)
    await visit(alice, turf, 'a')
    const file = await backUp(alice)
    await rename(bob, 'Since the backup')
    await delivered(bob)
    const fresh = await restored('fresh', file)
    await until(() => nameOn(fresh) === 'Since the backup', 'what came since')
    await visit(fresh, turf, 'b')
    await visit(alice, turf, 'c')
    await until(() => [alice, fresh].every(one => visitsOn(one, turf) === 'abc'), 'both have all')
    await rename(fresh, 'By the new phone')
    await until(() => [alice, bob, fresh].every(one => nameOn(one) === 'By the new phone'), 'Bob takes it')
    expect(await headsOn(bob)).toEqual(await headsOn(fresh))
    for (const one of [alice, bob, fresh]) expect(await patient(one.engine.setAside(one.group))).toEqual([])
    const alices = of(bob)
      .roster()
      .members.find(one => one.id === of(alice).me().member)!
    expect(alices.devices).toBe(3)
  })

  test('[A5] restored twice: two new devices, nothing is written twice under one name', async () => {
    const { alice, bob, turf } = await setup(3)
    const file = await backUp(alice)
    const [one, two] = [await restored('one', file), await restored('two', file)]
    expect(new Set([alice, one, two].map(phone => of(phone).me().device)).size).toBe(3)
    await visit(one, turf, 'a')
    await visit(two, turf, 'b')
    await visit(alice, turf, 'c')
    await until(() => [alice, one, two].every(phone => visitsOn(phone, turf) === 'abc'), 'all three')
    for (const phone of [alice, bob, one, two]) expect(await patient(phone.engine.setAside(phone.group))).toEqual([])
    expect(new Set([await headsOn(one), await headsOn(two), await headsOn(alice)].map(String)).size).toBe(1)
  })

  test('[P6.5] [P6.1] the relay wiped as well: what the backup holds is given to the empty one, and Bob hears of it', async () => {
    const { alice, bob, turf } = await setup(4)
    await visit(alice, turf, 'a')
    await delivered(alice)
    const file = await backUp(alice)
    await delivered(alice)
    switchOff(alice)
    switchOff(bob)
    await world.stopRelay()
    world.startRelay('wiped')
    const fresh = await restored('fresh', file)
    await delivered(fresh)
    switchOff(bob, false)
    await rename(fresh, 'After the fire')
    await until(() => nameOn(bob) === 'After the fire', 'Bob hears')
  })

  test('[P6.5] by file only: the others take in the work of the phone that was put back', async () => {
    const { alice, bob, turf } = await setup(5)
    const file = await backUp(alice)
    await world.stopRelay()
    const fresh = await restored('fresh', file)
    await visit(fresh, turf, 'a')
    await rename(fresh, 'By file')
    const work = must(await patient(of(fresh).saveToFile()))
    must(await patient(bob.engine.bringIn(work)))
    must(await patient(alice.engine.bringIn(work)))
    await until(() => nameOn(bob) === 'By file' && visitsOn(alice, turf) === 'a', 'both take it in')
    await rename(bob, 'And back')
    must(await patient(fresh.engine.bringIn(must(await patient(of(bob).saveToFile())))))
    await until(() => nameOn(fresh) === 'And back', 'and back')
  })

  test('[P6.6] a group that is here takes what it lacks and stays who it is, also from another member’s backup', async () => {
    const { alice, bob } = await setup(6)
    const file = await backUp(alice)
    const me = of(alice).me().device
    const again = must(await restoreOn(alice, file))
    expect([again.groups[0]!.is, of(alice).me().device]).toEqual(['here-already', me])
    const his = of(bob).me()
    expect(must(await restoreOn(bob, file)).groups[0]!.is).toBe('somebody-else')
    expect(of(bob).me()).toEqual(his)
  })

  test('[P6.6] a wrong passphrase, a file that is cut, damaged, foreign or newer: in words, and nothing is stored', async () => {
    const { alice } = await setup(7)
    const file = await backUp(alice)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const fresh = await world.addPhone('fresh')
    const flipped = bytes.slice()
    flipped[bytes.length - 40]! ^= 1
    const newer = new TextEncoder().encode('PORCHLIGHT-BACKUP2\n and more that nobody can read yet')
    const work = must(await patient(of(alice).saveToFile()))
    expect(code(await restoreOn(fresh, file, 'porch swing, two limes'))).toBe('backup-wrong-passphrase')
    expect(code(await restoreOn(fresh, file.slice(0, bytes.length - 1)))).toBe('backup-cut-short')
    expect(code(await restoreOn(fresh, file.slice(0, 30)))).toBe('backup-cut-short')
    expect(code(await restoreOn(fresh, new Blob([flipped])))).toBe('backup-damaged')
    expect(code(await restoreOn(fresh, new Blob([newer])))).toBe('backup-newer-version')
    expect(code(await restoreOn(fresh, work))).toBe('backup-is-work-file')
    expect(code(await restoreOn(fresh, new Blob(['Last Name,First Name\n'])))).toBe('backup-not-one')
    expect(code(await patient(alice.engine.bringIn(file)))).toBe('file-is-backup')
    expect(fresh.engine.groups()).toEqual([])
  })

  test('can be cancelled on both sides, and says how far it is', async () => {
    const { alice } = await setup(8)
    const told: number[] = []
    const stopping = new AbortController()
    const report = (done: number) => {
      told.push(done)
      if (told.length === 2) stopping.abort()
    }
    expect(code(await patient(alice.engine.backUp([alice.group], PASSPHRASE, { report, signal: stopping.signal })))).toBe('cancelled')
    expect(told).toHaveLength(2)
    const file = await backUp(alice)
    const fresh = await world.addPhone('fresh')
    const before = new AbortController()
    const stopEarly = () => before.abort()
    expect(code(await patient(fresh.engine.restore(file, PASSPHRASE, { report: stopEarly, signal: before.signal })))).toBe('cancelled')
    expect(fresh.engine.groups()).toEqual([])
  })

  test('the seventh device is refused in words', async () => {
    const { alice } = await setup(9)
    const file = await backUp(alice)
    for (let i = 0; i < 4; i++) {
      const phone = await restored(`phone ${i}`, file)
      await delivered(phone)
      await delivered(alice)
    }
    const more = await backUp(alice)
    expect(code(await restoreOn(await world.addPhone('one too many'), more))).toBe('too-many-devices')
  })
})
