import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex } from '../base/bytes.ts'
import { writeCbor } from '../base/cbor.ts'
import type { GroupId } from '../base/ids.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { sign } from '../crypto/ed25519.ts'
import { boundTo, buildBoxes } from '../wire/boxes.ts'
import { invitationKeys, newSeed } from '../wire/invitation-link.ts'
import { act, deviceCard, invite, join, rekey, welcome } from './author.ts'
import { makeEpoch } from './epochs.ts'
import { parseOperation } from './parse-operation.ts'
import { epochsOf, scopesToRekey } from './recipients.ts'
import { createRoster } from './roster.ts'
import { encodeBody, proveInvitation, signOperation } from './sign-operation.ts'
import type { NewAct } from './sign-operation.ts'
import { memberOf } from './state.ts'
import { codeOfResult, founder, joined, newcomer, plainState, send, stranger, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

const random = seededRandom(99)

/** A founder with an organizer, a member and a canvasser of one turf, who all know of each other. */
async function group() {
  const olga = await founder(random)
  must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const people: Phone[] = []
  for (const role of ['organizer', 'member', 'canvasser'] as const) {
    const scopes = role === 'canvasser' ? [TURF] : []
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role, scopes, uses: 1 }, random))
    const phone = await joined(olga, invited, random, role)
    await tell(phone, olga)
    people.push(phone)
  }
  const [oscar, mia, carl] = people as [Phone, Phone, Phone]
  await tell(olga, oscar, mia, carl)
  for (const scope of ['group', 'organizers'] as const) {
    const welcomed = must(await welcome(olga.roster, olga.ring, olga.keys, scope, random))
    if (welcomed) await send(welcomed, oscar, mia, carl)
  }
  return { olga, oscar, mia, carl }
}

/** What others answer to an operation that its author did not judge first. */
async function forged(author: Phone, at: Phone, what: NewAct, groupId = at.roster.group!): Promise<string> {
  const op = await signOperation(author.keys, groupId, at.roster.heads(), what)
  return codeOfResult(await at.roster.receive(op.raw))
}

/** After somebody lost a right: first the keys, then the new invitation. */
async function inviteAnew(olga: Phone) {
  const input = { role: 'canvasser', scopes: [TURF], uses: 9 } as const
  expect(codeOfResult(await invite(olga.roster, olga.ring, olga.keys, input, random))).toBe('needs-rekey')
  must(await rekey(olga.roster, olga.ring, olga.keys, scopesToRekey(olga.roster.view()!), random))
  return must(await invite(olga.roster, olga.ring, olga.keys, input, random))
}

const idOf = (phone: Phone) => memberOf(phone.roster.view()!, phone.keys.id)!.id

