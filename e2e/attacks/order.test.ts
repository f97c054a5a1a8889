import { must } from '@porchlight/shared/base/result'
import { afterEach, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

test('[A18] eight phones with no relay hand each other everything in random order: one view, one set of heads', async () => {
  scene = await beginScene(531)
  const { alice, world, turfs, visits } = scene
  const phones: Phone[] = [alice]
  for (let i = 1; i < 8; i++) phones.push(await scene.join(`p${i}`, i < 3 ? 'organizer' : 'canvasser'))
  await scene.until(() => phones.every(one => groupOf(one).roster().members.length === 8), 'all know of each other')
  await scene.until(() => phones.every(one => groupOf(one).docs('visits').length > 0), 'all have the turf')
  await scene.settled(...phones)
  await world.stopRelay()
  for (const phone of phones) switchLine(phone, false)
  const ids = phones.map(one => groupOf(one).me().member)
  // Each organizer changes the roster, each phone records; nobody knows of anybody.
  must(await world.patiently(groupOf(alice).setRole(ids[3]!, 'member')))
  must(await world.patiently(groupOf(phones[1]!).grant(ids[4]!, turfs[1]!)))
  must(await world.patiently(groupOf(phones[2]!).revoke(ids[5]!, turfs[0]!)))
  must(await world.patiently(groupOf(phones[2]!).removeMember(ids[6]!, { cause: false })))
  for (const [i, phone] of phones.slice(0, 6).entries()) await scene.record(phone, `${i + 1}`)

  const staying = phones.filter((_, i) => i !== 6)
  const files = new Map<Phone, Blob>()
  for (let round = 0; round < 3; round++) {
    for (const phone of staying) files.set(phone, must(await world.patiently(groupOf(phone).saveToFile())))
    const pairs = staying.flatMap(to => staying.filter(from => from !== to).map(from => ({ from, to, at: world.random.unit() })))
    for (const { from, to } of pairs.toSorted((a, b) => a.at - b.at)) must(await world.patiently(to.engine.bringIn(files.get(from)!)))
    // Who renews keys does it now.
    await world.run(10_000)
  }
  const views = await Promise.all(
    staying.map(async phone => {
      const { roster } = must(await world.patiently(phone.engine.session(phone.group)))
      const state = roster.view()!
      const plain = [...state.members.values()].map(one => [one.id, one.role, one.standing, [...one.turfs.keys()].toSorted()])
      return JSON.stringify([roster.heads(), plain.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)), [...state.void].toSorted()])
    }),
  )
  expect(new Set(views).size).toBe(1)
  const holders = staying.filter(one => groupOf(one).me().scopes.includes(turfs[0]!))
  const heads = await Promise.all(holders.map(one => world.patiently(one.engine.heads(one.group, visits))))
  expect(new Set(heads.map(one => one.join())).size).toBe(1)
  for (const one of holders) expect(seen(one, visits)).toBe('1 2 3 4 5 6')
})
