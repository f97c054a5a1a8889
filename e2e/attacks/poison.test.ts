import * as A from '@automerge/automerge/slim'
import { visitsKind } from '@porchlight/shared/canvass/visits'
import { json, type Texts } from '@porchlight/shared/doc/flat'
import { utf8, type Bytes } from '@porchlight/shared/base/bytes'
import { inspectChanges } from '@porchlight/shared/wire/change-limits'
import { unpackChanges } from '@porchlight/shared/wire/payload'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DOOR } from '../simulation/hostile/hands.ts'
import { chunk, POISONS } from '../simulation/hostile/poison.ts'
import { FORMS, TRICKS } from '../simulation/hostile/poison-forms.ts'
import type { Phone } from '../simulation/phones.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
let running: Scene | undefined
/** The others are large; the simulation's streams expand them before anybody can stop them. */
const CORPUS = [...POISONS, ...FORMS]
const QUICK = CORPUS.filter(one => !one.slow)
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(async () => {
  await running?.world.end()
  running = undefined
  vi.restoreAllMocks()
})

async function atTheTurf(seed: number) {
  running = scene = await beginScene(seed)
  const [bob, mallory] = [await scene.join('bob', 'canvasser'), await scene.join('mallory', 'canvasser')]
  await scene.settled(scene.alice, bob, mallory)
  const hands = await scene.hands(mallory)
  switchLine(mallory, false)
  return { ...scene, bob, mallory, hands }
}

test('[A22] a corpus of poison, one batch each: every one is refused by its name, alike, and work goes on', async () => {
  const { alice, bob, hands, visits } = await atTheTurf(541)
  for (const poison of QUICK)
    await hands.post(visits, await hands.seal(visits, (await hands.batch(visits, await poison.payload(await hands.actor(visits)))).signed))
  await scene.record(bob, 'a')
  await scene.until(() => [alice, bob].every(one => seen(one, visits) === 'a'), 'Bob’s visit is here')
  expect(await scene.aside(alice, bob)).toEqual(QUICK.map(one => one.refused).toSorted())
  // What she writes after all that counts, and a start with all of it on the disk does not mind.
  await hands.post(visits, await hands.seal(visits, (await hands.changes(visits, [await hands.visit(visits, 'b')])).signed))
  await alice.restart()
  await scene.until(() => [alice, bob].every(one => seen(one, visits) === 'a b'), 'and hers')
})

test('[A22] changes that Automerge takes and could not store: set aside alike, and the document goes on, also from the disk', async () => {
  const { alice, bob, hands, visits } = await atTheTurf(543)
  for (const trick of TRICKS)
    await hands.post(
      visits,
      await hands.seal(visits, (await hands.batch(visits, await trick.payload(await hands.visit(visits, 'e')))).signed),
    )
  await scene.record(bob, 'a')
  await scene.until(() => [alice, bob].every(one => seen(one, visits) === 'a'), 'Bob’s visit is here, and nothing of the tricks')
  expect(await scene.aside(alice, bob)).toEqual(TRICKS.map(() => 'malformed'))
  await alice.restart()
  await scene.record(alice, 'b')
  await scene.until(() => [alice, bob].every(one => seen(one, visits) === 'a b'), 'both go on')
})

test('[A22] what goes on from a change that is not here waits for it, and counts once it is', async () => {
  const { alice, bob, hands, visits } = await atTheTurf(544)
  const carol = await scene.join('carol', 'canvasser')
  await scene.settled(alice, bob, carol)
  const [carols, first] = [await scene.hands(carol), await (await scene.hands(carol)).visit(visits, 'c')]
  switchLine(carol, false)
  const second = await hands.visit(visits, 'd', { on: [first] })
  await hands.post(visits, await hands.seal(visits, (await hands.changes(visits, [second])).signed))
  await scene.record(bob, 'a')
  const isWaiting = (one: Phone) => seen(one, visits) === 'a' && groupOf(one).status().waitingFor === 1
  await scene.until(() => [alice, bob].every(isWaiting), 'one is waited for')
  await alice.restart()
  await scene.until(() => isWaiting(alice), 'and still')
  await carols.post(visits, await carols.seal(visits, (await carols.changes(visits, [first])).signed))
  await scene.until(() => [alice, bob].every(one => seen(one, visits) === 'a c d' && groupOf(one).status().waitingFor === 0), 'all count')
  expect(await scene.aside(alice, bob)).toEqual([])
})

