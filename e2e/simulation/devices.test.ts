import { docId, type Scope } from '@porchlight/shared/base/ids'
import { must, type Result } from '@porchlight/shared/base/result'
import { devicesKind } from '@porchlight/shared/group/devices'
import { groupKind } from '@porchlight/shared/group/group'
import { createFrameReader, toFrames } from '@porchlight/shared/wire/qr-frames'
import type { NewOffer, Offer } from '@porchlight/web/engine/api-devices'
import { afterEach, describe, expect, test } from 'vitest'
import { GROUP, nameOn, of, renamed, switchOff, visited, visitsOn } from './on-phones.ts'
import { createWorld, type Phone, type World } from './phones.ts'

const DEVICES = docId('devices', 'group')

let world: World
afterEach(() => world.end())

/** Alice, who begins a group with two turfs. */
async function setup(seed: number, relay = '') {
  world = await createWorld(seed)
  const alice = await world.addPhone('alice')
  alice.group = must(await patient(alice.engine.startGroup({ groupName: 'Oak Street', myName: 'Alice', relay })))
  const [turf, other] = must(await patient(of(alice).newTurfs(2)))
  await visit(alice, turf!, 'a')
  return { alice, turf: turf!, other: other! }
}

const patient = <T>(work: Promise<T>) => world.patiently(work)
const until = (holds: () => boolean | Promise<boolean>, what: string) =>
  world.until(
    holds,
    () => `not: ${what}; ${JSON.stringify(world.phones.map(one => one.group && [one.name, of(one).me(), of(one).status()]))}`,
  )
/** Changes, and what no status counts: operations, boxes, cards. */
const delivered = (phone: Phone) =>
  until(async () => {
    const { status, id } = of(phone)
    const session = must(await phone.engine.session(id))
    return status().waiting === 0 && status().upToDate && (await session.store.outgoing(id)).length === 0
  }, 'delivered')
const rename = async (phone: Phone, name: string) => must(await patient(renamed(phone, name)))
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

const visit = async (phone: Phone, turf: Scope, id: string) => must(await patient(visited(phone, turf, id)))

const setAside = (phone: Phone) => patient(phone.engine.setAside(phone.group))

/** Scanned on the new phone, and its card scanned back. */
async function scanned(host: Phone, fresh: Phone, input: NewOffer, name: string): Promise<Offer> {
  const offer = must(await patient(of(host).offer(input)))
  const pairing = must(await patient(fresh.engine.startPairing(must(fresh.engine.readInvitation(offer.link)), { name, relay: '' })))
  const card = must(await of(host).readCard(offer.id, `a message around it: ${pairing.card}`))
  expect([card.name, card.check, card.seen]).toEqual([name, pairing.check, true])
  must(await patient(of(host).letIn(offer.id, card)))
  return offer
}

