import { describe, expect, it } from 'vitest'
import type { OpId, Role } from '../base/ids.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { act, deviceCard, invite, join, rekey, welcome } from './author.ts'
import { askDue } from './author-removal.ts'
import { createKeyRing } from './key-ring.ts'
import { epochsOf, missingHolders, newestEpoch, recipientsOf, scopesToRekey } from './recipients.ts'
import { signOperation } from './sign-operation.ts'
import type { NewAct } from './sign-operation.ts'
import { memberOf } from './state.ts'
import { codeOfResult, founder, joined, newcomer, plainState, stranger, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

/** A founder and one phone for each of these roles, in order of seniority; all know of each other. */
async function group(seed: number, ...roles: Role[]) {
  const random = seededRandom(seed)
  const olga = await founder(random)
  must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const people: Phone[] = []
  for (const [i, role] of roles.entries()) {
    const phone = await stranger(olga, random, `${role} ${i}`)
    const card = await deviceCard(phone.keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...card, role, scopes: role === 'canvasser' ? [TURF] : [] }))
    people.push(phone)
  }
  await tell(olga, ...people)
  return { random, olga, people }
}

const idOf = (phone: Phone) => memberOf(phone.roster.view()!, phone.keys.id)!.id
const standing = (at: Phone, who: Phone) => memberOf(at.roster.view()!, who.keys.id)?.standing
const removes = (by: Phone, who: Phone) => act(by.roster, by.keys, { type: 'removeMember', member: idOf(who), cause: true, cut: [] })

async function meet(...phones: Phone[]): Promise<void> {
  for (const one of phones) await tell(one, ...phones.filter(other => other !== one))
  for (const one of phones) expect(plainState(one.roster)).toEqual(plainState(phones[0]!.roster))
}

/** As if its author did not know better. */
async function backdated(author: Phone, heads: readonly OpId[], at: Phone, what: NewAct): Promise<string> {
  const op = await signOperation(author.keys, at.roster.group!, heads, what)
  return codeOfResult(await at.roster.receive(op.raw))
}