/** What Automerge's own interface does not let one write. */
async function named(change: Bytes): Promise<Bytes> {
  const at = Buffer.from(change).indexOf('__prot0__')
  expect([at > 0, change[8]]).toEqual([true, 1])
  const renamed = change.slice()
  renamed.set(utf8('__proto__'), at)
  let start = 9
  while (renamed[start++]! >= 128);
  return chunk(renamed.subarray(start))
}

test('[A22] a year of 2096, __proto__ keys, values of every wrong type: nobody is shown nonsense, alike on all', async () => {
  const { alice, bob, hands, visits } = await atTheTurf(542)
  const late = Date.UTC(2096, 1, 29)
  const good = {
    target: { level: 'door', id: DOOR },
    door: DOOR,
    result: 'not-home',
    literature: false,
    note: '',
    answers: {},
    at: late,
    by: '00'.repeat(16),
    device: hands.session.keys.id,
  }
  const begun = A.load<Record<string, Texts>>(visitsKind.initial, { actor: await hands.actor(visits) })
  const bad = A.change(begun, { time: Math.floor(late / 1000) }, draft => {
    const map = draft['visits']!
    map['__proto__/constructor'] = json({ __proto__: { polluted: true } })
    map[`${DOOR}/00000000000000e1`] = json({ ...good, id: '00000000000000e1' })
    map[`${DOOR}/00000000000000e2`] = json({ ...good, id: '00000000000000e2', at: 1e308 })
    map[`${DOOR}/00000000000000e3`] = json({ ...good, id: '00000000000000e3', note: { toString: 'x' } })
    map[`${DOOR}/00000000000000e4`] = { nested: { deep: [1, 2, 3] } } as never
    map['constructor'] = 'text that people type' as never
    draft['residents']!['hasOwnProperty'] = 7 as never
    draft['nobody'] = { knows: json(1) } as never
  })
  const changes = [
    A.getLastLocalChange(bad)! as Bytes,
    await named(await hands.change(visits, draft => void (draft['names']!['__prot0__'] = 'x' as never))),
    await hands.change(visits, draft => void (draft['doors'] = [1, 2] as never)),
  ]
  for (const change of changes) await hands.post(visits, await hands.seal(visits, (await hands.changes(visits, [change])).signed))
  await scene.record(bob, 'a')
  await scene.until(() => [alice, bob].every(one => seen(one, visits).split(' ').includes('a')), 'Bob’s visit is here')
  for (const one of [alice, bob]) {
    const view = groupOf(one).view(visitsKind, visits)!
    expect(view.visits.map(visit => visit.id.slice(-2)).toSorted()).toEqual(expect.arrayContaining(['0a']))
    expect(view.visits.every(visit => typeof visit.note === 'string' && Number.isSafeInteger(visit.at))).toBe(true)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(structuredClone(view)).toEqual(view)
  }
  // Automerge does not take the key that is none; a list in the place of a map would hide what was added there.
  expect(await scene.aside(alice, bob)).toEqual(['malformed', 'written-once'])
  expect(groupOf(alice).view(visitsKind, visits)).toEqual(groupOf(bob).view(visitsKind, visits))
})

test('[A22] all of the corpus by the real streams: refused by name, with little work', async () => {
  for (const { name, refused, payload } of CORPUS) {
    const bytes = await payload('ab'.repeat(16))
    expect(bytes.length, name).toBeLessThan(512 * 1024)
    const before = process.cpuUsage()
    const unpacked = await unpackChanges(bytes)
    const facts = unpacked.ok ? await inspectChanges(unpacked.value) : unpacked
    const spent = process.cpuUsage(before)
    expect([name, facts.ok ? 'ok' : facts.error.code]).toEqual([name, refused])
    // Of CPU time; what expanding 200 MB would take many times over.
    expect((spent.user + spent.system) / 1000, name).toBeLessThan(2_000)
  }
})