describe('a second device', () => {
  test('with no network at all: QR one way, a file the other; the same member, a device of its own', async () => {
    const { alice, turf } = await setup(1, 'none')
    const fresh = await world.addPhone('fresh')
    const offer = await scanned(alice, fresh, { what: 'device' }, 'Tablet')
    const file = must(await patient(of(alice).answerFile(offer.id, false)))
    fresh.group = must(await patient(fresh.engine.bringIn(file))).group
    await until(() => visitsOn(fresh, turf) === 'a' && nameOn(fresh) === 'Oak Street', 'everything is here')
    expect([of(fresh).me().member, of(fresh).me().role, of(fresh).me().name]).toEqual([of(alice).me().member, 'admin', 'Alice'])
    expect(of(fresh).me().device).not.toBe(of(alice).me().device)
    expect(await fresh.engine.pairings()).toEqual([])
    await visit(fresh, turf, 'b')
    await fresh.restart()
    must(await patient(alice.engine.bringIn(must(await patient(of(fresh).saveToFile())))))
    await until(() => visitsOn(alice, turf) === 'ab', 'and back')
    expect([await setAside(alice), await setAside(fresh)]).toEqual([[], []])
  })

  test('with no network at all: QR codes both ways, shown in any order', async () => {
    const { alice, turf } = await setup(2, 'none')
    const fresh = await world.addPhone('fresh')
    const offer = await scanned(alice, fresh, { what: 'device' }, 'Tablet')
    const file = must(await patient(of(alice).answerFile(offer.id, true)))
    const frames = await toFrames(new Uint8Array(await file.arrayBuffer()))
    expect(frames.length).toBeLessThan(120)
    const reader = createFrameReader()
    for (const frame of frames.toReversed()) reader.take(frame)
    fresh.group = must(await patient(fresh.engine.bringIn(new Blob([(await reader.whole())!])))).group
    await until(() => visitsOn(fresh, turf) === 'a', 'it has the turf')
  })

  test('through the relay, by the code alone; the letters on both screens are the same', async () => {
    const { alice, turf } = await setup(3)
    const fresh = await world.addPhone('fresh')
    const offer = must(await patient(of(alice).offer({ what: 'device' })))
    await delivered(alice)
    const invitation = must(fresh.engine.readInvitation(offer.code))
    expect(code(await patient(fresh.engine.join(invitation, { myName: 'x', relay: '' })))).toBe('code-is-offer')
    const pairing = must(await patient(fresh.engine.startPairing(invitation, { name: 'Laptop', relay: '' })))
    expect(pairing.what).toBe('device')
    const finishing = fresh.engine.finishPairing(pairing.id)
    await until(async () => (await of(alice).cards(offer.id)).length === 1, 'the card has come')
    const [card] = await of(alice).cards(offer.id)
    expect([card!.name, card!.check, card!.seen]).toEqual(['Laptop', pairing.check, false])
    const device = must(await patient(of(alice).letIn(offer.id, card!)))
    must(await patient(of(alice).nameDevice(device, card!.name)))
    fresh.group = must(await patient(finishing))
    await until(() => visitsOn(fresh, turf) === 'a', 'everything comes')
    await until(() => of(fresh).view(devicesKind, DEVICES)?.names[device] === 'Laptop', 'and what it is called')
    await rename(fresh, 'By the laptop')
    await until(() => nameOn(alice) === 'By the laptop', 'Alice takes it')
    expect(
      of(fresh)
        .devices()
        .map(one => one.isThis),
    ).toEqual([true, false])
  })

  test('begun by QR, killed before the answer came, answered while the new phone was off', async () => {
    const { alice, turf } = await setup(4)
    const fresh = await world.addPhone('fresh')
    await scanned(alice, fresh, { what: 'device' }, 'Tablet')
    await delivered(alice)
    switchOff(alice)
    await fresh.restart()
    const [pairing] = await fresh.engine.pairings()
    fresh.group = must(await patient(fresh.engine.finishPairing(pairing!.id)))
    await until(() => visitsOn(fresh, turf) === 'a', 'the relay alone was enough')
  })

  test('an answer is for the phone whose card was scanned, and for no other', async () => {
    const { alice } = await setup(5, 'none')
    const [one, two] = [await world.addPhone('one'), await world.addPhone('two')]
    const offer = await scanned(alice, one, { what: 'device' }, 'One')
    const pairing = must(await patient(two.engine.startPairing(must(two.engine.readInvitation(offer.link)), { name: 'Two', relay: '' })))
    const file = must(await patient(of(alice).answerFile(offer.id, false)))
    expect(code(await patient(two.engine.bringIn(file)))).toBe('answer-other-phone')
    expect(two.engine.groups()).toEqual([])
    const other = must(await patient(of(alice).offer({ what: 'device' })))
    expect(code(await of(alice).readCard(other.id, pairing.card))).toBe('card-other-offer')
  })

  test('[P6.11] a phone that is refused is told, and so is whoever waits by a code that is over; an answer goes before', async () => {
    const { alice, turf } = await setup(8)
    const [one, two, three] = [await world.addPhone('one'), await world.addPhone('two'), await world.addPhone('three')]
    const offer = must(await patient(of(alice).offer({ what: 'device' })))
    await delivered(alice)
    const asks = async (phone: Phone, name: string) => {
      const pairing = must(await patient(phone.engine.startPairing(must(phone.engine.readInvitation(offer.code)), { name, relay: '' })))
      const finishing = phone.engine.finishPairing(pairing.id)
      await until(async () => (await of(alice).cards(offer.id)).some(card => card.check === pairing.check), 'the card has come')
      return { pairing, finishing, card: (await of(alice).cards(offer.id)).find(card => card.check === pairing.check)! }
    }
    const [first, second, third] = [await asks(one, 'One'), await asks(two, 'Two'), await asks(three, 'Three')]
    must(await patient(of(alice).refuse(offer.id, first.card)))
    expect(code(await patient(first.finishing))).toBe('pairing-refused')
    expect(await one.engine.pairings()).toEqual([])
    // It begins again by the same code, and is another phone to Alice.
    const again = await asks(one, 'One')
    expect(again.pairing.check).not.toBe(first.pairing.check)
    must(await patient(of(alice).letIn(offer.id, second.card)))
    must(await patient(of(alice).endOffer(offer.id)))
    two.group = must(await patient(second.finishing))
    await until(() => visitsOn(two, turf) === 'a', 'who was let in has everything')
    for (const { finishing } of [third, again]) expect(code(await patient(finishing))).toBe('offer-over')
    // Whoever comes now hears it before they have typed their name for nothing.
    const late = await patient(three.engine.startPairing(must(three.engine.readInvitation(offer.code)), { name: 'Three', relay: '' }))
    expect(code(late)).toBe('offer-over')
    expect(of(alice).devices()).toHaveLength(2)
  })

  test('[P6.11] closed while the other phone was off: it is told when it goes on, also where no answer ever came', async () => {
    const { alice } = await setup(9)
    const fresh = await world.addPhone('fresh')
    const offer = must(await patient(of(alice).offer({ what: 'device' })))
    must(await patient(fresh.engine.startPairing(must(fresh.engine.readInvitation(offer.link)), { name: 'Tablet', relay: '' })))
    must(await patient(of(alice).endOffer(offer.id)))
    await delivered(alice)
    switchOff(alice)
    await fresh.restart()
    const [pairing] = await fresh.engine.pairings()
    expect(code(await patient(fresh.engine.finishPairing(pairing!.id)))).toBe('offer-over')
    expect(await fresh.engine.pairings()).toEqual([])
  })

  test('[A12] a card whose proof is for another group, or for nobody’s key, is refused', async () => {
    const { alice } = await setup(6)
    const fresh = await world.addPhone('fresh')
    const offer = must(await patient(of(alice).offer({ what: 'device' })))
    const invitation = must(fresh.engine.readInvitation(offer.link))
    const elsewhere = { ...invitation, group: 'ab'.repeat(32) as NonNullable<typeof invitation.group> }
    const pairing = must(await patient(fresh.engine.startPairing(elsewhere, { name: 'x', relay: '' })))
    const card = must(await of(alice).readCard(offer.id, pairing.card))
    expect(code(await patient(of(alice).letIn(offer.id, card)))).toBe('no-proof-of-possession')
  })

  test('the seventh device is refused before anybody holds a phone up', async () => {
    const { alice } = await setup(7, 'none')
    for (let i = 0; i < 5; i++) await scanned(alice, await world.addPhone(`phone ${i}`), { what: 'device' }, `${i}`)
    expect(code(await patient(of(alice).offer({ what: 'device' })))).toBe('too-many-devices')
  })
})

