import { describe, expect, it } from 'vitest'
import { seededRandom } from '../base/seeded-random.ts'
import { must } from '../base/result.ts'
import { channelFor, keeperHashOf } from '../wire/channel.ts'
import { openEntry, sealEntry, tagOf } from '../wire/entry.ts'
import { act, invite, join, rekey, welcome } from './author.ts'
import { keyRingFrom } from './key-ring.ts'
import { missingHolders, scopesToRekey } from './recipients.ts'
import { sealOperation } from './seal-operation.ts'
import { memberOf } from './state.ts'
import { codeOfResult, founder, joined, newcomer, plainState, send, tell, TURF } from './testing/story.ts'
import { mayWrite, scopesOf } from './who-may.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('a Saturday', () => {
  it('a founder begins a group, cuts a turf and hands it to a canvasser whose phone needs nobody else', async () => {
    const random = seededRandom(1)
    const olga = await founder(random)
    const turf = must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
    expect(turf.boxes.map(one => one.scope)).toEqual([TURF])
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    expect(invited.mailboxes).toHaveLength(2)
    const carl = await joined(olga, invited, random)

    // Carl has the turf's key with every other device switched off, and what he seals the founder opens.
    const key = must(carl.ring.newest(TURF))
    const view = carl.roster.view()!
    const channel = await channelFor(view.keeper, carl.ring.locator(TURF)!, `visits/1@${TURF}` as never)
    const signed = new Uint8Array(100).fill(9)
    const entry = must(await sealEntry(key.sealing, channel.id, `visits/1@${TURF}` as never, signed))
    await tell(carl, olga)
    const opener = await olga.ring.byTag(TURF, channel.id, tagOf(entry)!)
    expect(must(await openEntry(opener!.sealing, channel.id, `visits/1@${TURF}` as never, entry))).toEqual(signed)

    const me = memberOf(view, carl.keys.id)!
    expect([me.role, me.standing, scopesOf(view, me)]).toEqual(['canvasser', 'active', ['log', TURF]])
    expect(mayWrite(view, carl.keys.id, ['canvasser', 'organizer'], TURF)).toBeUndefined()
    expect(mayWrite(view, carl.keys.id, ['organizer'], TURF)?.code).toBe('author-no-right')
    expect(mayWrite(view, carl.keys.id, ['canvasser'], 'group')?.code).toBe('author-no-right')
    expect(codeOfResult(carl.ring.newest('group'))).toBe('missing-key')
    // A used-up invitation makes no epoch unclean.
    expect(scopesToRekey(olga.roster.view()!)).toEqual([])
    expect(plainState(carl.roster)).toEqual(plainState(olga.roster))
  })

  it('everybody reckons the same channels, and the keeper is the one that genesis states', async () => {
    const olga = await founder(seededRandom(2))
    const view = olga.roster.view()!
    expect(view.keeper).toEqual(await keeperHashOf(olga.ring.locator('organizers')!))
  })

  it('a member gets the keys by welcome from whoever is online', async () => {
    const random = seededRandom(3)
    const olga = await founder(random)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 3 }, random))
    const mia = await joined(olga, invited, random)
    await tell(mia, olga)
    expect(codeOfResult(mia.ring.newest('group'))).toBe('missing-key')
    expect(missingHolders(olga.roster.view()!, 'group')?.missing).toHaveLength(1)
    const welcomed = must(await welcome(olga.roster, olga.ring, olga.keys, 'group', random))!
    await send(welcomed, mia)
    expect(must(mia.ring.newest('group')).key).toEqual(must(olga.ring.newest('group')).key)
    expect(must(await welcome(olga.roster, olga.ring, olga.keys, 'group', random))).toBeUndefined()
  })

  it('taking a turf back makes its epoch unclean; after the rekey the old canvasser opens nothing new', async () => {
    const random = seededRandom(4)
    const olga = await founder(random)
    must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 2 }, random))
    const carl = await joined(olga, invited, random, 'carl')
    await tell(carl, olga)
    const dora = await joined(olga, invited, random, 'dora')
    await tell(dora, olga, carl)
    const member = memberOf(olga.roster.view()!, carl.keys.id)!.id
    must(await act(olga.roster, olga.keys, { type: 'revoke', member, scope: TURF }))
    await tell(olga, carl, dora)
    expect(codeOfResult(dora.ring.newest(TURF))).toBe('needs-rekey')
    expect(codeOfResult(carl.ring.newest(TURF))).toBe('needs-rekey')
    // Any holder may renew it, not only an organizer.
    const renewed = must(await rekey(dora.roster, dora.ring, dora.keys, [TURF], random))
    await send(renewed, olga, carl)
    expect(must(olga.ring.newest(TURF)).key).toEqual(must(dora.ring.newest(TURF)).key)
    expect(codeOfResult(carl.ring.newest(TURF))).toBe('missing-key')
    // His late work is sealed under what he holds, and the others still open it.
    const late = carl.ring.newestHeld(TURF)!
    expect(olga.ring.byEpoch(late.epoch!)!.key).toEqual(late.key)
    // The locator stays, so that it finds its way.
    expect(carl.ring.locator(TURF)).toEqual(olga.ring.locator(TURF))
  })

  it('a phone without the first key walks back through prev', async () => {
    const random = seededRandom(5)
    const olga = await founder(random)
    const first = must(olga.ring.newest('log')).key
    const seen = [
      must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random)),
      must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random)),
    ]
    expect(seen).toHaveLength(2)
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const nina = await newcomer(olga, invited, random)
    const epochs = [...olga.roster.view()!.epochs.values()].filter(one => one.scope === 'log')
    expect(epochs).toHaveLength(3)
    expect(epochs.every(one => nina.ring.byEpoch(one.id))).toBe(true)
    expect(nina.ring.byEpoch(epochs.find(one => one.op === (olga.roster.group as string))!.id)!.key).toEqual(first)
  })

  it('a live invitation gets the new keys into its mailbox at each rekey', async () => {
    const random = seededRandom(6)
    const olga = await founder(random)
    must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
    const invited = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    const renewed = must(await rekey(olga.roster, olga.ring, olga.keys, ['log', 'organizers', TURF], random))
    expect(renewed.mailboxes.map(one => one.channel)).toEqual([invited.mailbox.id, invited.mailbox.id])
    const carl = await newcomer(olga, { ...invited, mailboxes: renewed.mailboxes }, random)
    must(await join(carl.roster, carl.keys, invited.keys))
    expect(must(carl.ring.newest(TURF)).key).toEqual(must(olga.ring.newest(TURF)).key)
  })

  it('somebody who is here already gets the turf by a join and keeps the role', async () => {
    const random = seededRandom(7)
    const olga = await founder(random)
    must(await rekey(olga.roster, olga.ring, olga.keys, [TURF], random))
    const asMember = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'member', scopes: [], uses: 1 }, random))
    const mia = await joined(olga, asMember, random)
    await tell(mia, olga)
    const turf = must(await invite(olga.roster, olga.ring, olga.keys, { role: 'canvasser', scopes: [TURF], uses: 1 }, random))
    await tell(olga, mia)
    must(await join(mia.roster, mia.keys, turf.keys))
    const me = memberOf(mia.roster.view()!, mia.keys.id)!
    expect([me.role, [...me.turfs.keys()]]).toEqual(['member', [TURF]])
  })

  it('operations travel sealed, and the ring comes back from its bytes', async () => {
    const random = seededRandom(8)
    const olga = await founder(random)
    const renewed = must(await rekey(olga.roster, olga.ring, olga.keys, ['log'], random))
    const view = olga.roster.view()!
    const log = await channelFor(view.keeper, olga.ring.locator('log')!, 'log')
    const entries = await Promise.all(
      [olga.roster.operation(view.group as never)!, renewed.op].map(op => sealOperation(olga.ring, log.id, op)),
    )
    const ring = await keyRingFrom(olga.keys, view.group, olga.ring.toBytes())
    expect(await ring.update(view)).toEqual([])
    for (const [i, entry] of entries.entries()) {
      const key = await ring.byTag('log', log.id, tagOf(must(entry))!)
      const raw = must(await openEntry(key!.sealing, log.id, 'log', must(entry)))
      expect(raw).toEqual(olga.roster.ops()[i])
    }
    expect(ring.toBytes()).toEqual(olga.ring.toBytes())
    expect(text(must(entries[0]!)).includes('genesis')).toBe(false)
  })
})
