import type { Bytes } from '@porchlight/shared/base/bytes'
import { must } from '@porchlight/shared/base/result'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { proveInvitation } from '@porchlight/shared/roster/sign-operation'
import { invitationKeys, newSeed } from '@porchlight/shared/wire/invitation-link'
import { afterEach, describe, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

async function linkFor(alice: Phone) {
  const group = groupOf(alice)
  const invited = must(await scene.world.patiently(group.invite({ role: 'canvasser', scopes: scene.turfs.slice(0, 1), uses: 1 })))
  await scene.until(() => group.roster().invitations.find(one => one.id === invited.id)!.ready, 'the link is out')
  return invited
}
const comeBy = (phone: Phone, link: string) => phone.engine.join(must(phone.engine.readInvitation(link)), { myName: phone.name, relay: '' })
const membersOn = (phone: Phone) => groupOf(phone).roster().members.length

async function standings(phone: Phone): Promise<string[]> {
  const state = must(await scene.world.patiently(phone.engine.session(phone.group))).state()!
  return [...state.members.values()].map(one => one.standing).toSorted()
}

describe('attacks on joining, with real engines', () => {
  test('[A13] without the secret, with a proof for somebody else, and an invitation that grants admin: refused', async () => {
    scene = await beginScene(301)
    const { alice, world } = scene
    const mallory = await scene.join('mallory', 'organizer')
    const hands = await scene.hands(mallory)
    const { id } = await linkFor(alice)
    await scene.settled(alice, mallory)
    const keys = await newDeviceKeys(world.random)
    const seed = await invitationKeys(newSeed(world.random))
    const join = { type: 'join', ed: keys.ed.public, x: keys.x.public, invitation: id } as const
    await hands.postOperation(await hands.operation({ ...join, proof: world.random.bytes(64).slice() as Bytes }, { keys }))
    await hands.postOperation(
      await hands.operation({ ...join, proof: await proveInvitation(seed.ed, hands.session.group, keys.id) }, { keys }),
    )
    const admin = {
      ed: seed.ed.public,
      x: seed.x.public,
      mailbox: world.random.bytes(16).slice() as Bytes,
      role: 'admin',
      scopes: [],
      uses: 1,
    } as const
    await hands.postOperation(await hands.operation({ type: 'invite', ...admin }))
    await scene.until(async () => (await scene.aside(alice)).length === 3, 'all three have come')
    expect(await scene.aside(alice)).toEqual(['bad-invitation-proof', 'bad-invitation-proof', 'grants-admin'])
    expect([
      membersOn(alice),
      groupOf(alice)
        .roster()
        .invitations.some(one => one.id === seed.id),
    ]).toEqual([2, false])
  })

  test('[A13] a one-use link used by two at once: one is in, the other waits until an organizer admits', async () => {
    scene = await beginScene(302)
    const { alice, world } = scene
    const { link } = await linkFor(alice)
    const [bob, carl] = [await world.addPhone('bob'), await world.addPhone('carl')]
    const both = await world.patiently(Promise.all([comeBy(bob, link), comeBy(carl, link)]))
    expect(both.map(one => one.ok)).toEqual([true, true])
    await scene.until(async () => (await standings(alice)).length === 3, 'Alice has heard of both')
    expect(await standings(alice)).toEqual(['active', 'active', 'pending'])
  })

  test('[A13] a link that was taken back, and one that ended with a removal for cause, lets nobody in, the removed least of all', async () => {
    scene = await beginScene(303)
    const { alice, world } = scene
    const mallory = await scene.join('mallory', 'member')
    const [ended, live] = [await linkFor(alice), await linkFor(alice)]
    must(await world.patiently(groupOf(alice).revokeInvitation(ended.id)))
    await scene.settled(alice)
    must(await world.patiently(groupOf(alice).removeMember(groupOf(mallory).me().member, { cause: true })))
    await scene.settled(alice)
    for (const [i, { link }] of [ended, live].entries()) {
      const fresh = await world.addPhone(`fresh${i}`)
      const result = await world.patiently(comeBy(fresh, link))
      expect(result.ok ? 'in' : result.error.code).toMatch(
        /invitation-(revoked|unknown)|unknown-invitation|relay-withholds|no-such-invitation|revoked/,
      )
    }
    expect(
      groupOf(alice)
        .roster()
        .members.filter(one => !one.removed),
    ).toHaveLength(1)
  })

  test('[A13] whoever joined by a link while it was being taken back is pending', async () => {
    scene = await beginScene(304)
    const { alice, world } = scene
    const { link, id } = await linkFor(alice)
    switchLine(alice, false)
    must(await world.patiently(groupOf(alice).revokeInvitation(id)))
    const bob = await world.addPhone('bob')
    const joined = await world.patiently(comeBy(bob, link))
    expect(joined.ok).toBe(true)
    switchLine(alice, true)
    await scene.until(async () => (await standings(alice)).length === 2, 'Alice has heard of him')
    expect(await standings(alice)).toEqual(['active', 'pending'])
  })
})
