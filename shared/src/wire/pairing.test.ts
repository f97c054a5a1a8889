import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../base/bytes.ts'
import type { ChannelId, EpochId, GroupId } from '../base/ids.ts'
import { must } from '../base/result.ts'
import { seededRandom } from '../base/seeded-random.ts'
import { newDeviceKeys } from '../crypto/device.ts'
import { linkOf, newSeed, readInvitationText } from './invitation-link.ts'
import { buildPairingEntry, cardText, checkLetters, openPairingEntry, type PairingCard, pairingKeys, readCardText } from './pairing.ts'
import { createFrameReader, toFrames } from './qr-frames.ts'
import { recoveryKeyOf } from './recovery-key.ts'

const random = seededRandom(31)
const seed = newSeed(random)
const group = 'a7'.repeat(32) as GroupId
const bytes = (length: number) => random.bytes(length).slice() as Uint8Array<ArrayBuffer>

async function newCard(channel: ChannelId): Promise<PairingCard> {
  const keys = await newDeviceKeys(random)
  return { type: 'card', channel, name: 'Old Pixel', ed: keys.ed.public, x: keys.x.public, possession: bytes(64) }
}

test('an offer, a card, an answer and a no come out as they went in, for whom they are meant only', async () => {
  const { channel, x } = await pairingKeys(seed)
  const card = await newCard(channel.id)
  const own = await newDeviceKeys(random)
  const answer = {
    type: 'answer',
    group,
    keeper: bytes(32),
    epoch: toHex(bytes(16)) as EpochId,
    nonce: bytes(16),
    key: bytes(32),
    locator: bytes(32),
    groupName: 'Oak',
    myName: 'Ana',
  } as const
  for (const message of [{ type: 'offer', group, what: 'member', relay: 'none' } as const, card, answer, { type: 'no', group } as const]) {
    const entry = await buildPairingEntry(own.x.public, channel.id, message, random)
    expect(must(await openPairingEntry(own.x, channel.id, entry))).toEqual(message)
    expect(await openPairingEntry(x, channel.id, entry)).toMatchObject({ ok: false, error: { code: 'cannot-open' } })
    expect(await openPairingEntry(own.x, (await pairingKeys(newSeed(random))).channel.id, entry)).toMatchObject({ ok: false })
  }
})

test('a card is read from a message around it; damage is said', async () => {
  const card = await newCard((await pairingKeys(seed)).channel.id)
  const text = cardText(card)
  expect(must(await readCardText(`For Ana’s phone:\n${text}\n`))).toEqual(card)
  // A code of 500 letters is more than a cheap camera reads at ease.
  expect(text.length).toBeLessThan(400)
  expect(await readCardText(text.slice(0, -9))).toMatchObject({ ok: false, error: { code: 'card-damaged' } })
  expect(await readCardText('hello')).toMatchObject({ ok: false, error: { code: 'card-not-recognised' } })
  expect(await checkLetters(card)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await checkLetters(card)).not.toBe(await checkLetters(await newCard(card.channel)))
})

test('one seed makes other keys and another channel for each purpose, and always the same', async () => {
  const [pairing, recovery, again] = [await pairingKeys(seed), await recoveryKeyOf(seed), await recoveryKeyOf(seed)]
  expect(again.device.id).toBe(recovery.device.id)
  expect(new Set([pairing.channel.id, recovery.mailbox.id]).size).toBe(2)
  expect(recovery.device.x.public).not.toEqual(pairing.x.public)
})

test('a link says what it opens; a code does not', () => {
  for (const what of ['device', 'member', 'recovery'] as const) {
    const link = linkOf('https://app.example/', { seed, group, relay: 'wss://r.example/relay', what })
    expect(must(readInvitationText(`Here: ${link}`))).toEqual({ seed, group, relay: 'wss://r.example/relay', what })
  }
  expect(must(readInvitationText(linkOf('https://app.example/', { seed, group, relay: '' })))).toEqual({ seed, group, relay: '' })
})

test('a file in QR codes comes together in any order, with repeats; of another file it begins anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), fc.infiniteStream(fc.nat()), async (file, picks) => {
      const frames = await toFrames(file)
      const reader = createFrameReader()
      for (const pick of picks) {
        expect(reader.take(frames[pick % frames.length]!)).toBe(true)
        if (reader.have === reader.total) break
        expect(await reader.whole()).toBeUndefined()
      }
      expect(await reader.whole()).toEqual(new Uint8Array(file))
    }),
    { numRuns: 30 },
  )
})

test('codes that are not of the row, or lie about it, are no file', async () => {
  const reader = createFrameReader()
  for (const text of [
    '',
    'https://example.org/',
    'PQ1 0000000G 1 2 AB',
    'PQ1 00000000 3 2 ABC',
    'PQ1 00000000 0 0 ABC',
    'PQ1 00000000 1 999 ABC',
  ])
    expect(reader.take(text), text).toBe(false)
  expect(reader.take('PQ1 00000000 1 1 BB8')).toBe(true)
  expect(await reader.whole()).toBeUndefined()
  expect(reader.total).toBe(0)
  const [frame] = await toFrames(new Uint8Array([1, 2, 3]))
  expect(reader.take(frame!)).toBe(true)
  expect(await reader.whole()).toEqual(new Uint8Array([1, 2, 3]))
})
