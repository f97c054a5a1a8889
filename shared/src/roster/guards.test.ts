import { expect, it } from 'vitest'
import { toHex } from '../base/bytes.ts'
import { must } from '../base/result.ts'
import type { Scope } from '../base/ids.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { invitationKeys, newSeed } from '../wire/invitation-link.ts'
import { act, deviceCard, invite, rekey } from './author.ts'
import { makeEpoch } from './epochs.ts'
import { epochsOf, recipientsOf } from './recipients.ts'
import type { EpochItem } from './operations.ts'
import { createRoster } from './roster.ts'
import { proveInvitation, signOperation } from './sign-operation.ts'
import type { NewAct } from './sign-operation.ts'
import { memberOf } from './state.ts'
import { codeOfResult, founder, joined, OTHER_TURF, send, stranger, tell, TURF } from './testing/story.ts'
import type { Phone } from './testing/story.ts'

const random = seededRandom(77)
const idOf = (phone: Phone) => memberOf(phone.roster.view()!, phone.keys.id)!.id

/** Refusals of the door that no story comes upon: each by its name, and the roster stays as it is. */
async function group() {
  const olga = await founder(random)
  must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
  const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 2 }, random))
  const mia = await joined(olga, invited, random, 'mia')
  await tell(mia, olga)
  const say = async (phone: Phone, what: NewAct) => {
    const before = olga.roster.heads().join()
    const op = await signOperation(phone.keys, olga.roster.group!, olga.roster.heads(), what)
    const code = codeOfResult(await olga.roster.receive(op.raw))
    expect(olga.roster.heads().join(), code).toBe(before)
    return code
  }
  return { olga, mia, invited, say }
}

async function canvassersLink() {
  const { ed, x } = await invitationKeys(newSeed(random))
  const forWhat = { role: 'canvasser', scopes: [], uses: 1 } as const
  return { type: 'invite', ed: ed.public, x: x.public, mailbox: new Uint8Array(16), ...forWhat } as const
}

it('[A9] whom, what and where nobody knows: unknown-member, unknown-device, unknown-scope, unknown-join, unknown-invitation', async () => {
  const { olga, mia, say } = await group()
  const eve = await newDeviceKeys(random)
  const nobody = eve.id as string as ReturnType<typeof idOf>
  expect(await say(olga, { type: 'grant', member: nobody, scope: TURF })).toBe('unknown-member')
  expect(await say(olga, { type: 'revoke', member: nobody, scope: TURF })).toBe('unknown-member')
  expect(await say(olga, { type: 'setRole', member: nobody, role: 'member' })).toBe('unknown-member')
  expect(await say(olga, { type: 'removeMember', member: nobody, cause: true, cut: [] })).toBe('unknown-member')
  expect(await say(olga, { type: 'removeDevice', target: eve.id, cause: true, cut: [] })).toBe('unknown-device')
  expect(await say(olga, { type: 'grant', member: idOf(mia), scope: OTHER_TURF })).toBe('unknown-scope')
  expect(await say(olga, { type: 'admit', join: 'ab'.repeat(32) as never })).toBe('unknown-join')
  expect(await say(olga, { type: 'revokeInvite', invitation: 'ab'.repeat(16) as never })).toBe('unknown-invitation')
  expect(await say(olga, { type: 'ask', epochs: ['ab'.repeat(16) as never] })).toBe('unknown-epoch')
  expect(await say(olga, { type: 'welcome', scope: 'group', epoch: 'ab'.repeat(16) as never, boxesHash: new Uint8Array(32) })).toBe(
    'unknown-epoch',
  )
})

it('[A9] what only organizers may: invite, take back a link, admit, grant, add, begin a turf', async () => {
  const { olga, mia, invited, say } = await group()
  const card = await deviceCard(await newDeviceKeys(random), olga.roster.group!)
  const link = await canvassersLink()
  expect(await say(mia, link)).toBe('not-organizer')
  expect(await say(mia, { ...link, role: 'admin' })).toBe('not-organizer')
  expect(await say(mia, { type: 'revokeInvite', invitation: invited.keys.id })).toBe('not-organizer')
  expect(await say(mia, { type: 'admit', cut: [] })).toMatch(/not-organizer|malformed/)
  expect(await say(mia, { type: 'addMember', ...card, role: 'canvasser', scopes: [] })).toBe('not-organizer')
  expect(await say(mia, { type: 'revoke', member: idOf(olga), scope: TURF })).toBe('not-organizer')
  const begun = await makeEpoch(olga.roster.group!, OTHER_TURF, [toHex(mia.keys.x.public)], [], undefined, random)
  expect(await say(mia, { type: 'rekey', epochs: [begun.item] })).toBe('not-organizer')
  // Of a scope that is not hers.
  const turf = await makeEpoch(olga.roster.group!, TURF, [toHex(mia.keys.x.public)], [], undefined, random)
  expect(await say(mia, { type: 'rekey', epochs: [turf.item] })).toBe('author-no-right')
})

