import { concat, fromHex, toHex } from '@porchlight/shared/base/bytes'
import type { GroupId, Scope } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { groupKind } from '@porchlight/shared/group/group'
import { setOwnName } from '@porchlight/shared/group/group.actions'
import { docId } from '@porchlight/shared/base/ids'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { deviceCard } from '@porchlight/shared/roster/author'
import { makeEpoch } from '@porchlight/shared/roster/epochs'
import { epochsOf, recipientsOf } from '@porchlight/shared/roster/recipients'
import { boundTo, buildBoxes, hintFor } from '@porchlight/shared/wire/boxes'
import { sign } from '@porchlight/shared/crypto/ed25519'
import { encodeBody } from '@porchlight/shared/roster/sign-operation'
import { sha256 } from '@porchlight/shared/crypto/hash'
import { BOXES } from '@porchlight/shared/wire/entry'
import { writeCbor } from '@porchlight/shared/base/cbor'
import type { Hands } from '../simulation/hostile/hands.ts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

/** Alice, who is the admin; Bob, a member; Mallory, with the role given, whose own app is closed. */
async function withMallory(seed: number, role: 'organizer' | 'member' | 'canvasser') {
  scene = await beginScene(seed)
  const bob = await scene.join('bob', 'member')
  const mallory = await scene.join('mallory', role)
  await scene.settled(scene.alice, bob, mallory)
  const session = must(await scene.world.patiently(mallory.engine.session(mallory.group)))
  const brought = role === 'canvasser' ? 'log' : role === 'member' ? 'group' : 'organizers'
  await scene.until(() => session.ring.newest(brought).ok, 'Mallory has the keys of her role')
  const hands = await scene.hands(mallory)
  switchLine(mallory, false)
  return { ...scene, bob, mallory, hands, honest: [scene.alice, bob] as const }
}

const GROUP = docId('group', 'group')
const roles = (phone: Phone) =>
  groupOf(phone)
    .roster()
    .members.map(one => `${one.role}${one.removed ? ' removed' : ''}`)
    .toSorted()
    .join(' ')
/** The group works on: what Alice writes gets to Bob, and the other way round. */
async function worksOn(one: Phone, other: Phone): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const name = `${from.name} ${scene.world.clock.now()}`
    must(await scene.world.patiently(groupOf(from).change(groupKind, GROUP, setOwnName, { name })))
    const names = () => Object.values(groupOf(to).view(groupKind, GROUP)?.names ?? {})
    await scene.until(() => names().includes(name), `${to.name} hears from ${from.name}`)
  }
}

