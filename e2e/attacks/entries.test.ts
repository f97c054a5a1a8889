import { docId } from '@porchlight/shared/base/ids'
import { must } from '@porchlight/shared/base/result'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { askNotToContact } from '@porchlight/shared/canvass/visits.actions'
import { newDeviceKeys } from '@porchlight/shared/crypto/device'
import { json, type Texts } from '@porchlight/shared/doc/flat'
import { newActor, parseBatch } from '@porchlight/shared/wire/batch'
import { openEntry, sealEntry, tagOf } from '@porchlight/shared/wire/entry'
import { unpackChanges } from '@porchlight/shared/wire/payload'
import { afterEach, describe, expect, test } from 'vitest'
import { DOOR } from '../simulation/hostile/hands.ts'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

/** Alice, and Bob and Mallory at one turf; Mallory's app is closed and her hands are at work. */
async function atTheTurf(seed: number) {
  scene = await beginScene(seed)
  const [bob, mallory] = [await scene.join('bob', 'canvasser'), await scene.join('mallory', 'canvasser')]
  await scene.settled(scene.alice, bob, mallory)
  await scene.until(() => [scene.alice, bob].every(one => Object.keys(namesOn(one)).length === 2), 'names are known')
  const hands = await scene.hands(mallory)
  switchLine(mallory, false)
  return { ...scene, bob, mallory, hands, honest: [scene.alice, bob] as const }
}
const namesOn = (phone: Phone) => JSON.parse(JSON.stringify(groupOf(phone).view(visitsKind, scene.visits)?.names ?? {})) as object

/** Bob's work goes on, whatever Mallory has done: it comes after hers in the channel. */
async function goesOn(bob: Phone, expected: string): Promise<void> {
  await scene.record(bob, 'b')
  await scene.until(() => seen(scene.alice, scene.visits) === expected && seen(bob, scene.visits) === expected, `seen: ${expected}`)
}