describe('somebody new, in person', () => {
  test('[A13] a canvasser with one turf, no network at all; what they do goes back by file', async () => {
    const { alice, turf, other } = await setup(11, 'none')
    const bob = await world.addPhone('bob')
    const offer = await scanned(alice, bob, { what: 'member', role: 'canvasser', scopes: [turf] }, 'Bob')
    const file = must(await patient(of(alice).answerFile(offer.id, false)))
    bob.group = must(await patient(bob.engine.bringIn(file))).group
    expect([of(bob).me().role, of(bob).me().scopes, of(bob).me().name]).toEqual(['canvasser', ['log', turf], 'Bob'])
    await until(() => visitsOn(bob, turf) === 'a', 'the turf is here')
    expect(of(bob).docs('visits')).toEqual([docId('visits', turf)])
    await visit(bob, turf, 'b')
    must(await patient(alice.engine.bringIn(must(await patient(of(bob).saveToFile())))))
    await until(() => visitsOn(alice, turf) === 'ab', 'Alice has it')
    expect(await setAside(alice)).toEqual([])
    expect(other).not.toBe(turf)
  })

  test('an organizer through the relay, and what a role may not do is not offered', async () => {
    const { alice, turf } = await setup(12)
    const bob = await world.addPhone('bob')
    await scanned(alice, bob, { what: 'member', role: 'organizer', scopes: [] }, 'Bob')
    const [pairing] = await bob.engine.pairings()
    bob.group = must(await patient(bob.engine.finishPairing(pairing!.id)))
    await until(() => nameOn(bob) === 'Oak Street' && visitsOn(bob, turf) === 'a', 'Bob has all')
    await until(() => of(alice).view(groupKind, GROUP)?.names[of(bob).me().member] === 'Bob', 'and a name')
    expect(code(await patient(of(bob).offer({ what: 'member', role: 'organizer', scopes: [] })))).toBe('not-admin')
    const carol = await world.addPhone('carol')
    const offer = await scanned(bob, carol, { what: 'member', role: 'canvasser', scopes: [turf] }, 'Carol')
    carol.group = must(await patient(carol.engine.bringIn(must(await patient(of(bob).answerFile(offer.id, false)))))).group
    expect(code(await patient(of(carol).offer({ what: 'member', role: 'canvasser', scopes: [turf] })))).toBe('not-organizer')
    // A canvasser may well have two phones.
    must(await patient(of(carol).offer({ what: 'device' })))
  })
})