describe('attacks on the roster, with real engines', () => {
  test('[A9] self-promotion, an outsider’s operation, another group’s: refused by name on every phone', async () => {
    const { hands, mallory, honest, world, alice, bob } = await withMallory(201, 'organizer')
    const me = groupOf(mallory).me().member
    const stranger = await newDeviceKeys(world.random)
    await hands.postOperation(await hands.operation({ type: 'setRole', member: me, role: 'admin' }))
    await hands.postOperation(await hands.operation({ type: 'removeMember', member: groupOf(alice).me().member, cause: true, cut: [] }))
    await hands.postOperation(await hands.operation({ type: 'setRole', member: me, role: 'admin' }, { keys: stranger }))
    const foreign = encodeBody('ab'.repeat(32) as GroupId, hands.session.roster.heads(), hands.session.keys.id, {
      type: 'ask',
      epochs: [] as never,
    })
    await hands.post('log', await hands.seal('log', concat(await sign(hands.session.keys.ed, 'porchlight/op/v1', foreign), foreign)))
    await worksOn(alice, bob)
    expect(await scene.aside(...honest)).toEqual(['not-admin', 'not-admin', 'unknown-author', 'wrong-group'])
    for (const one of honest) expect(roles(one)).toBe('admin member organizer')
  })

  test('[A6] an operation in Alice’s name is bad-signature', async () => {
    const { hands, mallory, alice, bob, honest } = await withMallory(202, 'organizer')
    const me = groupOf(mallory).me().member
    const inHerName = { ...hands.session.keys, id: groupOf(alice).me().device }
    await hands.postOperation(await hands.operation({ type: 'setRole', member: me, role: 'admin' }, { keys: inHerName }))
    await worksOn(alice, bob)
    expect(await scene.aside(...honest)).toEqual(['bad-signature'])
  })

  test('[A10] a rekey that leaves Bob out: nobody seals under it, it is renewed by itself, and he misses nothing', async () => {
    const { hands, alice, bob, world } = await withMallory(203, 'organizer')
    for (const scope of ['log', 'group'] as const) {
      const made = await newEpoch(hands, scope, to => to.filter(key => key !== bobsKey))
      await hands.post(`keys/${scope}`, made.boxes.raw)
      await hands.postOperation(await hands.operation({ type: 'rekey', epochs: [made.item] }))
    }
    await world.run(20_000)
    await worksOn(alice, bob)
  })

  test('[A10] other keys in the boxes than the operation commits to: not sealed under, renewed', async () => {
    const { hands, alice, bob, world } = await withMallory(204, 'organizer')
    const made = await newEpoch(hands, 'group', to => to)
    const split = await buildBoxes(
      boundTo(hands.session.group),
      'group',
      made.item.nonce,
      made.to,
      { ...made.secret, key: world.random.bytes(32) as never },
      world.random,
    )
    const op = await hands.operation({ type: 'rekey', epochs: [{ ...made.item, boxesHash: split.hash }] })
    await hands.post('keys/group', split.raw)
    await hands.postOperation(op)
    await world.run(20_000)
    await worksOn(alice, bob)
  })

  test('[A10] a rekey whose boxes are never posted: renewed by whoever may, and everybody works on', async () => {
    const { hands, alice, bob } = await withMallory(208, 'organizer')
    for (const scope of ['log', 'group', 'organizers'] as const)
      await hands.postOperation(await hands.operation({ type: 'rekey', epochs: [(await newEpoch(hands, scope, to => to)).item] }))
    await worksOn(alice, bob)
  })

  test('[A10] a box that only Bob cannot open: he asks, and is given the key', async () => {
    const { hands, alice, bob, world } = await withMallory(209, 'organizer')
    const made = await newEpoch(hands, 'group', to => to)
    const hint = await hintFor(made.item.nonce, fromHex(bobsKey))
    const boxes = made.boxes.boxes.map(one => [fromHex(one.hint), one.hint === hint ? world.random.bytes(one.box.length) : one.box])
    const raw = concat(new Uint8Array([BOXES]), writeCbor({ nonce: made.item.nonce, boxes }))
    const item = { ...made.item, boxesHash: await sha256(raw) }
    await hands.post('keys/group', raw)
    await hands.postOperation(await hands.operation({ type: 'rekey', epochs: [item] }))
    await worksOn(alice, bob)
    const session = must(await world.patiently(bob.engine.session(bob.group)))
    await scene.until(() => session.ring.newest('group').ok, 'Bob has the key')
  })

  test('[A10] six hundred boxes that no operation names: the next renewal gets through all the same', async () => {
    const { hands, mallory, alice, bob, world } = await withMallory(210, 'member')
    switchLine(bob, false)
    const stranger = toHex((await newDeviceKeys(world.random)).x.public)
    const junk = await Promise.all(
      Array.from({ length: 600 }, async (_, i) => {
        const nonce = world.random.bytes(16).slice() as never
        const secret = { key: world.random.bytes(32).slice() as never, locator: world.random.bytes(32).slice() as never }
        // Some of them for Bob, who opens them.
        const to = i % 3 === 0 ? await keyOf(hands, bob) : stranger
        return (await buildBoxes(boundTo(hands.session.group), 'group', nonce, [to], secret, world.random)).raw
      }),
    )
    // In front of what Alice posts, and behind it.
    await hands.post('keys/group', ...junk.slice(0, 300))
    must(await world.patiently(groupOf(alice).removeMember(groupOf(mallory).me().member, { cause: true })))
    await scene.settled(alice)
    await hands.post('keys/group', ...junk.slice(300))
    switchLine(bob, true)
    await worksOn(alice, bob)
    await bob.restart()
    await worksOn(alice, bob)
  })

  test('[A10] a welcome for a stranger; needless rekeys of a member: refused, and the stranger’s epoch is renewed', async () => {
    const { hands, alice, bob, world, honest } = await withMallory(205, 'member')
    const view = hands.session.state()!
    const eve = await newDeviceKeys(world.random)
    const epoch = hands.session.ring.newest('group')
    const key = must(epoch)
    const boxes = await buildBoxes(
      boundTo(view.epochs.get(key.epoch!)!.op === (view.group as string) ? undefined : view.group),
      'group',
      key.nonce,
      [toHex(eve.x.public)],
      key,
      world.random,
    )
    await hands.post('keys/group', boxes.raw)
    await hands.postOperation(await hands.operation({ type: 'welcome', scope: 'group', epoch: key.epoch!, boxesHash: boxes.hash }))
    const needless = await newEpoch(hands, 'group', to => to)
    await hands.post('keys/group', needless.boxes.raw)
    await hands.postOperation(await hands.operation({ type: 'rekey', epochs: [needless.item] }))
    await world.run(20_000)
    await worksOn(alice, bob)
    expect(await scene.aside(...honest)).toEqual(['needless-rekey'])
  })

  test('[A11] a device with a key of small order, signed by nobody: weak-key', async () => {
    const { hands, alice, bob, honest } = await withMallory(206, 'organizer')
    // The identity point: Chromium and Firefox verify anything under it.
    const weak = new Uint8Array(32)
    weak[0] = 1
    const act = {
      type: 'addMember',
      ed: weak,
      x: hands.session.keys.x.public,
      possession: new Uint8Array(64),
      role: 'member',
      scopes: [],
    } as const
    const body = encodeBody(hands.session.group, hands.session.roster.heads(), hands.session.keys.id, act)
    await hands.post('log', await hands.seal('log', concat(await sign(hands.session.keys.ed, 'porchlight/op/v1', body), body)))
    await worksOn(alice, bob)
    expect(await scene.aside(...honest)).toEqual(['weak-key'])
  })

  test('[A12] a device claimed without its owner: no-proof-of-possession', async () => {
    const { hands, alice, bob, world, honest, mallory } = await withMallory(207, 'organizer')
    const claimed = await newDeviceKeys(world.random)
    const { ed, x } = await deviceCard(claimed, hands.session.group)
    // A proof for another group, and one by Mallory's own key.
    const elsewhere = (await deviceCard(claimed, 'ab'.repeat(32) as GroupId)).possession
    const mine = (await deviceCard(hands.session.keys, hands.session.group)).possession
    await hands.postOperation(await hands.operation({ type: 'addDevice', ed, x, possession: elsewhere }))
    await hands.postOperation(await hands.operation({ type: 'addMember', ed, x, possession: mine, role: 'member', scopes: [] }))
    await worksOn(alice, bob)
    expect(await scene.aside(...honest)).toEqual(['no-proof-of-possession', 'no-proof-of-possession'])
    expect(
      groupOf(alice)
        .roster()
        .members.find(one => one.id === groupOf(mallory).me().member)!.devices,
    ).toBe(1)
  })

  let bobsKey = ''
  const keyOf = async (hands: Hands, phone: Phone) => toHex(hands.session.state()!.devices.get(groupOf(phone).me().device)!.x)
  async function newEpoch(hands: Hands, scope: Scope, left: (to: string[]) => string[]) {
    const view = hands.session.state()!
    bobsKey = await keyOf(hands, scene.world.phones[1]!)
    const prev = epochsOf(view, scope).flatMap(one => hands.session.ring.byEpoch(one.id) ?? [])
    const to = left([...recipientsOf(view, scope)])
    return { ...(await makeEpoch(view.group, scope, to, prev, hands.session.ring.locator(scope), scene.world.random)), to }
  }
})
