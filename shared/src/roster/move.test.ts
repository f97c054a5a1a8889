import { describe, expect, it } from 'vitest'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { openEntry, tagOf } from '../wire/entry.ts'
import { channelFor, keeperHashOf } from '../wire/channel.ts'
import { act, invite, rekey, welcome } from './author.ts'
import { move, remove } from './author-removal.ts'
import { carriedLogKeys } from './carried.ts'
import { needsMove, placesOf } from './homes.ts'
import { keyRingFrom } from './key-ring.ts'
import { newestEpoch, scopesToRekey } from './recipients.ts'
import { sealOperation } from './seal-operation.ts'
import { signOperation } from './sign-operation.ts'
import { homeOf, memberOf } from './state.ts'
import { codeOfResult, founder, joined, plainState, send, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

const idOf = (phone: Phone) => memberOf(phone.roster.view()!, phone.keys.id)!.id

/** A founder, an organizer and a canvasser, all with their keys. */
async function group(seed: number) {
  const random = seededRandom(seed)
  const olga = await founder(random)
  const turf = must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const come = async (role: 'organizer' | 'canvasser', name: string) => {
    const scopes = role === 'canvasser' ? [TURF] : []
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role, scopes, uses: 1 }, random))
    const phone = await joined(olga, invited, random, name)
    await tell(phone, olga)
    return phone
  }
  const oscar = await come('organizer', 'oscar')
  const carl = await come('canvasser', 'carl')
  for (const scope of ['group', 'organizers'] as const) {
    const welcomed = must(await welcome(olga.roster, olga.ring, olga.keys, scope, random))!
    await tell(olga, oscar, carl)
    await send(welcomed, oscar)
  }
  await send(turf, oscar)
  await tell(olga, oscar, carl)
  return { random, olga, oscar, carl }
}

