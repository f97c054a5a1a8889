import { must } from '@porchlight/shared/base/result'
import { afterEach, expect, test, vi } from 'vitest'
import { beginScene, groupOf, type Scene, seen, switchLine } from '../attacks/scene.ts'
import type { Phone } from './phones.ts'

/** Opening a group from the roster that was put aside: sealed, and nothing rests on it. */
let scene: Scene | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await scene?.world.end()
})

async function withHistory(seed: number) {
  scene = await beginScene(seed)
  const { world, alice } = scene
  const bob = await scene.join('bob', 'canvasser')
  for (let i = 0; i < 14; i++) {
    const made = must(await world.patiently(groupOf(alice).invite({ role: 'canvasser', scopes: scene.turfs.slice(0, 1), uses: 1 })))
    must(await world.patiently(groupOf(alice).revokeInvitation(made.id)))
  }
  await scene.settled(alice, bob)
  await bob.restart()
  await scene.settled(bob)
  await world.run(2_000)
  return { scene, world, alice, bob, name: `roster/${bob.group}` }
}

async function rosterOf({ world }: Scene, phone: Phone) {
  const session = must(await world.patiently(phone.engine.session(phone.group)))
  return { session, heads: session.roster.heads(), size: session.roster.size, view: session.state()! }
}

test('[P5.7] the roster is put aside once much has come, and the next start judges only what came after it', async () => {
  const { scene: it, world, alice, bob, name } = await withHistory(61)
  const before = await rosterOf(it, bob)
  expect(before.size).toBeGreaterThan(32)
  expect(await before.session.store.value(name)).toBeDefined()
  // What comes after it is not in it.
  must(await world.patiently(groupOf(alice).newTurfs(1)))
  await it.settled(alice, bob)
  const last = await rosterOf(it, bob)
  const verified = vi.spyOn(crypto.subtle, 'verify')
  switchLine(bob, false)
  await bob.restart()
  const after = await rosterOf(it, bob)
  expect([after.heads, after.size]).toEqual([last.heads, last.size])
  expect([...after.view.members]).toEqual([...last.view.members])
  expect(verified.mock.calls.length).toBeLessThan(before.size / 2)
  await it.record(bob, 'b1')
  switchLine(bob, true)
  await it.until(() => seen(alice, it.visits) === 'b1', 'work goes on from it')
})

test.each([
  // What the store does with one whose bytes are bad.
  ['that was set aside', () => undefined],
  ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length >> 1)],
  [
    'of another version',
    (bytes: Uint8Array) => new TextEncoder().encode(new TextDecoder('latin1').decode(bytes).replace('"version":1', '"version":9')),
  ],
  ['that is something else', () => new Uint8Array([0, 0, 0, 2, 123, 125, 1, 2, 3])],
] as const)('[P5.7] a checkpoint %s harms nothing: the log is read', async (_, harm) => {
  const { scene: it, bob, name } = await withHistory(62)
  const before = await rosterOf(it, bob)
  const { store } = before.session
  const bytes = (await store.value(name))!
  must(await store.commit([{ to: 'value', name, value: harm(bytes) }]))
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await bob.restart()
  await it.settled(bob)
  const after = await rosterOf(it, bob)
  expect([after.heads, after.size]).toEqual([before.heads, before.size])
  expect([...after.view.members]).toEqual([...before.view.members])
})