describe('attacks by those who were removed', () => {
  it('[A15] a removed member backdates an operation: it is void, and so is what rests on it', async () => {
    const { random, olga, people } = await group(1, 'admin', 'member')
    const [adam, mia] = people as [Phone, Phone]
    const heads = adam.roster.heads()
    must(await removes(olga, adam))
    await tell(olga, mia)
    const puppet = await stranger(olga, random, 'puppet')
    const card = await deviceCard(puppet.keys, olga.roster.group!)
    // The door cannot tell; the whole view does.
    expect(await backdated(adam, heads, mia, { type: 'addMember', ...card, role: 'admin', scopes: [] })).toBe('ok: added')
    expect(standing(mia, puppet)).toBeUndefined()
    await tell(mia, puppet, olga)
    const view = olga.roster.view()!
    expect(codeOfResult(await act(puppet.roster, puppet.keys, { type: 'setRole', member: idOf(mia), role: 'admin' }))).toBe(
      'unknown-author',
    )
    const before = olga.roster.operation([...view.void][0]!)!
    expect(await backdated(puppet, [before.id], mia, { type: 'removeMember', member: idOf(olga), cause: true, cut: [] })).toBe('ok: added')
    await meet(olga, mia)
    expect([standing(olga, olga), standing(olga, adam), olga.roster.view()!.void.size]).toEqual(['active', 'removed', 2])
    expect(olga.roster.view()!.removals).toHaveLength(1)
  })

  it('[A15] a coup: everything that a removed admin did meanwhile is void, and everybody keeps what they had', async () => {
    const { random, olga, people } = await group(2, 'admin', 'organizer', 'member', 'canvasser')
    const [adam, oscar, mia, carl] = people as [Phone, Phone, Phone, Phone]
    const before = plainState(olga.roster) as { members: unknown }
    must(await act(adam.roster, adam.keys, { type: 'setRole', member: idOf(mia), role: 'admin' }))
    must(await act(adam.roster, adam.keys, { type: 'setRole', member: idOf(oscar), role: 'canvasser' }))
    must(await act(adam.roster, adam.keys, { type: 'revoke', member: idOf(carl), scope: TURF }))
    must(await removes(adam, olga))
    await tell(adam, mia)
    // His accomplice goes on from there.
    must(await act(mia.roster, mia.keys, { type: 'setRole', member: idOf(carl), role: 'organizer' }))
    const card = await deviceCard(await newDeviceKeys(random), olga.roster.group!)
    must(await act(mia.roster, mia.keys, { type: 'addMember', ...card, role: 'admin', scopes: [] }))
    must(await removes(olga, adam))
    await meet(olga, adam, oscar, mia, carl)
    const view = olga.roster.view()!
    expect(view.void.size).toBe(6)
    expect([olga, oscar, mia, carl].map(one => [standing(olga, one), memberOf(view, one.keys.id)!.role])).toEqual([
      ['active', 'admin'],
      ['active', 'organizer'],
      ['active', 'member'],
      ['active', 'canvasser'],
    ])
    expect(memberOf(view, carl.keys.id)!.turfs.has(TURF)).toBe(true)
    expect(JSON.stringify((plainState(olga.roster) as { members: unknown }).members)).not.toBe(JSON.stringify(before.members))
    expect(standing(olga, adam)).toBe('removed')
  })

  it('[A15] epochs of a coup stay readable and nobody seals under them', async () => {
    const { random, olga, people } = await group(3, 'admin', 'member')
    const [adam, mia] = people as [Phone, Phone]
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log', 'group', 'organizers'], random))
    await meet(olga, adam, mia)
    const mine = newestEpoch(olga.roster.view()!, 'log')!
    const heads = adam.roster.heads()
    must(await removes(olga, adam))
    const item = { ...mine, nonce: random.bytes(16).slice(), prev: [] }
    expect(await backdated(adam, heads, olga, { type: 'rekey', epochs: [item] })).toBe('ok: added')
    const view = olga.roster.view()!
    expect(epochsOf(view, 'log').filter(one => one.void)).toHaveLength(1)
    expect(scopesToRekey(view)).toContain('log')
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    expect(newestEpoch(olga.roster.view()!, 'log')!.void).toBe(false)
    expect(recipientsOf(olga.roster.view()!, 'log').has([...mine.holders].find(key => key === memberKey(olga, adam))!)).toBe(false)
  })

  it('[A16] after a known removal nothing is sealed before a rekey', async () => {
    const { random, olga, people } = await group(4, 'canvasser')
    const [carl] = people as [Phone]
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log', TURF], random))
    must(await removes(olga, carl))
    await olga.ring.update(olga.roster.view()!)
    for (const scope of ['log', TURF] as const) expect(codeOfResult(olga.ring.newest(scope))).toBe('needs-rekey')
    must(await rekey(olga.roster, olga.ring, olga.keys, scopesToRekey(olga.roster.view()!), random))
    for (const scope of ['log', TURF] as const) expect(codeOfResult(olga.ring.newest(scope))).toMatch(/^ok/)
  })

  it('[A17] three admins remove each other in a circle, offline: seniority decides, the same on all devices', async () => {
    const { olga, people } = await group(5, 'admin', 'admin', 'member')
    const [adam, ada, mia] = people as [Phone, Phone, Phone]
    must(await removes(olga, adam))
    must(await removes(adam, ada))
    must(await removes(ada, olga))
    await meet(mia, ada, adam, olga)
    // Olga's is taken first, and Adam's falls with him; so Ada is here, and hers of Olga stands beside it.
    expect([olga, adam, ada].map(one => standing(mia, one))).toEqual(['removed', 'removed', 'active'])
  })

  it('[A17] two devices of one member remove each other: the one that was there first stays', async () => {
    const { random, olga, people } = await group(6, 'member')
    const [mia] = people as [Phone]
    const second = await stranger(olga, random, 'second')
    const card = await deviceCard(second.keys, olga.roster.group!)
    must(await act(mia.roster, mia.keys, { type: 'addDevice', ...card }))
    await tell(mia, second, olga)
    // The thief's is shallower; that does not help.
    must(await act(second.roster, second.keys, { type: 'removeDevice', target: mia.keys.id, cause: true, cut: [] }))
    must(await act(mia.roster, mia.keys, { type: 'ask', epochs: [] }))
    must(await act(mia.roster, mia.keys, { type: 'removeDevice', target: second.keys.id, cause: true, cut: [] }))
    await meet(olga, mia, second)
    expect([...olga.roster.view()!.gone]).toEqual([second.keys.id])
  })

  it('[A17] own removals come first: who left is gone, whatever they were doing to others', async () => {
    const { olga, people } = await group(7, 'admin', 'member')
    const [adam, mia] = people as [Phone, Phone]
    must(await removes(olga, adam))
    must(await removes(adam, adam))
    must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(mia), role: 'admin' }))
    must(await removes(olga, olga))
    await meet(mia, olga, adam)
    expect([olga, adam, mia].map(one => standing(mia, one))).toEqual(['removed', 'removed', 'active'])
  })

  it('what would leave no admin is void: of one who leaves and one who steps down at once, the leaving stands', async () => {
    const { olga, people } = await group(8, 'admin')
    const [adam] = people as [Phone]
    must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(olga), role: 'member' }))
    must(await removes(adam, adam))
    await meet(olga, adam)
    const view = olga.roster.view()!
    const admins = [...view.members.values()].filter(one => one.standing === 'active' && one.role === 'admin')
    expect([admins.map(one => one.id), view.overruled.size]).toEqual([[idOf(olga)], 1])
  })

  it('[A13] a removal for cause ends the live links, also when only a device was lost; whoever was joining is pending', async () => {
    const { random, olga, people } = await group(9, 'organizer')
    const [oscar] = people as [Phone]
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    const second = await deviceCard(await newDeviceKeys(random), olga.roster.group!)
    const added = must(await act(oscar.roster, oscar.keys, { type: 'addDevice', ...second }))
    await tell(oscar, olga)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 5 }, random))
    await tell(olga, oscar)
    const early = await joined(olga, invited, random, 'early')
    const target = added.act.type === 'addDevice' ? added.act.newDevice : oscar.keys.id
    must(await act(oscar.roster, oscar.keys, { type: 'removeDevice', target, cause: true, cut: [] }))
    await meet(olga, oscar, early)
    expect([olga.roster.view()!.invitations.get(invited.keys.id)!.ended.length, standing(olga, early)]).toEqual([1, 'pending'])
    const late = await newcomer(olga, invited, random, 'late')
    expect(codeOfResult(await join(late.roster, late.keys, invited.keys))).toBe('invitation-revoked')
  })

  it('a removed id never returns; the person does, with another phone', async () => {
    const { random, olga, people } = await group(10, 'member')
    const [mia] = people as [Phone]
    must(await removes(olga, mia))
    const say = async (phone: Pick<Phone, 'keys'>) => {
      const card = await deviceCard(phone.keys, olga.roster.group!)
      return codeOfResult(await act(olga.roster, olga.keys, { type: 'addMember', ...card, role: 'member', scopes: [] }))
    }
    expect(await say(mia)).toBe('removed-author')
    // Nor does a device, though its member is here.
    const lost = await newDeviceKeys(random)
    const card = await deviceCard(lost, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addDevice', ...card }))
    must(await act(olga.roster, olga.keys, { type: 'removeDevice', target: lost.id, cause: true, cut: [] }))
    expect(await say({ keys: lost })).toBe('removed-author')
    expect(codeOfResult(await act(olga.roster, olga.keys, { type: 'addDevice', ...card }))).toBe('removed-author')
    expect(await say({ keys: await newDeviceKeys(random) })).toMatch(/^ok/)
  })

  it('who asks for keys is welcomed again, and an ask for what one may not read is refused', async () => {
    const { random, olga, people } = await group(11, 'canvasser')
    const [carl] = people as [Phone]
    must(await rekey(olga.roster, olga.ring, olga.keys, ['log', 'group', TURF], random))
    await tell(olga, carl)
    const epoch = newestEpoch(carl.roster.view()!, TURF)!
    const [groups] = epochsOf(carl.roster.view()!, 'group')
    expect(codeOfResult(await act(carl.roster, carl.keys, { type: 'ask', epochs: [groups!.id] }))).toBe('author-no-right')
    expect(codeOfResult(await act(carl.roster, carl.keys, { type: 'ask', epochs: ['ab'.repeat(16) as never] }))).toBe('unknown-epoch')
    must(await act(carl.roster, carl.keys, { type: 'ask', epochs: [epoch.id] }))
    await tell(carl, olga)
    expect(missingHolders(olga.roster.view()!, TURF)).toEqual({ epoch, missing: [memberKey(olga, carl)] })
    expect(must(await welcome(olga.roster, olga.ring, olga.keys, TURF, random))!.op.act.type).toBe('welcome')
    expect(missingHolders(olga.roster.view()!, TURF)).toBeUndefined()
    expect(olga.roster.view()!.asks.size).toBe(0)
  })

  it('who was given a key and has wiped it asks for it, once all there is has come', async () => {
    const { random, olga } = await group(12)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    const carl = await joined(olga, invited, random)
    await tell(carl, olga)
    const view = carl.roster.view()!
    await carl.ring.update(view)
    expect(askDue(view, carl.ring, carl.keys.id, true)).toEqual([])
    // The key came by the link: no boxes in the channel are for this phone.
    const wiped = createKeyRing(carl.keys, carl.roster.group!)
    for (const { nonce, ...secret } of carl.ring.held('log')) await wiped.add('log', nonce, secret)
    await wiped.update(view)
    expect(missingHolders(view, TURF)).toBeUndefined()
    expect(askDue(view, wiped, carl.keys.id, false)).toEqual([])
    expect(askDue(view, wiped, carl.keys.id, true)).toEqual([newestEpoch(view, TURF)!.id])
  })
})

const memberKey = (at: Phone, who: Phone): string => at.roster.view()!.devices.get(who.keys.id)!.key
