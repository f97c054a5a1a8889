import { concat } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { IN_CHANNEL } from '@porchlight/web/engine/strangers'
import { afterEach, expect, test } from 'vitest'
import { post } from '../simulation/hostile/raw-peer.ts'
import { beginScene, groupOf, type Scene, seen } from './scene.ts'

let scene: Scene | undefined
afterEach(async () => {
  await scene?.world.end()
  scene = undefined
})

test('[P8.11] a relay fills a channel with what nobody has the key of: it waits up to a bound, and work goes on, under new keys too', async () => {
  scene = await beginScene(561)
  const { alice, visits, world } = scene
  const [bob, carol] = [await scene.join('bob', 'canvasser'), await scene.join('carol', 'canvasser')]
  await scene.settled(alice, bob, carol)
  const { preimage } = (await scene.hands(bob)).session.channelOf(visits)!
  const garbage = Array.from({ length: IN_CHANNEL.entries + 300 }, () => concat(new Uint8Array([1]), world.random.bytes(150)))
  await world.patiently(post(world, preimage, garbage))
  const waits = () => [alice, bob].map(one => groupOf(one).status().waitingFor)
  // One more stands for all that was left with the relay.
  await scene.until(() => waits().every(count => count === IN_CHANNEL.entries + 1), 'they wait for as many as there is room for')
  await scene.record(bob, 'a')
  await scene.until(() => seen(alice, visits) === 'a', 'Bob’s visit is there')
  // New keys: everything is read again, and still there is room for no more.
  const member = groupOf(carol).me().member
  must(await world.patiently(groupOf(alice).removeMember(member, { cause: true })))
  await scene.settled(alice, bob)
  await bob.restart()
  await scene.record(bob, 'b')
  await scene.until(() => seen(alice, visits) === 'a b', 'and under the new key')
  await scene.record(alice, 'c')
  await scene.until(() => seen(bob, visits) === 'a b c', 'both ways')
  expect(waits().every(count => count <= 2 * (IN_CHANNEL.entries + 1))).toBe(true)
})