describe('a recovery key', () => {
  async function withKey(seed: number) {
    const made = await setup(seed)
    const key = must(await patient(of(made.alice).makeRecoveryKey()))
    await until(
      () =>
        of(made.alice)
          .devices()
          .find(one => one.id === key.device)?.ready === true,
      'the key works',
    )
    return { ...made, key }
  }
  async function recovered(name: string, text: string): Promise<Phone> {
    const phone = await world.addPhone(name)
    phone.group = must(await patient(phone.engine.recover(must(phone.engine.readInvitation(text)), { relay: '' })))
    return phone
  }

  test('[P6.7] every other device gone: the key and the relay bring the founder back, as a new device', async () => {
    const { alice, turf, key } = await withKey(21)
    await rename(alice, 'Since the key')
    await delivered(alice)
    switchOff(alice)
    const fresh = await recovered('fresh', key.link)
    await until(() => nameOn(fresh) === 'Since the key' && visitsOn(fresh, turf) === 'a', 'all of it')
    await until(() => of(fresh).me().name === 'Alice', 'her name')
    expect([of(fresh).me().member, of(fresh).me().role]).toEqual([of(alice).me().member, 'admin'])
    expect([of(alice).me().device, key.device]).not.toContain(of(fresh).me().device)
    // She goes on alone: new keys for herself, a new turf, a newcomer.
    await visit(fresh, turf, 'b')
    must(await patient(of(fresh).newTurfs(1)))
    await delivered(fresh)
    await fresh.restart()
    await until(() => visitsOn(fresh, turf) === 'ab', 'after a restart')
    expect(await setAside(fresh)).toEqual([])
  })

  test('[P6.7] by its twenty letters, after the keys were renewed and the group has moved', async () => {
    const { alice, turf, other, key } = await withKey(22)
    const invited = must(await patient(of(alice).invite({ role: 'canvasser', scopes: [turf], uses: 1 })))
    await delivered(alice)
    const bob = await world.addPhone('bob')
    bob.group = must(await patient(bob.engine.join(must(bob.engine.readInvitation(invited.link)), { myName: 'Bob', relay: '' })))
    await delivered(alice)
    await until(() => of(alice).roster().members.length === 2, 'Bob is here')
    must(await patient(of(alice).removeMember(of(bob).me().member, { cause: true })))
    await visit(alice, other, 'b')
    must(await patient(of(alice).move()))
    await rename(alice, 'Somewhere else')
    await delivered(alice)
    switchOff(alice)
    const invitation = (phone: Phone) => must(phone.engine.readInvitation(key.code.toLowerCase()))
    const lost = await world.addPhone('lost')
    expect(code(await patient(lost.engine.join(invitation(lost), { myName: 'x', relay: '' })))).toBe('code-is-recovery')
    const fresh = await recovered('fresh', key.code)
    await until(() => nameOn(fresh) === 'Somewhere else' && visitsOn(fresh, other) === 'b', 'all of it')
  })

  test('revoked, it opens nothing; a phone that came by it holds none of its secrets', async () => {
    const { alice, key } = await withKey(23)
    const fresh = await recovered('fresh', key.link)
    await delivered(fresh)
    await until(() => of(alice).devices().length === 3, 'Alice sees it')
    must(await patient(of(fresh).removeDevice(key.device, { cause: false })))
    await delivered(fresh)
    const late = await world.addPhone('late')
    expect(code(await patient(late.engine.recover(must(late.engine.readInvitation(key.link)), { relay: '' })))).toBe('recovery-revoked')
    await rename(fresh, 'After it was revoked')
    await until(() => nameOn(alice) === 'After it was revoked', 'both go on')
    expect(code(await patient(late.engine.recover(must(late.engine.readInvitation('00000-00000-00000-00001')), { relay: '' })))).toBe(
      'recovery-unknown',
    )
  })

  test('[P6.1] the relay was wiped: the phone that made the key gives it its mailbox back', async () => {
    const { alice, turf, key } = await withKey(24)
    await world.stopRelay()
    await until(() => of(alice).status().link !== 'online', 'the line is lost')
    world.startRelay('wiped')
    await delivered(alice)
    switchOff(alice)
    const fresh = await recovered('fresh', key.link)
    await until(() => visitsOn(fresh, turf) === 'a', 'all of it')
  })

  test('without a relay there is no recovery key', async () => {
    const { alice } = await setup(25, 'none')
    expect(code(await patient(of(alice).makeRecoveryKey()))).toBe('recovery-needs-relay')
  })
})