describe('removal as one act', () => {
  it('[A14] removing an organizer moves the group: what they have leads nowhere and opens nothing', async () => {
    const { random, olga, oscar, carl } = await group(31)
    const old = await placesOf(olga.roster.view()!, olga.ring, 'log')
    const before = olga.roster.view()!.keeper
    const who = { member: idOf(oscar) }
    const [removal, moved, ...rest] = must(await remove(olga.roster, olga.ring, olga.keys, { who, cause: true, cut: [] }, random))
    expect([removal!.op.act.type, moved!.op.act.type, rest]).toEqual(['removeMember', 'move', []])
    const view = olga.roster.view()!
    expect([needsMove(view), scopesToRekey(view), view.keeper].slice(0, 2)).toEqual([false, []])
    expect(view.keeper).not.toEqual(before)
    expect(view.keeper).toEqual(await keeperHashOf(olga.ring.locator('organizers')!))
    const now = await placesOf(view, olga.ring, 'log')
    expect(now.now!.id).not.toBe(old.now!.id)
    expect(now.also).toEqual([old.now])

    // He learns of it in the log that he knows: both are sealed under the epoch that he holds.
    for (const { op } of [removal!, moved!]) {
      const entry = must(await sealOperation(olga.ring, old.now!.id, op, olga.roster.viewAt(op.parents)))
      const key = await oscar.ring.byTag('log', old.now!.id, tagOf(entry)!)
      must(await oscar.roster.receive(must(await openEntry(key!.sealing, old.now!.id, 'log', entry))))
    }
    for (const { scope, entry } of moved!.boxes) must(await oscar.ring.receiveBoxes(scope, entry))
    await oscar.ring.update(oscar.roster.view()!)
    expect(memberOf(oscar.roster.view()!, oscar.keys.id)!.standing).toBe('removed')
    for (const scope of ['log', 'group', 'organizers', TURF] as const) {
      expect(oscar.ring.byEpoch(newestEpoch(view, scope)!.id)).toBeUndefined()
      expect(oscar.ring.locator(scope)).toBeUndefined()
    }
    expect((await placesOf(oscar.roster.view()!, oscar.ring, 'log')).now).toBeUndefined()

    // The canvasser follows, and both reckon the same channels.
    await send(removal!, carl)
    await send(moved!, carl)
    expect((await placesOf(carl.roster.view()!, carl.ring, `visits/1@${TURF}` as never)).now).toEqual(
      (await placesOf(view, olga.ring, `visits/1@${TURF}` as never)).now,
    )
    expect(must(carl.ring.newest(TURF)).key).toEqual(must(olga.ring.newest(TURF)).key)
    expect(await placesOf(carl.roster.view()!, await keyRingAgain(carl), 'log')).toEqual(await placesOf(view, olga.ring, 'log'))
  })

  it('removing a canvasser renews what they had and does not move', async () => {
    const { random, olga, carl } = await group(32)
    const removed = must(await remove(olga.roster, olga.ring, olga.keys, { who: { member: idOf(carl) }, cause: false, cut: [] }, random))
    const [, renewed] = removed
    expect(removed.map(one => one.op.act.type)).toEqual(['removeMember', 'rekey'])
    expect(renewed!.op.act.type === 'rekey' && renewed!.op.act.epochs.map(one => one.scope)).toEqual(['log', TURF])
    expect(needsMove(olga.roster.view()!)).toBe(false)
  })

  it('who comes after a move reads the history, and not where it was', async () => {
    const { random, olga, oscar } = await group(33)
    const first = must(olga.ring.newest('log')).epoch!
    const [, moved] = must(await remove(olga.roster, olga.ring, olga.keys, { who: { member: idOf(oscar) }, cause: true, cut: [] }, random))
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const nina = await joined(olga, invited, random, 'nina')
    const places = await placesOf(nina.roster.view()!, nina.ring, 'log')
    expect(places.now).toEqual((await placesOf(olga.roster.view()!, olga.ring, 'log')).now)
    expect(places.also).toEqual([])
    expect(nina.ring.byEpoch(first)!.key).toEqual(olga.ring.byEpoch(first)!.key)
    expect(nina.ring.byEpoch(first)!.locator).toHaveLength(0)
    // In the new log the move lies under the epoch that it begins, and carries the keys of what came before it.
    const log = places.now!.id
    const entry = must(await sealOperation(olga.ring, log, moved!.op))
    const key = nina.ring.byEpoch(moved!.op.act.type === 'move' ? moved!.op.act.epochs.find(one => one.scope === 'log')!.id : first)!
    const opened = must(await openEntry(key.sealing, log, 'log', entry))
    expect((await carriedLogKeys(opened, key.sealing)).map(one => one.key)).toContainEqual(olga.ring.byEpoch(first)!.key)
    // Kept sealed and read back, a key without its place is still the same.
    const again = await keyRingAgain(nina)
    expect(again.byEpoch(first)!.key).toEqual(nina.ring.byEpoch(first)!.key)
  })

  it('of two moves at once the lowest id stands; both logs are followed, and the next one renews what the other began', async () => {
    const { random, olga, oscar, carl } = await group(34)
    must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(oscar), role: 'admin' }))
    await tell(olga, oscar, carl)
    const one = must(await move(olga.roster, olga.ring, olga.keys, random, 'wss://one.example/relay'))
    const two = must(await move(oscar.roster, oscar.ring, oscar.keys, random, 'wss://two.example/relay'))
    await send(two, olga, carl)
    await send(one, oscar, carl)
    const [low] = [one.op.id, two.op.id].toSorted()
    for (const phone of [olga, oscar, carl]) {
      const view = phone.roster.view()!
      expect([homeOf(view).op, view.homes.length, view.left.length]).toEqual([low, 2, 1])
      const places = await placesOf(view, phone.ring, 'log')
      expect(places.also).toHaveLength(2)
      expect(places.now).toEqual(await channelFor(view.keeper, phone.ring.locator('log')!, 'log'))
      expect(newestEpoch(view, 'log')!.op).toBe(low)
    }
    expect(plainState(olga.roster)).toEqual(plainState(carl.roster))
    expect(plainState(olga.roster)).toEqual(plainState(oscar.roster))
  })

  it('a key that was renewed while the group moved leads to where it was: it is renewed again', async () => {
    const { random, olga, oscar, carl } = await group(35)
    const moved = must(await move(olga.roster, olga.ring, olga.keys, random))
    const renewed = must(await rekey(oscar.roster, oscar.ring, oscar.keys, ['log'], random))
    await send(moved, oscar, carl)
    await send(renewed, olga, carl)
    const view = olga.roster.view()!
    expect(newestEpoch(view, 'log')!.op).toBe(moved.op.id)
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(carl), cause: false, cut: [] }))
    expect(scopesToRekey(olga.roster.view()!)).toEqual(['log', TURF])
    const again = must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    const [item] = again.op.act.type === 'rekey' ? again.op.act.epochs : []
    expect(item!.prev).toHaveLength(2)
    expect(must(olga.ring.newest('log')).epoch).toBe(item!.id)
  })

  it('[A9] only an admin moves; everything that was begun is renewed, with other locators and another keeper', async () => {
    const { random, olga, oscar, carl } = await group(36)
    expect(codeOfResult(await move(oscar.roster, oscar.ring, oscar.keys, random))).toBe('not-admin')
    expect(codeOfResult(await move(carl.roster, carl.ring, carl.keys, random))).toBe('not-admin')
    const good = must(await move(olga.roster, olga.ring, olga.keys, random)).op.act
    if (good.type !== 'move') throw new Error('not a move')
    await tell(oscar, carl)
    const say = async (what: Partial<typeof good>) => {
      const op = await signOperation(olga.keys, oscar.roster.group!, oscar.roster.heads(), { ...good, ...what })
      return codeOfResult(await oscar.roster.receive(op.raw))
    }
    expect(await say({ epochs: good.epochs.slice(1) })).toBe('scopes-mismatch')
    expect(await say({ keeper: oscar.roster.view()!.keeper })).toBe('keeper-kept')
    const [kept, ...others] = good.epochs
    const known = newestEpoch(oscar.roster.view()!, kept!.scope)!
    const commit = Uint8Array.from([...kept!.commit.subarray(0, 32), ...known.commit.subarray(32)])
    expect(await say({ epochs: [{ ...kept!, commit }, ...others] })).toBe('locator-kept')
    expect(await say({})).toBe('ok: added')
  })
})

const keyRingAgain = async (phone: Phone) => {
  const ring = await keyRingFrom(phone.keys, phone.roster.group!, phone.ring.toBytes())
  await ring.update(phone.roster.view()!)
  return ring
}
