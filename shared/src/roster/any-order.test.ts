import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { act, deviceCard, invite, join, rekey } from './author.ts'
import type { Invited } from './author.ts'
import { createRoster } from './roster.ts'
import { founder, plainState, stranger, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

/**
 * Random acts of a founder and up to five others who hear of each other at random moments; then everything that was
 * ever said is delivered in random orders. Refused acts are part of the story.
 */
async function story(seed: number): Promise<{ raws: Uint8Array[]; phones: Phone[] }> {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.unit() * list.length)]!
  const olga = await founder(random)
  must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const phones: Phone[] = [olga]
  const invitations: Invited[] = []
  for (let i = 0; i < 5; i++) phones.push(await stranger(olga, random, `phone ${i}`))
  for (const [i, role] of (['admin', 'admin', 'organizer'] as const).entries()) {
    const card = await deviceCard(phones[i + 1]!.keys, olga.roster.group!)
    must(await act(olga.roster, olga.keys, { type: 'addMember', ...card, role, scopes: [] }))
  }
  await tell(olga, ...phones.slice(1))
  for (const role of ['organizer', 'canvasser'] as const) {
    const input = { role, scopes: role === 'canvasser' ? [TURF] : [], uses: 1 + Math.floor(random.unit() * 2) }
    invitations.push(must(await invite(olga.roster, olga.ring, olga.keys, input, random)))
  }
  await tell(olga, ...phones.slice(1))
  const heard = new Map<string, Uint8Array>()
  for (let step = 0; step < 30; step++) {
    const phone = pick(phones)
    const members = [...phone.roster.view()!.members.keys()]
    const { roster, ring, keys } = phone
    const acts = [
      () => join(roster, keys, pick(invitations).keys),
      () => join(roster, keys, pick(invitations).keys),
      () => act(roster, keys, { type: 'revokeInvite', invitation: pick(invitations).keys.id }),
      () => act(roster, keys, { type: 'grant', member: pick(members), scope: TURF }),
      () => act(roster, keys, { type: 'revoke', member: pick(members), scope: TURF }),
      () => act(roster, keys, { type: 'setRole', member: pick(members), role: pick(['admin', 'organizer', 'member'] as const) }),
      () => act(roster, keys, { type: 'removeMember', member: pick(members), cause: random.unit() < 0.5, cut: [] }),
      () => act(roster, keys, { type: 'removeDevice', target: pick(phones).keys.id, cause: false, cut: [] }),
      () => rekey(roster, ring, keys, [pick(['log', TURF] as const)], random),
      async () => {
        const joins = [...roster.view()!.invitations.values()].flatMap(one => one.joins.map(it => it.op))
        return joins.length > 0 ? act(roster, keys, { type: 'admit', join: pick(joins) }) : undefined
      },
      async () => {
        const more = await newDeviceKeys(random)
        const card = await deviceCard(more, roster.group!)
        return act(
          roster,
          keys,
          random.unit() < 0.5 ? { type: 'addDevice', ...card } : { type: 'addMember', ...card, role: 'member', scopes: [] },
        )
      },
    ]
    await pick(acts)()
    if (random.unit() < 0.4) await tell(phone, pick(phones))
    for (const raw of roster.ops()) heard.set(raw.join(), raw)
  }
  return { raws: [...heard.values()], phones }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return list
    .map(item => [random.unit(), item] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, item]) => item)
}

async function deliver(phone: Phone, raws: readonly Uint8Array[]): Promise<Phone['roster']> {
  const roster = createRoster(phone.roster.group)
  for (const raw of raws) must(await roster.receive(raw))
  return roster
}

describe('[A18] the same operations give the same view', () => {
  it('in any order of delivery, and to a phone that heard them as they were made', async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), async seed => {
        const { raws, phones } = await story(seed)
        const first = await deliver(phones[0]!, raws)
        expect(first.missing()).toEqual([])
        const expected = plainState(first)
        const state = first.view()!
        const happened = {
          concurrent: first.heads().length > 1,
          pending: [...state.members.values()].some(one => one.standing === 'pending'),
          removed: [...state.members.values()].some(one => one.standing === 'removed'),
          voided: [...state.members.values()].some(one => one.standing === 'absent') || [...state.epochs.values()].some(one => one.void),
          twoRoles: [...state.members.values()].some(one => one.roles.length > 1),
          ended: [...state.invitations.values()].some(one => one.ended.length > 1),
        }
        for (const [what, did] of Object.entries(happened)) if (did) seen.set(what, (seen.get(what) ?? 0) + 1)
        for (const order of [1, 2, 3]) {
          const roster = await deliver(phones[0]!, shuffled(raws, seed + order))
          expect(roster.heads()).toEqual(first.heads())
          expect(plainState(roster)).toEqual(expected)
        }
        // Somebody who was there: one phone that made its own and hears the rest now.
        const witness = phones[seed % phones.length]!
        for (const raw of raws) must(await witness.roster.receive(raw))
        expect(plainState(witness.roster)).toEqual(expected)
        // And the state of an older moment is the one that a phone had then.
        const half = await deliver(phones[0]!, first.ops().slice(0, Math.ceil(first.ops().length / 2)))
        expect(plainState({ ...first, view: () => first.viewAt(half.heads()) })).toEqual(plainState(half))
      }),
      { numRuns: 40, seed: 20261122 },
    )
    // The property says something only about what happens in the stories.
    expect([...seen.keys()].sort()).toEqual(['concurrent', 'ended', 'pending', 'removed', 'twoRoles', 'voided'])
  })
})