describe('renewing', () => {
  test('[A5] [P6.10] a fresh device takes this one’s place: what was written stays, and nothing more is written by the old one', async () => {
    const { alice, turf } = await setup(31)
    const fresh = await world.addPhone('fresh')
    await scanned(alice, fresh, { what: 'device' }, 'Tablet')
    fresh.group = must(await patient(fresh.engine.finishPairing((await fresh.engine.pairings())[0]!.id)))
    await delivered(alice)
    switchOff(alice)
    await visit(alice, turf, 'b')
    const old = of(alice).me().device
    must(await of(alice).nameDevice(old, 'Old Pixel'))
    const renewed = must(await patient(of(alice).renewDevice()))
    await visit(alice, turf, 'c')
    switchOff(alice, false)
    await until(() => visitsOn(fresh, turf) === 'abc', 'the other phone has all')
    expect([of(alice).me().device, of(alice).me().member]).toEqual([renewed, of(fresh).me().member])
    expect(renewed).not.toBe(old)
    expect(of(alice).view(devicesKind, docId('devices', 'group'))?.names[renewed]).toBe('Old Pixel')
    expect(
      of(fresh)
        .devices()
        .map(one => one.id)
        .toSorted(),
    ).toEqual([renewed, of(fresh).me().device].toSorted())
    await alice.restart()
    await visit(alice, turf, 'd')
    await until(() => visitsOn(fresh, turf) === 'abcd', 'and goes on')
    expect([await setAside(alice), await setAside(fresh)]).toEqual([[], []])
  })
})

