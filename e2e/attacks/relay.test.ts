import { concat, fromHex, u32 } from '@porchlight/shared/base/bytes'
import type { Bytes } from '@porchlight/shared/base/bytes'
import { writeCbor } from '@porchlight/shared/base/cbor'
import { must } from '@porchlight/shared/base/result'
import { sign } from '@porchlight/shared/crypto/ed25519'
import { FIRST_DIGEST } from '@porchlight/shared/wire/digest'
import { afterEach, describe, expect, test } from 'vitest'
import type { Phone } from '../simulation/phones.ts'
import type { Hands } from '../simulation/hostile/hands.ts'
import { speak } from '../simulation/hostile/raw-peer.ts'
import { beginScene, groupOf, type Scene, seen, switchLine } from './scene.ts'

let scene: Scene
afterEach(() => scene.world.end())

async function atTheTurf(seed: number) {
  scene = await beginScene(seed)
  const [bob, carol] = [await scene.join('bob', 'canvasser'), await scene.join('carol', 'canvasser')]
  await scene.settled(scene.alice, bob, carol)
  return { ...scene, bob, carol, all: [scene.alice, bob, carol] as const }
}
const see = (phones: readonly Phone[], what: string) =>
  scene.until(() => phones.every(one => seen(one, scene.visits) === what), `seen: ${what}`)

describe('attacks by malformed bytes', () => {
  const deep = (levels: number) => concat(new Uint8Array(levels).fill(0x81), new Uint8Array([0x01]))
  const key = (name: string) => writeCbor(name)
  test.each<[string, Uint8Array]>([
    ['a type said twice', concat(new Uint8Array([0xa2]), key('type'), key('watch'), key('type'), key('join'))],
    ['lists fifty thousand deep', deep(50_000)],
    ['a map that says it has four thousand million entries', new Uint8Array([0xba, 0xff, 0xff, 0xff, 0xff])],
    ['a text without an end', new Uint8Array([0x7f, 0x61, 0x61])],
    ['one byte', new Uint8Array([0xf6])],
    ['nothing', new Uint8Array(0)],
    ['a tag', new Uint8Array([0xc0, 0x60])],
    ['a field that nobody knows', writeCbor({ type: 'watch', req: 1, channels: [], __proto__x: 1 })],
    ['more than a frame may hold', new Uint8Array((1 << 20) + 1)],
  ])('[A19] a frame: %s: malformed, and the relay works on', async (_, bytes) => {
    const { bob, alice } = await atTheTurf(501)
    const heard = await scene.world.patiently(speak(scene.world, [bytes, { type: 'watch', req: 2, channels: [] }]))
    expect(heard.filter(one => one.type === 'refused').map(one => one.code)).toEqual([bytes.length > 1 << 20 ? 'too-large' : 'malformed'])
    expect(heard.some(one => one.type === 'watched')).toBe(false)
    await scene.record(bob, 'a')
    await see([alice, bob], 'a')
  })

  test('[A19] a batch whose header has a field twice, is too deep, too long or of a later version: malformed, or held', async () => {
    const { bob, alice, all, visits } = await atTheTurf(502)
    const hands = await scene.hands(bob)
    switchLine(bob, false)
    const good = await hands.changes(visits, [await hands.visit(visits, 'b')])
    const fields = {
      v: 1,
      kind: 'changes',
      group: fromHex(good.group),
      doc: visits,
      device: fromHex(good.device),
      seq: good.seq,
      prev: fromHex(good.prev!),
      auth: good.auth.map(fromHex),
    }
    const head = writeCbor(fields)
    const twice = concat(new Uint8Array([head[0]! + 1]), head.subarray(1), writeCbor('v'), writeCbor(1))
    const bad = [
      twice,
      writeCbor({ ...fields, prev: JSON.parse('['.repeat(30) + ']'.repeat(30)) as never }),
      writeCbor({ ...fields, doc: 'x'.repeat(20_000) }),
      writeCbor({ ...fields, extra: 1 }),
    ]
    for (const one of [...bad, writeCbor({ ...fields, v: 2 })]) await hands.post(visits, await signedWith(hands, visits, one, good.payload))
    await scene.record(alice, 'a')
    await see(
      all.filter(one => one !== bob),
      'a',
    )
    expect(await scene.aside(alice, all[2])).toEqual(['malformed', 'malformed', 'malformed', 'malformed'])
    for (const one of [alice, all[2]]) expect(await one.engine.held(one.group)).toMatchObject([{ doc: visits, lacks: 'newer-version' }])
  })

  async function signedWith(hands: Hands, doc: typeof scene.visits, header: Bytes, payload: Bytes): Promise<Bytes> {
    const inner = concat(u32(header.length), header, payload)
    return hands.seal(doc, concat(await sign(hands.session.keys.ed, 'porchlight/batch/v1', inner), inner))
  }
})

