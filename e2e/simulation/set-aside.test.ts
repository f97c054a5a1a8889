import type { DocId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { beginScene, groupOf, type Scene, seen, switchLine } from '../attacks/scene.ts'
import type { Phone } from './phones.ts'

/** Removal, admission and what lies aside, with real engines and a real relay. */
const heads = (phone: Phone, doc: DocId) => phone.engine.heads(phone.group, doc)
const memberOf = (phone: Phone) => groupOf(phone).me().member

let open: Scene | undefined
afterEach(() => open?.world.end())
const begin = async (seed: number): Promise<Scene> => (open = await beginScene(seed))

/** What a phone tells of what does not count; ids and times are its own. */
async function asideOf({ world }: Scene, phone: Phone) {
  groupOf(phone).aside()
  await world.run(200)
  return groupOf(phone).aside()
}

async function carry({ world }: Scene, from: Phone, to: Phone): Promise<void> {
  const file = must(await world.patiently(groupOf(from).saveToFile()))
  must(await world.patiently(to.engine.bringIn(file)))
}

/** Identical views, heads and lists of what was set aside, once everything has come. */
async function alike(scene: Scene, doc: DocId, expected: string, ...phones: readonly Phone[]): Promise<void> {
  const state = async (phone: Phone) => {
    const aside = (await phone.engine.setAside(phone.group))
      .filter(one => (one as { doc: string }).doc === doc)
      .map(one => JSON.stringify(one))
      .toSorted()
    return { seen: seen(phone, doc), heads: await heads(phone, doc), aside }
  }
  const isAlike = async () => {
    const [first, ...others] = await Promise.all(phones.map(state))
    return first!.seen === expected && others.every(one => isDeepStrictEqual(one, first))
  }
  const told = async () =>
    JSON.stringify(await Promise.all(phones.map(async phone => [phone.name, await state(phone), groupOf(phone).status()])))
  await scene.world.until(isAlike, told, 60_000)
}

/** Bob has delivered one visit and goes on with the next away from all lines; Carol is at the same turf. */
async function bobAway(seed: number) {
  const scene = await begin(seed)
  const [bob, carol] = [await scene.join('bob', 'canvasser'), await scene.join('carol', 'canvasser')]
  await scene.record(bob, 'b1')
  await scene.settled(bob)
  await alike(scene, scene.visits, 'b1', scene.alice, bob, carol)
  switchLine(bob, false)
  switchLine(carol, false)
  await scene.record(bob, 'b2')
  // Hand to hand, before anybody knows of a removal.
  await carry(scene, bob, carol)
  await scene.until(() => seen(carol, scene.visits) === 'b1 b2', 'Carol has it')
  return { ...scene, scene, bob, carol }
}

test('[A15] [P3.12] [P8.9] what a removed member wrote after the cut is taken out where it had been applied, and set aside alike; admitted, it counts for all', async () => {
  const { world, scene, alice, bob, carol, visits } = await bobAway(51)
  must(await world.patiently(groupOf(alice).removeMember(memberOf(bob), { cause: true })))
  // Own work of Carol's that is not sent, and does not stand on Bob's: it is another document of hers.
  switchLine(carol, true)
  await alike(scene, visits, 'b1', alice, carol)
  expect(await scene.aside(alice, carol)).toEqual(['after-cut'])
  const list = await asideOf(scene, alice)
  expect(list.items).toMatchObject([{ doc: visits, why: 'after-cut', member: memberOf(bob), entries: 1, changes: 1, canAdmit: true }])
  expect(groupOf(alice).status().setAside).toBe(1)
  // After a restart the same; a canvasser may not admit.
  await carol.restart()
  await scene.settled(carol)
  await alike(scene, visits, 'b1', alice, carol)
  const hers = await asideOf(scene, carol)
  expect(await world.patiently(groupOf(carol).admit(hers.items[0]!.id))).toMatchObject({ ok: false, error: { code: 'not-organizer' } })
  must(await world.patiently(groupOf(alice).admit(list.items[0]!.id)))
  await alike(scene, visits, 'b1 b2', alice, carol)
  expect(await scene.aside(alice, carol)).toEqual([])
  await scene.record(carol, 'c1')
  await alike(scene, visits, 'b1 b2 c1', alice, carol)
})

test('[A15] [P3.12] what somebody honest had built on counts with what they built; their own unsent work is never lost', async () => {
  const { world, scene, alice, bob, carol, visits } = await bobAway(52)
  await scene.record(carol, 'c1')
  must(await world.patiently(groupOf(alice).removeMember(memberOf(bob), { cause: true })))
  switchLine(carol, true)
  await alike(scene, visits, 'b1 b2 c1', alice, carol)
  expect(await scene.aside(alice, carol)).toEqual([])
})

test('[P8.9] clearing hides it on this phone only, and for good', async () => {
  const { world, scene, alice, bob, carol, visits } = await bobAway(53)
  must(await world.patiently(groupOf(alice).removeMember(memberOf(bob), { cause: false })))
  switchLine(carol, true)
  await alike(scene, visits, 'b1', alice, carol)
  const { items } = await asideOf(scene, alice)
  must(await world.patiently(groupOf(alice).clearAside(items.map(one => one.id))))
  await world.run(500)
  expect(groupOf(alice).aside()).toMatchObject({ items: [], cleared: 1 })
  await alice.restart()
  await scene.settled(alice)
  expect([groupOf(alice).status().setAside, groupOf(carol).status().setAside]).toEqual([0, 1])
  // It is still here: whoever looks at it from another phone can admit it.
  expect(await world.patiently(alice.engine.setAside(alice.group))).toHaveLength(1)
})

test('[A13] who joined while the link was being ended is held back with all they write, until they are let in', async () => {
  const scene = await begin(54)
  const { world, alice, visits, turfs } = scene
  const carol = await scene.join('carol', 'canvasser')
  const invited = must(await world.patiently(groupOf(alice).invite({ role: 'canvasser', scopes: turfs.slice(0, 1), uses: 1 })))
  await scene.until(
    () =>
      groupOf(alice)
        .roster()
        .invitations.find(one => one.id === invited.id)!.ready,
    'the link is out',
  )
  switchLine(alice, false)
  must(await world.patiently(groupOf(alice).revokeInvitation(invited.id)))
  const dora = await world.addPhone('dora')
  const joining = dora.engine.join(must(dora.engine.readInvitation(invited.link)), { myName: 'dora', relay: '' })
  dora.group = must(await world.patiently(joining))
  await scene.record(dora, 'd1')
  await scene.settled(dora)
  await alike(scene, visits, 'd1', carol)
  switchLine(alice, true)
  await alike(scene, visits, '', alice, carol)
  expect(new Set(await scene.aside(alice, carol))).toEqual(new Set(['pending-member']))
  const { joins, items } = await asideOf(scene, alice)
  expect([items, joins]).toMatchObject([[], [{ member: memberOf(dora), role: 'canvasser', scopes: turfs.slice(0, 1) }]])
  expect(joins[0]!.changes).toBeGreaterThan(0)
  expect(await world.patiently(groupOf(carol).admitJoin(joins[0]!.join))).toMatchObject({ ok: false, error: { code: 'not-organizer' } })
  must(await world.patiently(groupOf(alice).admitJoin(joins[0]!.join)))
  await alike(scene, visits, 'd1', alice, carol)
  expect(await scene.aside(alice, carol)).toEqual([])
})

test('[A15] [P3.12] what rests on a coup is out of the document once the coup is void, and what it had taken comes back', async () => {
  const scene = await begin(55)
  const { world, alice, visits, turfs } = scene
  const [mallory, bob, carol] = [
    await scene.join('mallory', 'organizer'),
    await scene.join('bob', 'canvasser'),
    await scene.join('carol', 'canvasser'),
  ]
  const hers = must(await world.patiently(mallory.engine.session(mallory.group)))
  await scene.until(() => hers.ring.newest(turfs[0]!).ok, 'Alice has given her the keys')
  switchLine(alice, false)
  switchLine(bob, false)
  await scene.record(bob, 'b1')
  // Mallory removes Bob, who does not hear of it: what he writes is after her cut.
  must(await world.patiently(groupOf(mallory).removeMember(memberOf(bob), { cause: true })))
  await scene.settled(mallory)
  await carry(scene, bob, carol)
  await scene.until(() => groupOf(carol).status().setAside > 0, 'set aside by her removal')
  expect(seen(carol, visits)).toBe('')
  // And lets in somebody of hers, who writes; once the keys have been renewed.
  await world.run(8_000)
  const invited = must(await world.patiently(groupOf(mallory).invite({ role: 'canvasser', scopes: turfs.slice(0, 1), uses: 1 })))
  await scene.until(
    () =>
      groupOf(mallory)
        .roster()
        .invitations.find(one => one.id === invited.id)!.ready,
    'her link is out',
  )
  const pat = await world.addPhone('pat')
  const joining = pat.engine.join(must(pat.engine.readInvitation(invited.link)), { myName: 'pat', relay: '' })
  pat.group = must(await world.patiently(joining))
  await scene.record(pat, 'a9')
  await scene.until(() => seen(carol, visits) === 'a9', 'Carol has what Pat wrote')
  // Alice, who is senior and knew of nothing, removes Mallory.
  must(await world.patiently(groupOf(alice).removeMember(memberOf(mallory), { cause: true })))
  switchLine(alice, true)
  await alike(scene, visits, 'b1', alice, carol)
  // Set aside, since nobody who counts has let Pat in.
  expect(new Set((await asideOf(scene, carol)).items.map(one => one.why))).toEqual(new Set(['unknown-author']))
})

test('[A5] a copied phone: both branches count, alike, it is shown, and the phone itself is told', async () => {
  const scene = await begin(56)
  const { alice, visits } = scene
  const [bob, carol] = [await scene.join('bob', 'canvasser'), await scene.join('carol', 'canvasser')]
  await scene.record(bob, 'b1')
  await scene.settled(bob)
  await scene.until(() => [alice, carol].every(one => seen(one, visits) === 'b1'), 'all have it')
  const hands = await scene.hands(bob)
  switchLine(bob, false)
  const left = await hands.changes(visits, [await hands.visit(visits, 'e2')])
  await hands.post(visits, await hands.seal(visits, left.signed))
  await scene.until(() => seen(alice, visits) === 'b1 e2', 'the one branch')
  await scene.record(bob, 'f2')
  switchLine(bob, true)
  await alike(scene, visits, 'b1 e2 f2', alice, bob, carol)
  for (const phone of [alice, carol, bob])
    expect((await asideOf(scene, phone)).twins).toEqual([
      { device: groupOf(bob).me().device, member: memberOf(bob), isThisPhone: phone === bob },
    ])
})