describe('invitations', () => {
  test('an invitation that is over its day is asked about, not refused for ever; clocks lie', async () => {
    const { alice, turf } = await setup(41)
    const invited = must(
      await patient(of(alice).invite({ role: 'canvasser', scopes: [turf], uses: 2, expires: world.clock.now() + 3_600_000 })),
    )
    await delivered(alice)
    const late = await world.addPhone('late', 86_400_000)
    const invitation = must(late.engine.readInvitation(invited.link))
    expect(code(await patient(late.engine.join(invitation, { myName: 'Late', relay: '' })))).toBe('invitation-expired')
    late.group = must(await patient(late.engine.join(invitation, { myName: 'Late', relay: '', evenIfExpired: true })))
    const [view] = of(alice).roster().invitations
    await until(() => of(alice).roster().invitations[0]!.used === 1, 'it is counted')
    expect(view!.expires).toBeGreaterThan(0)
  })

  test('[A13] the second Saturday’s link adds its turf and never the role', async () => {
    const { alice, turf, other } = await setup(42)
    const first = must(await patient(of(alice).invite({ role: 'member', scopes: [turf], uses: 1 })))
    await delivered(alice)
    const bob = await world.addPhone('bob')
    bob.group = must(await patient(bob.engine.join(must(bob.engine.readInvitation(first.link)), { myName: 'Bob', relay: '' })))
    const second = must(await patient(of(alice).invite({ role: 'organizer', scopes: [other], uses: 1 })))
    await delivered(alice)
    must(await patient(bob.engine.join(must(bob.engine.readInvitation(second.link)), { myName: 'Bob', relay: '' })))
    expect([of(bob).me().role, of(bob).me().scopes.includes(other)]).toEqual(['member', true])
  })

  test('[A13] a link for one, used by two who do not hear of each other: one stands, the other is pending and is told, also that it is refused', async () => {
    const { alice, turf } = await setup(43)
    const invited = must(await patient(of(alice).invite({ role: 'canvasser', scopes: [turf], uses: 1 })))
    await delivered(alice)
    const joined: Phone[] = []
    for (const name of ['bob', 'carol']) {
      const phone = await world.addPhone(name)
      phone.group = must(await patient(phone.engine.join(must(phone.engine.readInvitation(invited.link)), { myName: name, relay: '' })))
      switchOff(phone)
      joined.push(phone)
    }
    for (const phone of joined) switchOff(phone, false)
    await until(
      () =>
        joined
          .map(phone => of(phone).standing())
          .toSorted()
          .join() === 'active,pending',
      'one of them waits',
    )
    const waits = joined.find(phone => of(phone).standing() === 'pending')!
    expect(of(waits).me().scopes).not.toContain(turf)
    // Alice does not want whoever it is: that phone hears it, says so, and keeps nothing.
    const { member } = of(waits).me()
    await until(
      () =>
        of(alice)
          .aside()
          .joins.some(join => join.member === member),
      'Alice sees who waits',
    )
    must(await patient(of(alice).removeMember(member, { cause: false })))
    await until(() => waits.engine.groups().length === 0, 'the group is gone from there')
    expect(waits.engine.farewells().map(one => one.out)).toEqual(['refused'])
  })
})