describe('a relay that is not what it was', () => {
  test('[A21] wiped, and another channel opened first under another keeper: everything is healed from the phones', async () => {
    const { bob, all, world, visits } = await atTheTurf(511)
    await scene.record(bob, 'a')
    await see(all, 'a')
    const session = must(await world.patiently(bob.engine.session(bob.group)))
    const { id, preimage } = session.channelOf(visits)!
    await world.stopRelay()
    world.startRelay('wiped')
    // Whoever opens it with another keeper opens another channel.
    const forged = concat(world.random.bytes(32), preimage.subarray(32))
    const heard = await world.patiently(speak(world, [{ type: 'open', req: 1, preimage: forged }]))
    expect(heard.map(one => one.type === 'opened' && one.channel)).not.toContain(id)
    for (const one of all) groupOf(one).retryNow()
    await scene.settled(...all)
    await scene.record(bob, 'b')
    await see(all, 'a b')
    const fresh = await scene.join('fresh', 'canvasser')
    await see([fresh], 'a b')
  })

  test('[A21] rolled back and regrown past a reader’s place: the digest tells, what was lost comes back', async () => {
    const { alice, bob, carol, all, world } = await atTheTurf(512)
    await scene.record(bob, 'a')
    await see(all, 'a')
    world.backUpRelay()
    await scene.record(bob, 'b')
    await see(all, 'a b')
    await scene.settled(...all)
    for (const one of [alice, carol]) switchLine(one, false)
    await world.stopRelay()
    world.startRelay('rolled-back')
    groupOf(bob).retryNow()
    // Longer than what the others have read, and another history.
    switchLine(bob, false)
    await scene.record(carol, 'c')
    await scene.record(carol, 'd')
    switchLine(carol, true)
    await scene.settled(carol)
    for (const one of [alice, bob]) switchLine(one, true)
    await see(all, 'a b c d')
  })

  test('[A21] forked between two phones: when they meet one history, both have both', async () => {
    const { alice, bob, carol, all, world } = await atTheTurf(513)
    world.backUpRelay()
    switchLine(carol, false)
    await scene.record(bob, 'a')
    await see([alice, bob], 'a')
    for (const one of [alice, bob]) switchLine(one, false)
    await world.stopRelay()
    world.startRelay('rolled-back')
    switchLine(carol, true)
    await scene.record(carol, 'b')
    await scene.settled(carol)
    expect(seen(carol, scene.visits)).toBe('b')
    for (const one of [alice, bob]) switchLine(one, true)
    await see(all, 'a b')
  })

  test('[A21] a trim without the keeper’s secret is refused, and nothing is hidden', async () => {
    const { bob, all, world, visits } = await atTheTurf(514)
    await scene.record(bob, 'a')
    await see(all, 'a')
    const { id } = must(await world.patiently(bob.engine.session(bob.group))).channelOf(visits)!
    const trim = {
      type: 'trim',
      req: 7,
      channel: id,
      upTo: 1,
      digest: FIRST_DIGEST,
      keep: [],
      keeper: world.random.bytes(32).slice() as Bytes,
    } as const
    const heard = await world.patiently(speak(world, [trim]))
    expect(heard.some(one => one.type === 'refused' && one.req === 7)).toBe(true)
    expect(heard.some(one => one.type === ('trimmed' as never))).toBe(false)
    const fresh = await scene.join('fresh', 'canvasser')
    await see([fresh], 'a')
  })
})
