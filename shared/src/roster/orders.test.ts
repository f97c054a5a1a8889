import { describe, expect, it } from 'vitest'
import { fromHex } from '../base/bytes.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { act, deviceCard, invite, join, rekey, welcome } from './author.ts'
import { newestEpoch } from './recipients.ts'
import { createRoster } from './roster.ts'
import { signOperation } from './sign-operation.ts'
import { founder, joined, plainState, stranger, tell } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

/** Found by tales, each in one order of delivery and not in another. */
async function inEveryOrder(...phones: Phone[]): Promise<Phone> {
  const all = [...new Map(phones.flatMap(one => one.roster.ops().map(raw => [raw.join(), raw] as const))).values()]
  const [one] = phones as [Phone]
  for (const phone of phones) for (const raw of all) await phone.roster.receive(raw)
  const orders = [
    all,
    all.toReversed(),
    ...Array.from({ length: 12 }, (_, i) => all.toSorted((a, b) => a[i]! - b[i]! || a[i + 1]! - b[i + 1]!)),
  ]
  for (const order of orders) {
    const roster = createRoster(one.roster.group)
    for (const raw of order) must(await roster.receive(raw))
    // Asked for as it grows, so that states are made from smaller ones in as many ways.
    const asking = createRoster(one.roster.group)
    for (const raw of order) {
      must(await asking.receive(raw))
      asking.view()
    }
    for (const other of [roster, asking]) expect(plainState(other)).toEqual(plainState(one.roster))
    expect([roster.refused(), roster.missing()]).toEqual([[], []])
  }
  for (const phone of phones) expect(plainState(phone.roster)).toEqual(plainState(one.roster))
  return one
}

async function group(seed: number) {
  const random = seededRandom(seed)
  const olga = await founder(random)
  const people: Phone[] = []
  for (const role of ['admin', 'organizer'] as const) {
    const phone = await stranger(olga, random, role)
    const card = await deviceCard(phone.keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...card, role, scopes: [] }))
    people.push(phone)
  }
  must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
  await tell(olga, ...people)
  const [adam, oscar] = people as [Phone, Phone]
  return { random, olga, adam, oscar }
}

describe('[A18] orders that once mattered', () => {
  it('an ask for nothing beside a welcome; one for a key that the welcome gives is not answered by it', async () => {
    const { random, olga, adam, oscar } = await group(1)
    must(await act(adam.roster, adam.keys, { type: 'ask', epochs: [] }))
    const asked = must(await act(adam.roster, adam.keys, { type: 'ask', epochs: [newestEpoch(adam.roster.view()!, 'log')!.id] }))
    const newcomer = await deviceCard((await stranger(olga, random)).keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...newcomer, role: 'member', scopes: [] }))
    expect(must(await welcome(olga.roster, olga.ring, olga.keys, 'log', random))).toBeDefined()
    expect([...(await inEveryOrder(olga, adam, oscar)).roster.view()!.asks.keys()]).toEqual([asked.id])
  })

  it('an invitation that was made twice, and ended by who knew of one', async () => {
    const { random, olga, adam, oscar } = await group(2)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const { ed, x, mailbox } = invited.keys
    const again = { ed: ed.public, x: x.public, mailbox: fromHex(mailbox.id), role: 'member', scopes: [], uses: 2 } as const
    const copy = await signOperation(oscar.keys, olga.roster.group!, oscar.roster.heads(), { type: 'invite', ...again })
    must(await oscar.roster.receive(copy.raw))
    const one = await joined(olga, invited, random, 'one')
    await tell(oscar, adam)
    must(await act(adam.roster, adam.keys, { type: 'removeMember', member: oscar.keys.id as string as never, cause: true, cut: [] }))
    const state = (await inEveryOrder(olga, adam, oscar, one)).roster.view()!
    expect(state.invitations.get(invited.keys.id)!.ended).toHaveLength(1)
    expect(state.pending.size).toBe(1)
  })

  it('a join that is held back and rests on another one', async () => {
    const { random, olga, adam, oscar } = await group(3)
    const first = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const second = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const eve = await joined(olga, first, random, 'eve')
    must(await join(eve.roster, eve.keys, second.keys))
    for (const { keys } of [first, second]) must(await act(olga.roster, olga.keys, { type: 'revokeInvite', invitation: keys.id }))
    const state = (await inEveryOrder(olga, adam, oscar, eve)).roster.view()!
    expect([state.pending.size, state.void.size]).toEqual([2, 0])
  })

  it('somebody leaves whose role came from somebody who was removed meanwhile', async () => {
    const { olga, adam, oscar } = await group(4)
    const promoted = { type: 'setRole', member: oscar.keys.id as string as never, role: 'admin' } as const
    must(await act(olga.roster, olga.keys, promoted))
    await tell(olga, oscar)
    must(await act(oscar.roster, oscar.keys, { type: 'removeMember', member: promoted.member, cause: false, cut: [] }))
    must(await act(adam.roster, adam.keys, { type: 'removeDevice', target: olga.keys.id, cause: true, cut: [] }))
    // Adam's view is there first, and grows by what the others did.
    for (const raw of [...olga.roster.ops(), ...oscar.roster.ops()]) {
      must(await adam.roster.receive(raw))
      adam.roster.view()
    }
    const state = (await inEveryOrder(adam, olga, oscar)).roster.view()!
    expect([state.removals.length, state.void.size]).toEqual([2, 1])
  })
})
