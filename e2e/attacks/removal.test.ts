import { must } from '@porchlight/shared/base/result'
import { toHex } from '@porchlight/shared/base/bytes'
import { parseOperation } from '@porchlight/shared/roster/parse-operation'
import type { Bytes } from '@porchlight/shared/base/bytes'
import type { DocId } from '@porchlight/shared/base/ids'
import { openEntry, tagOf } from '@porchlight/shared/wire/entry'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import type { Session } from '@porchlight/web/engine/session'
import { afterEach, describe, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import { speak } from '../simulation/hostile/raw-peer.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

const sessionOf = async (phone: Phone) => must(await scene.world.patiently(phone.engine.session(phone.group)))
const roster = (phone: Phone) =>
  groupOf(phone)
    .roster()
    .members.map(one => `${one.id.slice(0, 8)} ${one.role} ${one.removed}`)
    .toSorted()
    .join(', ')

const knows = (phone: Phone) =>
  scene.until(
    () =>
      groupOf(phone)
        .roster()
        .members.some(one => one.removed),
    `${phone.name} knows of the removal`,
  )

/** Everything that the relay has in the channels that somebody follows. */
async function allAtTheRelay(session: Session): Promise<{ doc: string; channel: string; entry: Bytes }[]> {
  const followed = session.channels()
  const watched = followed.map(({ channel }) => ({ channel: channel.id, after: 0, digest: FIRST_DIGEST }))
  const heard = await speak(scene.world, [{ type: 'watch', req: 1, channels: watched }], () => scene.world.run(1_000))
  return heard.flatMap(frame =>
    frame.type === 'entries'
      ? frame.entries.map(entry => ({ doc: followed.find(one => one.channel.id === frame.channel)!.doc, channel: frame.channel, entry }))
      : [],
  )
}

/** What of it opens with what this session has, by its content. */
async function openedBy(session: Session, all: Awaited<ReturnType<typeof allAtTheRelay>>) {
  const opened = new Map<string, { doc: string; raw: Bytes }>()
  for (const { doc, channel, entry } of all) {
    const tag = tagOf(entry)
    const key = tag && (await session.keyFor(channel as never, doc as never, tag))
    const content = key ? await openEntry(key, channel as never, doc as DocId, entry) : undefined
    if (content?.ok) opened.set(toHex(content.value), { doc, raw: content.value })
  }
  return opened
}

describe('attacks around a removal, with real engines', () => {
  test('[A14] a removed canvasser, and a removed organizer, open nothing that came after with all that the relay holds', async () => {
    scene = await beginScene(401)
    const { alice, world, visits } = scene
    const [carol, mallory, oscar] = [
      await scene.join('carol', 'canvasser'),
      await scene.join('mallory', 'canvasser'),
      await scene.join('oscar', 'organizer'),
    ]
    await scene.settled(alice, carol, mallory, oscar)
    for (const victim of [mallory, oscar]) {
      const stolen = await sessionOf(victim)
      await scene.until(() => victim === mallory || stolen.ring.newest('organizers').ok, 'Oscar has all keys')
      await scene.settled(alice, carol, victim)
      switchLine(victim, false)
      const hers = await sessionOf(alice)
      const before = await openedBy(hers, await allAtTheRelay(hers))
      must(await world.patiently(groupOf(alice).removeMember(groupOf(victim).me().member, { cause: true })))
      const gone = groupOf(victim).me().member
      await scene.until(
        () =>
          groupOf(carol)
            .roster()
            .members.some(one => one.id === gone && one.removed),
        'Carol knows',
      )
      const visit = victim === mallory ? 'a' : 'b'
      await scene.record(carol, visit)
      await scene.until(() => seen(alice, visits).includes(visit), 'Alice has it')
      await scene.settled(alice, carol)
      const now = await allAtTheRelay(hers)
      // They are given every entry, wherever it is now: boxes, too.
      for (const { doc, entry } of now) if (doc.startsWith('keys/')) await stolen.takeBoxes(doc as never, entry)
      const fresh = [...(await openedBy(stolen, now))].filter(([content]) => !before.has(content))
      // That they were removed, and that the group has gone, is sealed so that they learn of it; nothing else is.
      for (const [, { doc, raw }] of fresh)
        expect(['removeMember', 'move']).toContain(doc === 'log' ? must(await parseOperation(raw)).act.type : doc)
      expect((await openedBy(hers, now)).size).toBeGreaterThan(before.size + 1)
    }
  })

  test('[A15] a removed organizer backdates an invitation and a removal: void on every phone', async () => {
    scene = await beginScene(402)
    const { alice, world } = scene
    const [bob, mallory] = [await scene.join('bob', 'member'), await scene.join('mallory', 'organizer')]
    await scene.settled(alice, bob, mallory)
    const hands = await scene.hands(mallory)
    switchLine(mallory, false)
    const known = hands.session.roster.heads()
    const seal = await hands.seal(
      'log',
      (await hands.operation({ type: 'removeMember', member: groupOf(bob).me().member, cause: true, cut: [] }, { parents: known })).raw,
    )
    const grant = await hands.operation(
      { type: 'revoke', member: groupOf(bob).me().member, scope: scene.turfs[0] as never },
      { parents: known },
    )
    must(await world.patiently(groupOf(alice).removeMember(groupOf(mallory).me().member, { cause: true })))
    await knows(bob)
    await hands.post('log', seal, await hands.seal('log', grant.raw))
    await world.run(10_000)
    for (const phone of [alice, bob]) {
      expect(roster(phone)).toBe(roster(alice))
      expect(
        groupOf(phone)
          .roster()
          .members.filter(one => one.removed),
      ).toHaveLength(1)
    }
    expect((await sessionOf(alice)).state()!.void.size).toBe((await sessionOf(bob)).state()!.void.size)
  })

  test('[A15] a removed admin stages a coup with all that was prepared: nothing of it stands', async () => {
    scene = await beginScene(403)
    const { alice, world } = scene
    const [bob, mallory] = [await scene.join('bob', 'organizer'), await scene.join('mallory', 'organizer')]
    must(await world.patiently(groupOf(alice).setRole(groupOf(mallory).me().member, 'admin')))
    await scene.until(() => groupOf(mallory).me().role === 'admin', 'Mallory is an admin')
    await scene.settled(alice, bob, mallory)
    const hands = await scene.hands(mallory)
    switchLine(mallory, false)
    const known = hands.session.roster.heads()
    const plot = []
    for (const phone of [alice, bob])
      plot.push(await hands.operation({ type: 'setRole', member: groupOf(phone).me().member, role: 'canvasser' }, { parents: known }))
    const entries = await Promise.all(plot.map(op => hands.seal('log', op.raw)))
    must(await world.patiently(groupOf(alice).removeMember(groupOf(mallory).me().member, { cause: true })))
    await knows(bob)
    await hands.post('log', ...entries)
    await world.run(10_000)
    expect([groupOf(alice).me().role, groupOf(bob).me().role]).toEqual(['admin', 'organizer'])
    expect(roster(bob)).toBe(roster(alice))
  })

  test('[A16] who knows of a removal and of no new key yet renews it before sending: the removed cannot open it', async () => {
    scene = await beginScene(404)
    const { alice, visits } = scene
    const [carol, mallory, oscar] = [
      await scene.join('carol', 'canvasser'),
      await scene.join('mallory', 'canvasser'),
      await scene.join('oscar', 'organizer'),
    ]
    await scene.settled(alice, carol, mallory, oscar)
    const [hands, stolen] = [await scene.hands(oscar), await sessionOf(mallory)]
    for (const phone of [mallory, oscar, alice]) switchLine(phone, false)
    // A removal and nothing else, from an organizer's phone that died after it.
    await hands.postOperation(await hands.operation({ type: 'removeMember', member: groupOf(mallory).me().member, cause: false, cut: [] }))
    await scene.until(
      () =>
        groupOf(carol)
          .roster()
          .members.some(one => one.removed),
      'Carol knows',
    )
    const before = new Set((await allAtTheRelay(await sessionOf(carol))).map(one => one.entry.join()))
    await scene.record(carol, 'a')
    await scene.settled(carol)
    const since = (await allAtTheRelay(await sessionOf(carol))).filter(one => one.doc === visits && !before.has(one.entry.join()))
    expect(since).toHaveLength(1)
    const { channel, entry } = since[0]!
    expect(await stolen.keyFor(channel as never, visits, tagOf(entry)!)).toBeUndefined()
    switchLine(alice, true)
    await scene.until(() => seen(alice, visits) === 'a', 'Alice opens it')
  })

  test('[A17] two admins remove each other, offline: the senior wins, the same on all phones', async () => {
    scene = await beginScene(405)
    const { alice, world } = scene
    const [bob, mallory] = [await scene.join('bob', 'member'), await scene.join('mallory', 'organizer')]
    must(await world.patiently(groupOf(alice).setRole(groupOf(mallory).me().member, 'admin')))
    await scene.until(() => groupOf(mallory).me().role === 'admin', 'Mallory is an admin')
    await scene.settled(alice, bob, mallory)
    const ids = [alice, mallory].map(one => groupOf(one).me().member)
    for (const phone of [alice, mallory]) switchLine(phone, false)
    must(await world.patiently(groupOf(mallory).removeMember(ids[0]!, { cause: true })))
    must(await world.patiently(groupOf(alice).removeMember(ids[1]!, { cause: true })))
    switchLine(mallory, true)
    await scene.until(
      () =>
        groupOf(bob)
          .roster()
          .members.some(one => one.id === ids[0] && one.removed),
      'Bob hears of the one first',
    )
    switchLine(alice, true)
    await scene.until(
      () =>
        [alice, bob].every(one =>
          groupOf(one)
            .roster()
            .members.some(it => it.id === ids[1] && it.removed),
        ),
      'and of the other',
    )
    for (const phone of [alice, bob])
      expect(
        groupOf(phone)
          .roster()
          .members.find(one => one.id === ids[0])!.removed,
      ).toBe(false)
    await scene.until(() => roster(bob) === roster(alice), 'alike')
  })

  test('[A15] a removed canvasser backdates a batch: set aside as after the cut, on every phone, and what was there before stays', async () => {
    scene = await beginScene(406)
    const { alice, world, visits } = scene
    const [carol, mallory] = [await scene.join('carol', 'canvasser'), await scene.join('mallory', 'canvasser')]
    await scene.record(mallory, 'a')
    await scene.until(() => [alice, carol].every(one => seen(one, visits) === 'a'), 'her honest work is here')
    await scene.settled(alice, carol, mallory)
    const hands = await scene.hands(mallory)
    switchLine(mallory, false)
    must(await world.patiently(groupOf(alice).removeMember(groupOf(mallory).me().member, { cause: true })))
    await knows(carol)
    await hands.post(visits, await hands.seal(visits, (await hands.changes(visits, [await hands.visit(visits, 'b')])).signed))
    await scene.record(carol, 'c')
    await scene.until(() => [alice, carol].every(one => seen(one, visits) === 'a c'), 'only what was before counts')
    expect(await scene.aside(alice, carol)).toEqual(['after-cut'])
  })
})
