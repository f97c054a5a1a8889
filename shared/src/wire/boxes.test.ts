import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../base/bytes.ts'
import type { Bytes } from '../base/bytes.ts'
import type { EpochId, GroupId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { openBox, sealBox } from '../crypto/box.ts'
import { xFromSeed } from '../crypto/x25519.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { boundTo, buildBoxes, commitTo, isCommitted, isForAmong, isForExactly, openMyBox, parseBoxes } from './boxes.ts'
import { invitationKeys, newSeed } from './invitation-link.ts'
import { buildMailboxEntry, openMailboxEntry } from './mailbox.ts'

const random = seededRandom(21)
const group = '5a'.repeat(32) as GroupId
const bytes = (length: number) => random.bytes(length).slice() as Bytes
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

describe('boxes', () => {
  it('open for whom they are, in their context, and nowhere else', async () => {
    const [mine, other] = [await xFromSeed(bytes(32)), await xFromSeed(bytes(32))]
    const [context, plain] = [bytes(20), bytes(64)]
    const box = await sealBox(mine.public, context, plain, random)
    expect(await openBox(mine, context, box)).toEqual(plain)
    expect(await openBox(other, context, box)).toBeUndefined()
    expect(await openBox(mine, bytes(20), box)).toBeUndefined()
    for (let at = 0; at < box.length; at++) {
      const bad = box.slice()
      bad[at]! ^= 1
      expect(await openBox(mine, context, bad)).toBeUndefined()
    }
  })

  it('an entry tells for whom it is by hints, and gives each its key', async () => {
    const pairs = await Promise.all(Array.from({ length: 5 }, () => xFromSeed(bytes(32))))
    const to = new Set(pairs.map(one => toHex(one.public)))
    const secret = { key: bytes(32), locator: bytes(32) }
    const made = await buildBoxes(boundTo(group), 'group', bytes(16), to, secret, random)
    const entry = must(await parseBoxes(made.raw))
    expect(made).toEqual({ ...entry, to })
    for (const pair of pairs) expect(await openMyBox(entry, boundTo(group), 'group', pair)).toEqual(secret)
    expect(await openMyBox(entry, boundTo(group), 'log', pairs[0]!)).toBeUndefined()
    expect(await openMyBox(entry, boundTo(undefined), 'group', pairs[0]!)).toBeUndefined()
    expect(await openMyBox(entry, boundTo(group), 'group', await xFromSeed(bytes(32)))).toBeUndefined()
    expect(await isForExactly(entry, to)).toBe(true)
    const fewer = new Set([...to].slice(1))
    const more = new Set([...to, toHex(bytes(32))])
    expect([await isForExactly(entry, fewer), await isForExactly(entry, more)]).toEqual([false, false])
    expect([await isForAmong(entry, fewer), await isForAmong(entry, more)]).toEqual([false, true])
  })

  it('a commitment is to key and locator, of one group, scope and nonce', async () => {
    const secret = { key: bytes(32), locator: bytes(32) }
    const nonce = bytes(16)
    const commit = await commitTo(boundTo(group), 'log', nonce, secret)
    expect(await isCommitted(commit, boundTo(group), 'log', nonce, secret)).toBe(true)
    expect(await isCommitted(commit, boundTo(group), 'log', nonce, { ...secret, key: bytes(32) })).toBe(false)
    expect(await isCommitted(commit, boundTo(group), 'log', nonce, { ...secret, locator: bytes(32) })).toBe(false)
    expect(await isCommitted(commit, boundTo(group), 'group', nonce, secret)).toBe(false)
    expect(await isCommitted(commit, boundTo(group), 'log', bytes(16), secret)).toBe(false)
    // The locator's half outlives key, nonce and group id.
    const later = await commitTo(boundTo(undefined), 'log', bytes(16), { ...secret, key: bytes(32) })
    expect(later.subarray(32)).toEqual(commit.subarray(32))
  })

  it('[A19] mutated and random boxes and mailbox entries are refused as values', async () => {
    const invitation = await invitationKeys(newSeed(random))
    const made = await buildBoxes(
      boundTo(group),
      'log',
      bytes(16),
      [toHex(invitation.x.public)],
      { key: bytes(32), locator: bytes(32) },
      random,
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(made.raw.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, cut) => {
        const bad = cut ? made.raw.slice(0, at) : made.raw.slice()
        if (!cut) bad[at]! ^= flip
        const read = await parseBoxes(bad)
        if (!read.ok) expect(read.error.code).toBe('malformed')
        else expect(read.value.hash).not.toEqual(made.hash)
        expect(code(await openMailboxEntry(invitation.x, invitation.mailbox.id, bad))).not.toBe('ok')
      }),
      { numRuns: 300 },
    )
  })

  it('a mailbox entry opens with the secret only, in its own mailbox', async () => {
    const [one, two] = [await invitationKeys(newSeed(random)), await invitationKeys(newSeed(random))]
    const content = {
      group,
      keeper: bytes(32),
      scope: 'turf/0123456789abcdef' as const,
      epoch: '01'.repeat(16) as EpochId,
      nonce: bytes(16),
      key: bytes(32),
      locator: bytes(32),
    }
    const entry = await buildMailboxEntry(one.x.public, one.mailbox.id, content, random)
    expect(must(await openMailboxEntry(one.x, one.mailbox.id, entry))).toEqual(content)
    expect(code(await openMailboxEntry(two.x, one.mailbox.id, entry))).toBe('cannot-open')
    expect(code(await openMailboxEntry(one.x, two.mailbox.id, entry))).toBe('cannot-open')
  })
})
