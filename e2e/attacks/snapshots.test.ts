import * as A from '@automerge/automerge/slim'
import type { DeviceId } from '@porchlight/shared/base/ids'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { json, type Texts } from '@porchlight/shared/doc/flat'
import { newActor } from '@porchlight/shared/wire/batch'
import { packSnapshot } from '@porchlight/shared/wire/payload'
import { afterEach, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

/** A document in which Bob has said what he never said. */
async function forged(bob: Phone) {
  const actor = await newActor(groupOf(bob).me().device, scene.visits, scene.world.random)
  const begun = A.load<Record<string, Texts>>(visitsKind.initial, { actor })
  return A.change(begun, { time: 0 }, draft => void (draft['visits']!['d0d0d0d0d0d0d0d0/00000000000000ff'] = json({ said: 'never' })))
}

test.each([
  ['canvasser', 'author-no-right'],
  ['organizer', 'actor-mismatch'],
] as const)('[A20] a snapshot by one %s with a change under Bob’s actor: %s, alike on all', async (role, why) => {
  scene = await beginScene(role === 'canvasser' ? 521 : 522)
  const { alice, visits } = scene
  const [bob, carol, mallory] = [
    await scene.join('bob', 'canvasser'),
    await scene.join('carol', 'canvasser'),
    await scene.join('mallory', role),
  ]
  await scene.record(bob, 'a')
  const hands = await scene.hands(mallory)
  await scene.until(() => hands.session.channelOf(visits) !== undefined && seen(mallory, visits) === 'a', 'Mallory has the turf')
  await scene.settled(alice, bob, carol, mallory)
  switchLine(mallory, false)
  const doc = await forged(bob)
  const mine: DeviceId = hands.session.keys.id
  const end = await hands.session.ownEnd(visits)
  const vector = end ? [[mine, end.id] as const] : []
  const payload = await packSnapshot({ heads: A.getHeads(doc).toSorted(), vector, doc: A.save(doc) as never })
  const batch = await hands.batch(visits, payload, { kind: 'snapshot', ...(end ? {} : { seq: 1, prev: undefined }) })
  await hands.post(visits, await hands.seal(visits, batch.signed))
  await scene.record(bob, 'b')
  await scene.until(() => [alice, bob, carol].every(one => seen(one, visits) === 'a b'), 'only what Bob said')
  expect(await scene.aside(alice, bob, carol)).toEqual([why])
})
