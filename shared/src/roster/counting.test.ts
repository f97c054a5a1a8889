import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docId } from '../base/ids.ts'
import type { BatchId, DeviceId, OpId } from '../base/ids.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { act, deviceCard, invite, rekey } from './author.ts'
import { counting, cutFor, equivocations, rightAt } from './counting.ts'
import type { Placed } from './counting.ts'
import { createRoster } from './roster.ts'
import { memberOf } from './state.ts'
import { founder, joined, stranger, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

const VISITS = docId('visits', TURF)
const idOf = (phone: Phone) => memberOf(phone.roster.view()!, phone.keys.id)!.id

/** A batch with one change, named by a letter; its right is asked of `at`. */
function batchOf(
  at: Phone,
  device: DeviceId,
  seq: number,
  name: string,
  prev?: Placed,
  deps: readonly string[] = [],
  auth?: readonly OpId[],
) {
  const asked = { auth: auth ?? at.roster.heads(), device }
  return (judge: Phone): Placed => ({
    id: name.padEnd(64, '0') as BatchId,
    device,
    seq,
    prev: prev?.id,
    right: rightAt(judge.roster, asked, ['organizer', 'canvasser'], TURF)!,
    changes: [name],
    deps: [...(prev?.changes ?? []), ...deps],
  })
}

async function group(seed: number) {
  const random = seededRandom(seed)
  const olga = await founder(random)
  must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 9 }, random))
  const [carl, dora] = [await joined(olga, invited, random, 'carl'), await joined(olga, invited, random, 'dora')]
  await tell(carl, olga)
  await tell(dora, olga)
  await tell(olga, carl, dora)
  return { random, olga, carl, dora }
}

const said = (result: ReturnType<typeof counting>, batches: readonly Placed[]) =>
  batches.map(({ id, changes }) => `${changes[0]}: ${result.counts.has(id) ? 'counts' : (result.held.get(id) ?? result.aside.get(id))}`)