describe('attacks on the roster', () => {
  it('[A9] self-promotion, outsiders and other groups are refused by name', async () => {
    const { olga, oscar, mia, carl } = await group()
    expect(await forged(oscar, olga, { type: 'setRole', member: idOf(oscar), role: 'admin' })).toBe('not-admin')
    expect(await forged(mia, olga, { type: 'grant', member: idOf(mia), scope: TURF })).toBe('not-organizer')
    expect(await forged(carl, olga, { type: 'removeMember', member: idOf(olga), cause: true, cut: [] })).toBe('not-organizer')
    expect(await forged(oscar, olga, { type: 'removeMember', member: idOf(olga), cause: true, cut: [] })).toBe('not-admin')
    const card = await deviceCard(await newDeviceKeys(random), olga.roster.group!)
    expect(await forged(oscar, olga, { type: 'addMember', ...card, role: 'organizer', scopes: [] })).toBe('not-admin')
    const eve = await stranger(olga, random, 'eve')
    expect(await forged(eve, olga, { type: 'revoke', member: idOf(mia), scope: TURF })).toBe('unknown-author')
    expect(await forged(olga, olga, { type: 'revoke', member: idOf(mia), scope: TURF }, 'ab'.repeat(32) as GroupId)).toBe('wrong-group')
    expect(await forged(olga, olga, { type: 'setRole', member: idOf(olga), role: 'member' })).toBe('last-admin')
    const other = await founder(random)
    expect(codeOfResult(await olga.roster.receive(other.roster.ops()[0]!))).toBe('wrong-group')
  })

  it("[A6] an operation under another's device is bad-signature", async () => {
    const { olga, carl } = await group()
    const body = encodeBody(olga.roster.group!, olga.roster.heads(), olga.keys.id, { type: 'setRole', member: idOf(carl), role: 'admin' })
    const raw = concat(await sign(carl.keys.ed, 'porchlight/op/v1', body), body)
    expect(codeOfResult(await olga.roster.receive(raw))).toBe('bad-signature')
    const flipped = olga.roster.ops().at(-1)!.slice()
    flipped[70]! ^= 1
    expect(['malformed', 'bad-signature', 'wrong-group']).toContain(codeOfResult(await createRoster(olga.roster.group).receive(flipped)))
  })

  it('[A10] a rekey that leaves a recipient out is recipients-mismatch, and nobody seals under it', async () => {
    const { olga, oscar } = await group()
    const view = oscar.roster.view()!
    const prev = epochsOf(view, 'log').map(tip => oscar.ring.byEpoch(tip.id)!)
    const made = await makeEpoch(view.group, 'log', [toHex(oscar.keys.x.public)], prev, oscar.ring.locator('log'), random)
    const op = await signOperation(oscar.keys, view.group, oscar.roster.heads(), { type: 'rekey', epochs: [made.item] })
    must(await olga.ring.receiveBoxes('log', made.boxes.raw))
    must(await olga.roster.receive(op.raw))
    expect((await olga.ring.update(olga.roster.view()!)).map(one => one.code)).toEqual(['recipients-mismatch'])
    expect(codeOfResult(olga.ring.newest('log'))).toBe('needs-rekey')
    // An organizer renews it, and everybody is in again.
    const renewed = must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    must(await oscar.roster.receive(op.raw))
    await send(renewed, oscar)
    expect(must(oscar.ring.newest('log')).key).toEqual(must(olga.ring.newest('log')).key)
  })

  it('[A10] other keys in the boxes than the operation commits to are key-commitment', async () => {
    const { olga, oscar, mia } = await group()
    const view = oscar.roster.view()!
    const prev = epochsOf(view, 'group').map(tip => oscar.ring.byEpoch(tip.id)!)
    const to = ['olga', 'oscar', 'mia'].map((_, i) => toHex([olga, oscar, mia][i]!.keys.x.public))
    const made = await makeEpoch(view.group, 'group', to, prev, oscar.ring.locator('group'), random)
    const split = await buildBoxes(
      boundTo(view.group),
      'group',
      made.item.nonce,
      to,
      { ...made.secret, key: random.bytes(32) as never },
      random,
    )
    const item = { ...made.item, boxesHash: split.hash }
    const op = await signOperation(oscar.keys, view.group, oscar.roster.heads(), { type: 'rekey', epochs: [item] })
    must(await mia.ring.receiveBoxes('group', split.raw))
    must(await mia.roster.receive(op.raw))
    expect((await mia.ring.update(mia.roster.view()!)).map(one => one.code)).toEqual(['key-commitment'])
    expect(codeOfResult(mia.ring.newest('group'))).toBe('missing-key')
  })

  it('[A10] a welcome for a stranger, a needless rekey, a changed locator and a foreign turf', async () => {
    const { olga, mia, carl, oscar } = await group()
    const eve = await newDeviceKeys(random)
    const view = mia.roster.view()!
    const key = must(mia.ring.newest('group'))
    const epoch = view.epochs.get(key.epoch!)!
    const boxes = await buildBoxes(boundTo(undefined), 'group', epoch.nonce, [toHex(eve.x.public)], key, random)
    const op = await signOperation(mia.keys, view.group, mia.roster.heads(), {
      type: 'welcome',
      scope: 'group',
      epoch: epoch.id,
      boxesHash: boxes.hash,
    })
    must(await olga.ring.receiveBoxes('group', boxes.raw))
    must(await olga.roster.receive(op.raw))
    expect((await olga.ring.update(olga.roster.view()!)).map(one => one.code)).toEqual(['recipients-mismatch'])
    expect(codeOfResult(olga.ring.newest('group'))).toBe('needs-rekey')
    await tell(olga, mia, carl, oscar)

    expect(codeOfResult(await rekey(carl.roster, carl.ring, carl.keys, [TURF], random))).toBe('needless-rekey')
    const made = await makeEpoch(view.group, 'log', [toHex(olga.keys.x.public)], [], undefined, random)
    expect(await forged(oscar, olga, { type: 'rekey', epochs: [made.item] })).toBe('locator-changed')
    const fresh = await makeEpoch(view.group, 'turf/00000000000000aa', [toHex(carl.keys.x.public)], [], undefined, random)
    expect(await forged(carl, olga, { type: 'rekey', epochs: [fresh.item] })).toBe('not-organizer')
    expect(await forged(carl, olga, { type: 'welcome', scope: 'group', epoch: epoch.id, boxesHash: boxes.hash })).toBe('author-no-right')
  })

  it('[A11] a device or an invitation with a key of small order is weak-key', async () => {
    const { olga } = await group()
    const keys = await newDeviceKeys(random)
    const card = await deviceCard(keys, olga.roster.group!)
    const weak = fromHex('01' + '00'.repeat(31))
    for (const bad of [
      { ...card, ed: weak },
      { ...card, x: weak },
    ]) {
      const body = encodeBody(olga.roster.group!, olga.roster.heads(), olga.keys.id, {
        type: 'addMember',
        ...bad,
        role: 'member',
        scopes: [],
      })
      expect(codeOfResult(await olga.roster.receive(concat(await sign(olga.keys.ed, 'porchlight/op/v1', body), body)))).toBe('weak-key')
    }
  })

  it('[A12] a device claimed without its owner is no-proof-of-possession', async () => {
    const { olga, mia } = await group()
    const victim = await newDeviceKeys(random)
    const card = await deviceCard(victim, olga.roster.group!)
    const elsewhere = await deviceCard(victim, 'cd'.repeat(32) as GroupId)
    expect(await forged(olga, olga, { type: 'addMember', ...card, possession: elsewhere.possession, role: 'member', scopes: [] })).toBe(
      'no-proof-of-possession',
    )
    expect(await forged(mia, olga, { type: 'addDevice', ...card, possession: new Uint8Array(64) })).toBe('no-proof-of-possession')
    // A join is signed by the new device itself: one for another's keys is not even well-formed.
    const body = writeCbor({
      v: 1,
      type: 'join',
      group: fromHex(olga.roster.group!),
      parents: olga.roster.heads().map(fromHex),
      device: fromHex(mia.keys.id),
      ed: victim.ed.public,
      x: victim.x.public,
      invitation: new Uint8Array(16),
      proof: new Uint8Array(64),
    })
    const result = await parseOperation(concat(await sign(mia.keys.ed, 'porchlight/op/v1', body), body))
    expect(codeOfResult(result)).toBe('no-proof-of-possession')
  })

  it('[A13] an invitation without its secret, one that grants admin, and one that the roster does not have', async () => {
    const { olga, oscar } = await group()
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    const eve = await stranger(olga, random, 'eve')
    await tell(olga, eve, oscar)
    const guess = await invitationKeys(newSeed(random))
    const proof = await proveInvitation(guess.ed, olga.roster.group!, eve.keys.id)
    const { ed, x } = eve.keys
    const claimed = { type: 'join', ed: ed.public, x: x.public, invitation: invited.keys.id, proof } as const
    expect(await forged(eve, olga, claimed)).toBe('bad-invitation-proof')
    expect(codeOfResult(await join(eve.roster, eve.keys, guess))).toBe('unknown-invitation')
    const made = await invitationKeys(newSeed(random))
    const asAdmin = {
      type: 'invite',
      ed: made.ed.public,
      x: made.x.public,
      mailbox: new Uint8Array(16),
      role: 'admin',
      scopes: [],
      uses: 1,
    } as const
    expect(await forged(olga, olga, asAdmin)).toBe('grants-admin')
    expect(await forged(oscar, olga, { ...asAdmin, role: 'organizer' })).toBe('not-admin')
  })

  it('[A13] a one-use link used twice offline: the lowest id stands, the other is pending until it is admitted', async () => {
    const { olga, mia } = await group()
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    const [one, two] = [await joined(olga, invited, random, 'one'), await joined(olga, invited, random, 'two')]
    await tell(one, olga, mia)
    await tell(two, olga)
    await tell(two, mia)
    const [first, second] = one.op.id < two.op.id ? [one, two] : [two, one]
    const standing = (phone: Phone) => memberOf(olga.roster.view()!, phone.keys.id)!.standing
    expect([standing(first), standing(second)]).toEqual(['active', 'pending'])
    expect(plainState(mia.roster)).toEqual(plainState(olga.roster))
    // Nothing that rests on the pending join counts.
    const view = olga.roster.view()!
    expect(codeOfResult(await act(second.roster, second.keys, { type: 'ask', epochs: [] }))).toMatch(/^ok/)
    expect([...view.devices.values()].filter(device => memberOf(view, device.id)!.standing === 'pending')).toHaveLength(1)
    must(await act(olga.roster, olga.keys, { type: 'admit', join: second.op.id }))
    expect([standing(first), standing(second)]).toEqual(['active', 'active'])
    const late = await newcomer(olga, invited, random, 'late')
    expect(codeOfResult(await join(late.roster, late.keys, invited.keys))).toBe('invitation-used-up')
  })

  it('[A13] joined while it was being revoked is pending; joined afterwards, or by somebody removed, is refused', async () => {
    const { olga } = await group()
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 9 }, random))
    const early = await joined(olga, invited, random, 'early')
    const known = await joined(olga, invited, random, 'known')
    await tell(known, olga)
    must(await act(olga.roster, olga.keys, { type: 'revokeInvite', invitation: invited.keys.id }))
    await tell(early, olga)
    const standing = (phone: Phone) => memberOf(olga.roster.view()!, phone.keys.id)!.standing
    expect([standing(early), standing(known)]).toEqual(['pending', 'active'])
    expect(scopesToRekey(olga.roster.view()!)).toEqual(['log', TURF])
    const late = await newcomer(olga, invited, random, 'late')
    expect(codeOfResult(await join(late.roster, late.keys, invited.keys))).toBe('invitation-revoked')
    // The refusal is the door's, not only the author's own politeness.
    const proof = await proveInvitation(invited.keys.ed, olga.roster.group!, late.keys.id)
    const asked = { type: 'join', ed: late.keys.ed.public, x: late.keys.x.public, invitation: invited.keys.id, proof } as const
    expect(await forged(late, olga, asked)).toBe('invitation-revoked')

    const again = await inviteAnew(olga)
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(known), cause: false, cut: [] }))
    await tell(olga, known)
    expect(codeOfResult(await join(known.roster, known.keys, again.keys))).toBe('removed-author')
  })

  it('[A17] two admins remove each other offline: the senior wins, the same on all devices', async () => {
    const { olga, oscar, mia } = await group()
    must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(oscar), role: 'admin' }))
    await tell(olga, oscar, mia)
    must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(oscar), cause: true, cut: [] }))
    must(await act(oscar.roster, oscar.keys, { type: 'removeMember', member: idOf(olga), cause: true, cut: [] }))
    must(await act(oscar.roster, oscar.keys, { type: 'setRole', member: idOf(mia), role: 'admin' }))
    await tell(oscar, mia)
    await tell(olga, mia)
    await tell(mia, olga)
    const standing = (phone: Phone) => memberOf(mia.roster.view()!, phone.keys.id)!.standing
    expect([standing(olga), standing(oscar), memberOf(mia.roster.view()!, mia.keys.id)!.role]).toEqual(['active', 'removed', 'member'])
    expect(plainState(olga.roster)).toEqual(plainState(mia.roster))
    // A15: what the removed one stages afterwards is refused where the removal is known.
    expect(await forged(oscar, mia, { type: 'setRole', member: idOf(mia), role: 'admin' })).toBe('removed-author')
  })
})