it('[A12] [A13] nothing is there twice: already-member, invitation-exists, too-many-devices, and a removed one never comes back', async () => {
  const { olga, mia, say } = await group()
  const again = await deviceCard(mia.keys, olga.roster.group!)
  expect(await say(olga, { type: 'addMember', ...again, role: 'canvasser', scopes: [] })).toBe('already-member')
  expect(await say(olga, { type: 'addDevice', ...again })).toBe('already-member')
  const link = await canvassersLink()
  must(await act(olga.roster, olga.keys, link))
  expect(await say(olga, link)).toBe('invitation-exists')
  for (let i = 0; i < 5; i++)
    must(await act(olga.roster, olga.keys, { type: 'addDevice', ...(await deviceCard(await newDeviceKeys(random), olga.roster.group!)) }))
  expect(await say(olga, { type: 'addDevice', ...(await deviceCard(await newDeviceKeys(random), olga.roster.group!)) })).toBe(
    'too-many-devices',
  )
  const late = await stranger(olga, random, 'late')
  await tell(olga, late)
  must(await act(olga.roster, olga.keys, { type: 'removeMember', member: idOf(mia), cause: false, cut: [] }))
  expect(await say(olga, { type: 'addMember', ...again, role: 'canvasser', scopes: [] })).toBe('removed-author')
  expect(await say(mia, { type: 'ask', epochs: [...olga.roster.view()!.epochs.keys()].slice(0, 1) })).toBe('removed-author')
})

it('[A10] keys that are not what they say: prev-mismatch, locator-changed, and a group is never begun twice', async () => {
  const { olga, say } = await group()
  const view = olga.roster.view()!
  const [logs] = epochsOf(view, 'log').map(one => olga.ring.byEpoch(one.id)!)
  const to = [...recipientsOf(view, 'group')]
  const foreign = await makeEpoch(view.group, 'group', to, [logs!], olga.ring.locator('group'), random)
  expect(await say(olga, { type: 'rekey', epochs: [foreign.item] })).toBe('prev-mismatch')
  const elsewhere = await makeEpoch(view.group, 'group', to, [], random.bytes(32).slice() as never, random)
  expect(await say(olga, { type: 'rekey', epochs: [elsewhere.item] })).toBe('locator-changed')
  const other = await founder(random)
  const genesis = other.roster.operation(other.roster.group as never)!
  expect(codeOfResult(await olga.roster.receive(genesis.raw))).toBe('wrong-group')
  await send({ op: olga.roster.operation(olga.roster.heads()[0]!)!, boxes: [], mailboxes: [] }, olga)
})

it('[A9] a genesis begins exactly the three scopes, carries nothing on, and is signed by its own device', async () => {
  const keys = await newDeviceKeys(random)
  const item = async (scope: Scope) => (await makeEpoch(undefined, scope, [toHex(keys.x.public)], [], undefined, random)).item
  const [group, log, organizers, turf] = [await item('group'), await item('log'), await item('organizers'), await item(TURF)]
  const begin = async (epochs: readonly EpochItem[], by = keys) => {
    const said = { keeper: new Uint8Array(32), salt: new Uint8Array(16), epochs }
    const op = await signOperation(by, '', [], { type: 'genesis', ed: keys.ed.public, x: keys.x.public, ...said })
    return codeOfResult(await createRoster(op.group).receive(op.raw))
  }
  expect(await begin([group, log, organizers])).toBe('ok: added')
  expect(await begin([group, log])).toBe('malformed')
  expect(await begin([group, log, organizers, turf])).toBe('malformed')
  const carrying = { ...log, prev: [{ epoch: 'ab'.repeat(16) as never, sealed: new Uint8Array(48) }] }
  expect(await begin([group, carrying, organizers])).toBe('prev-mismatch')
  expect(await begin([group, log, organizers], { ...keys, ed: (await newDeviceKeys(random)).ed })).toBe('bad-signature')
})

it('[A9] [A15] the last admin stays, with a device; who was removed is given nothing and comes back by no link', async () => {
  const { olga, mia, invited, say } = await group()
  expect(await say(olga, { type: 'removeMember', member: idOf(olga), cause: false, cut: [] })).toBe('last-admin')
  expect(await say(olga, { type: 'removeDevice', target: olga.keys.id, cause: false, cut: [] })).toBe('last-admin')
  expect(await say(olga, { type: 'setRole', member: idOf(olga), role: 'organizer' })).toBe('last-admin')
  const member = idOf(mia)
  must(await act(olga.roster, olga.keys, { type: 'removeMember', member, cause: false, cut: [] }))
  expect(await say(olga, { type: 'grant', member, scope: TURF })).toBe('unknown-member')
  expect(await say(olga, { type: 'setRole', member, role: 'admin' })).toBe('unknown-member')
  expect(await say(olga, { type: 'removeMember', member, cause: false, cut: [] })).toBe('unknown-member')
  const proof = await proveInvitation(invited.keys.ed, olga.roster.group!, mia.keys.id)
  const join = { type: 'join', ed: mia.keys.ed.public, x: mia.keys.x.public, invitation: invited.keys.id, proof } as const
  expect(await say(mia, join)).toBe('removed-author')
  // A device that was taken from a member who is still here.
  const second = await newDeviceKeys(random)
  must(await act(olga.roster, olga.keys, { type: 'addDevice', ...(await deviceCard(second, olga.roster.group!)) }))
  must(await act(olga.roster, olga.keys, { type: 'removeDevice', target: second.id, cause: false, cut: [] }))
  const again = await proveInvitation(invited.keys.ed, olga.roster.group!, second.id)
  expect(await say({ ...mia, keys: second }, { ...join, ed: second.ed.public, x: second.x.public, proof: again })).toBe('removed-author')
})

it('[A10] a turf is not sealed to organizers of whom one is none any more: needs-rekey', async () => {
  const { olga, mia, say } = await group()
  const begun = await makeEpoch(olga.roster.group!, OTHER_TURF, [toHex(olga.keys.x.public)], [], undefined, random)
  must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(mia), role: 'organizer' }))
  must(await rekey(olga.roster, olga.ring, olga.keys, ['organizers'], random))
  must(await act(olga.roster, olga.keys, { type: 'setRole', member: idOf(mia), role: 'member' }))
  expect(await say(olga, { type: 'rekey', epochs: [begun.item] })).toBe('needs-rekey')
})