describe('attacks on entries, with real engines', () => {
  test('[A1] a bit flip anywhere, an entry moved to another channel: refused alike, and nobody waits', async () => {
    const { hands, bob, honest, visits, turfs } = await atTheTurf(101)
    const batch = await hands.changes(visits, [await hands.visit(visits, 'a')])
    const entry = await hands.seal(visits, batch.signed)
    const flips = [10, 30, entry.length - 1].map(at => entry.map((byte, i) => (i === at ? byte ^ 1 : byte)))
    await hands.post(visits, ...flips)
    // The same bytes in another document's channel, and the batch sealed for it.
    const other = docId('turf', turfs[0]!)
    await hands.post(other, entry, await hands.seal(other, batch.signed))
    await goesOn(bob, 'b')
    expect(await scene.aside(...honest)).toEqual(['cannot-open', 'cannot-open', 'cannot-open', 'wrong-doc'].toSorted())
    await hands.post(visits, entry)
    await scene.until(() => honest.every(one => seen(one, visits) === 'a b'), 'the whole one counts')
  })

  test('[A2] a swapped epoch tag does not open', async () => {
    const { hands, bob, honest, visits } = await atTheTurf(102)
    const [mine, logs] = [
      await hands.seal(visits, (await hands.changes(visits, [await hands.visit(visits, 'a')])).signed),
      must(
        await sealEntry(
          must(hands.session.sealingKey('log')),
          hands.session.channelOf(visits)!.id,
          visits,
          (await hands.changes(visits, [await hands.visit(visits, 'c')])).signed,
        ),
      ),
    ]
    const swapped = mine.slice()
    swapped.set(logs.subarray(1, 9), 1)
    await hands.post(visits, swapped, logs)
    await goesOn(bob, 'b')
    // Under a key of another scope: a tag that this channel's keys do not make. It waits for a key, and holds up nobody.
    expect((await scene.aside(...honest)).filter(why => why !== 'cannot-open')).toEqual([])
    for (const one of honest) expect(seen(one, visits)).toBe('b')
  })

  test('[A3] an entry sent again, by anybody, and the same batch sealed again: once', async () => {
    const { hands, bob, honest, visits } = await atTheTurf(103)
    await scene.record(bob, 'a')
    await scene.settled(...honest)
    const session = must(await scene.world.patiently(bob.engine.session(bob.group)))
    const entries = []
    for await (const entry of session.storedEntries(session.channelOf(visits)!.id)) entries.push(entry)
    await hands.post(visits, ...entries, ...entries)
    await goesOn(bob, 'a b')
    expect(await scene.aside(...honest)).toEqual([])
    for (const one of honest) expect(await one.engine.held(one.group)).toEqual([])
  })

  test('[A4] one batch of Bob’s is withheld: the later ones wait and it is said; when it comes all is well', async () => {
    const { hands, bob, alice, visits } = await atTheTurf(104)
    const batches = []
    const changes = []
    for (const id of ['1', '2', '3']) {
      changes.push(await hands.visit(visits, id, { actor: await hands.actor(visits) }))
      batches.push(await hands.changes(visits, changes.slice(-1)))
    }
    const entries = await Promise.all(batches.map(one => hands.seal(visits, one.signed)))
    await hands.post(visits, entries[0]!, entries[2]!)
    await scene.until(() => [alice, bob].every(one => groupOf(one).status().waitingFor === 1), 'both say that they wait for one')
    await goesOn(bob, '1 b')
    await hands.post(visits, entries[1]!)
    await scene.until(() => [alice, bob].every(one => seen(one, visits) === '1 2 3 b'), 'all is there')
    for (const one of [alice, bob]) expect(groupOf(one).status().waitingFor).toBe(0)
  })

  test('[A5] two batches with one number: both count and each goes on by itself, alike on all', async () => {
    const { hands, bob, honest, visits } = await atTheTurf(105)
    const end = (await hands.session.ownEnd(visits))!
    const place = { seq: end.seq + 1, prev: end.id }
    const twins = []
    for (const id of ['1', '2']) twins.push(await hands.changes(visits, [await hands.visit(visits, id)], place))
    const third = await hands.changes(visits, [await hands.visit(visits, '3')], { seq: end.seq + 2, prev: twins[0]!.id })
    const fourth = await hands.changes(visits, [await hands.visit(visits, '4')], { seq: end.seq + 2, prev: twins[1]!.id })
    const entries = await Promise.all([twins[1]!, third, twins[0]!, fourth].map(one => hands.seal(visits, one.signed)))
    await hands.post(visits, ...entries)
    await goesOn(bob, '1 2 3 4 b')
    expect(await scene.aside(...honest)).toEqual([])
    for (const one of honest) expect(await one.engine.held(one.group)).toEqual([])
  })

  test('[A6] a batch in another’s name is bad-signature; in a stranger’s, unknown-author', async () => {
    const { hands, bob, honest, visits, world } = await atTheTurf(106)
    const bobs = must(await world.patiently(bob.engine.session(bob.group)))
    const stranger = await newDeviceKeys(world.random)
    const end = (await bobs.ownEnd(visits))!
    const inHisName = { ...hands.session.keys, id: bobs.keys.id }
    const change = await hands.visit(visits, 'a', { actor: await newActor(bobs.keys.id, visits, world.random) })
    const forged = await hands.changes(visits, [change], { keys: inHisName, seq: end.seq + 1, prev: end.id })
    const foreign = await hands.changes(visits, [await hands.visit(visits, 'c')], { keys: stranger, seq: 1, prev: undefined })
    await hands.post(visits, await hands.seal(visits, forged.signed), await hands.seal(visits, foreign.signed))
    await goesOn(bob, 'b')
    expect(await scene.aside(...honest)).toEqual(['bad-signature', 'unknown-author'])
  })

  test('[A7] a canvasser writes the organizers’ document of the own turf, with the right key: author-no-right', async () => {
    const { hands, bob, honest, turfs } = await atTheTurf(107)
    const turf = docId('turf', turfs[0]!)
    const change = await hands.change(turf, draft => void (draft['about']!['name'] = 'Mine' as never))
    const batch = await hands.changes(turf, [change], { seq: 1, prev: undefined })
    await hands.post(turf, await hands.seal(turf, batch.signed))
    await goesOn(bob, 'b')
    await scene.until(async () => (await scene.aside(...honest)).length > 0, 'set aside')
    expect(await scene.aside(...honest)).toEqual(['author-no-right'])
    for (const one of honest)
      expect(await scene.world.patiently(one.engine.heads(one.group, turf))).toEqual(
        await scene.world.patiently(bob.engine.heads(bob.group, turf)),
      )
  })

  test('[A7] a canvasser takes away, rewrites or hides what others have recorded, a request to be left alone too: written-once, and all of it stands', async () => {
    const { hands, bob, mallory, honest, visits, world } = await atTheTurf(117)
    await scene.record(bob, 'a')
    const request = { id: 'c'.repeat(16), target: { level: 'door' as const, id: DOOR }, reason: 'asked' }
    must(await world.patiently(groupOf(bob).change(visitsKind, visits, askNotToContact, request)))
    await scene.settled(...honest)
    switchLine(mallory, true)
    await scene.until(() => seen(mallory, visits) === 'a', 'Mallory has it')
    switchLine(mallory, false)
    const { session } = hands
    const on: Uint8Array[] = []
    for await (const entry of session.storedEntries(session.channelOf(visits)!.id)) {
      const key = await session.keyFor(session.channelOf(visits)!.id, visits, tagOf(entry)!)
      const batch = must(await parseBatch(must(await openEntry(key!, session.channelOf(visits)!.id, visits, entry))))
      on.push(...must(await unpackChanges(batch.payload)))
    }
    const visit = `${DOOR}/${'a'.padStart(16, '0')}`
    const edits: ((draft: Record<string, Texts>) => void)[] = [
      draft => void delete draft['visits']![visit],
      draft => void (draft['visits']![visit] = json({ id: 'other' })),
      draft => void delete draft['doNotContact']![`${DOOR}/${request.id}`],
      draft => void delete draft['visits'],
      draft => void (draft['doNotContact'] = {}),
    ]
    for (const edit of edits) {
      const batch = await hands.changes(visits, [await hands.change(visits, edit, { on })])
      await hands.post(visits, await hands.seal(visits, batch.signed))
    }
    // What she adds counts, as anybody's.
    const own = await hands.changes(visits, [await hands.visit(visits, 'd', { on })])
    await hands.post(visits, await hands.seal(visits, own.signed))
    await goesOn(bob, 'a b d')
    expect(await scene.aside(...honest)).toEqual(edits.map(() => 'written-once'))
    for (const one of honest)
      expect(
        groupOf(one)
          .view(visitsKind, visits)
          ?.doNotContact.map(each => each.id),
      ).toEqual([request.id])
  })

  test('[A8] a change that carries another’s actor: actor-mismatch', async () => {
    const { hands, bob, honest, visits, world } = await atTheTurf(108)
    const bobs = groupOf(bob).me().device
    const others = [await newActor(bobs, visits, world.random), '00'.repeat(16), 'ab'.repeat(16)]
    const entries = []
    for (const [i, actor] of others.entries()) {
      // A right change beside it in one batch does not carry it in.
      const [wrong, right] = [await hands.visit(visits, `${i}`, { actor }), await hands.visit(visits, `c${i}`)]
      entries.push(await hands.seal(visits, (await hands.changes(visits, [right, wrong])).signed))
    }
    await hands.post(visits, ...entries)
    await goesOn(bob, 'b')
    expect(await scene.aside(...honest)).toEqual(['actor-mismatch', 'actor-mismatch', 'actor-mismatch'])
  })
})