describe('what counts', () => {
  it('[A15] of a removed member the batches up to the cut count, what was backdated does not', async () => {
    const { olga, carl, dora } = await group(1)
    const heads = carl.roster.heads()
    const a = batchOf(olga, carl.keys.id, 1, 'a', undefined, [], heads)(olga)
    const b = batchOf(olga, carl.keys.id, 2, 'b', a, [], heads)(olga)
    const cut = cutFor(olga.roster.view()!, { member: idOf(carl) }, [[VISITS, { [carl.keys.id]: [{ id: b.id }] }]])
    expect(cut).toEqual([[VISITS, carl.keys.id, b.id]])
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(carl), cause: true, cut }))
    await tell(olga, carl, dora)
    // He knows of his removal and says that he does not: the right is there, the cut is not.
    const c = batchOf(olga, carl.keys.id, 3, 'c', b, [], heads)(olga)
    const open = batchOf(carl, carl.keys.id, 4, 'd', c)(olga)
    expect([c.right.is, open.right]).toEqual(['right', { is: 'none', why: 'removed-author' }])
    const hers = batchOf(dora, dora.keys.id, 1, 'e')(olga)
    for (const now of [olga, dora]) {
      const all = [a, b, c, open, hers]
      const result = counting(now.roster.view()!, VISITS, all)
      expect(said(result, all)).toEqual(['a: counts', 'b: counts', 'c: after-cut', 'd: removed-author', 'e: counts'])
    }
    // In another document nothing of his was known.
    expect(said(counting(olga.roster.view()!, docId('turf', TURF), [a]), [a])).toEqual(['a: after-cut'])
    // While the cut's batch is missing nobody can tell what comes before it.
    expect(said(counting(olga.roster.view()!, VISITS, [a, c]), [a, c])).toEqual(['a: missing-cut', 'c: missing-cut'])
  })

  it('[A15] two removals count by the union of their cuts, an organizer raises it, and what others built on counts', async () => {
    const { random, olga, carl, dora } = await group(2)
    const second = await stranger(olga, random, 'second')
    const card = await deviceCard(second.keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...card, role: 'organizer', scopes: [] }))
    await tell(olga, second, carl, dora)
    const heads = carl.roster.heads()
    const make = (seq: number, name: string, prev?: Placed) => batchOf(carl, carl.keys.id, seq, name, prev, [], heads)(olga)
    const a = make(1, 'a')
    const b = make(2, 'b', a)
    const c = make(3, 'c', b)
    const d = make(4, 'd', c)
    const all = [a, b, c, d]
    const member = idOf(carl)
    const cutAt = ({ id }: Placed) => [[VISITS, carl.keys.id, id] as const]
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member, cause: false, cut: cutAt(a) }))
    const says = (more: readonly Placed[] = []) => said(counting(olga.roster.view()!, VISITS, [...all, ...more]), all)
    expect(says()).toEqual(['a: counts', 'b: after-cut', 'c: after-cut', 'd: after-cut'])
    must(await act(second.roster, second.keys, { type: 'removeMember', member, cause: false, cut: cutAt(b) }))
    await tell(second, olga)
    expect(says()).toEqual(['a: counts', 'b: counts', 'c: after-cut', 'd: after-cut'])
    // Dora had seen the third one, and gone on from there, before she heard.
    const hers = batchOf(dora, dora.keys.id, 1, 'x', undefined, ['c'])(olga)
    expect(says([hers])).toEqual(['a: counts', 'b: counts', 'c: counts', 'd: after-cut'])
    must(await act(olga.roster, olga.keys, { type: 'admit', cut: cutAt(d) }))
    expect(says()).toEqual(['a: counts', 'b: counts', 'c: counts', 'd: counts'])
  })

  it('[A13] the batches of a join that is held back wait until it is admitted', async () => {
    const { random, olga, dora } = await group(3)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    const early = await joined(olga, invited, random, 'early')
    const heads = early.roster.heads()
    must(await act(olga.roster, olga.keys, { type: 'revokeInvite', invitation: invited.keys.id }))
    await tell(early, olga)
    await tell(olga, dora)
    const of = (phone: Phone) => batchOf(early, early.keys.id, 1, 'a', undefined, [], heads)(phone)
    for (const phone of [olga, dora])
      expect(said(counting(phone.roster.view()!, VISITS, [of(phone)]), [of(phone)])).toEqual(['a: pending-member'])
    must(await act(olga.roster, olga.keys, { type: 'admit', join: early.op.id }))
    await tell(olga, dora)
    for (const phone of [olga, dora]) expect(said(counting(phone.roster.view()!, VISITS, [of(phone)]), [of(phone)])).toEqual(['a: counts'])
  })

  it('[A15] what rests on a coup does not count, and what a coup had taken does', async () => {
    const { random, olga, carl, dora } = await group(4)
    const adam = await stranger(olga, random, 'adam')
    const puppet = await stranger(olga, random, 'puppet')
    const admin = await deviceCard(adam.keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...admin, role: 'admin', scopes: [] }))
    await tell(olga, adam, carl, dora)
    const card = await deviceCard(puppet.keys, olga.roster.group!)
    must(await act(adam.roster, adam.keys, { type: 'addMember', ...card, role: 'organizer', scopes: [] }))
    must(await act(adam.roster, adam.keys, { type: 'removeMember', member: idOf(carl), cause: true, cut: [] }))
    await tell(adam, puppet, dora)
    const theirs = batchOf(puppet, puppet.keys.id, 1, 'p')
    const his = batchOf(carl, carl.keys.id, 1, 'c')
    const after = batchOf(dora, carl.keys.id, 2, 'd', his(dora))
    const all = (phone: Phone) => [theirs(phone), his(phone), after(phone)]
    expect(said(counting(dora.roster.view()!, VISITS, all(dora)), all(dora))).toEqual(['p: counts', 'c: after-cut', 'd: removed-author'])
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(adam), cause: true, cut: [] }))
    await tell(adam, olga)
    await tell(olga, dora)
    for (const phone of [olga, dora]) {
      expect(theirs(phone).right).toEqual({ is: 'void', why: 'unknown-author' })
      expect(said(counting(phone.roster.view()!, VISITS, all(phone)), all(phone))).toEqual(['p: unknown-author', 'c: counts', 'd: counts'])
    }
    // Somebody honest had built on it before: then it stays in the document.
    const built = batchOf(dora, dora.keys.id, 1, 'x', undefined, ['p'])(olga)
    const with_ = [...all(olga), built]
    expect(said(counting(olga.roster.view()!, VISITS, with_), with_)[0]).toBe('p: counts')
  })

  it('[A7] what never had the right does not count because an accomplice builds on it', async () => {
    const { random, olga, dora } = await group(5)
    const eve = await stranger(olga, random, 'eve')
    const forged = batchOf(dora, eve.keys.id, 1, 'f')(olga)
    const built = batchOf(dora, dora.keys.id, 1, 'x', undefined, ['f'])(olga)
    expect(said(counting(olga.roster.view()!, VISITS, [forged, built]), [forged, built])).toEqual(['f: unknown-author', 'x: counts'])
    expect(rightAt(olga.roster, { auth: ['ab'.repeat(32) as OpId], device: dora.keys.id }, ['canvasser'], TURF)).toBeUndefined()
  })

  it('[A5] both batches with one number count, each branch by its own prev; a cut of both ends takes both', async () => {
    const { olga, carl } = await group(6)
    const heads = carl.roster.heads()
    const make = (seq: number, name: string, prev?: Placed) => batchOf(carl, carl.keys.id, seq, name, prev, [], heads)(olga)
    const a = make(1, 'a')
    const [b, c] = [make(2, 'b', a), make(2, 'c', a)]
    const [d, e] = [make(3, 'd', b), make(3, 'e', c)]
    const all = [a, b, c, d, e]
    expect(counting(olga.roster.view()!, VISITS, all).counts.size).toBe(5)
    expect([...equivocations(all)]).toEqual([[carl.keys.id, [2, 3]]])
    expect(equivocations([a, b, d, b]).size).toBe(0)
    const cut = cutFor(olga.roster.view()!, { target: carl.keys.id }, [[VISITS, { [carl.keys.id]: [{ id: b.id }, { id: e.id }] }]])
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(carl), cause: false, cut }))
    const result = counting(olga.roster.view()!, VISITS, all)
    expect(said(result, all)).toEqual(['a: counts', 'b: counts', 'c: counts', 'd: after-cut', 'e: counts'])
  })

  it('a cut in a removal says nothing of anybody else', async () => {
    const { olga, carl, dora } = await group(7)
    const heads = dora.roster.heads()
    const hers = batchOf(dora, dora.keys.id, 1, 'a', undefined, [], heads)(olga)
    const cut = [[VISITS, dora.keys.id, hers.id]] as const
    must(await act(carl.roster, carl.keys, { type: 'removeMember', member: idOf(carl), cause: true, cut }))
    must(await act(dora.roster, dora.keys, { type: 'removeMember', member: idOf(dora), cause: false, cut: [] }))
    await tell(carl, olga)
    await tell(dora, olga)
    expect(said(counting(olga.roster.view()!, VISITS, [hers]), [hers])).toEqual(['a: after-cut'])
    // And who only leaves ends nobody's invitations.
    expect([...olga.roster.view()!.invitations.values()].every(one => one.ended.length === 0)).toBe(true)
  })

  it('[P8.2] the same batches count in whatever order they came', async () => {
    const { olga, carl, dora } = await group(8)
    const heads = carl.roster.heads()
    must(
      await act(olga.roster, olga.keys, {
        type: 'removeMember',
        member: idOf(carl),
        cause: false,
        cut: [[VISITS, carl.keys.id, 'a2'.padEnd(64, '0') as BatchId]],
      }),
    )
    const whole = createRoster(olga.roster.group)
    await whole.receiveAll(olga.roster.ops())
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(3), fc.nat(30)), { minLength: 3, maxLength: 12 }), fc.integer(), (steps, seed) => {
        const all: Placed[] = []
        for (const [his, back, dep] of steps) {
          const who = his ? carl : dora
          const prev = all.filter(one => one.device === who.keys.id).at(-1 - (back > 2 ? 1 : 0))
          const seq = (prev?.seq ?? 0) + 1
          const name = `${his ? 'a' : 'b'}${seq}${all.some(one => one.changes[0]!.startsWith(`${his ? 'a' : 'b'}${seq}`)) ? all.length : ''}`
          const deps = dep < all.length && !his ? all[dep]!.changes : []
          all.push(batchOf(who, who.keys.id, seq, name, prev, deps, heads)(olga))
        }
        const random = seededRandom(seed)
        const shuffled = all
          .map(one => [random.unit(), one] as const)
          .toSorted((x, y) => x[0] - y[0])
          .map(one => one[1])
        const [first, second] = [counting(olga.roster.view()!, VISITS, all), counting(whole.view()!, VISITS, shuffled)]
        expect(said(second, all)).toEqual(said(first, all))
        for (const one of said(first, all)) seen.add(one.split(': ')[1]!)
        // What counts is closed: nothing that counts lacks what it depends on.
        for (const one of all) {
          if (!first.counts.has(one.id)) continue
          for (const dep of one.deps)
            expect(all.filter(other => other.changes.includes(dep)).some(other => first.counts.has(other.id))).toBe(true)
        }
      }),
      { numRuns: 300, seed: 20261122 },
    )
    expect([...seen].sort()).toEqual(['after-cut', 'counts', 'missing-cut'])
  })
})
